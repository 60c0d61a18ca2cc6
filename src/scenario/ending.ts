import { AssertionError, IpcError } from '../primitives/errors.js';
import { plainText, shown } from './asked.js';
import { NotSharedError, strict } from './shared.js';
import type { Ending, Options, Scenario } from './scenario.js';

/**
 * What is there when all have ended, as every runtime hands it over; and the question whether it is
 * as it must be.
 */

type Outcome = Ending['outcomes'][number];

/**
 * Outcomes by what they are, and then by the process's place among the workers: which of two was
 * first is no step, so it must make no difference.
 *
 * @param processes the workers' names, in their order
 */
export function inOrder(outcomes: readonly Outcome[], processes: readonly string[]): Outcome[] {
  const places = new Map(processes.map((name, place) => [name, place]));
  return outcomes.toSorted((a, b) =>
    a.outcome === b.outcome
      ? (places.get(a.process) ?? 0) - (places.get(b.process) ?? 0)
      : a.outcome < b.outcome
        ? -1
        : 1,
  );
}

/** `holds` or `always` has answered something else than true or false. */
export class AnswerError extends IpcError {
  readonly of: 'holds' | 'always';
  /** What it answered, in a word: undefined, a number, a Promise. */
  readonly answer: string;

  constructor(of: AnswerError['of'], answer: string) {
    super(
      'ANSWER',
      `${of} answered ${answer}; it must answer true or false, so that what is not asked is not taken for granted`,
    );
    this.of = of;
    this.answer = answer;
  }
}

/** @throws {AssertionError}; {TypeError} where it is neither true nor false */
export function assert(condition: unknown, text: unknown): void {
  if (typeof condition !== 'boolean')
    throw new TypeError(`assert takes true or false, not ${shown(condition)}`);
  if (!condition) throw new AssertionError(plainText(text, 'assert'));
}

/** At the end nobody has a lock, and nobody waits. */
const FREE = { holder: null, waiting: [] };

/**
 * Whether what must hold at the end holds.
 *
 * @throws {AnswerError}, {NotSharedError}, or whatever `holds` throws
 */
export function askHolds(scenario: Scenario, ending: Ending, options: Options): boolean {
  const locks = Object.entries(scenario.shares(options)).filter(
    ([, { kind }]) => kind === 'lock' || kind === 'rlock',
  );
  const shared = strict({
    ...Object.fromEntries(locks.map(([key]) => [key, FREE])),
    ...ending.shared,
  });
  return answered('holds', scenario.holds({ died: [], ...ending, shared }, options));
}

/**
 * Whether what must always hold holds at a moment; where nothing must, it does.
 *
 * @param moment how everything stands, looked at when it is asked for
 * @throws {AnswerError}, {NotSharedError}, or whatever `always` throws
 */
export function askAlways({ always }: Scenario, moment: Ending, options: Options): boolean {
  if (always === undefined) return true;
  try {
    return answered('always', always(moment, options));
  } catch (error) {
    if (error instanceof NotSharedError) error.of = 'always';
    throw error;
  }
}

function answered(of: AnswerError['of'], answer: unknown): boolean {
  if (typeof answer !== 'boolean') throw new AnswerError(of, nameOf(answer));
  return answer;
}

function nameOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null)
    return typeof answer === 'number' || typeof answer === 'string'
      ? JSON.stringify(answer)
      : String(answer);
  return `a ${answer.constructor?.name ?? 'thing'}`;
}
