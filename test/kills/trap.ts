import { setHooks, type SharedArray } from '../../src/index.js';
import { now } from '../../src/primitives/system/clock.js';
import { type Aim, passing, SIGNALS, trapInstructions } from './points.js';

/**
 * Lets a process die at the n-th point that it passes: before and after each operation that hooks
 * are told of, at each wait, wherever its own code says so, and, where that is asked for, before
 * and after every atomic instruction on the memory that the program shares.
 */

/** What driver and victim tell each other, word by word. */
export const Spot = {
  ready: 0,
  point: 1,
  signal: 2,
  fine: 3,
  passed: 4,
  diedAt: 5,
  died: 6,
  words: 7,
} as const;
export type Spot = SharedArray<'float64'>;

/** Sets it; what is returned is for its own code. */
export function setTrap(aim: Aim, tell: Parameters<typeof passing>[1]): () => void {
  const pass = passing(aim, tell);
  setHooks({
    before: ({ op }) => pass(`before ${op}`),
    after: ({ op }) => pass(`after ${op}`),
    waits: () => (pass('a wait'), true),
  });
  if (aim.fine) trapInstructions(pass);
  return () => pass('its own code');
}

/** The same, as the spot says, which is told where and when. */
export function setTrapAt({ view }: Spot): () => void {
  const signal = SIGNALS[view[Spot.signal]!]!;
  const aim = { point: view[Spot.point]!, signal, fine: view[Spot.fine] === 1 };
  return setTrap(aim, (passed, kind, dies) => {
    view[Spot.passed] = passed;
    if (!dies) return;
    view[Spot.diedAt] = kind;
    view[Spot.died] = now();
  });
}
