import { expect, test } from '@jest/globals';
import { allocate } from '../../src/primitives/system/arena.js';
import { allocateChanges, Changes, changesIn } from '../../src/run/between/changes.js';

const at = allocateChanges();
const changes = new Changes(at, allocate(1));

test('who waits for a change looks once at first and once for each change, however long that takes', async () => {
  let [value, looks] = [0, 0];
  const waits: number[] = [];
  const done = changes.until(
    async () => {
      looks++;
      return value === 3 ? { found: value } : null;
    },
    (since, changed) => {
      waits.push(since);
      return changed();
    },
  );
  for (; value < 3; value++) {
    changes.say();
    // Longer than a sleeper sleeps without a ring.
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  changes.say();
  expect(await done).toBe(3);
  expect(looks).toBe(5);
  expect(waits).toEqual([0, 1, 2, 3]);
});

test('where nobody waits, no change is counted', async () => {
  const before = changesIn(at);
  for (let time = 0; time < 1000; time++) changes.say();
  expect(changesIn(at)).toBe(before);
});

test('a change between the look and the wait is not missed', async () => {
  let value = 0;
  const found = await changes.until(
    async () => {
      const seen = value;
      if (seen === 0) {
        value = 1;
        changes.say();
      }
      return seen === 1 ? { found: seen } : null;
    },
    (_, changed) => changed(),
  );
  expect(found).toBe(1);
});
