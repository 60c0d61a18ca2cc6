import { grouped } from '../../grammar/alike.js';
import type { DemoWords } from '../../words/demos.js';
import { plural } from '../../grammar/english.js';

export interface CountFigures {
  readonly processes: number;
  readonly increments: number;
  readonly expected: number;
  readonly actual: number;
  readonly lost: number;
  readonly finished: number;
}

export interface TwoVariables {
  readonly mainPid: number | null;
  readonly childPid: number | null;
  readonly mainBefore: number | null;
  readonly mainAfter: number | null;
  readonly childAfter: number | null;
}

const increments = (count: number): string =>
  `${grouped(count)} ${count === 1 ? 'increment' : 'increments'}`;

export const memory: DemoWords<'memory'> = {
  short: 'a variable is not shared; a number in shared memory loses updates',
  setting: (options) =>
    `${plural(options['processes']!, 'process', 'processes')}, ${increments(options['increments']!)} each`,
  acts: {
    'not-shared': {
      title: 'not shared',
      short: 'a variable changed in a child: not in main',
      setting: () => 'main and a child',
      intro: () => 'One variable in one source file. The child sets it to 0. What does main see?',
    },
    'counter-nolock': {
      title: 'a shared number, no lock',
      short: 'shared memory: read, then write: updates lost',
      intro: () =>
        'To add 1, a process reads the number and writes it plus one: two steps. There are too many to show, so only the beginning and the end are shown.',
    },
    'counter-lock': {
      title: 'a shared number, with a lock',
      short: 'the fix: one process at a time from read to write',
      intro: () => 'The same two steps, but only while holding the lock.',
    },
    'counter-atomic': {
      title: 'a shared number, atomic',
      short: 'another fix: adding 1 is one instruction',
      intro: () => 'Adding 1 is one atomic instruction. No lock.',
    },
  },
  outcomes: { added: 'is done' },
  says: {
    hasLeft: ({ left }: { left: number }) => `left is ${grouped(left)} here`,
    sellsAll: ({ left }: { left: number }) => `sells all; left is ${grouped(left)} here`,
    stillHasLeft: ({ left }: { left: number }) =>
      `the child has sold all; left is ${grouped(left)} here`,
    beginsToAdd: (figures: CountFigures) => `begins: ${increments(figures.increments)}`,
  },
  sentences: {
    notShared: ({ mainPid, childPid, mainAfter, childAfter }: TwoVariables) =>
      `In the child (process ${childPid}) the variable is ${childAfter}, in main (process ${mainPid}) it is still ${mainAfter}: each process has its own.`,
    sharedAfterAll: ({ mainBefore, mainAfter, childAfter }: TwoVariables) =>
      `Main's variable was ${mainBefore ?? 'never seen'} before and ${mainAfter ?? 'never seen'} after, the child's ${childAfter ?? 'never seen'}.`,
    updatesLost: ({ processes, increments: each, expected, actual, lost }: CountFigures) =>
      `${plural(processes, 'process', 'processes')} made ${increments(each)} each: expected ${grouped(expected)}, got ${grouped(actual)}. ${lost === 1 ? '1 update was' : `${grouped(lost)} updates were`} lost, overwritten with an old value.`,
    noneLost: ({ processes, increments: each, expected, actual }: CountFigures) =>
      `${plural(processes, 'process', 'processes')} made ${increments(each)} each: expected ${grouped(expected)}, got ${grouped(actual)}. No update was lost.`,
    luckyCount: ({ expected, actual }: CountFigures) =>
      `Expected ${grouped(expected)}, got ${grouped(actual)}: no update was lost this time. Without a lock, that was luck.`,
    countCutShort: ({ processes, finished, expected, actual }: CountFigures) =>
      `${grouped(finished)} of ${plural(processes, 'process', 'processes')} finished; expected ${grouped(expected)}, got ${grouped(actual)}.`,
  },
  endings: {
    updatesLost: ({ expected, actual }: CountFigures) =>
      `expected ${grouped(expected)}, got ${grouped(actual)}`,
    luckyCount: ({ expected, actual }: CountFigures) =>
      `expected ${grouped(expected)}, got ${grouped(actual)}`,
    noneLost: ({ expected, actual }: CountFigures) =>
      `expected ${grouped(expected)}, got ${grouped(actual)}`,
  },
};
