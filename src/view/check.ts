import { clip, type Look, pad, padLeft, widthOf, wrap } from './look.js';

/** An act in one line: whether it showed what it promises, and what it said. */

const DEMO_WIDTH = 8;
const ACT_WIDTH = 18;
const TIME_WIDTH = 7;

/** What became of an act. */
export interface Check {
  readonly ok: boolean;
  readonly sentence: string;
  readonly seconds: number;
}

/** A failure is told in full, below its line. */
export function drawCheck({ messages: { verify }, paint, width }: Look, demo: string, act: string, { ok, sentence, seconds }: Check): string[] {
  const marks = [verify.passed, verify.failed];
  const mark = pad(ok ? verify.passed : verify.failed, Math.max(...marks.map(widthOf)));
  const head = `  ${(ok ? paint.green : paint.red.bold)(mark)}  ${paint.bold(pad(demo, DEMO_WIDTH))}  ${pad(act, ACT_WIDTH)}${paint.dim(padLeft(`${seconds.toFixed(1)} s`, TIME_WIDTH))}`;
  const room = width - 4 - widthOf(mark) - DEMO_WIDTH - 2 - ACT_WIDTH - TIME_WIDTH - 2;
  return ok ? [`${head}  ${paint.dim(clip(sentence, room))}`] : [head, ...wrap(sentence, width - 6).map((line) => `    ${paint.red(line)}`)];
}
