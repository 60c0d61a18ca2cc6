import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { run, type Circumstances } from '../command.js';
import { fixture, untilGone } from '../outside.js';
import { temporaryFolder } from '../temporary.js';

/** The command in places that are not the one it was written in. */

/**
 * Environment for a `node` that takes this system for another. What koffi has for the other would
 * not run here, so on a POSIX system it is loaded before.
 */
const on = (platform: string): Circumstances => {
  const load =
    platform === 'win32'
      ? ''
      : `import { createRequire } from 'node:module'; createRequire(${JSON.stringify(import.meta.url)})('koffi');`;
  return {
    env: {
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(`${load} Object.defineProperty(process, 'platform', { value: '${platform}' })`)}`,
    },
  };
};

describe('on Windows', () => {
  test.each([
    ['--help', 0, 'Usage: ipc-demo'],
    ['list', 0, 'ticket'],
    ['explore ticket --nolock', 1, '1,008 of 1,152'],
    ['explore ticket --lock', 0, '360'],
    ['explore examples/bank.mjs', 1, '4 of 6'],
  ])('%s needs no system call, and does what it does elsewhere', async (typed, code, shown) => {
    const { stderr, stdout, ...ending } = await run(typed.split(' '), on('win32'));
    expect([ending.code, stderr]).toEqual([code, '']);
    expect(stdout).toContain(shown);
  });

  test('the library can be imported', () => {
    const library = new URL('../../src/index.js', import.meta.url).href;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', `import ${JSON.stringify(library)}`],
      { env: { ...process.env, ...on('win32').env }, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
  });

  test('play needs none either', async () => {
    const played = await run(['play', 'ticket', '--nolock'], {
      ...on('win32'),
      input: '0\n0\n1\n',
    });
    expect([played.stderr, played.stdout.includes('NOT OVER')]).toEqual(['', true]);
  });

  test.each([
    ['ticket --nolock'],
    ['daemon'],
    ['memory --act not-shared'],
    ['verify'],
    ['run examples/bank.mjs'],
    ['deadlock --act lock-order --schedule 01'],
  ])('%s ends in one sentence, and exit code 3', async (typed) => {
    const { code, stderr } = await run(typed.split(' '), on('win32'));
    expect([code, stderr.split('\n').length, stderr]).toEqual([
      3,
      2,
      expect.stringContaining('WSL'),
    ]);
  });
});

describe('on macOS, where no kernel kills the children of the dead', () => {
  test('a child that is busy for ever goes with a main process that is killed', async () => {
    const program = spawn(process.execPath, [fileURLToPath(fixture('program-has-busy-child'))], {
      env: { ...process.env, ...on('darwin').env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(program.stdout, 'data')) as [Buffer];
    const pids = JSON.parse(String(line)) as number[];
    program.kill('SIGKILL');
    await untilGone(...pids);
    expect(pids).toHaveLength(2);
  });

  test('acts keep their promises, with long values too', async () => {
    const { code, stderr, stdout } = await run(
      [
        'run',
        fileURLToPath(new URL('../../../test/fixtures/scenarios/long-values.mjs', import.meta.url)),
        '--json',
      ],
      on('darwin'),
    );
    expect([code, stderr, stdout.includes(`"${'long '.repeat(1000)}"`)]).toEqual([0, '', true]);
    expect(await run(['queue', '--act', 'fifo'], on('darwin'))).toMatchObject({
      code: 0,
      stderr: '',
      left: [],
    });
    expect(await run(['manager', '--act', 'dict-lock'], on('darwin'))).toMatchObject({
      code: 0,
      stderr: '',
    });
  });
});

describe('a temporary folder in which somebody else has been', () => {
  const base = `ipc-demo-${process.geteuid!()}`;

  test.each([
    ['a folder that others can enter', (path: string) => (mkdirSync(path), chmodSync(path, 0o755))],
    [
      'a link',
      (path: string) => (
        mkdirSync(`${path}.elsewhere`, { mode: 0o700 }),
        symlinkSync(`${path}.elsewhere`, path)
      ),
    ],
    ['a file', (path: string) => writeFileSync(path, '')],
  ])('%s under the name of ours is left alone and stops nothing', async (_, put) => {
    const temporary = temporaryFolder();
    put(join(temporary, base));
    const { code, stderr, left } = await run(
      ['ticket', '--lock', '--buyers', '2', '--delay', '0'],
      { temporary },
    );
    expect([code, stderr, left.filter((name) => name !== `${base}.elsewhere`)]).toEqual([
      0,
      '',
      [],
    ]);
  });
});

test.each([
  [24, ['play', 'ticket']],
  [24, ['explore', 'ticket', '--nolock']],
  [20, ['ticket', '--nolock']],
])('with %i open files %j is refused for that reason', (most, args) => {
  const bin = fileURLToPath(new URL('../../../bin/ipc-demo.js', import.meta.url));
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `ulimit -n ${most}; exec "$@"`, 'sh', process.execPath, bin, ...args],
    { env: { PATH: process.env['PATH'], LANG: 'C' }, encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([
    3,
    expect.stringMatching(/^ipc-demo: the system does not allow it: .+\n$/),
  ]);
});

test.each([22, 24, 28])(
  'with %i open files at most ten buyers cannot start; it says so, and ends with exit code 3',
  (most) => {
    const bin = fileURLToPath(new URL('../../../bin/ipc-demo.js', import.meta.url));
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `ulimit -n ${most}; exec "$@"`, 'sh', process.execPath, bin, 'ticket', '--nolock'],
      { env: { PATH: process.env['PATH'], LANG: 'C' }, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([
      3,
      expect.stringMatching(/^ipc-demo: the system does not allow it: .+\n$/),
    ]);
  },
);

const canBeAnother = process.getuid!() === 0 && spawnSync('setpriv', ['--version']).status === 0;
if (!canBeAnother)
  process.stderr.write('SKIPPED: only root can try what an unknown user meets, with setpriv\n');

test('a user without a name, as containers have them, can run it', () => {
  if (!canBeAnother) return;
  const temporary = temporaryFolder();
  chmodSync(temporary, 0o777);
  const bin = new URL('../../../bin/ipc-demo.js', import.meta.url).pathname;
  const options = {
    env: { ...process.env, TMPDIR: temporary, LANG: 'C' },
    encoding: 'utf8',
  } as const;
  const said = execFileSync(
    'setpriv',
    [
      '--reuid',
      '12345',
      '--regid',
      '12345',
      '--clear-groups',
      process.execPath,
      bin,
      'queue',
      '--act',
      'fifo',
      '--quiet',
    ],
    options,
  );
  expect(said).toContain('Got: 1A 1B 1C');
});
