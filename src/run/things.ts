import { randomBytes } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { arena } from '../primitives/arena.js';
import { noteLeftover } from '../primitives/folder.js';
import { Lock } from '../primitives/lock.js';
import type { Shared, Shares } from '../scenario.js';
import { type FilePlace, RealJsonFile, temporaryOf } from './json-file.js';
import type { Pace } from './gate.js';
import type { Reporter } from './reporter.js';

/** The real things behind what a scenario shares: made by the command, passed to the workers as arguments. */
export type RealThing =
  | { readonly kind: 'json-file'; readonly place: FilePlace; readonly initial: object; /** Whether it was there before, and stays. */ readonly users: boolean }
  | { readonly kind: 'lock'; readonly name: string; readonly lock: Lock };

const REAL: ReadonlySet<string> = new Set(['json-file', 'lock'] satisfies RealThing['kind'][]);

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
  if (shared.kind === 'lock') return { kind: 'lock', name: shared.name, lock: new Lock() };
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
  }
}

function writeInitial(path: string, initial: object): void {
  writeFileSync(path, `${JSON.stringify(initial)}\n`, { mode: 0o600 });
}

/** The last state of everything that has one; null where a file is no JSON any more. */
export function lastStates(things: RealThings): Record<string, unknown> {
  const states: Record<string, unknown> = {};
  for (const [key, thing] of Object.entries(things)) if (thing.kind === 'json-file') states[key] = parse(thing.place.path);
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
    if (thing.kind === 'lock') {
      locks.set(thing.lock, thing.name);
      given[key] = thing.lock;
    } else {
      given[key] = new RealJsonFile(thing.place, worker, reporter, pause, pace);
    }
  }
  reporter.watchLocks(locks, pace);
  return given;
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
