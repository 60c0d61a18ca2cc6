import { describe, expect, test } from '@jest/globals';
import { handling, OwnFolder, Program, stateOf, until } from '../outside.js';

const READY = '"ready"';
const DUTIES = ['"last come, first done"', '"first come, last done"'];

describe('duties at the end', () => {
  test('are done last come, first done, and one that fails keeps no other from being done', async () => {
    const program = new Program('program-has-duties', ['returns']);
    expect(await program.rest()).toEqual([READY, ...DUTIES]);
    expect(await program.ending).toMatchObject({
      stderr: expect.stringContaining('a duty failed'),
    });
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'are done at %s, which then ends the program as ever',
    async (signal) => {
      const program = new Program('program-has-duties', ['stays']);
      expect(await program.line()).toBe(READY);
      program.kill(signal);
      expect(await program.rest()).toEqual(DUTIES);
      expect(await program.ending).toMatchObject({ code: null, signal });
    },
  );

  test('wait for the end where the program listens to the signal itself', async () => {
    const program = new Program('program-has-duties', ['decides']);
    expect(await program.line()).toBe(READY);
    for (const _ of [1, 2]) {
      program.kill('SIGTERM');
      expect(await program.line()).toBe('"not yet"');
    }
    program.kill('SIGINT');
    expect(await program.rest()).toEqual(DUTIES);
  });

  test.each([
    ['one that is gone when it is called', 'in front, and once'],
    ['one that takes itself off', 'in front, and gone'],
    ['one beside those of signal-exit', 'of its own/by signal-exit/by signal-exit 3'],
  ])('wait for the end where the program has a listener: %s', async (_, hows) => {
    const program = new Program('program-has-listened', hows.split('/'));
    expect(await program.line()).toBe(READY);
    program.kill('SIGINT');
    expect(await program.line()).toEqual('"put in order"');
    expect(await program.ending).toMatchObject({ code: 0, signal: null });
  });

  test.each([
    ['by signal-exit', 1],
    ['by signal-exit 3', 1],
    ['by signal-exit/by signal-exit 3', 2],
  ])('are done beside a listener that waits for the last one: %s', async (how, callbacks) => {
    using folder = new OwnFolder();
    const program = new Program('program-has-listened', how.split('/'), folder);
    expect(await program.line()).toBe(READY);
    program.kill('SIGINT');
    expect(await program.rest()).toEqual(Array(callbacks).fill('"put in order"'));
    expect(await program.ending).toMatchObject({ code: null, signal: 'SIGINT' });
    expect(folder.programs()).toEqual([]);
  });

  test.each(['by signal-exit', 'by signal-exit, before all else'])(
    'are done out of a wait with the thread asleep, too: %s',
    async (how) => {
      using folder = new OwnFolder();
      const program = new Program('program-has-listened', [how, 'and is asleep'], folder);
      expect(await program.line()).toBe(READY);
      await until('it sleeps', () => stateOf(program.pid) === 'S');
      program.kill('SIGINT');
      expect(await program.rest()).toEqual(['"put in order"']);
      expect(await program.ending).toMatchObject({ code: null, signal: 'SIGINT' });
      expect(folder.programs()).toEqual([]);
    },
  );

  test('wait for the program each time, also when signal-exit was there and is no more', async () => {
    const program = new Program('program-has-listened', [
      'again and again',
      'by signal-exit, and no more',
    ]);
    expect(await program.line()).toBe(READY);
    for (const _ of [1, 2, 3]) {
      program.kill('SIGINT');
      expect(await program.line()).toBe('"put in order"');
    }
    program.kill('SIGKILL');
    await program.ending;
  });

  test.each([
    ['where the program listens no more', 'long ago'],
    ['beside signal-exit', 'by signal-exit'],
  ])('leave a loop to a second signal %s', async (_, how) => {
    const program = new Program('program-has-listened', [how, 'and is in a loop']);
    expect(await program.line()).toBe(READY);
    program.kill('SIGINT');
    await until('the first has come', () => !handling(program.pid, 'SIGINT').isCaught);
    program.kill('SIGINT');
    expect(await program.ending).toMatchObject({ code: null, signal: 'SIGINT' });
  });

  test('are done by each copy of the library, and then the program ends', async () => {
    using folder = new OwnFolder();
    const program = new Program('program-has-listened', ['in another copy'], folder);
    expect(await program.line()).toBe(READY);
    expect(folder.programs()).toHaveLength(2);
    program.kill('SIGINT');
    expect(await program.ending).toMatchObject({ code: null, signal: 'SIGINT' });
    expect(folder.programs()).toEqual([]);
  });

  test('are not taken for asked for where nothing listens any more', async () => {
    const program = new Program('program-listens-to-nothing');
    expect(await program.says()).toBe(false);
    expect(await program.ending).toMatchObject({ code: 0, signal: null });
  });

  test('and where it listened before, and once', async () => {
    const program = new Program('program-handles-interrupt');
    expect(await program.says()).toBe(true);
    program.kill('SIGINT');
    expect(await program.rest()).toEqual(['"put in order"']);
    expect(await program.ending).toMatchObject({ code: 0, signal: null });
  });
});
