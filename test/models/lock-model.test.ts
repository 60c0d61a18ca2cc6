import { describe, expect, test } from '@jest/globals';
import { explore } from './checker.js';
import { LockModel, type LockOptions, type Mutation } from './lock-model.js';

/**
 * The number of states is exact: it changes with the model, and then the model is to be compared
 * with owner-word.ts, cells.ts and stay.ts again.
 */
const CONFIGURATIONS: [string, number, LockOptions][] = [
  ['3 processes x 2 rounds', 111_176, { processes: 3, rounds: 2 }],
  ['3 x 2, one may give up', 199_668, { processes: 3, rounds: 2, cancel: true }],
  ['3 x 2, with hand-over', 249_410, { processes: 3, rounds: 2, handoff: true }],
  ['3 x 2, with both', 469_444, { processes: 3, rounds: 2, cancel: true, handoff: true }],
  ['4 x 1', 78_942, { processes: 4, rounds: 1 }],
  [
    '2 x 3, with both and a death',
    27_091,
    { processes: 2, rounds: 3, cancel: true, handoff: true, deaths: 1 },
  ],
  [
    '3 x 1, with both and two deaths',
    199_033,
    { processes: 3, rounds: 1, cancel: true, handoff: true, deaths: 2 },
  ],
];

describe('at most one living process is inside, nobody waits for ever (nor for the clock, but once for each death), nobody leaves with the lock', () => {
  test.each(CONFIGURATIONS)('%s: %i states', (_, states, options) => {
    expect(explore(new LockModel(options))).toEqual({ states, broken: null, path: [] });
  });
});

const LEFT_OUT: [Mutation, string, number, LockOptions][] = [
  ['last look', 'waits for ever', 16, { processes: 2, rounds: 1 }],
  ['passing on', 'waits for ever', 3132, { processes: 3, rounds: 1, cancel: true }],
  ['taking over', 'waits for ever', 637, { processes: 2, rounds: 1, deaths: 1 }],
  ['asking whether it lives', 'inside without the lock', 27, { processes: 2, rounds: 1 }],
  [
    'mark when taking over',
    'waits for ever',
    43_978,
    { processes: 3, rounds: 1, cancel: true, deaths: 1 },
  ],
  [
    'staying when granted',
    'left with the lock',
    127,
    { processes: 2, rounds: 1, cancel: true, handoff: true },
  ],
  [
    'looking round first',
    'waits for ever',
    1296,
    { processes: 2, rounds: 1, handoff: true, deaths: 1 },
  ],
  [
    'looking round first',
    'left with the lock',
    4906,
    { processes: 2, rounds: 2, cancel: true, handoff: true, deaths: 1 },
  ],
];

describe('the model misses what is left out', () => {
  test.each(LEFT_OUT)('%s: %s, found at state %i', (without, broken, states, options) => {
    const found = explore(new LockModel({ ...options, without }));
    expect(found).toMatchObject({ states, broken });
    expect(found.path.length).toBeGreaterThan(0);
    expect(explore(new LockModel(options)).broken).toBeNull();
  });
});
