import { existsSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Process, Semaphore } from '../../src/index.js';
import { arena, Word } from '../../src/primitives/system/arena.js';
import {
  bellOf,
  entryOf,
  isAlive,
  isListed,
  members,
  numberOf,
  pidOf,
  self,
  strike,
  strikeUnborn,
} from '../../src/primitives/waiting/family.js';
import { fixture, stateOf, stop } from '../outside.js';

async function member(target = 'livesOn'): Promise<{ child: Process; number: number }> {
  const ready = new Semaphore(0);
  const child = new Process({ module: fixture('lives'), target, args: [ready] });
  child.start();
  await ready.acquire();
  return { child, number: numberOf(child.pid!)! };
}

describe('the family', () => {
  test('this process is a member, alive, under its process id', () => {
    expect([isListed(self()), isAlive(self()), pidOf(self()), numberOf(process.pid)]).toEqual([
      true,
      true,
      process.pid,
      self(),
    ]);
    expect(members()).toContain(self());
    expect([isAlive(0), isListed(0), pidOf(999), numberOf(-5)]).toEqual([false, false, null, null]);
  });

  test('a busy member and a stopped one are alive', async () => {
    const [busy, stopped] = [await member('isBusyForEver'), await member()];
    await stop(stopped.child.pid!);
    expect([busy, stopped].map(({ number }) => isAlive(number))).toEqual([true, true]);
    for (const { child } of [busy, stopped]) child.kill();
    await Promise.all([busy.child.join(), stopped.child.join()]);
  });

  test('one that is killed is dead while it is still a zombie, and still has its process id', async () => {
    const { child, number } = await member();
    child.kill();
    // Without letting the event loop go on, which would bury it.
    for (const bound = performance.now() + 10_000; isAlive(number) && performance.now() < bound;);
    expect([isAlive(number), stateOf(child.pid!), isListed(number), pidOf(number)]).toEqual([
      false,
      'Z',
      true,
      child.pid,
    ]);
    expect([strike(number), strike(number)]).toEqual([true, false]);
    expect([isListed(number), pidOf(number), numberOf(child.pid!)]).toEqual([
      false,
      child.pid,
      null,
    ]);
    await child.join();
  });

  test('one that dies while it joins leaves no slot and no bell', () => {
    const { words } = arena();
    const number = Atomics.add(words, Word.joined, 1) + 1;
    const entry = entryOf(number);
    const unborn = 2 ** 30;
    words.set([-1, number, unborn], entry);
    writeFileSync(bellOf(number), '');
    strikeUnborn(unborn - 1);
    expect([words[entry], existsSync(bellOf(number))]).toEqual([-1, true]);
    strikeUnborn(unborn);
    expect([words[entry], existsSync(bellOf(number))]).toEqual([0, false]);
  });

  test('its parent strikes it from the table when it ends; its number is not used again', async () => {
    const first = await member();
    first.child.kill();
    await first.child.join();
    expect(members()).not.toContain(first.number);
    const second = await member();
    expect(second.number).toBeGreaterThan(first.number);
    second.child.kill();
    await second.child.join();
  });
});
