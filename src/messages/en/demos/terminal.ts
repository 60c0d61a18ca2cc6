import { grouped } from '../../grammar/alike.js';
import type { DemoWords } from '../../words/demos.js';
import { plural } from '../../grammar/english.js';

export interface ScreenFigures {
  readonly lines: number;
  readonly whole: number;
  readonly garbled: number;
  readonly example: string | null;
}

export const terminal: DemoWords<'terminal'> = {
  short: 'one terminal for all: garbled lines without a lock, whole ones with it',
  setting: ({ buyers, tickets }) =>
    `${plural(buyers!, 'buyer')}, ${plural(tickets!, 'line')} each, one terminal`,
  options: {
    tickets: 'how many lines each buyer prints',
    delay: 'milliseconds; the pieces of a line are a quarter of it apart',
  },
  acts: {
    nolock: {
      title: 'no lock',
      short: 'lines in pieces: others print in between',
      intro: ({ delay }) =>
        `Each buyer prints its line in three pieces, ${grouped(delay! / 4)} ms apart.`,
    },
    lock: {
      title: 'with a lock',
      short: 'the fix: one line at a time',
      intro: ({ delay }) =>
        `The same pieces, ${grouped(delay! / 4)} ms apart; to print a line, a buyer must hold the lock.`,
    },
  },
  sentences: {
    linesGarbled: ({ lines, whole, example }: ScreenFigures) =>
      `${grouped(whole)} of ${plural(lines, 'line')} came out whole.${example === null ? '' : ` One that did not: "${example}".`}`,
    linesLucky: ({ lines }: ScreenFigures) =>
      `All ${plural(lines, 'line')} came out whole this time. Without a lock, that was luck.`,
    linesWhole: ({ lines }: ScreenFigures) =>
      `All ${plural(lines, 'line')} came out whole. Only the holder of the lock may print.`,
  },
  endings: {
    linesGarbled: ({ lines, whole }: ScreenFigures) =>
      `${grouped(whole)} of ${plural(lines, 'line')} whole`,
    linesLucky: ({ lines }: ScreenFigures) => `${grouped(lines)} of ${plural(lines, 'line')} whole`,
    linesWhole: ({ lines }: ScreenFigures) => `${grouped(lines)} of ${plural(lines, 'line')} whole`,
  },
};
