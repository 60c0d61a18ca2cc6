import { expect, test } from '@jest/globals';
import { Commands, SALE } from './commands.js';
import type { Aim } from './points.js';

/** The short form; `node dist/bench/command-kills.js` is the long one. */

const AIMS: readonly Aim[] = [
  { point: 30, signal: 'SIGKILL', fine: false },
  { point: 50, signal: 'SIGTERM', fine: false },
  { point: 45, signal: 'SIGSTOP', fine: true },
];

test.each([
  ['the command itself', 0],
  ['a buyer', 1],
])(
  '%s dies at a sale: it ends, says so, oversells nothing, and leaves nothing',
  async (_, whom) => {
    const ground = new Commands(SALE, whom);
    for (const aim of AIMS)
      expect(await ground.kill(aim)).toEqual({ diedAt: expect.any(String), wrong: [] });
    // Nobody dies there; and what the dead one has left is gone.
    expect(await ground.kill({ point: 0, signal: 'SIGKILL', fine: false })).toEqual({
      diedAt: null,
      wrong: [],
    });
    await ground.close();
  },
);
