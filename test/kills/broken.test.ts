import { describe, expect, test } from '@jest/globals';
import { subjectNamed } from './subjects/list.js';
import { BOUND, Stage } from './stage.js';
import type { Aim } from './points.js';

const NEVER: Aim = { point: 0, signal: 'SIGKILL', fine: false };
/** What is broken need not show each time: only when its members meet. */
const TRIES = 20;

describe('what is broken on purpose is found, with nobody killed', () => {
  test.each([
    ['a lock that lets two in', /inside at the same time/, BOUND],
    ['a semaphore with one place too many', /inside at the same time/, BOUND],
    ['a barrier that lets one through early', /passed when/, BOUND],
    ['a queue that loses a message', /are missing/, BOUND],
    ['a queue that doubles a message', /got twice/, BOUND],
    // Certain to hang, however fast the machine is.
    ['a condition that loses wake-ups', /it hangs: .* waits/, 5000],
    ['a condition that wakes for nothing', /woken by nobody/, BOUND],
  ])(
    '%s',
    async (name, complaint, bound) => {
      const stage = await Stage.open(subjectNamed(name), bound);
      const found: string[] = [];
      for (let one = 0; one < TRIES && !complaint.test(found.join('\n')); one++)
        found.push(...(await stage.kill(NEVER)).wrong);
      await stage.close();
      expect(found.join('\n')).toMatch(complaint);
    },
    300_000,
  );
});
