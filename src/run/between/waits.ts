import type { Lock, LockState } from '../../primitives/sync/lock.js';
import type { RLock } from '../../primitives/sync/rlock.js';
import type { RealThing, RealThings } from './thing.js';

/** Something that may have to be waited for. */
interface Waited {
  readonly on: string;
  /** Who or what is in the way at this moment; a falsy value when nothing is. */
  readonly obstacle: () => unknown;
  /** The state of it, as it says itself; null when this process does not wait any more. */
  readonly state: () => unknown;
}

/** Who is told. */
interface Told {
  /** The moment at which something happens that will be told, or forgotten. */
  now(): number;
  forget(): void;
  add(op: 'wait', details: { readonly on: string; readonly value: unknown }, at: number): void;
}

interface Request {
  readonly on: string;
  readonly value: unknown;
  readonly at: number;
}

/**
 * Tells what one process waits for, in the words of what it waits for: of a lock who has it, and
 * who stands in line, the process itself among them.
 *
 * Whoever asks for a lock and finds it free, or has it after a few looks, has only asked: that is
 * told too, with the state that it met.
 */
export class Waits {
  readonly #reporter: Told;
  readonly #waited: ReadonlyMap<object, Waited>;
  /** The locks that have been asked for, as long as nothing has been told of it. */
  readonly #requests = new Map<object, Request>();

  constructor(things: RealThings, reporter: Told) {
    this.#reporter = reporter;
    this.#waited = new Map(Object.values(things).flatMap(waitedFor));
  }

  /** A lock is asked for. */
  ask(lock: object): void {
    const waited = this.#waited.get(lock);
    if (waited === undefined) return;
    this.settle(lock);
    this.#requests.set(lock, {
      on: waited.on,
      value: (lock as Lock).inspect(),
      at: this.#reporter.now(),
    });
  }

  /** It has been granted, or given up. */
  settle(lock: object): void {
    const request = this.#requests.get(lock);
    if (request === undefined) return;
    this.#requests.delete(lock);
    this.#reporter.add('wait', { on: request.on, value: request.value }, request.at);
  }

  /**
   * The process stands in line. False where things have moved meanwhile: before the next sleep
   * there is something else to be told, or nothing.
   */
  tell(target: object): boolean {
    const waited = this.#waited.get(target);
    if (waited === undefined) return true;
    // What was in the way before and after was so in between: so nobody who stood in line has gone
    // in meanwhile.
    const obstacle = waited.obstacle();
    const at = this.#reporter.now();
    const value = waited.state();
    if (!obstacle || value === null || waited.obstacle() !== obstacle) {
      this.#reporter.forget();
      return false;
    }
    if (this.#requests.delete(target)) this.#reporter.forget();
    this.#reporter.add('wait', { on: waited.on, value }, at);
    return true;
  }
}

/** What may have to be waited for, as the hooks are told of it. */
function waitedFor(thing: RealThing): [target: object, waited: Waited][] {
  const { name: on } = thing;
  switch (thing.kind) {
    case 'lock':
      return [
        [thing.lock, { on, obstacle: () => thing.lock._owner, state: () => lineAt(thing.lock) }],
      ];
    case 'rlock':
      return [
        [
          thing.lock._inside,
          { on, obstacle: () => thing.lock._inside._owner, state: () => lineAt(thing.lock) },
        ],
      ];
    case 'queue': {
      const { queue } = thing;
      const ends: Readonly<Record<string, Waited>> = {
        spaces: { on, obstacle: () => queue.full(), state: () => ({ size: queue.maxsize }) },
        items: { on, obstacle: () => queue.empty(), state: () => ({ size: 0 }) },
      };
      return [...queue._inside].flatMap(([part, name]) => (ends[name] ? [[part, ends[name]]] : []));
    }
    default:
      return [];
  }
}

/** Null where it has just been handed to this process. */
function lineAt(lock: Lock | RLock): LockState | null {
  const state = lock.inspect();
  return state.waiting.includes(process.pid) ? state : null;
}
