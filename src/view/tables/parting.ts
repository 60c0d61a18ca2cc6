import type { TraceEvent } from '../../trace/event.js';
import { jsonOf } from '../../trace/json.js';
import { isStep, stepText } from '../board.js';
import { clip, displayName, type Look, pad, padLeft, wrap } from '../look.js';

/** Two runs side by side, from the first step where they part. */

export interface Parting {
  /** How many steps both have taken, one like the other. */
  readonly same: number;
  readonly steps: readonly [readonly TraceEvent[], readonly TraceEvent[]];
}

export function partingOf(one: readonly TraceEvent[], other: readonly TraceEvent[]): Parting {
  const steps = [one, other].map((events) => events.filter(isStep)) as [TraceEvent[], TraceEvent[]];
  const [a, b] = steps;
  const known = ({ process, op, on, value }: TraceEvent): string =>
    jsonOf([process, op, on, valueOf(value)]);
  const parts = a.findIndex((step, at) => b[at] === undefined || known(step) !== known(b[at]));
  return { same: parts < 0 ? a.length : parts, steps };
}

/** Who holds a lock goes by a number that is another one in each run. */
function valueOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'holder' in value ? null : value;
}

/** Before the parting a few steps are enough to know where one is. */
const [BEFORE, AFTER] = [4, 16];
const NUMBER = 6;

/** @param titles of the two, and what came of each */
export function drawParting(
  look: Look,
  { same, steps: [a, b] }: Parting,
  titles: readonly [string, string],
  verdicts: readonly [string, string],
): string[] {
  const { paint, messages, width } = look;
  const { diff } = messages;
  const column = Math.floor((width - NUMBER - 6) / 2);
  const isAlike = same === a.length && same === b.length;
  const sentence = isAlike ? diff.alike(same) : diff.parts(same);
  const from = Math.max(0, same - BEFORE);
  const to = isAlike ? same : Math.min(Math.max(a.length, b.length), same + AFTER);
  const text = (step: TraceEvent | undefined): string =>
    step === undefined ? diff.ends : `${displayName(look, step.process)} ${stepText(look, step)}`;
  const row = (number: string, left: string, right: string): string =>
    `${padLeft(number, NUMBER)}  ${pad(clip(left, column), column)}  ${clip(right, column)}`.trimEnd();
  const rows = Array.from({ length: to - from }, (_, index) => {
    const at = from + index;
    const line = row(String(at + 1), text(a[at]), text(b[at]));
    return at < same ? paint.dim(line) : at === same ? paint.red(line) : line;
  });
  const more = Math.max(a.length, b.length) - to;
  const told = verdicts.flatMap((verdict, at) =>
    wrap(`${titles[at]!}: ${verdict}`, width - 4).map((line) => `  ${line}`),
  );
  return [
    ...wrap(sentence, width - 4).map((line) => `  ${paint.bold(line)}`),
    '',
    paint.bold(row('', ...titles)),
    ...rows,
    ...(more > 0 ? [`${' '.repeat(NUMBER + 2)}${paint.dim(diff.moreSteps(more))}`] : []),
    '',
    ...told,
  ];
}
