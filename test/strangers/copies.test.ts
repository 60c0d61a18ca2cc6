import { describe, expect, test } from '@jest/globals';
import { App } from './app.js';

/**
 * A program with two installed copies of the library: what is made by one is nothing to the other.
 */

const PROGRAM = `import { Lock, parentProcess, Process, Value } from 'ipc-demo';
import { theirs } from './other/index.js';
export function work() { console.log('here'); }
if (parentProcess() === null) {
  const values = Array.from({ length: 400 }, () => new Value('int32', 7, { lock: false }));
  try {
    USE
  } catch ({ name, code, message }) {
    console.log(JSON.stringify({ name, code, message }));
  }
  console.log('harmed', values.filter(({ value }) => value !== 7).length);
}
`;

describe('a primitive from another copy of the library is refused by name, and nothing is overwritten', () => {
  test.each<[string, use: string]>([
    [
      'Lock',
      'new Process({ module: import.meta.url, target: work, args: [{ in: [theirs.lock] }] }).start();',
    ],
    [
      'Queue',
      'new Process({ module: import.meta.url, target: work, args: [theirs.queue] }).start();',
    ],
    [
      'Connection',
      'new Process({ module: import.meta.url, target: work, args: [theirs.ends[0]] }).start();',
    ],
    ['Lock', `new Value('int32', 0, { lock: theirs.lock });`],
    ['RLock', `new (await import('ipc-demo')).Condition(theirs.rlock);`],
  ])('a %s: %s', async (what, use) => {
    using app = new App({ 'main.mjs': PROGRAM.replace('USE', use) });
    app.installAnotherCopy('other');
    app.write(
      'other/index.js',
      "import { Lock, Pipe, Queue, RLock } from 'ipc-demo';\nexport const theirs = { lock: new Lock(), rlock: new RLock(), queue: new Queue(), ends: Pipe() };\n",
    );
    const { code, stdout, stderr, processes } = await app.node(['main.mjs']);
    expect({ code, stderr, processes }).toEqual({ code: 0, stderr: '', processes: 0 });
    const [error, harmed] = stdout.trim().split('\n');
    expect(JSON.parse(error!)).toEqual({
      name: 'ForeignPrimitiveError',
      code: 'FOREIGN',
      message: expect.stringMatching(
        new RegExp(
          `^this ${what} was made by another copy of ipc-demo \\(.*/other/node_modules/ipc-demo/dist/.*import the same one$`,
        ),
      ),
    });
    expect(harmed).toBe('harmed 0');
  });

  test('a socket, which has a handle of its own, is no primitive', async () => {
    using app = new App({
      'main.mjs': PROGRAM.replace(
        "import { theirs } from './other/index.js';",
        "import { Socket } from 'node:net';",
      ).replace(
        'USE',
        'new Process({ module: import.meta.url, target: work, args: [new Socket()] }).start();',
      ),
    });
    expect(await app.node(['main.mjs'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('cannot start Process-1: its args cannot be cloned: args[0]'),
    });
  });
});
