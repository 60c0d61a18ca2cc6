import { describe, expect, test } from '@jest/globals';
import { Program } from '../outside.js';

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
