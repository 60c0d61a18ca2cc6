import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { App } from './app.js';

/** Programs in a bundle, in a folder that they leave, and where files must be small. */

const PROGRAM = `import { mkdirSync } from 'node:fs';
import { Lock, parentProcess, Process, Queue } from 'ipc-demo';
export async function work(queue) { await queue.put('works'); }
if (parentProcess() === null) {
  const queue = new Queue();
  BEFORE
  const child = new Process({ module: import.meta.url, target: work, args: [queue] });
  child.start();
  console.log(await queue.get(), await child.join());
}
`;

function bundle(app: App, options: object): void {
  const esbuild = `require('esbuild').buildSync(${JSON.stringify({ entryPoints: ['main.mjs'], bundle: true, platform: 'node', logLevel: 'error', ...options })})`;
  execFileSync(process.execPath, ['-e', esbuild], { cwd: app.path });
}

const SAID =
  'cannot start a process: ipc-demo was bundled into another file, and so its child program is not beside it; leave ipc-demo outside of the bundle';

describe('bundled by esbuild', () => {
  test.each([{}, { minify: true }, { splitting: true }])(
    'into one file, the library says how to leave it out of there: %j',
    async (options) => {
      using app = new App({ 'main.mjs': PROGRAM.replace('BEFORE', '') });
      bundle(app, { format: 'esm', outdir: 'out', outExtension: { '.js': '.mjs' }, ...options });
      const { code, stdout, stderr } = await app.node(['out/main.mjs']);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(`${SAID} (esbuild: --external:ipc-demo;`);
    },
  );

  test('as CommonJS, where there is no import.meta.url, it says the same', async () => {
    using app = new App({
      'main.mjs': "import { Process } from 'ipc-demo';\nnew Process().start();\n",
    });
    bundle(app, { format: 'cjs', outfile: 'out.cjs' });
    expect(await app.node(['out.cjs'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(SAID),
    });
  });

  test('without the library, it works', async () => {
    using app = new App({ 'main.mjs': PROGRAM.replace('BEFORE', '') });
    bundle(app, { format: 'esm', external: ['ipc-demo'], outfile: 'out.mjs' });
    expect(await app.node(['out.mjs'])).toMatchObject({ code: 0, stderr: '', stdout: 'works 0\n' });
  });
});

describe('in other surroundings', () => {
  test('a relative TMPDIR, and a program that goes to another folder', async () => {
    using app = new App({
      'main.mjs': PROGRAM.replace('BEFORE', "mkdirSync('elsewhere'); process.chdir('elsewhere');"),
      'tmp/.keep': '',
    });
    expect(await app.node(['main.mjs'], { TMPDIR: './tmp' })).toMatchObject({
      code: 0,
      stderr: '',
      stdout: 'works 0\n',
    });
  });

  test('where files must be small (ulimit -f), what cannot be had is said', async () => {
    using app = new App({ 'main.mjs': PROGRAM.replace('BEFORE', '') });
    const shell = `process.exitCode = (await import('node:child_process')).spawnSync('sh', ['-c', 'ulimit -f 100; exec node main.mjs'], { stdio: 'inherit' }).status;`;
    const { code, stderr } = await app.node(['--input-type=module', '-e', shell]);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'EnvironmentError: cannot reserve 1024 MiB for the shared memory of this program (EFBIG: file too large, ftruncate): raise the limit on the size of files (ulimit -f)',
    );
  });
});
