import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { OwnFolder, Program } from '../outside.js';

/** Programs that are killed, and what they leave. */
async function dead(tmp: OwnFolder, count: number, ...leftovers: string[]): Promise<string[]> {
  const programs = Array.from(
    { length: count },
    () => new Program('program-has-folder', ['stay', ...leftovers], tmp),
  );
  const folders = await Promise.all(programs.map((program) => program.says<string>()));
  for (const program of programs) program.kill('SIGKILL');
  await Promise.all(programs.map(({ ending }) => ending));
  expect(folders.every(existsSync)).toBe(true);
  return folders;
}

const BASE = `ipc-demo-${process.geteuid!()}`;

describe("a program's folder", () => {
  test('nobody else can enter it', async () => {
    using tmp = new OwnFolder();
    const program = new Program('program-has-folder', ['stay'], tmp);
    const folder = await program.says<string>();
    expect([folder, dirname(folder)].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o700, 0o700,
    ]);
    program.kill('SIGTERM');
    await program.ending;
  });

  test('it is gone when the program has ended, with what it put elsewhere', async () => {
    using tmp = new OwnFolder();
    writeFileSync(tmp.file('elsewhere'), '');
    const program = new Program(
      'program-has-folder',
      ['return', tmp.file('elsewhere'), tmp.file('never made')],
      tmp,
    );
    const folder = await program.says<string>();
    expect(await program.ending).toEqual({ code: 0, signal: null, stderr: '' });
    expect([folder, tmp.file('elsewhere')].map(existsSync)).toEqual([false, false]);
  });

  test('what a killed program leaves is swept by the next; what a living one has is not', async () => {
    using tmp = new OwnFolder();
    writeFileSync(tmp.file('elsewhere'), '');
    const living = new Program('program-has-folder', ['stay'], tmp);
    const kept = await living.says<string>();
    const [left] = await dead(tmp, 1, tmp.file('elsewhere'));
    const next = new Program('program-has-folder', ['return'], tmp);
    expect(await next.ending).toMatchObject({ code: 0 });
    expect([left!, tmp.file('elsewhere'), kept].map(existsSync)).toEqual([false, false, true]);
    living.kill('SIGTERM');
    await living.ending;
    expect(tmp.programs()).toEqual([]);
  });

  test('a program that was killed while it made its folder leaves nothing either', async () => {
    using tmp = new OwnFolder();
    const [left] = await dead(tmp, 1);
    const [, pid] = basename(left!).split('-');
    mkdirSync(join(dirname(left!), `new-${pid}-unborn`));
    expect(await new Program('program-has-folder', ['return'], tmp).ending).toMatchObject({
      code: 0,
    });
    expect(tmp.programs()).toEqual([]);
  });

  test('a leftover that cannot be removed keeps nobody from starting', async () => {
    using tmp = new OwnFolder();
    mkdirSync(tmp.file('a folder'));
    await dead(tmp, 1, tmp.file('a folder'));
    expect(await new Program('program-has-folder', ['return'], tmp).ending).toEqual({
      code: 0,
      signal: null,
      stderr: '',
    });
    expect(tmp.programs()).toEqual([]);
  });

  test('programs that start at the same moment sweep what several dead have left, and start', async () => {
    using tmp = new OwnFolder();
    const folders = await dead(tmp, 3);
    for (const folder of folders)
      for (let file = 0; file < 500; file++) writeFileSync(join(folder, `bell-${file + 10}`), '');
    const programs = Array.from(
      { length: 8 },
      () => new Program('program-has-folder', ['return'], tmp),
    );
    const endings = await Promise.all(programs.map(({ ending }) => ending));
    expect(endings).toEqual(Array(8).fill({ code: 0, signal: null, stderr: '' }));
    expect(tmp.programs()).toEqual([]);
  });

  test('where somebody else has its name a program has a base of its own, which goes with it, or is swept by the next', async () => {
    using tmp = new OwnFolder();
    mkdirSync(tmp.file(BASE));
    chmodSync(tmp.file(BASE), 0o755);
    const [left] = await dead(tmp, 1);
    const own = dirname(left!);
    expect([basename(own).startsWith(`${BASE}-`), statSync(own).mode & 0o777]).toEqual([
      true,
      0o700,
    ]);
    expect(await new Program('program-has-folder', ['return'], tmp).ending).toEqual({
      code: 0,
      signal: null,
      stderr: '',
    });
    expect(readdirSync(tmp.path)).toEqual([BASE]);
  });
});
