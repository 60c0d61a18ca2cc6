import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  Barrier,
  Condition,
  Event,
  Lock,
  Manager,
  Pipe,
  Process,
  Queue,
  Semaphore,
  SharedArray,
  SharedMemory,
  Value,
} from '../../src/index.js';
import { arena } from '../../src/primitives/system/arena.js';
import type { Everything } from '../fixtures/uses-everything.js';
import { fixture, until } from '../outside.js';
import { strewn } from '../strewn.js';

const PROCESSES = 50;
const AT_ONCE = 10;

/** What this process has open, by what it is. */
function descriptors(): string[] {
  return readdirSync('/proc/self/fd')
    .flatMap((fd) => {
      try {
        return [readlinkSync(`/proc/self/fd/${fd}`).replace(/\d+/g, 'N')];
      } catch {
        return [];
      }
    })
    .toSorted((a, b) => a.localeCompare(b));
}

function children(): string[] {
  return readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'latin1')
    .trim()
    .split(' ')
    .filter(Boolean);
}

describe('nothing is left', () => {
  test('50 processes that use everything leave no descriptor, file, segment or zombie', async () => {
    const before = children();
    let settled: string[] = [];
    const manager = await Manager.start();
    const given = {
      lock: new Lock(),
      seats: new Semaphore(2),
      condition: new Condition(),
      event: new Event(),
      value: new Value('int32', 0),
      array: new SharedArray('float64', PROCESSES),
      dict: await manager.dict<number>(),
    };
    const memory = new SharedMemory({ create: true, size: PROCESSES });
    const queue = new Queue<{ number: number }>();
    const numbers: number[] = [];
    for (let round = 0; round < PROCESSES / AT_ONCE; round++) {
      given.event.clear();
      const barrier = new Barrier(AT_ONCE);
      const pipes = Array.from({ length: AT_ONCE }, (_, index) =>
        Pipe({ duplex: index % 2 === 0 }),
      );
      const batch = pipes.map(([, writer], index) => {
        const everything: Everything = { ...given, memory, queue, barrier, writer };
        return new Process({
          module: fixture('uses-everything'),
          target: 'usesEverything',
          args: [everything, round * AT_ONCE + index],
        });
      });
      for (const [index, child] of batch.entries()) {
        child.start();
        pipes[index]![1].close();
      }
      given.event.set();
      for (const [reader] of pipes) {
        numbers.push((await reader.recv()) as number);
        reader.close();
      }
      expect(await Promise.all(batch.map((child) => child.join()))).toEqual(batch.map(() => 0));
      // The first round opens what stays open: doorbells, the manager's replies.
      if (round === 0) settled = descriptors();
    }
    await until(
      'the last pipes of the children are closed',
      () => descriptors().length <= settled.length,
    );
    expect(new Set(numbers).size).toBe(PROCESSES);
    expect([
      given.value.value,
      await given.dict.get('count'),
      queue.qsize(),
      new Uint8Array(memory.buffer).every((byte) => byte === 1),
    ]).toEqual([PROCESSES, PROCESSES, PROCESSES, true]);
    expect(strewn()).toHaveLength(1);
    while (!queue.empty()) await queue.get();
    await manager.shutdown();
    memory.close();
    memory.unlink();
    expect(children()).toEqual(before);
    expect(strewn()).toEqual([]);
    expect(
      readdirSync(arena().folder).filter((name) => !/^(alive|leftovers)$/.test(name)),
    ).toHaveLength(1); // This process's own bell.
  });
});
