import stringWidth from 'string-width';

/**
 * What a terminal makes of what is written to it: as much of a terminal as this command needs.
 * Anything else it is asked for is a stray.
 */

export interface Seen {
  /** All lines that were ever on the screen, as they stood at last. */
  readonly lines: readonly string[];
  /**
   * Control characters and sequences that are no colour, and move no cursor in a way that the
   * command has reason to.
   */
  readonly strays: readonly string[];
  /** Lines that the terminal had to break, since they were wider than it is. */
  readonly tooWide: readonly string[];
}

const PIECE = new RegExp(String.raw`\x1b\[([?\d;]*)([A-Za-z])|\x1b.|\p{Cc}|[^\p{Cc}]+`, 'gsu');
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** @param columns, @param rows 0 where the terminal does not say it */
export function see(written: string, columns: number, rows: number): Seen {
  const screen = new Screen(columns || Infinity, rows || 24);
  for (const [piece, numbers = '', letter] of written.matchAll(PIECE)) {
    if (letter !== undefined) screen.sequence(piece, numbers, letter);
    else if (piece === '\r') screen.column = 0;
    else if (piece === '\n') screen.lineFeed();
    else if (/^\p{Cc}|[\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(piece))
      screen.strays.push(JSON.stringify(piece));
    else screen.text(piece);
  }
  const lines = screen.rows.map((cells) => cells.join('').trimEnd());
  return { lines, strays: screen.strays, tooWide: [...screen.tooWide].map((row) => lines[row]!) };
}

class Screen {
  readonly rows: string[][] = [];
  readonly strays: string[] = [];
  readonly tooWide = new Set<number>();
  readonly #columns: number;
  row = 0;
  column = 0;
  readonly #height: number;

  constructor(columns: number, height: number) {
    this.#columns = columns;
    this.#height = height;
  }

  text(piece: string): void {
    for (const { segment } of letters.segment(piece)) {
      const width = stringWidth(segment);
      // The rest of a line that is too wide is kept in it: how it looks is not what is asked.
      if (this.column + width > this.#columns) this.tooWide.add(this.row);
      const cells = this.#cells();
      while (cells.length < this.column) cells.push(' ');
      cells.splice(this.column, width, segment, ...Array.from({ length: width - 1 }, () => ''));
      this.column += width;
    }
  }

  sequence(piece: string, numbers: string, letter: string): void {
    switch (letter) {
      case 'm':
        return;
      // To the end of the line, to the end of the screen.
      case 'K':
        if (numbers === '' || numbers === '0') return void this.#cells().splice(this.column);
        if (numbers === '2') return void this.#cells().splice(0);
        break;
      case 'J':
        if (numbers === '') return this.#clear();
        break;
      case 'G':
        if (numbers === '' || numbers === '1') return void (this.column = 0);
        break;
      // A prompt that is drawn again in its place.
      case 'A':
        return void (this.row = Math.max(0, this.row - Number(numbers)));
      case 'B':
        return void (this.row = Math.min(this.rows.length - 1, this.row + Number(numbers)));
      case 'D':
        return void (this.column = Math.max(0, this.column - Number(numbers)));
      // What comes now is to be shown at once, and not in parts.
      case 'h':
      case 'l':
        if (numbers === '?2026') return;
        // The cursor is hidden, and seen again.
        if (numbers === '?25') return;
        break;
      case 'H':
        if (numbers === '') return this.#home();
        break;
      default:
    }
    this.strays.push(JSON.stringify(piece));
  }

  lineFeed(): void {
    this.row++;
    this.#cells();
  }

  #cells(): string[] {
    while (this.rows.length <= this.row) this.rows.push([]);
    return this.rows[this.row]!;
  }

  /** The screen is the last so many lines; what is above has been scrolled away. */
  #home(): void {
    [this.row, this.column] = [Math.max(0, this.rows.length - this.#height), 0];
  }

  #clear(): void {
    this.#cells().splice(this.column);
    this.rows.splice(this.row + 1);
  }
}
