import { Chalk, type ChalkInstance } from 'chalk';

/**
 * What may reach a terminal: text, and our own colours. Everything else that a terminal would obey,
 * or that would show a text as something else, is foreign and is shown as text. A colour of ours
 * carries a mark that is drawn by lot for each run, so that no foreign text can pass for one.
 */

/**
 * Control characters (C0, DEL, C1), what turns the direction of writing round, other ends of lines,
 * halves of characters.
 */
const CONTROL = String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]`;

/** In a pattern, what nothing matches. */
const NOTHING = '(?!)';

/** As long as nobody has asked for a colour, nothing is ours: to draw a lot takes its time. */
let signs = signsWith('');

function signsWith(mark: string): {
  readonly mark: string;
  readonly foreign: RegExp;
  readonly unmarked: RegExp;
  /** A colour, or a character: what a text can be cut between. */
  readonly piece: RegExp;
} {
  const ours = mark || NOTHING;
  return {
    mark,
    foreign: new RegExp(String.raw`${CONTROL}(?<!${ours}\x1b)`, 'gu'),
    unmarked: new RegExp(String.raw`(?<!${ours})\x1b`, 'gu'),
    piece: new RegExp(String.raw`${ours}\x1b\[[\d;]*m|.`, 'gsu'),
  };
}

/**
 * A text in which nothing is left to be obeyed: `\x1b` and `\n` are four and two characters.
 * Painted text stays painted.
 */
export function visible(text: string): string {
  return text.replace(signs.foreign, (char) => {
    const code = char.codePointAt(0)!;
    const short = { 9: String.raw`\t`, 10: String.raw`\n`, 13: String.raw`\r` }[code];
    return (
      short ??
      (code < 0x100
        ? `\\x${code.toString(16).padStart(2, '0')}`
        : `\\u${code.toString(16).padStart(4, '0')}`)
    );
  });
}

/** A line as it goes to the terminal. */
export function terminalText(line: string): string {
  return visible(line).replaceAll(signs.mark, '');
}

export function piecesOf(text: string): readonly string[] {
  return text.match(signs.piece) ?? [];
}

/** Chalk, with its codes marked and its texts made visible. @param colours chalk's level */
export function inkOf(colours: 0 | 1 | 2 | 3): ChalkInstance {
  if (colours > 0 && signs.mark === '') {
    const lot = crypto.getRandomValues(Buffer.alloc(6)).toString('hex');
    signs = signsWith(`\u{fdd0}${lot}`);
  }
  return marking(new Chalk({ level: colours }));
}

function marking(chalk: ChalkInstance): ChalkInstance {
  return new Proxy((() => '') as unknown as ChalkInstance, {
    get: (_, style: keyof ChalkInstance) => marking(chalk[style] as ChalkInstance),
    apply: (_, __, texts: readonly unknown[]) =>
      chalk(...texts.map((text) => visible(String(text)))).replace(
        signs.unmarked,
        `${signs.mark}\x1b`,
      ),
  });
}
