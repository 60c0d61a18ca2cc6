import { grouped } from '../../grammar/alike.js';
import type { DemoWords } from '../../words/demos.js';
import { plural } from '../../grammar/english.js';

export interface ListFigures {
  readonly processes: number;
  readonly appended: number;
  readonly actual: number;
  readonly expected: number;
  readonly lost: number;
  readonly outOfOrder: number;
}

export const manager: DemoWords<'manager'> = {
  short: 'a dict and a list served by a process: one operation is safe, two together are not',
  setting: ({ processes, increments }) =>
    `${plural(processes!, 'process', 'processes')}, ${plural(increments!, 'ticket')} each, one manager`,
  acts: {
    'dict-nolock': {
      title: 'a dict, no lock',
      short: 'get is safe, set is safe; get, then set is not',
      intro: () =>
        "The manager's dict says how many are sold. To sell, a process gets the number and sets the number plus one: two requests, each answered correctly.",
    },
    'dict-lock': {
      title: 'a dict, with a lock',
      short: 'the fix: one process at a time from get to set',
      intro: () => 'The same two requests, but only while holding the lock.',
    },
    list: {
      title: 'a list',
      short: 'append is one operation: nothing is lost',
      intro: () =>
        'All append to the same list. Appending is one request, and the manager answers one at a time.',
      setting: ({ processes, increments }) =>
        `${plural(processes!, 'process', 'processes')}, ${plural(increments!, 'item')} each, one manager`,
    },
  },
  outcomes: { appended: 'is done' },
  says: {
    beginsToAppend: ({ increments }: { increments: number }) =>
      `begins: appends ${plural(increments, 'item')}`,
  },
  sentences: {
    allAppended: ({ processes, appended, expected, actual }: ListFigures) =>
      `${plural(processes, 'process', 'processes')} appended ${plural(appended, 'item')} each: expected ${grouped(expected)}, got ${grouped(actual)}. None is lost, and each process's are in order.`,
    notAllAppended: ({ expected, actual, lost, outOfOrder }: ListFigures) =>
      `${grouped(actual)} of ${plural(expected, 'item')}: ${grouped(lost)} missing, ${grouped(outOfOrder)} out of order.`,
  },
  endings: {
    allAppended: ({ actual }: ListFigures) =>
      `all ${plural(actual, 'item')} are there, each process's in order`,
  },
};
