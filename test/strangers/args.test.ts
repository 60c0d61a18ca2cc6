import { describe, expect, test } from '@jest/globals';
import { App } from './app.js';

/** Arguments as large, as deep and as strange as they come. */

function given(args: string, whileItRuns = ''): App {
  return new App({
    'main.mjs': `import { existsSync, writeFileSync } from 'node:fs';
import { parentProcess, Process } from 'ipc-demo';
const nested = (levels) => { let value = 0; while (levels-- > 0) value = [value]; return value; };
const deep = (value) => { let levels = 0; for (; Array.isArray(value); [value] = value) levels++; return levels; };
export function work(value) {
  writeFileSync('done', '');
  console.log(typeof value === 'string' ? value.length : deep(value));
}
if (parentProcess() === null) {
  const child = new Process({ name: 'buyer', module: import.meta.url, target: work, args: [${args}] });
  try { child.start(); } catch ({ name, message }) { console.log(name, message); process.exit(); }
  ${whileItRuns}
  process.exitCode = await child.join();
}
`,
  });
}

describe('arguments', () => {
  test.each([200_000, 5_000_000, 100_000_000])(
    'of %i bytes arrive while the parent does nothing but wait for them in a loop',
    async (bytes) => {
      using app = given(`'x'.repeat(${bytes})`, "while (!existsSync('done'));");
      expect(await app.node(['main.mjs'])).toMatchObject({
        code: 0,
        stderr: '',
        stdout: `${bytes}\n`,
      });
    },
  );

  test('that are nested 1,000 levels deep arrive', async () => {
    using app = given('nested(1000)');
    expect(await app.node(['main.mjs'])).toMatchObject({ code: 0, stderr: '', stdout: '1000\n' });
  });

  test.each<[args: string, why: string]>([
    ['nested(5000)', 'args is nested too deeply (more than 1200 levels)'],
    ['nested(1e6)', 'args is nested too deeply (more than 1200 levels)'],
    ['new Map([[1, nested(1e6)]])', 'args is nested too deeply (more than 1200 levels)'],
    ['[1, { buyers: [0, 1, () => 1] }]', 'args[0][1].buyers[2] is a function'],
    ["{ 'a key': { 4: Symbol('s') } }", 'args[0]["a key"][4] is a symbol'],
    ['{ ticket: Promise.resolve(1) }', 'args[0].ticket is a promise (did you forget await?)'],
  ])('%s are refused, and what in them is why', async (args, why) => {
    using app = given(args);
    expect(await app.node(['main.mjs'])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: `TypeError cannot start buyer: its args cannot be cloned: ${why}\n`,
    });
  });
});
