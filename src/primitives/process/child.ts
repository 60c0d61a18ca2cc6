// Not all of these are used here: named at the top, they are read at once, and not one after the
// other as each turns out to need the next.
import '../system/cleanup.js';
import '../errors.js';
import '../system/folder.js';
import { AsyncLocalStorage } from 'node:async_hooks';
import { closeSync, fstatSync, readSync } from 'node:fs';
import { inspect } from 'node:util';
import { inheritArena } from '../system/arena.js';
import { become, endOfCode, identity, sayWhetherImporting } from './current.js';
import { self } from '../waiting/family.js';
import { unpack } from '../handle.js';
import { decode } from '../message.js';
import { dieWithParent, hasHungUp } from '../system/kernel.js';
import { spareTheSearch } from '../system/libc.js';
import { type Start, START_FD } from './protocol.js';

/** The child's side of a process: where it comes to life, runs its target and ends. */

/** Node's own code for a program that ends while something is still awaited. */
const NEVER_FINISHED = 13;

/** The system reads less than 2 GiB at once. */
const AT_ONCE = 2 ** 30;

/**
 * What never brings a module's own code back to life: its output, and the files that were read to
 * import it.
 */
const HARMLESS = /^(CloseReq|TTYWrap|PipeWrap|WriteWrap)$/;

const STDOUT = 1;
const STDERR = 2;

const start = readStart();
spareTheSearch(start.binary);
dieWithParent();
lookForParent();
for (const change of ['setuid', 'seteuid', 'setgid', 'setegid'] as const) keepDyingAfter(change);
process.argv.length = 2; // Without the mark of a child, which is for the library alone.
const leave = process.exit.bind(process);
if (process.platform !== 'linux') (await import('./watch-parent.js')).watchParent();
process.on('uncaughtException', onUncaught);
process.exit = exitAsInPython;
inheritArena(start.folder);
self();
become(start);
await run(start).catch(fail);
await endOfCode();

async function run({ target, args }: Start): Promise<void> {
  if (target === null) return sayWhetherImporting(() => false);
  const [exports, given] = await Promise.all([
    importTarget(target.module),
    unpack(args) as Promise<unknown[]>,
  ]);
  const fn = exportNamed(target.name, exports);
  if (!fn)
    throw new TypeError(
      `${target.module} exports no function named ${target.name}: export the target of a process`,
    );
  process.once('beforeExit', onNeverFinished);
  await fn(...given);
  process.off('beforeExit', onNeverFinished);
}

/**
 * With its target a child imports whatever the module does at its top level. Were it to start
 * processes there, as the main process does, each of them would start more, without end. So that is
 * refused, also later, in what the import has left waiting: a timer, a file that is read.
 */
async function importTarget(module: string): Promise<Record<string, unknown>> {
  const scope = new AsyncLocalStorage<true>();
  sayWhetherImporting(() => scope.getStore() === true);
  const before = waiting();
  const exports = (await scope.run(true, () => import(module))) as Record<string, unknown>;
  // It makes every promise slower, so it stays only where something waits that may still start a
  // process.
  if (waiting() <= before) scope.disable();
  return exports;
}

function waiting(): number {
  return process.getActiveResourcesInfo().filter((kind) => !HARMLESS.test(kind)).length;
}

type Target = (...args: unknown[]) => unknown;

/**
 * An export is found by its own name, or by that of its function: the default export, one under
 * another name, one of CommonJS.
 */
function exportNamed(name: string, exports: Readonly<Record<string, unknown>>): Target | undefined {
  const isTarget = (value: unknown): value is Target => typeof value === 'function';
  const inDefault = (exports['default'] as Readonly<Record<string, unknown>> | null | undefined)?.[
    name
  ];
  return (
    [exports[name], inDefault].find(isTarget) ??
    Object.values(exports)
      .filter(isTarget)
      .find((value) => value.name === name)
  );
}

function readStart(): Start {
  const message = Buffer.allocUnsafeSlow(fstatSync(START_FD).size);
  for (let filled = 0; filled < message.length;)
    filled += readSync(
      START_FD,
      message,
      filled,
      Math.min(AT_ONCE, message.length - filled),
      filled,
    );
  closeSync(START_FD);
  return decode(message) as Start;
}

function lookForParent(): void {
  if (process.ppid !== start.parent.pid) vanish();
}

/**
 * The kernel forgets whose death is to end a process when that becomes somebody else (prctl(2),
 * PR_SET_PDEATHSIG).
 */
function keepDyingAfter(change: 'setuid' | 'seteuid' | 'setgid' | 'setegid'): void {
  const original = process[change]!.bind(process);
  process[change] = (id) => {
    original(id);
    dieWithParent();
    lookForParent(); // It may have died in between.
  };
}

/** The parent is gone, and with it everybody who could have use for this process. */
function vanish(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
}

function report(error: unknown): void {
  process.exitCode = 1;
  process.stderr.write(
    `Process ${identity.name}:\n${typeof error === 'string' ? error : inspect(error)}\n`,
  );
}

/**
 * What the target throws is told to those who listen, if it asks for that, as it would be in a
 * program of its own.
 */
function fail(error: unknown): void {
  process.off('beforeExit', onNeverFinished);
  const listens =
    process.listenerCount('unhandledRejection') +
      process.listenerCount('uncaughtException') +
      process.listenerCount('uncaughtExceptionMonitor') >
    1;
  if (listens || process.hasUncaughtExceptionCaptureCallback()) void Promise.reject(error);
  else report(error);
}

function onUncaught(error: unknown): void {
  if (process.listenerCount('uncaughtException') > 1) return; // The target's own listener decides.
  // A terminal that is closed, or a reader that has gone, is no error of the target's; a pipe of
  // its own that is broken is.
  if (
    (error as NodeJS.ErrnoException | null | undefined)?.code === 'EPIPE' &&
    (hasHungUp(STDOUT) || hasHungUp(STDERR))
  )
    return;
  report(error);
  leave(1);
}

function onNeverFinished(): void {
  process.stderr.write(
    `Process ${identity.name}: the target waits for something that can no longer happen\n`,
  );
  process.exitCode = NEVER_FINISHED;
}

/**
 * Nothing and false are success, true is 1, a number counts modulo 256, anything else is printed
 * and 1.
 */
function exitAsInPython(code: unknown = process.exitCode): never {
  if (typeof code === 'string' || (typeof code === 'object' && code !== null)) {
    process.stderr.write(`${typeof code === 'string' ? code : JSON.stringify(code)}\n`);
    return leave(1);
  }
  return leave(Number(code ?? 0) & 255);
}
