import { randomBytes } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { arena } from '../primitives/arena.js';
import { noteLeftover } from '../primitives/folder.js';
import { Lock } from '../primitives/lock.js';
import { Queue } from '../primitives/queue.js';
import { RLock } from '../primitives/rlock.js';
import { Semaphore } from '../primitives/semaphore.js';
import { Value } from '../primitives/value.js';
import type { Shared, Shares } from '../scenario.js';
import { type FilePlace, RealJsonFile, temporaryOf } from './json-file.js';
import type { Pace } from './gate.js';
import { RealCounter } from './real-counter.js';
import { RealQueue } from './real-queue.js';
import { RealRLock, RealSemaphore } from './real-turns.js';
import type { Reporter } from './reporter.js';

/** The real things behind what a scenario shares: made by the command, passed to the workers as arguments. */
export type RealThing =
  | { readonly kind: 'json-file'; readonly place: FilePlace; readonly initial: object; /** Whether it was there before, and stays. */ readonly users: boolean }
  | { readonly kind: 'lock'; readonly name: string; readonly lock: Lock }
  | { readonly kind: 'rlock'; readonly name: string; readonly lock: RLock }
  | { readonly kind: 'semaphore'; readonly name: string; readonly semaphore: Semaphore; readonly initial: number }
  | { readonly kind: 'queue'; readonly name: string; readonly queue: Queue }
  | { readonly kind: 'counter'; readonly name: string; readonly number: Value<'int32'>; readonly initial: number };

const REAL: ReadonlySet<string> = new Set(['json-file', 'lock', 'rlock', 'semaphore', 'queue', 'counter'] satisfies RealThing['kind'][]);

/** Whether real processes can share such a thing; a file of the user's may ask for what only the model has. */
export function isReal(kind: string): boolean {
  return REAL.has(kind);
}

export type RealThings = Readonly<Record<string, RealThing>>;

/** Makes the things. `files` says which of them are files of the user's own; those are used as they stand. */
export function makeThings(shares: Shares, workers: readonly string[], files: Readonly<Record<string, string>>): RealThings {
  return Object.fromEntries(Object.entries(shares).map(([key, shared]) => [key, makeThing(shared, workers, files[key])]));
}

function makeThing(shared: Shared<unknown>, workers: readonly string[], own: string | undefined): RealThing {
  const { name } = shared;
  switch (shared.kind) {
    case 'lock':
      return { kind: 'lock', name, lock: new Lock() };
    case 'rlock':
      return { kind: 'rlock', name, lock: new RLock() };
    case 'semaphore':
      return { kind: 'semaphore', name, semaphore: new Semaphore(shared.value), initial: shared.value };
    case 'queue':
      return { kind: 'queue', name, queue: new Queue(shared.maxsize) };
    case 'counter':
      return { kind: 'counter', name, number: new Value('int32', shared.initial | 0), initial: shared.initial | 0 };
    case 'json-file':
      return makeFile(shared, workers, own);
  }
}

function makeFile(shared: Shared<unknown> & { readonly kind: 'json-file' }, workers: readonly string[], own: string | undefined): RealThing {
  const mark = `ipc-demo-${randomBytes(4).toString('hex')}`;
  const { folder } = arena();
  if (own === undefined) {
    const path = join(folder, shared.name);
    writeInitial(path, shared.initial);
    return { kind: 'json-file', place: { path, name: shared.name, write: shared.write, indent: '', mark }, initial: shared.initial, users: false };
  }
  const path = realpathSync(own);
  const indent = /^\{\s*\n(\s+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
  const place = { path, name: basename(path), write: shared.write, indent, mark };
  for (const worker of workers) noteLeftover(folder, temporaryOf(place, worker));
  return { kind: 'json-file', place, initial: shared.initial, users: true };
}

/** Puts everything back as it was at first; what is sold from a user's file stays sold. */
export function resetThings(things: RealThings): void {
  for (const thing of Object.values(things)) {
    if (thing.kind === 'json-file' && !thing.users) writeInitial(thing.place.path, thing.initial);
    if (thing.kind === 'queue') drain(thing.queue);
    if (thing.kind === 'counter') thing.number.value = thing.initial;
    if (thing.kind === 'semaphore') {
      while (thing.semaphore.value > thing.initial) thing.semaphore.tryAcquire();
      while (thing.semaphore.value < thing.initial) thing.semaphore.release();
    }
  }
}

/** All that is in it. */
function drain(queue: Queue): unknown[] {
  const items: unknown[] = [];
  while (!queue.empty()) items.push(queue.getNowait());
  return items;
}

function writeInitial(path: string, initial: object): void {
  writeFileSync(path, `${JSON.stringify(initial)}\n`, { mode: 0o600 });
}

/** The last state of everything that has one; null where a file is no JSON any more. To look into a queue empties it. */
export function lastStates(things: RealThings): Record<string, unknown> {
  const states: Record<string, unknown> = {};
  for (const [key, thing] of Object.entries(things)) {
    if (thing.kind === 'json-file') states[key] = parse(thing.place.path);
    if (thing.kind === 'queue') states[key] = drain(thing.queue);
    if (thing.kind === 'counter') states[key] = thing.number.value;
  }
  return states;
}

/** Removes what the run has made, also what a killed worker has left. */
export function removeThings(things: RealThings, workers: readonly string[]): void {
  for (const thing of Object.values(things)) {
    if (thing.kind !== 'json-file') continue;
    for (const worker of workers) rmSync(temporaryOf(thing.place, worker), { force: true });
    if (!thing.users) rmSync(thing.place.path, { force: true });
  }
}

/** In a worker: what the scenario's code is given. */
export function receiveThings(things: RealThings, worker: string, reporter: Reporter, pause: () => Promise<void>, pace: Pace): Record<string, unknown> {
  const locks = new Map<object, string>();
  const given: Record<string, unknown> = {};
  for (const [key, thing] of Object.entries(things)) {
    if (thing.kind === 'lock') locks.set(thing.lock, thing.name);
    given[key] = give(thing, worker, reporter, pause, pace);
  }
  reporter.watchLocks(locks, pace);
  return given;
}

function give(thing: RealThing, worker: string, reporter: Reporter, pause: () => Promise<void>, pace: Pace): unknown {
  switch (thing.kind) {
    case 'lock':
      return thing.lock;
    case 'rlock':
      return new RealRLock(thing.name, thing.lock, reporter, pace);
    case 'semaphore':
      return new RealSemaphore(thing.name, thing.semaphore, reporter, pace);
    case 'queue':
      return new RealQueue(thing.name, thing.queue, reporter, pace);
    case 'counter':
      return new RealCounter(thing.name, thing.number, reporter, pace);
    case 'json-file':
      return new RealJsonFile(thing.place, worker, reporter, pause, pace);
  }
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
