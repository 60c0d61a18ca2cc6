import { SharedArray } from '../../src/index.js';
import { now } from '../../src/primitives/system/clock.js';

/** What a member did and when, in memory that survives it. */

export const MARKS = [
  'asks',
  'is in',
  'leaves',
  'has left',
  'intrudes',
  'puts',
  'has put',
  'gets',
  'has got',
  'waits',
  'is woken',
  'notifies',
  'comes',
  'passes',
  'is told',
] as const;
export type Mark = (typeof MARKS)[number];

export interface Note {
  readonly who: number;
  readonly mark: Mark;
  readonly value: number;
  readonly time: number;
}

/** The number of notes, then a triple for each: mark, value, time. */
export type Diary = SharedArray<'float64'>;
const NOTE = 3;
const NOTES = 200;

export function newDiary(): Diary {
  return new SharedArray('float64', 1 + NOTE * NOTES, { lock: false });
}

export function note({ view }: Diary, mark: Mark, value: number): void {
  const at = 1 + NOTE * view[0]!;
  view[at] = MARKS.indexOf(mark);
  view[at + 1] = value;
  view[at + 2] = now();
  // The count last: a note that is half written when its writer dies is none.
  view[0]!++;
}

export function notesOf({ view }: Diary, who: number): Note[] {
  return Array.from({ length: view[0]! }, (_, index) => {
    const at = 1 + NOTE * index;
    return { who, mark: MARKS[view[at]!]!, value: view[at + 1]!, time: view[at + 2]! };
  });
}

export function clear({ view }: Diary): void {
  view[0] = 0;
}
