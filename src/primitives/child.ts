// Not all of these are used here: named at the top, they are read at once, and not one after the other as each turns out to need the next.
import './cleanup.js';
import './errors.js';
import './folder.js';
import { readSync } from 'node:fs';
import { inspect } from 'node:util';
import { deserialize } from 'node:v8';
import { inheritArena } from './arena.js';
import { become, endOfCode, identity } from './current.js';
import { self } from './family.js';
import { unpack } from './handle.js';
import { dieWithParent, hasHungUp } from './kernel.js';
import { LENGTH_BYTES, type Start, START_FD } from './protocol.js';

/** The child's side of a process: where it comes to life, runs its target and ends. */

/** Node's own code for a program that ends while something is still awaited. */
const NEVER_FINISHED = 13;

const STDOUT = 1;
const STDERR = 2;

dieWithParent();
const leave = process.exit.bind(process);
const start = readStart();
if (process.ppid !== start.parent.pid) vanish();
if (process.platform !== 'linux') await watchParent();
process.on('uncaughtException', onUncaught);
process.exit = exitAsInPython;
inheritArena(start.folder);
self();
become(start);
await run(start).catch(report);
await endOfCode();

async function run({ target, args }: Start): Promise<void> {
  if (target === null) return;
  const [exports, given] = await Promise.all([import(target.module) as Promise<Record<string, unknown>>, unpack(args) as Promise<unknown[]>]);
  const fn = exports[target.name];
  if (typeof fn !== 'function') throw new TypeError(`${target.module} exports no function named ${target.name}: export the target of a process`);
  process.once('beforeExit', onNeverFinished);
  await (fn as (...args: unknown[]) => unknown)(...given);
  process.off('beforeExit', onNeverFinished);
}

function readStart(): Start {
  const length = readFully(LENGTH_BYTES).readUInt32LE();
  return deserialize(readFully(length)) as Start;
}

function readFully(bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  for (let filled = 0; filled < bytes; ) {
    const count = readSync(START_FD, buffer, filled, bytes - filled, null);
    if (count === 0) vanish();
    filled += count;
  }
  return buffer;
}

/** Where the kernel does not kill the child of a dead parent, the end of the start channel does. */
async function watchParent(): Promise<void> {
  const { Socket } = await import('node:net');
  new Socket({ fd: START_FD, readable: true, writable: false }).on('close', vanish).on('error', vanish).resume().unref();
}

/** The parent is gone, and with it everybody who could have use for this process. */
function vanish(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
}

function report(error: unknown): void {
  process.off('beforeExit', onNeverFinished);
  process.exitCode = 1;
  process.stderr.write(`Process ${identity.name}:\n${typeof error === 'string' ? error : inspect(error)}\n`);
}

function onUncaught(error: Error): void {
  // A terminal that is closed, or a reader that has gone, is no error of the target's; a pipe of its own that is broken is.
  if ((error as NodeJS.ErrnoException).code === 'EPIPE' && (hasHungUp(STDOUT) || hasHungUp(STDERR))) return;
  report(error);
  leave(1);
}

function onNeverFinished(): void {
  process.stderr.write(`Process ${identity.name}: the target waits for something that can no longer happen\n`);
  process.exitCode = NEVER_FINISHED;
}

/** Nothing and false are success, true is 1, a number counts modulo 256, anything else is printed and 1. */
function exitAsInPython(code: unknown = process.exitCode): never {
  if (typeof code === 'string' || (typeof code === 'object' && code !== null)) {
    process.stderr.write(`${typeof code === 'string' ? code : JSON.stringify(code)}\n`);
    return leave(1);
  }
  return leave(Number(code ?? 0) & 255);
}

