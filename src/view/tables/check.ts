import { clip, type Look, pad, padLeft, widthOf, wrap } from '../look.js';

/** An act in one line, or all acts of a demonstration: whether they show what they promise. */

const DEMO_WIDTH = 8;
const ACT_WIDTH = 18;
const TIME_WIDTH = 7;

/** What became of an act. */
export interface Check {
  readonly ok: boolean;
  readonly sentence: string;
  readonly seconds: number;
}

/** With what it said. A failure is told in full, below its line. */
export function drawCheck(
  look: Look,
  demo: string,
  act: string,
  { ok, sentence, seconds }: Check,
): string[] {
  const { paint, width } = look;
  const head = `${headOf(look, ok, demo)}  ${pad(act, ACT_WIDTH)}${paint.dim(padLeft(`${seconds.toFixed(1)} s`, TIME_WIDTH))}`;
  return ok
    ? [beside(look, head, sentence)]
    : [head, ...wrap(sentence, width - 6).map((line) => `    ${paint.red(line)}`)];
}

/** A demonstration, with the names of its acts; those that failed have lines of their own below. */
export function drawChecked(
  look: Look,
  demo: string,
  acts: readonly { readonly act: string; readonly check: Check }[],
): string[] {
  const { verify } = look.messages;
  const failed = acts.filter(({ check }) => !check.ok);
  const head = `${headOf(look, failed.length === 0, demo)}  ${verify.passedOf(acts.length - failed.length, acts.length)}`;
  return [
    beside(look, head, acts.map(({ act }) => act).join(' ')),
    ...failed.flatMap(({ act, check }) => drawCheck(look, demo, act, check)),
  ];
}

function headOf({ messages: { verify }, paint }: Look, ok: boolean, demo: string): string {
  const mark = pad(
    ok ? verify.passed : verify.failed,
    Math.max(...[verify.passed, verify.failed].map(widthOf)),
  );
  return `  ${(ok ? paint.green : paint.red.bold)(mark)}  ${paint.bold(pad(demo, DEMO_WIDTH))}`;
}

/** In what is left of the line; where that is too little for a word or two, nothing. */
function beside({ paint, width }: Look, head: string, text: string): string {
  const room = width - widthOf(head) - 2;
  return room < 8 ? head : `${head}  ${paint.dim(clip(text, room))}`;
}
