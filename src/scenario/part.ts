import { IpcError } from '../primitives/errors.js';
import type { Given, Worker } from './scenario.js';
import type { Shares } from './shared.js';

/** A worker that repeats is not, at the end of a round, where it was at its beginning. */
export class RoundError extends IpcError {
  constructor(message: string) {
    super('ROUND', message);
  }
}

/** What the runtime knows of a worker that repeats. */
export interface Rounds {
  /** The locks in its hands, now. */
  held(): readonly string[];
  /** It goes on, from where it began. */
  beginsAgain?(): void;
}

/**
 * A worker's part: its function once, or again and again. Whether a round was the last one is a
 * choice like others, and belongs to the last step of the round.
 *
 * @throws {RoundError} where a round does not end as it began
 */
export function playPart(worker: Worker, given: Given<Shares>, rounds: Rounds): Promise<void> {
  return worker.repeats ? repeat(worker, given, rounds) : worker.run(given);
}

async function repeat(worker: Worker, given: Given<Shares>, rounds: Rounds): Promise<void> {
  const own = { ...given, outcome: refuseOutcome };
  for (;;) {
    await worker.run(own);
    const [held] = rounds.held();
    if (held !== undefined) throw new RoundError(`a round ended with ${held} in hand`);
    if (!worker.daemon && !given.choose(true, false)) return;
    rounds.beginsAgain?.();
  }
}

function refuseOutcome(): never {
  throw new RoundError('a worker that repeats has no outcome: its rounds are all the same');
}
