import { IndexError, KeyError } from '../errors.js';

/** What a manager keeps that is read and written: a dict, a list, a value. */

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

export class ManagedDict {
  readonly #entries = new Versioned<string>();

  constructor(initial: Readonly<Record<string, unknown>> = {}) {
    this.assign(0, initial);
  }

  get(_: number, key: string): unknown {
    return this.#entries.values.get(key)?.value;
  }

  item(_: number, key: string): unknown {
    const found = this.#entries.values.get(key);
    if (!found) throw new KeyError(key);
    return found.value;
  }

  set(_: number, key: string, value: unknown): void {
    this.#entries.set(key, value);
  }

  setDefault(client: number, key: string, value: unknown): unknown {
    if (!this.has(client, key)) this.set(client, key, value);
    return this.get(client, key);
  }

  assign(client: number, values: Readonly<Record<string, unknown>>): void {
    for (const [key, value] of Object.entries(values)) this.set(client, key, value);
  }

  read(_: number, key: string): readonly [number, unknown] {
    return this.#entries.read(key);
  }

  replace(_: number, key: string, version: number, value: unknown): boolean {
    return this.#entries.replace(key, version, value);
  }

  has(_: number, key: string): boolean {
    return this.#entries.values.has(key);
  }

  delete(_: number, key: string): boolean {
    return this.#entries.values.delete(key);
  }

  pop(client: number, key: string): unknown {
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

export class ManagedList {
  readonly #items: unknown[];

  constructor(initial: readonly unknown[] = []) {
    this.#items = [...initial];
  }

  at(_: number, index: number): unknown {
    return this.#items[this.#place(index)];
  }

  set(_: number, index: number, value: unknown): void {
    this.#items[this.#place(index)] = value;
  }

  append(_: number, ...values: unknown[]): void {
    this.#items.push(...values);
  }

  insert(_: number, index: number, value: unknown): void {
    this.#items.splice(index, 0, value);
  }

  pop(_: number, index = -1): unknown {
    return this.#items.splice(this.#place(index), 1)[0];
  }

  slice(_: number, start?: number, end?: number): unknown[] {
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

export class ManagedValue {
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

  set(_: number, value: unknown): void {
    this.#value.set('value', value);
  }

  replace(_: number, version: number, value: unknown): boolean {
    return this.#value.replace('value', version, value);
  }
}
