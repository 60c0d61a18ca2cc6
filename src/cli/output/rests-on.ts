import { ROUNDS, ROUNDS_TRIED } from '../../explore/states/node-table.js';
import type { Exploration } from '../../explore/strategies/exploration.js';
import type { Messages } from '../../messages/index.js';

/** What is taken for granted of a worker that does the same again and again. */
export function restsOn({ repeats, rounds }: Exploration, { explore }: Messages): string[] {
  return [
    ...(rounds ? [explore.roundsTaken(ROUNDS_TRIED)] : []),
    ...(repeats ? [explore.taken(ROUNDS)] : []),
  ];
}
