import { describe, expect, test } from '@jest/globals';
import { untilGone } from '../outside.js';
import { App, type Outcome } from './app.js';

/** Children that end in ways which nobody has thought of. */

/** Runs a child with this target; the last line of stdout is its exit code. */
async function child(target: string): Promise<Outcome> {
  const program = `import { parentProcess, Process } from 'ipc-demo';
${target}
if (parentProcess() === null) {
  const child = new Process({ module: import.meta.url, target: 'work' });
  child.start();
  console.log(await child.join());
}
`;
  using app = new App({ 'main.mjs': program });
  return await app.node(['main.mjs']);
}

describe('whatever a target throws is an exit code of 1, and is shown', () => {
  test.each<[thrown: string, shown: string]>([
    ['throw null', 'null'],
    ['throw undefined', 'undefined'],
    ["throw 'text'", 'text'],
    ['throw Object.create(null)', '[Object: null prototype] {}'],
    ['await Promise.reject()', 'undefined'],
    ["throw Object.assign(new Error('mine'), { code: 'EPIPE' })", 'Error: mine'],
  ])('%s', async (thrown, shown) => {
    const { stdout, stderr } = await child(`export async function work() { ${thrown}; }`);
    expect({ stdout, stderr: stderr.startsWith(`Process Process-1:\n${shown}`) }).toEqual({
      stdout: '1\n',
      stderr: true,
    });
  });

  test.each<[thrown: string, shown: string]>([
    ['throw null', 'null'],
    ['throw undefined', 'undefined'],
    ['void Promise.reject()', 'reason "undefined"'],
    ['void Promise.reject(null)', 'reason "null"'],
  ])('also where nobody waits for it: %s', async (thrown, shown) => {
    const { stdout, stderr } = await child(
      `export function work() { setTimeout(() => { ${thrown}; }); }`,
    );
    expect({ stdout, stderr }).toEqual({ stdout: '1\n', stderr: expect.stringContaining(shown) });
  });
});

describe("a child's own listeners are asked", () => {
  test.each<[event: string, thrown: string]>([
    ['uncaughtException', "setTimeout(() => { throw new Error('late'); })"],
    ['uncaughtException', "throw new Error('at once')"],
    ['uncaughtException', 'throw null'],
    ['unhandledRejection', "void Promise.reject(new Error('nobody waits'))"],
    ['unhandledRejection', "throw new Error('at once')"],
    ['unhandledRejection', 'await Promise.reject()'],
  ])('%s: %s', async (event, thrown) => {
    const { stdout, stderr } = await child(`export async function work() {
  process.on('${event}', (reason) => { console.log('heard', reason instanceof Error ? reason.message : reason); process.exitCode = 5; });
  ${thrown};
}`);
    expect({ stdout, stderr }).toEqual({
      stdout: expect.stringMatching(/^heard .*\n5\n$/),
      stderr: '',
    });
  });

  test('one that only looks on changes nothing', async () => {
    const { stdout, stderr } = await child(
      "export function work() { process.on('uncaughtExceptionMonitor', ({ message }) => console.log('seen', message)); throw new Error('mine'); }",
    );
    expect({ stdout, stderr }).toEqual({
      stdout: 'seen mine\n1\n',
      stderr: expect.stringMatching(/^Process Process-1:\nError: mine\n/),
    });
  });
});

describe('a target is found', () => {
  test.each<[string, module: string, target: string]>([
    [
      'as the default export, with a name',
      'export default function serve() { console.log("served"); }',
      'exported.default',
    ],
    [
      'as the default export, without a name',
      'export default () => console.log("served");',
      'exported.default',
    ],
    [
      'under another name than its own',
      'function serve() { console.log("served"); }\nexport { serve as work };',
      'exported.work',
    ],
    ['as an arrow function', 'export const serve = () => console.log("served");', 'exported.serve'],
    [
      'by the name of its export',
      'const it = () => console.log("served");\nexport { it as serve };',
      "'serve'",
    ],
  ])('%s', async (_, module, target) => {
    const main = `import * as exported from './worker.mjs';\nimport { Process } from 'ipc-demo';\nconst child = new Process({ module: new URL('./worker.mjs', import.meta.url), target: ${target} });\nchild.start();\nconsole.log(await child.join());\n`;
    using app = new App({ 'worker.mjs': module, 'main.mjs': main });
    expect(await app.node(['main.mjs'])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: 'served\n0\n',
    });
  });

  test('in a CommonJS module that nobody can read names from', async () => {
    const worker =
      "module.exports = Object.fromEntries([['serve', () => console.log('served')]]);\n";
    using app = new App({
      'worker.cjs': worker,
      'main.mjs': `import { Process } from 'ipc-demo';\nconst child = new Process({ module: new URL('./worker.cjs', import.meta.url), target: 'serve' });\nchild.start();\nconsole.log(await child.join());\n`,
    });
    expect(await app.node(['main.mjs'])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: 'served\n0\n',
    });
  });
});

const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
if (!isRoot)
  process.stderr.write(
    'SKIPPED: only root on Linux can see a child that becomes another user die with its parent\n',
  );

(isRoot ? describe : describe.skip)('a child that becomes another user', () => {
  test.each([
    'process.setuid(65534)',
    'process.setgid(65534)',
    'process.seteuid(65534)',
    'process.setegid(65534); process.seteuid(65534)',
  ])('%s: it is gone when main is killed, however busy it is', async (change) => {
    const program = `import { parentProcess, Process, Semaphore } from 'ipc-demo';
export function work(ready) { ${change}; console.log(process.pid); ready.release(); for (;;); }
if (parentProcess() === null) {
  const ready = new Semaphore(0);
  new Process({ module: import.meta.url, target: work, args: [ready] }).start();
  await ready.acquire();
  process.kill(process.pid, 'SIGKILL');
}
`;
    using app = new App({ 'main.mjs': program });
    const { stdout, stderr } = await app.node(['main.mjs']);
    expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(/^\d+\n$/), stderr: '' });
    await untilGone(Number(stdout));
  });
});
