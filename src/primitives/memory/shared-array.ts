import { allocate, arena } from '../system/arena.js';
import { ValueError } from '../errors.js';
import { Guarded, type GuardOptions } from './guarded.js';
import type { Handle } from '../handle.js';
import {
  type ArrayOf,
  kindOf,
  type NumberKind,
  type NumberOf,
  type NumberType,
} from './numbers.js';

/**
 * An array of numbers that the processes of a program share; its length is fixed.
 *
 * As with a {@link Value}, reading and writing are no more than that, and the lock is there for
 * what must not be interrupted: copying many numbers is not one step. `view` is the typed array
 * itself, for speed, and for `Atomics`.
 *
 * It is there for the life of the program. All of them together have a GiB; for more, or for what
 * is to be freed again, there is {@link SharedMemory}.
 *
 * @example
 * const counts = new SharedArray('i', 10);
 * counts.set(-1, 5);
 * Atomics.add(counts.view, 0, 1);
 */
export class SharedArray<T extends NumberType> extends Guarded {
  readonly type: T;
  /**
   * The numbers themselves: what is written here is seen by all at once. Nothing is checked: what
   * is out of range is lost. Its `buffer` is the memory of everything the program shares: leave
   * that alone.
   */
  readonly view: ArrayOf<T>;
  readonly #at: number;
  readonly #kind: NumberKind<T>;
  readonly #items: NumberOf<T>[];

  /**
   * @param init how many, zeroed; or the numbers to begin with
   * @throws {TypeError} for a type, a number or a lock of the wrong kind; {@link RangeError} for a
   * length that is none; {@link EnvironmentError} when it is too large for what is left
   */
  constructor(type: T, init: number | Iterable<NumberOf<T>>, options?: GuardOptions);
  /** @internal Where it lies in the arena, when it arrives in a child. */
  constructor(type: T, init: number, options: GuardOptions, at: number);
  constructor(
    type: T,
    init: number | Iterable<NumberOf<T>>,
    options: GuardOptions = {},
    at?: number,
  ) {
    const kind = kindOf(type);
    const numbers = typeof init === 'number' ? null : checked(kind, init);
    const length = numbers ? numbers.length : checkedLength(init as number);
    super(options);
    this.type = type;
    this.#at = at ?? allocate((length * kind.bytes) / 4);
    this.#kind = kind;
    this.view = kind.view(arena().words.buffer as ArrayBuffer, this.#at * 4, length);
    this.#items = this.view as unknown as NumberOf<T>[];
    if (numbers) this.view.set(numbers as number[] & bigint[]);
  }

  get length(): number {
    return this.view.length;
  }

  /**
   * The number at `index`; a negative one counts from the end.
   * @throws {RangeError} out of range
   */
  at(index: number): NumberOf<T> {
    return this.#items[this.#checkedIndex(index)]!;
  }

  /** @throws {RangeError} out of range; {@link TypeError} when the number is of the wrong kind */
  set(index: number, value: NumberOf<T>): void {
    if (!this.#kind.fits(value)) this.#kind.refuse(value);
    this.#items[this.#checkedIndex(index)] = value;
  }

  /**
   * Copies numbers into the array from `offset` on.
   * @throws {ValueError} when they do not fit in, {@link TypeError} when one is of the wrong kind;
   * then none is copied
   */
  copyFrom(numbers: Iterable<NumberOf<T>>, offset = 0): void {
    const all = checked(this.#kind, numbers);
    if (!Number.isInteger(offset) || offset < 0 || offset + all.length > this.length) {
      throw new ValueError(
        `cannot copy ${all.length} numbers to ${offset}: the array has ${this.length}, and its length is fixed`,
      );
    }
    this.view.set(all as number[] & bigint[], offset);
  }

  /** The numbers one after the other, each as it is at that moment. `[...array]` is a copy. */
  [Symbol.iterator](): IterableIterator<NumberOf<T>> {
    return this.#items[Symbol.iterator]();
  }

  override toString(): string {
    return `<SharedArray(${this.type}, ${this.length})>`;
  }

  /** @internal */
  override _handle(): Handle {
    return {
      module: 'primitives/memory/shared-array.js',
      type: 'SharedArray',
      args: [this.type, this.length, this.guard, this.#at],
    };
  }

  #checkedIndex(index: number): number {
    const { length } = this.#items;
    const at = index < 0 ? index + length : index;
    if (!Number.isInteger(at) || at < 0 || at >= length)
      throw new RangeError(`there is no index ${index} in an array of ${length}`);
    return at;
  }
}

function checkedLength(length: number): number {
  if (!Number.isSafeInteger(length) || length < 0)
    throw new RangeError(
      `the length of an array must be a whole number of at least 0, not ${length}`,
    );
  return length;
}

function checked<T extends NumberType>(
  kind: NumberKind<T>,
  numbers: Iterable<NumberOf<T>>,
): NumberOf<T>[] {
  const all = [...numbers];
  for (const number of all) if (!kind.fits(number)) kind.refuse(number);
  return all;
}
