import { Event } from '../sync/event.js';
import { IndexError, KeyError } from '../errors.js';
import { ManagedLock } from './managed-lock.js';
import { Queue } from '../messages/queue.js';
import { Semaphore } from '../sync/semaphore.js';
import type { AcquireOptions } from '../waiting/waiters.js';

/**
 * What a manager keeps: ordinary objects of its own process, which does one thing after the other.
 * So each single method is safe, and two in a row are not: somebody else's may come between them.
 *
 * The first argument of every method is the number of the process that asks.
 */

type Client = number;

/**
 * Every value has the version of its last change, so that a change can be refused when there has
 * been another in between.
 */
class Versioned<K> {
  readonly values = new Map<K, { version: number; value: unknown }>();
  #changes = 0;

  set(key: K, value: unknown): void {
    this.values.set(key, { version: ++this.#changes, value });
  }

  /** For an atomic update: the value, and its version (0 when there is none). */
  read(key: K): readonly [version: number, value: unknown] {
    const found = this.values.get(key);
    return [found?.version ?? 0, found?.value];
  }

  /** False when it has been changed since. */
  replace(key: K, version: number, value: unknown): boolean {
    if (this.read(key)[0] !== version) return false;
    this.set(key, value);
    return true;
  }
}

class ManagedDict {
  readonly #entries = new Versioned<string>();

  constructor(initial: Readonly<Record<string, unknown>> = {}) {
    this.assign(0, initial);
  }

  get(_: Client, key: string): unknown {
    return this.#entries.values.get(key)?.value;
  }

  item(_: Client, key: string): unknown {
    const found = this.#entries.values.get(key);
    if (!found) throw new KeyError(key);
    return found.value;
  }

  set(_: Client, key: string, value: unknown): void {
    this.#entries.set(key, value);
  }

  setDefault(client: Client, key: string, value: unknown): unknown {
    if (!this.has(client, key)) this.set(client, key, value);
    return this.get(client, key);
  }

  assign(client: Client, values: Readonly<Record<string, unknown>>): void {
    for (const [key, value] of Object.entries(values)) this.set(client, key, value);
  }

  read(_: Client, key: string): readonly [number, unknown] {
    return this.#entries.read(key);
  }

  replace(_: Client, key: string, version: number, value: unknown): boolean {
    return this.#entries.replace(key, version, value);
  }

  has(_: Client, key: string): boolean {
    return this.#entries.values.has(key);
  }

  delete(_: Client, key: string): boolean {
    return this.#entries.values.delete(key);
  }

  pop(client: Client, key: string): unknown {
    const value = this.item(client, key);
    this.#entries.values.delete(key);
    return value;
  }

  clear(): void {
    this.#entries.values.clear();
  }

  size(): number {
    return this.#entries.values.size;
  }

  keys(): string[] {
    return [...this.#entries.values.keys()];
  }

  entries(): [string, unknown][] {
    return [...this.#entries.values].map(([key, { value }]) => [key, value]);
  }
}

class ManagedList {
  readonly #items: unknown[];

  constructor(initial: readonly unknown[] = []) {
    this.#items = [...initial];
  }

  at(_: Client, index: number): unknown {
    return this.#items[this.#place(index)];
  }

  set(_: Client, index: number, value: unknown): void {
    this.#items[this.#place(index)] = value;
  }

  append(_: Client, ...values: unknown[]): void {
    this.#items.push(...values);
  }

  insert(_: Client, index: number, value: unknown): void {
    this.#items.splice(index, 0, value);
  }

  pop(_: Client, index = -1): unknown {
    return this.#items.splice(this.#place(index), 1)[0];
  }

  slice(_: Client, start?: number, end?: number): unknown[] {
    return this.#items.slice(start, end);
  }

  clear(): void {
    this.#items.length = 0;
  }

  size(): number {
    return this.#items.length;
  }

  /** An index may count from the end, as in Python. */
  #place(index: number): number {
    const place = index < 0 ? index + this.#items.length : index;
    if (!Number.isInteger(place) || place < 0 || place >= this.#items.length)
      throw new IndexError(index, this.#items.length);
    return place;
  }
}

class ManagedValue {
  readonly #value = new Versioned<'value'>();

  constructor(initial: unknown) {
    this.#value.set('value', initial);
  }

  read(): readonly [number, unknown] {
    return this.#value.read('value');
  }

  get(): unknown {
    return this.read()[1];
  }

  set(_: Client, value: unknown): void {
    this.#value.set('value', value);
  }

  replace(_: Client, version: number, value: unknown): boolean {
    return this.#value.replace('value', version, value);
  }
}

class ManagedSemaphore {
  readonly #semaphore: Semaphore;

  constructor(value?: number) {
    this.#semaphore = new Semaphore(value);
  }

  acquire(_: Client, options?: AcquireOptions): Promise<boolean> {
    return this.#semaphore.acquire(options);
  }

  release(_: Client, n?: number): void {
    this.#semaphore.release(n);
  }

  value(): number {
    return this.#semaphore.value;
  }
}

class ManagedEvent {
  readonly #event = new Event();

  set(): void {
    this.#event.set();
  }

  clear(): void {
    this.#event.clear();
  }

  isSet(): boolean {
    return this.#event.isSet();
  }

  wait(_: Client, options?: { timeout?: number }): Promise<boolean> {
    return this.#event.wait(options);
  }
}

class ManagedQueue {
  readonly #queue: Queue;

  constructor(maxsize?: number) {
    this.#queue = new Queue(maxsize);
  }

  put(_: Client, value: unknown, options?: AcquireOptions): Promise<void> {
    return this.#queue.put(value, options);
  }

  get(_: Client, options?: AcquireOptions): Promise<unknown> {
    return this.#queue.get(options);
  }

  qsize(): number {
    return this.#queue.qsize();
  }

  empty(): boolean {
    return this.#queue.empty();
  }

  full(): boolean {
    return this.#queue.full();
  }
}

type Managed = new (...args: never[]) => object;

/** By the name of the factory. */
export const managed: Readonly<Record<string, Managed>> = {
  dict: ManagedDict,
  list: ManagedList,
  Value: ManagedValue,
  Lock: ManagedLock,
  Semaphore: ManagedSemaphore,
  Event: ManagedEvent,
  Queue: ManagedQueue,
};
