import { type Process, type Step, step, until } from './program.js';

/** Words that several processes share, and each operation on one of them as a step. */

export type Words = Record<string, number>;

type Asked<A> = Generator<Step<Words>, A, unknown>;
type More = Pick<Step<Words>, 'at' | 'getsOn'>;

export const load = (word: string, more: More = {}): Asked<number> =>
  step((words: Words) => words[word]!, more);

export const store = (word: string, value: number, more: More = {}): Asked<void> =>
  step((words: Words) => void (words[word] = value), more);

/** Puts another value in, and answers the one that was there. */
export const change = (
  word: string,
  to: (value: number) => number,
  more: More = {},
): Asked<number> =>
  step((words: Words) => {
    const value = words[word]!;
    words[word] = to(value);
    return value;
  }, more);

export const add = (word: string, by: number, more: More = {}): Asked<number> =>
  change(word, (value) => value + by, more);

export const compareExchange = (word: string, expected: number, value: number): Asked<number> =>
  change(word, (old) => (old === expected ? value : old));

/** A lock is a word, too: 0 while nobody has it. */
export const acquire = (word: string, more: More = {}): Asked<void> =>
  step((words: Words) => void (words[word] = 1), {
    ...more,
    ready: (words) => words[word] === 0,
  });

export const release = (word: string): Asked<void> => store(word, 0);

/** Waits until a word is as it is wanted. */
export const untilWord = (
  word: string,
  wanted: (value: number) => boolean,
  more: More = {},
): Asked<void> => until((words: Words) => wanted(words[word]!), more);

export const times = (count: number, process: Process<Words>): Process<Words>[] =>
  Array<Process<Words>>(count).fill(process);

export const range = (count: number): number[] => [...Array(count).keys()];
