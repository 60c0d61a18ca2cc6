import { ROUNDS } from '../../explore/states/node-table.js';
import type { Exploration } from '../../explore/strategies/exploration.js';
import type { Messages } from '../../messages/index.js';

/** What is taken for granted of a worker that repeats itself. */
export function restsOn({ repeats }: Exploration, { explore }: Messages): string[] {
  return repeats ? [explore.taken(ROUNDS)] : [];
}
