import type { Ora } from 'ora';
import { terminalText } from '../../view/ink.js';
import { clip, shorten, widthOf, wrap } from '../../view/look.js';

/**
 * The one place where anything is written for people. What a file, a name, an argument or an error
 * has smuggled in is shown, not obeyed; no line is wider than the terminal; and what turns while
 * one waits is gone before anything else is written.
 */

/**
 * Nothing is drawn narrower, nor wider; a terminal that does not say how wide it is has 80 columns.
 */
const [NARROWEST, USUAL, WIDEST] = [40, 80, 200];
const USUAL_ROWS = 24;

export function columns(): number {
  return Math.min(Math.max(process.stdout.columns || USUAL, NARROWEST), WIDEST);
}

export function rows(): number {
  return process.stdout.rows || USUAL_ROWS;
}

/**
 * Whether the cursor can be moved about: on a terminal that says what it is, and how wide it is.
 */
export function canDraw({ isTTY, columns: width }: NodeJS.WriteStream): boolean {
  const { TERM = 'dumb' } = process.env;
  return isTTY && width > 0 && TERM !== 'dumb' && TERM !== '';
}

/** Whether anything has been printed. */
let hasBegun = false;

/**
 * An empty line stands between the prompt of a terminal and what is printed; a file or a pipe
 * begins with what there is to say, for `| head -1`.
 */
export function print(lines: readonly string[]): void {
  rest();
  const shown = hasBegun || process.stdout.isTTY || lines[0] !== '' ? lines : lines.slice(1);
  hasBegun = true;
  if (shown.length > 0) process.stdout.write(`${fitted(shown, process.stdout).join('\n')}\n`);
}

/** For lines that hold the whole screen: in place of what stood there. */
export function redraw(lines: readonly string[]): void {
  rest();
  process.stdout.write(`\x1b[H\x1b[J${fitted(lines, process.stdout).join('\n')}`);
}

const [LONGEST_WORD, LONGEST_COMPLAINT] = [240, 1200];

/** What is wrong, on standard error: one line, and on a terminal as many as it needs. */
export function complain(message: string): void {
  rest();
  const short = shorten(
    message.replace(/\S+/g, (word) => shorten(word, LONGEST_WORD)),
    LONGEST_COMPLAINT,
  );
  process.stderr.write(`${fitted([short], process.stderr).join('\n')}\n`);
}

/** What the user's own code has printed, a line of it. */
export function aside(line: string): void {
  rest();
  process.stderr.write(`${fitted([line.replaceAll('\t', '    ')], process.stderr).join('\n')}\n`);
}

/**
 * A terminal breaks a line that is too wide in the middle of a word: so it is broken here, below
 * its own beginning. Files and pipes get it whole.
 */
function fitted(lines: readonly string[], { isTTY }: NodeJS.WriteStream): string[] {
  const broken = isTTY
    ? lines.flatMap((line) => (widthOf(line) <= columns() ? [line] : hanging(line)))
    : lines;
  return broken.map(terminalText);
}

function hanging(line: string): string[] {
  const indent = ' '.repeat(Math.min(/^ */.exec(line)![0].length, columns() / 2));
  return wrap(line.trimStart(), columns() - indent.length).map((part) => indent + part);
}

/** So many columns a turning line needs; in fewer it would be two. */
const ROOM = 20;

let spinner: Ora | null = null;
/** What turns, or will when ora has been loaded; null when nothing shall. */
let awaited: string | null = null;

/**
 * Turns while something is awaited, until something else is written. Ora is loaded when it is first
 * needed, beside what is awaited.
 */
export function working(text: string): void {
  const isNew = awaited === null;
  awaited = text;
  if (!canDraw(process.stdout) || !canDraw(process.stderr) || process.stderr.columns < ROOM) return;
  if (spinner) spinner.text = shown(text);
  else if (isNew) void turn();
}

async function turn(): Promise<void> {
  const { default: ora } = await import('ora');
  if (
    awaited === null ||
    spinner !== null ||
    !canDraw(process.stderr) ||
    process.stderr.columns < ROOM
  )
    return;
  // Ctrl-C and the cursor are not its business: the command ends itself.
  spinner = ora({
    text: shown(awaited),
    spinner: 'line',
    color: false,
    discardStdin: false,
    hideCursor: false,
    isEnabled: true,
  }).start();
  // It divides by the width of the terminal.
  process.stderr.once('resize', rest);
}

function shown(text: string): string {
  return terminalText(clip(text, Math.min(columns(), process.stderr.columns) - 4));
}

/** Nothing turns any more. */
export function rest(): void {
  awaited = null;
  process.stderr.off('resize', rest);
  spinner?.stop();
  spinner = null;
}

/** Resolves when all has been written, or nobody is there to read it. */
export async function written(): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<unknown>((resolve) => stream.write('', resolve));
}
