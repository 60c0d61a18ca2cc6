import { IpcError } from '../primitives/errors.js';
import { strict } from './strict.js';
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

/** `holds` has answered something else than true or false. */
export class AnswerError extends IpcError {
  /** What it answered, in a word: undefined, a number, a Promise. */
  readonly answer: string;

  constructor(answer: string) {
    super(
      'ANSWER',
      `holds answered ${answer}; it must answer true or false, so that what is not asked is not taken for granted`,
    );
    this.answer = answer;
  }
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
  const answer: unknown = scenario.holds({ ...ending, shared }, options);
  if (typeof answer !== 'boolean') throw new AnswerError(nameOf(answer));
  return answer;
}

function nameOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null)
    return typeof answer === 'number' || typeof answer === 'string'
      ? JSON.stringify(answer)
      : String(answer);
  return `a ${answer.constructor?.name ?? 'thing'}`;
}
