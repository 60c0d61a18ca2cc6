import { wholeNumber } from './asked.js';
import type { Shared } from './shared.js';
import type { Watchable } from './until.js';

/** A number in shared memory. */
export interface SharedNumber extends Watchable<number> {
  /** A step. */
  read(): PromiseLike<number>;
  /** A step. */
  write(value: number): PromiseLike<void>;
  /** A step, an atomic instruction; resolves with what was there before. */
  add(value: number): PromiseLike<number>;
}

/** A word of 32 bits in shared memory, on which each operation is one instruction. */
export interface SharedWord extends Watchable<number> {
  /** A step. */
  load(): PromiseLike<number>;
  /** A step. */
  store(value: number): PromiseLike<void>;
  /** A step; resolves with what was there before. */
  add(value: number): PromiseLike<number>;
  /** A step; resolves with what was there before. */
  exchange(value: number): PromiseLike<number>;
  /** A step: stores the value if `expected` is there. Resolves with what was there before. */
  compareExchange(expected: number, value: number): PromiseLike<number>;
}

/** So many bytes in shared memory, one for each character of a text. */
export interface SharedBlock extends Watchable<string> {
  /** A step: a copy of all of it. */
  read(): PromiseLike<string>;
  /** A step: copies a text into it, from its beginning on; what does not fit is left out. */
  write(text: string): PromiseLike<void>;
}

/** In bytes: all of them are shown in each line of a run. */
const LARGEST = 2 ** 20;

export function counter(initial = 0, name?: string): Shared<SharedNumber, number> {
  return { kind: 'counter', name, initial: wholeNumber(initial, 'counter') };
}

export function word(initial = 0, name?: string): Shared<SharedWord, number> {
  return { kind: 'word', name, initial: wholeNumber(initial, 'word') };
}

/** @param size in bytes; blank at first */
export function block(size: number, name?: string): Shared<SharedBlock, string> {
  return { kind: 'block', name, size: wholeNumber(size, 'block', 0, LARGEST) };
}
