import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from '@jest/globals';
import { Process, Semaphore, SharedMemory } from '../../src/index.js';
import { arena } from '../../src/primitives/system/arena.js';
import { mappedFolder } from '../../src/primitives/system/folder.js';
import { fixture, OwnFolder, Program } from '../outside.js';
import { strewn } from '../strewn.js';

const python = process.platform === 'linux' && spawnSync('python3', ['--version']).status === 0;
if (!python)
  process.stderr.write(
    'SKIPPED: there is no python3 (or no Linux) here, so sharing memory with Python is not tested\n',
  );

const there = (name: string): boolean => existsSync(join(mappedFolder(arena().folder), name));
const unfinished = (): string[] => strewn().filter((path) => path.includes('/.ipc-demo-'));
const failure = (code: string, name: string): unknown =>
  expect.objectContaining({ code, message: expect.stringContaining(name) });

/** A block that is gone at the end of an `using` block. */
class Own implements Disposable {
  readonly block: SharedMemory;

  constructor(size: number, name?: string) {
    this.block = new SharedMemory({ create: true, size, ...(name !== undefined && { name }) });
  }

  [Symbol.dispose](): void {
    this.block.close();
    if (there(this.block.name)) this.block.unlink();
  }
}

describe('shared memory', () => {
  test.each([1, 10, 4096, 100_000])(
    '%i bytes: as many as asked for, zeroed, with a name of its own that only this user can use',
    (size) => {
      using own = new Own(size);
      const { block } = own;
      expect([block.size, block.buffer.byteLength]).toEqual([size, size]);
      expect(new Uint8Array(block.buffer).every((byte) => byte === 0)).toBe(true);
      expect(block.name).toMatch(/^psm_\w{16}$/);
      expect(statSync(join(mappedFolder(arena().folder), block.name)).mode & 0o777).toBe(0o600);
      expect(String(block)).toBe(`SharedMemory('${block.name}', size=${size})`);
      expect(unfinished()).toEqual([]);
    },
  );

  test('creating what is there, and attaching to what is not, are errors; attaching ignores the size', () => {
    using own = new Own(10);
    const { name } = own.block;
    new Uint8Array(own.block.buffer)[9] = 7;
    expect(() => new SharedMemory({ name, create: true, size: 10 })).toThrow(
      failure('FILE_EXISTS', name),
    );
    using same = new SharedMemory({ name, size: 99_999 });
    expect([same.size, new Uint8Array(same.buffer)[9]]).toEqual([10, 7]);
    expect(() => new SharedMemory({ name: 'ipc-demo-no-such' })).toThrow(
      failure('FILE_NOT_FOUND', 'ipc-demo-no-such'),
    );
    expect(unfinished()).toEqual([]);
  });

  test.each([0, -1, 1.5, NaN, 2 ** 40, undefined])('a size of %p is refused', (size) => {
    expect(() => new SharedMemory({ create: true, ...(size !== undefined && { size }) })).toThrow(
      RangeError,
    );
  });

  test.each(['', '.', '..', 'a/b', '../x', '/x', 'a\0b'])(
    'the name %j is refused, and no name where there must be one',
    (name) => {
      expect(() => new SharedMemory({ name, create: true, size: 1 })).toThrow(
        failure('VALUE', 'name'),
      );
      expect(() => new SharedMemory()).toThrow(failure('VALUE', 'pass name'));
    },
  );

  test('when it is closed its views are empty, and its buffer is refused; closing again does nothing', () => {
    using own = new Own(100);
    const { block } = own;
    const { buffer } = block;
    const views = [new Uint8Array(buffer), new Float64Array(buffer, 8, 2), Buffer.from(buffer)];
    block.close();
    block.close();
    expect(views.map((view) => [view.length, view[0]])).toEqual(Array(3).fill([0, undefined]));
    views[0]![0] = 1;
    expect(() => new DataView(buffer)).toThrow(TypeError);
    expect(() => block.buffer).toThrow(failure('VALUE', `${block.name} is closed`));
    expect(block.size).toBe(100);
  });

  test('no view that is used later ever ends the process, whatever the collector does', async () => {
    const program = new Program('program-has-shared-memory', ['return', 'closes']);
    expect(await program.says()).toBe(true);
    expect(await program.ending).toEqual({ code: 0, signal: null, stderr: '' });
  });

  test('it is usable when it is unlinked; attaching and unlinking again are errors', () => {
    using own = new Own(100);
    const { block } = own;
    const view = new Uint8Array(block.buffer);
    block.unlink();
    view[50] = 5;
    expect(view[50]).toBe(5);
    const gone = failure('FILE_NOT_FOUND', block.name);
    expect(() => new SharedMemory({ name: block.name })).toThrow(gone);
    expect(() => block.unlink()).toThrow(gone);
    // Another of the same name is not this one.
    using other = new Own(10, block.name);
    expect(() => block.unlink()).toThrow(gone);
    expect(() => block._handle()).toThrow(gone);
    expect(there(other.block.name)).toBe(true);
  });

  test.each(['return', 'throw', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'nothing is left when the program that created it ends by %s',
    async (how) => {
      const signal = how.startsWith('SIG') ? (how as NodeJS.Signals) : null;
      const program = new Program('program-has-shared-memory', [signal ? 'stay' : how, 'creates']);
      const name = await program.says<string>();
      const noted = await program.says<string[]>();
      if (signal) program.kill(signal);
      expect(await program.ending).toMatchObject({ signal });
      expect(there(name)).toBe(false);
      // Under the name that it had while it was made, too.
      expect(noted.some((path) => path.includes('/.ipc-demo-'))).toBe(true);
      expect(noted.filter((path) => existsSync(path))).toEqual([]);
    },
  );

  test('what a killed program leaves, the next removes; not what somebody else has put in its place', async () => {
    using tmp = new OwnFolder();
    const programs = [1, 2].map(
      () => new Program('program-has-shared-memory', ['stay', 'creates'], tmp),
    );
    const [left, replaced] = await Promise.all(programs.map((program) => program.says<string>()));
    for (const program of programs) program.kill('SIGKILL');
    await Promise.all(programs.map(({ ending }) => ending));
    expect([there(left!), there(replaced!)]).toEqual([true, true]);
    new SharedMemory({ name: replaced! }).unlink();
    using own = new Own(1, replaced);
    expect(await new Program('program-has-folder', ['return'], tmp).ending).toMatchObject({
      code: 0,
    });
    expect([there(left!), there(own.block.name)]).toEqual([false, true]);
  });

  test('one that a child created, and was killed, is gone when the program has ended', async () => {
    using folder = new OwnFolder();
    const program = new Program('program-has-shared-memory-in-a-child', [folder.file('name')]);
    expect(await program.says()).toBe('ready');
    const name = JSON.parse(readFileSync(folder.file('name'), 'utf8')) as string;
    expect(there(name)).toBe(true);
    program.kill('SIGTERM');
    await program.ending;
    expect(there(name)).toBe(false);
  });

  test.each(['return', 'throw', 'SIGTERM', 'SIGKILL'])(
    'it stays when one who attached, or could not create it, ends by %s',
    async (how) => {
      using own = new Own(100);
      for (const [what, says] of [
        ['attaches', own.block.name],
        ['creates', 'FILE_EXISTS'],
      ] as const) {
        const program = new Program('program-has-shared-memory', [
          how.startsWith('SIG') ? 'stay' : how,
          what,
          own.block.name,
        ]);
        expect(await program.says()).toBe(says);
        if (how.startsWith('SIG')) program.kill(how as NodeJS.Signals);
        await program.ending;
        // What a killed program leaves, the next removes; this is not its own.
        expect(await new Program('program-has-folder', ['return']).ending).toMatchObject({
          code: 0,
        });
        expect(there(own.block.name)).toBe(true);
      }
    },
  );

  test('it travels in the arguments of a process, and the child changes the same memory', async () => {
    using own = new Own(100);
    for (const _ of [1, 2]) {
      const child = new Process({
        module: fixture('memories'),
        target: 'bumps',
        args: [own.block],
      });
      child.start();
      expect(await child.join({ timeout: 120_000 })).toBe(0);
    }
    expect(new Uint8Array(own.block.buffer)[0]).toBe(2);
    own.block.unlink();
    const late = new Process({ module: fixture('memories'), target: 'bumps', args: [own.block] });
    expect(() => late.start()).toThrow(failure('FILE_NOT_FOUND', own.block.name));
    expect(() => JSON.stringify(own.block)).toThrow(failure('INHERITANCE', 'SharedMemory'));
    expect(() => structuredClone(own.block)).toThrow(failure('INHERITANCE', 'SharedMemory'));
  });

  test('one that a child created is there for its parent, also when the child has been killed', async () => {
    using folder = new OwnFolder();
    const ready = new Semaphore(0);
    const child = new Process({
      module: fixture('memories'),
      target: 'creates',
      args: [folder.file('name'), ready],
    });
    child.start();
    await ready.acquire();
    child.kill();
    await child.join();
    using block = new SharedMemory({
      name: JSON.parse(readFileSync(folder.file('name'), 'utf8')) as string,
    });
    expect(block.size).toBe(100);
    block.unlink();
  });
});

(python ? describe : describe.skip)('shared memory and Python', () => {
  test('Python attaches to a block of ours', () => {
    using own = new Own(100);
    const bytes = new Uint8Array(own.block.buffer);
    bytes[0] = 42;
    const script = `
from multiprocessing import resource_tracker, shared_memory
block = shared_memory.SharedMemory(${JSON.stringify(own.block.name)})
resource_tracker.unregister(block._name, 'shared_memory')  # bug 82300: it would unlink what is not its own
print(block.size, block.buf[0])
block.buf[99] = 7
block.close()`;
    const { stdout, stderr } = spawnSync('python3', ['-c', script], { encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['100 42\n', '']);
    expect(bytes[99]).toBe(7);
    expect(there(own.block.name)).toBe(true);
  });

  test('we attach to a block of Python’s', async () => {
    const script = `
from multiprocessing import shared_memory
block = shared_memory.SharedMemory(create=True, size=100)
block.buf[0] = 42
print(block.name, flush=True)
input()
print(block.buf[99], flush=True)
block.close()
block.unlink()`;
    const child = spawn('python3', ['-c', script], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    using block = new SharedMemory({ name: (await lines.next()).value as string });
    const bytes = new Uint8Array(block.buffer);
    expect([block.size, bytes[0]]).toEqual([100, 42]);
    bytes[99] = 7;
    child.stdin.end('\n');
    expect((await lines.next()).value).toBe('7');
    expect(await ended).toEqual([0, null]);
    expect(there(block.name)).toBe(false);
  });
});
