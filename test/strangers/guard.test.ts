import { describe, expect, test } from '@jest/globals';
import { App } from './app.js';

/** Programs that start processes wherever they are imported: in their children too. */

const HEAD = `import { currentProcess, Lock, main, parentProcess, Process } from 'ipc-demo';
console.log('here');
export function work() {}
`;
const start = (
  extras = '',
): string => `const child = new Process({ module: import.meta.url, target: work${extras} });
child.start();
console.log('exit code', await child.join());
`;

/**
 * How a program without a guard ends: it has started one child, which has started nobody and has
 * said why, once.
 */
function stopped(name = 'Process-1'): object {
  const why = `cannot .* in ${name}: it is a child that is still importing its module, and this module takes it for the main process; `;
  const advice = String.raw`put what only the main process shall do behind: if \(parentProcess\(\) === null\) \{ … \}`;
  const once = new RegExp(
    String.raw`^Process ${name}:\nProcessError: ${why}${advice}\n(?!.*ProcessError).*code: 'UNGUARDED'`,
    's',
  );
  return {
    code: 0,
    processes: 2,
    stdout: 'here\nhere\nexit code 1\n',
    stderr: expect.stringMatching(once),
  };
}

describe('a module without a guard starts one child, and no more', () => {
  test.each<[how: string, program: string, flags: string[]]>([
    ['run by node', start(), []],
    ['under --preserve-symlinks', start(), ['--preserve-symlinks']],
    ['that runs main()', `await main(async () => {\n${start()}});\n`, []],
    [
      'that runs main() and has to wait before it starts anybody',
      `await main(async () => {\nawait new Promise((go) => setTimeout(go, 10));\n${start()}});\n`,
      [],
    ],
    [
      'that starts it when it has read a file',
      `import { readFile } from 'node:fs/promises';\nasync function run() {\nawait readFile('main.mjs');\nawait null;\n${start()}}\nvoid run();\n`,
      [],
    ],
    ['that starts it when a timer says so', `setTimeout(async () => {\n${start()}}, 30);\n`, []],
    [
      'that starts it in an async function which nobody awaits',
      `async function run() {\n${start()}}\nvoid run();\n`,
      [],
    ],
  ])('%s', async (_, program, flags) => {
    using app = new App({ 'main.mjs': HEAD + program });
    expect(await app.node([...flags, 'main.mjs'])).toEqual(stopped());
  });

  test('whose child is named MainProcess, which is what its guard asks for', async () => {
    using app = new App({
      'main.mjs': `${HEAD}if (currentProcess().name === 'MainProcess') {\n${start(", name: 'MainProcess'")}}\n`,
    });
    expect(await app.node(['main.mjs'])).toEqual(stopped('MainProcess'));
  });

  test('with two installed copies, of which the other starts the child', async () => {
    using app = new App({
      'main.mjs': `${HEAD}import { startOne } from './other/index.js';\nconsole.log('exit code', await startOne(import.meta.url));\n`,
    });
    app.installAnotherCopy('other');
    const starts =
      'const child = new Process({ module, target: "work" }); child.start(); return child.join();';
    app.write(
      'other/index.js',
      `import { Process } from 'ipc-demo';\nexport async function startOne(module) { ${starts} }\n`,
    );
    expect(await app.node(['main.mjs'])).toEqual(stopped());
  });
});

describe('a guard holds', () => {
  const guarded = `${HEAD}if (parentProcess() === null) {\n${start()}}\n`;
  const well = { code: 0, stderr: '', stdout: 'here\nhere\nexit code 0\n' };

  test.each([
    [[]],
    [['--preserve-symlinks']],
    [['--preserve-symlinks', '--preserve-symlinks-main']],
  ])('with the flags %j', async (flags) => {
    using app = new App({ 'main.mjs': guarded });
    expect(await app.node([...flags, 'main.mjs'])).toMatchObject(well);
  });

  test('that asks another copy than the one that starts the child', async () => {
    using app = new App({
      'main.mjs': guarded.replace('parentProcess()', 'theirs()'),
      'other/index.js': `export { parentProcess as theirs } from 'ipc-demo';\n`,
    });
    app.installAnotherCopy('other');
    app.write(
      'main.mjs',
      `import { theirs } from './other/index.js';\n${guarded.replace('parentProcess()', 'theirs()')}`,
    );
    expect(await app.node(['main.mjs'])).toMatchObject(well);
  });

  test('also where the module leaves something waiting, and the target starts a child of its own', async () => {
    const module = `import { currentProcess, parentProcess, Process } from 'ipc-demo';
console.log('here');
const clock = setInterval(() => {}, 10);
const ready = new Promise((go) => setTimeout(go, 20));
export async function work(levels) {
  await ready;
  if (levels > 0) await go(levels - 1);
  clearInterval(clock);
}
async function go(levels) {
  const child = new Process({ module: import.meta.url, target: work, args: [levels] });
  child.start();
  console.log('exit code', await child.join());
}
if (parentProcess() === null) {
  await go(1);
  clearInterval(clock);
}
`;
    using app = new App({ 'main.mjs': module });
    expect(await app.node(['main.mjs'])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: 'here\nhere\nhere\nexit code 0\nexit code 0\n',
    });
  });

  test('and the child of a linked library, with symbolic links preserved, shares what it is given', async () => {
    const program = `import { Lock, parentProcess, Process, Value } from 'ipc-demo';
export async function add(lock, value) {
  if (!(lock instanceof Lock)) throw new Error('another copy');
  for (let i = 0; i < 1000; i++) await lock.withLock(() => value.value++);
}
if (parentProcess() === null) {
  const [lock, value] = [new Lock(), new Value('int32', 0, { lock: false })];
  const children = [1, 2].map(() => new Process({ module: import.meta.url, target: add, args: [lock, value] }));
  for (const child of children) child.start();
  for (const child of children) await child.join();
  console.log(value.value);
}
`;
    using app = new App({ 'main.mjs': program });
    expect(await app.node(['--preserve-symlinks', 'main.mjs'])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: '2000\n',
    });
  });
});
