import type { Surroundings } from '../../scenario/scenario.js';
import type { CountOptions } from './counter-judge.js';

/** A worker that adds again and again, and says when it begins and when it is done. */
export function manyTimes<G extends Surroundings>(
  add: (given: G) => Promise<void>,
  { increments }: CountOptions,
): (given: G) => Promise<void> {
  return async (given) => {
    given.say('beginsToAdd', { increments });
    for (let time = 0; time < increments; time++) await add(given);
    given.outcome('added');
  };
}
