import { describe, expect, test } from '@jest/globals';
import { arena } from '../../src/primitives/system/arena.js';
import { Process, Semaphore } from '../../src/index.js';
import {
  grant,
  isGranted,
  Purpose,
  releaseCell,
  takeCell,
  ticketedState,
} from '../../src/primitives/waiting/cells.js';
import { allocateQueue, QUEUE_WORDS, WaitQueue } from '../../src/primitives/waiting/waiters.js';
import type { Terms } from '../../src/primitives/waiting/terms.js';
import { fixture, until } from '../outside.js';

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

  test('those who stand there are seen in order of arrival while somebody comes and goes', async () => {
    const queue = allocateQueue(0);
    const [stands, end] = [new Semaphore(0), new Semaphore(0)];
    const states = Array.from({ length: 8 }, ticketedState);
    const pick = (...places: number[]): number[] => places.map((place) => states[place]!);
    // Places in the table: here, then who comes and goes, then the other four.
    const here = pick(5, 1, 7, 3).map((state) => takeCell(queue, state, Purpose.any));
    const start = async (target: string, ...args: unknown[]): Promise<Process> => {
      const child = new Process({ module: fixture('waits'), target, args, daemon: true });
      child.start();
      await stands.acquire();
      return child;
    };
    const restless = await start('comesAndGoes', queue, stands);
    const steady = await start('stays', queue, pick(6, 0, 4, 2), stands, end);
    const orders = new Set<string>();
    let seen = 0;
    const looks = 50_000;
    for (let look = 0; look < looks; look++) {
      const found = new WaitQueue(queue).waiting().map((cell) => arena().words[cell + 1]!);
      const stayed = found.filter((state) => states.includes(state));
      if (found.length > stayed.length) seen++;
      orders.add(String(stayed));
    }
    expect([...orders]).toEqual([String(states)]);
    expect(seen).toBeGreaterThan(0);
    restless.kill();
    end.release();
    await Promise.all([restless.join(), steady.join()]);
    here.forEach(releaseCell);
  });
});
