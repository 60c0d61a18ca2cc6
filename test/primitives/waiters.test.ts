import { describe, expect, test } from '@jest/globals';
import { arena } from '../../src/primitives/system/arena.js';
import { grant, isGranted } from '../../src/primitives/waiting/cells.js';
import { allocateQueue, QUEUE_WORDS, WaitQueue } from '../../src/primitives/waiting/waiters.js';
import type { Terms } from '../../src/primitives/waiting/terms.js';
import { until } from '../outside.js';

/** Something to wait for that never comes, until it is `open`. */
class Gate implements Terms {
  open = false;
  readonly at: number = allocateQueue(0);
  readonly queue: WaitQueue = new WaitQueue(this.at);

  readonly take = (): boolean => this.open;

  attempt(): boolean {
    return this.open;
  }

  available(): boolean {
    return this.open;
  }
}

describe('the queue of those who wait', () => {
  test('a cell that waits for something else by now is not granted', async () => {
    const [left, joined] = [new Gate(), new Gate()];
    const first = left.queue.wait(left, 50);
    const cell = left.queue.longest();
    expect(await first).toBe(false);
    // The same cell, for another queue.
    const second = joined.queue.wait(joined, Infinity);
    expect(joined.queue.longest()).toBe(cell);
    expect(grant(cell, left.at)).toBe(false);
    expect(isGranted(cell)).toBe(false);
    expect(grant(cell, joined.at)).toBe(true);
    expect(isGranted(cell)).toBe(true);
    joined.open = true;
    joined.queue.ringLongest();
    expect(await second).toBe(true);
  });

  test('a wait that has been granted is not given up, however late it is, until its terms allow it', async () => {
    const at = allocateQueue(0);
    let looks = 0;
    const terms: Terms = {
      take: () => false,
      attempt: (cell) => {
        looks++;
        return !grant(cell, at) && looks === 5;
      },
      mayLeave: () => false,
      available: () => false,
    };
    expect(await new WaitQueue(at).wait(terms, 1)).toBe(true);
    expect(looks).toBe(5);
    expect(await new WaitQueue(at).wait({ ...terms, mayLeave: () => true }, 1)).toBe(false);
  });

  test('a waiter that was taken for gone by one who died looking announces itself again', async () => {
    const gate = new Gate();
    const wait = gate.queue.wait(gate, Infinity);
    expect(gate.queue.pids()).toEqual([process.pid]);
    arena().words.fill(0, gate.at, gate.at + QUEUE_WORDS);
    expect(gate.queue.busy).toBe(false);
    await until('it is seen again', () => gate.queue.busy);
    expect(gate.queue.pids()).toEqual([process.pid]);
    gate.open = true;
    gate.queue.ringLongest();
    expect(await wait).toBe(true);
    expect(gate.queue.longest()).toBe(0);
  });
});
