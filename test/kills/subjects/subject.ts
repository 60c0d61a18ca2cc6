import { setImmediate as breathe } from 'node:timers/promises';
import { type Diary, type Mark, type Note, note } from '../diary.js';

/** One who takes part: 0 is the one who may die. */
export class Member {
  readonly index: number;
  readonly #diary: Diary;
  readonly #pass: () => void;

  /** @param pass where it may die; nothing happens there to those who live */
  constructor(index: number, diary: Diary, pass: () => void = () => {}) {
    this.index = index;
    this.#diary = diary;
    this.#pass = pass;
  }

  note(mark: Mark, value = 0): void {
    note(this.#diary, mark, value);
  }

  /** A point of its own code. */
  here(): void {
    this.#pass();
  }

  /** The same in the middle of a wait. */
  async amid<T>(wait: Promise<T>): Promise<T> {
    // Whoever awaits it hears of its failure; until then that is no error.
    wait.catch(() => {});
    await breathe();
    this.here();
    return wait;
  }
}

/** What is known when all have come to their end. */
export interface Trial<T> {
  readonly things: T;
  /** Of all members, in the order of time. */
  readonly notes: readonly Note[];
  /** When the victim died; Infinity when it did not. */
  readonly died: number;
}

/** What is known meanwhile. */
export interface Watch {
  readonly notes: () => readonly Note[];
  /** Whether the one who may die has come to its end. */
  readonly gone: () => boolean;
  /** Whether all who live have. */
  readonly over: () => boolean;
}

/** A primitive, what members do with it, and what must hold. */
export interface Subject<T = unknown> {
  readonly name: string;
  /** How many live beside the victim. */
  readonly survivors: number;
  /** Whether it is made anew for each death; else it goes through many. */
  readonly once?: boolean;
  make(): T | Promise<T>;
  act(things: T, me: Member): Promise<void>;
  /**
   * What one does who looks on, so that nobody waits in vain for what the dead owed them. It begins
   * with the others.
   */
  help?(things: T, me: Member, watch: Watch): Promise<void>;
  /** What is wrong, a sentence each; puts right what a death may leave. */
  check(trial: Trial<T>): readonly string[] | Promise<readonly string[]>;
}

/** For lists of subjects of different things. */
export function subject<T>(one: Subject<T>): Subject {
  return one as Subject;
}

/** The last thing that a member noted. */
export function lastOf(notes: readonly Note[], who: number): Note | undefined {
  return notes.findLast((one) => one.who === who);
}
