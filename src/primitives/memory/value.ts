import { allocate, arena } from '../system/arena.js';
import { Guarded, type GuardOptions } from './guarded.js';
import type { Handle } from '../handle.js';
import { kindOf, type NumberKind, type NumberOf, type NumberType } from './numbers.js';

/**
 * One number that the processes of a program share.
 *
 * Reading and writing are no more than that: `v.value += 1` reads, then writes, and what another
 * process wrote in between is lost. Keep the others out with the lock (`withLock`), or use an
 * atomic instruction (`add`), which needs none, and heeds none.
 *
 * The types are those of typed arrays and Python's codes. A whole number that is too big wraps
 * around. A value is there for the life of the program; a process that dies leaves in it what it
 * wrote last.
 *
 * @example
 * const count = new Value('i');
 * await count.withLock(() => count.value++);
 * count.add(1);
 */
export class Value<T extends NumberType> extends Guarded {
  readonly type: T;
  readonly #at: number;
  readonly #kind: NumberKind<T>;
  readonly #fits: (value: unknown) => boolean;
  readonly #view: { 0: NumberOf<T> };

  /**
   * @param initial what it is at first: 0, where nothing is said
   * @throws {TypeError} for a type, a number or a lock of the wrong kind
   */
  constructor(type: T, initial?: NumberOf<T>, options?: GuardOptions);
  /** @internal Where it lies in the arena, when it arrives in a child. */
  constructor(type: T, initial: null, options: GuardOptions, at: number);
  constructor(type: T, initial?: NumberOf<T> | null, options: GuardOptions = {}, at?: number) {
    const kind = kindOf(type);
    const first = at === undefined ? initial : undefined;
    if (first !== undefined && !kind.fits(first)) kind.refuse(first);
    super(options);
    this.type = type;
    this.#at = at ?? allocate(kind.bytes / 4);
    this.#kind = kind;
    this.#fits = kind.fits;
    this.#view = kind.view(arena().words.buffer as ArrayBuffer, this.#at * 4, 1) as unknown as {
      0: NumberOf<T>;
    };
    if (first !== undefined) this.#view[0] = first as NumberOf<T>;
  }

  get value(): NumberOf<T> {
    return this.#view[0];
  }
  /**
   * @throws {TypeError} when it is of the wrong kind: a fraction for a whole number, a number for a
   * bigint, a string
   */
  set value(value: NumberOf<T>) {
    if (!this.#fits(value)) this.#kind.refuse(value);
    this.#view[0] = value;
  }

  /**
   * Adds `n` in one instruction that nobody can come between. Returns what it was before.
   * @throws {TypeError} for a type of fractions
   */
  add(n: NumberOf<T>): NumberOf<T> {
    return Atomics.add(this.#atomic('add', n), 0, n as number) as NumberOf<T>;
  }

  /**
   * Sets it, and returns what it was before, in one instruction.
   * @throws {TypeError} for a type of fractions
   */
  exchange(value: NumberOf<T>): NumberOf<T> {
    return Atomics.exchange(this.#atomic('exchange', value), 0, value as number) as NumberOf<T>;
  }

  /**
   * Sets it if it is `expected`, and returns what it was before, in one instruction.
   * @throws {TypeError} for a type of fractions
   */
  compareExchange(expected: NumberOf<T>, value: NumberOf<T>): NumberOf<T> {
    if (!this.#fits(expected)) this.#kind.refuse(expected);
    return Atomics.compareExchange(
      this.#atomic('compareExchange', value),
      0,
      expected as number,
      value as number,
    ) as NumberOf<T>;
  }

  override toString(): string {
    return `<Value(${this.type}, ${this.value})>`;
  }

  /** @internal */
  override _handle(): Handle {
    return {
      module: 'primitives/memory/value.js',
      type: 'Value',
      args: [this.type, null, this.guard, this.#at],
    };
  }

  #atomic(what: string, n: NumberOf<T>): Int32Array {
    if (!this.#kind.atomic)
      throw new TypeError(
        `there is no atomic ${what} for ${this.type}: change the value inside withLock`,
      );
    if (!this.#fits(n)) this.#kind.refuse(n);
    return this.#view as unknown as Int32Array;
  }
}
