import { grouped } from '../grammar/alike.js';
import { plural, some } from '../grammar/english.js';
import type { StageWords } from '../words/run.js';

export const stage: StageWords = {
  event: (number, all) => `event ${grouped(number)} of ${grouped(all)}`,
  begins: 'All are there, and nothing has happened yet.',
  keys: 'space next   backspace back   g go   + - pace   1 to 9 that process   q end',
  playing: (seconds) => `an event every ${seconds} s   + faster   - slower   g stop   q end`,
  nothingMore: (process) => `${process} does nothing more.`,
  noSuch: (key) => `There is no process ${key}.`,
  readToo: (process, value) =>
    `${process} has read the same ${value} and not written yet: both decide on it.`,
  readBefore: (names, count) =>
    `${some(names, count)} ${count === 1 ? 'has' : 'have'} read before this, and will overwrite it.`,
  overwrites: (names, count) =>
    `It overwrites what ${some(names, count)} ${count === 1 ? 'has' : 'have'} written since it read.`,
  noReturn: 'From here every order goes wrong.',
  moreProcesses: (count) => `… ${plural(count, 'process', 'processes')} more`,
  noTerminal: '--stage needs a terminal: it shows the run again, an event a key',
  notWith: (other) => `--stage and ${other} cannot be used together: it shows one run, to people`,
};
