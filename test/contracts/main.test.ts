import { writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  duration,
  handling,
  isGone,
  OwnFolder,
  Program,
  stateOf,
  until,
  untilGone,
} from '../outside.js';

describe('ends of the main process', () => {
  const ways: [how: string, code: number | null, signal: NodeJS.Signals | null][] = [
    ['return', 0, null],
    ['throwOutside', 1, null],
    ['exit', 3, null],
    ['reallyExit', 3, null],
    ['SIGINT', null, 'SIGINT'],
    ['SIGTERM', null, 'SIGTERM'],
    ['SIGHUP', null, 'SIGHUP'],
    ['SIGKILL', null, 'SIGKILL'],
  ];

  test.each(ways)('%s: the daemon is gone', async (how, code, signal) => {
    using folder = new OwnFolder();
    const program = new Program('program-ends', [signal === null ? how : 'wait'], folder);
    const pids = await program.says<number[]>();
    // One that ends by itself may have ended already.
    expect(signal === null || folder.programs().length === 1).toBe(true);
    if (signal !== null) program.kill(signal);
    expect(await program.ending).toMatchObject({ code, signal });
    await untilGone(...pids);
    // Where there was no time to clean up, the next program does.
    expect(folder.programs()).toHaveLength(['reallyExit', 'SIGKILL'].includes(how) ? 1 : 0);
  });

  test.each(ways)(
    '%s: a daemon that is too busy to hear of anything is gone',
    async (how, code, signal) => {
      const program = new Program('program-ends', [signal === null ? how : 'wait', 'busy']);
      const pids = await program.says<number[]>();
      if (signal !== null) program.kill(signal);
      expect(await program.ending).toMatchObject({ code, signal });
      await untilGone(...pids);
    },
  );

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s in a wait with the whole thread asleep: the daemon is gone, and all is cleaned up',
    async (signal) => {
      using folder = new OwnFolder();
      const program = new Program('program-is-busy', ['acquireSync'], folder);
      const daemon = await program.says<number>();
      program.kill(signal);
      expect(await program.ending).toMatchObject({ signal });
      await untilGone(daemon);
      expect(folder.programs()).toEqual([]);
    },
  );

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s in a loop: a second ends it, and the daemon',
    async (signal) => {
      using folder = new OwnFolder();
      const program = new Program('program-is-busy', ['loop'], folder);
      const daemon = await program.says<number>();
      program.kill(signal);
      await until('the first has come', () => !handling(program.pid, signal).isCaught);
      expect(isGone(program.pid)).toBe(false);
      program.kill(signal);
      expect(await program.ending).toMatchObject({ signal });
      await untilGone(daemon);
    },
  );

  test('a listener of its own hears of each, also where that is later', async () => {
    using folder = new OwnFolder();
    const program = new Program('program-is-busy', ['heard', folder.file('end')]);
    await program.says<number>();
    for (const _ of [1, 2]) {
      program.kill('SIGINT');
      await until('it has come', () => !handling(program.pid, 'SIGINT').isPending);
    }
    writeFileSync(folder.file('end'), '');
    expect(await program.rest()).toEqual(['"heard"', '"heard"']);
    expect(await program.ending).toMatchObject({ code: 0 });
  });

  test('an error inside of main: the daemon is gone', async () => {
    const program = new Program('program-ends', ['throw']);
    const pids = await program.says<number[]>();
    expect(await program.ending).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('the end of the program'),
    });
    await untilGone(...pids);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    '%s: a child that is no daemon is gone too',
    async (signal) => {
      using folder = new OwnFolder();
      const program = new Program('program-ends', ['wait', 'child'], folder);
      const pids = await program.says<number[]>();
      expect(pids).toHaveLength(2);
      program.kill(signal);
      expect(await program.ending).toMatchObject({ signal });
      await untilGone(...pids);
      expect(folder.programs()).toHaveLength(signal === 'SIGKILL' ? 1 : 0);
    },
  );

  test.each(['exit', 'SIGTERM', 'SIGKILL'])(
    '%s right after the start: the child is gone',
    async (how) => {
      using folder = new OwnFolder();
      const program = new Program('program-ends', [how === 'exit' ? how : 'wait', 'early'], folder);
      const pids = await program.says<number[]>();
      if (how !== 'exit') program.kill(how as NodeJS.Signals);
      await program.ending;
      await untilGone(...pids);
      expect(folder.programs()).toHaveLength(how === 'SIGKILL' ? 1 : 0);
    },
  );

  test('a reader that hangs up: the daemon is gone', async () => {
    const program = new Program('program-ends', ['print']);
    const pids = await program.says<number[]>();
    await program.line();
    program.closeStdout();
    expect(await program.ending).toMatchObject({ code: 1 });
    await untilGone(...pids);
  });

  test('daemons are ended first, then the others are waited for', async () => {
    const program = new Program('program-leaves-in-order');
    expect(await program.rest()).toEqual([
      '"code ends"',
      '"daemon told"',
      '"child ends"',
      '"main ends"',
    ]);
    expect(await program.ending).toMatchObject({ code: 0, stderr: '' });
  });

  test('a daemon that ignores SIGTERM is killed after a grace of 500 ms', async () => {
    const program = new Program('program-has-stubborn-daemon');
    const daemon = await program.says<number>();
    const took = await duration(() => program.ending);
    expect((await program.ending).code).toBe(0);
    expect(stateOf(daemon)).toBeNull();
    expect(took).toBeGreaterThan(400);
    expect(took).toBeLessThan(5000);
  });

  test('without main(): the daemon is gone, the child is waited for', async () => {
    const program = new Program('program-without-main');
    const pids = await program.says<number[]>();
    expect(await program.says()).toBe(0);
    expect(await program.ending).toMatchObject({ code: 0, stderr: '' });
    expect(pids.map(stateOf)).toEqual([null, null]);
  });

  test.each(['join', 'join twice', 'wait', 'wait a while'])(
    'without main(), awaiting a daemon keeps the program going: %s',
    async (way) => {
      const program = new Program('program-waits-for-daemon', [way]);
      expect(await program.says()).toBe(7);
      expect((await program.ending).code).toBe(0);
    },
  );
});
