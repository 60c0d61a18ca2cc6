import { grouped } from '../grammar/alike.js';
import { allCounted, plural, some } from '../grammar/english.js';
import type { RunWords, StageWords } from '../words/run.js';

const these = (processes: number): string =>
  processes === 1 ? 'this process' : `these ${grouped(processes)} processes`;

export const run: RunWords = {
  about: 'a scenario of your own, on real processes',
  file: 'a file of yours that exports a scenario, or a classic (see classics)',
  repeat: 'run it N times: how often it goes well, how often not, and how it ends',
  delay: 'what latency() takes, in milliseconds',
  more: 'Exit code: 0 if it went well (this time, or each time with --repeat), 1 if not. With --schedule: 0 if it came out as that order must, also where it goes wrong, 1 if not.',
  died: (process, step) => `${process} died at step ${grouped(step)} (SIGKILL), as the order says.`,
  breach: {
    always: (steps) =>
      `What must hold after every step (always) did not hold after step ${grouped(steps)}.`,
    overtaken: (steps) =>
      `By step ${grouped(steps)} somebody had been overtaken too often (progress).`,
  },
  wentWell: (luck) => {
    if (luck === null) return 'This time, and in one order only; explore tells the rest.';
    const { orders, wrong } = luck;
    if (orders === 1n) return 'This was the only order there is.';
    const all = `This was 1 of ${grouped(orders)} orders`;
    return wrong === 0n
      ? `${all}, and none of them goes wrong.`
      : `${all}, and ${grouped(wrong)} of them ${wrong === 1n ? 'goes' : 'go'} wrong; explore tells the rest.`;
  },
  couldHave: {
    safe: (orders, one, processes) =>
      one
        ? 'There is only 1 order, and it goes well.'
        : `No order of ${these(processes)} can go wrong: ${allCounted(orders)} are covered.`,
    lost: (orders, one, processes) =>
      one
        ? 'There is only 1 order, and it goes wrong.'
        : `Every order of ${these(processes)} goes wrong: ${allCounted(orders)} are covered.`,
    some: (orders, processes, told) => `Of ${allCounted(orders)} of ${these(processes)}, ${told}`,
    rarelyWrong: (oneIn) => `1 in ${oneIn} goes wrong.`,
    wrong: (count, percent) => `${count} ${count === '1' ? 'goes' : 'go'} wrong (${percent}).`,
    noChance: (isPrompt) =>
      `That is a count of orders, not a chance: a machine does not take all orders alike.${isPrompt ? ' Without a delay a process often takes all its steps before the next one begins: those few orders come up again and again.' : ''}`,
  },
  times: (times, well) =>
    well === times
      ? `Each of ${plural(times, 'run')}. That is no proof; explore tries every order.`
      : `${grouped(times - well)} of ${plural(times, 'run')}; ${grouped(well)} went well.`,
  oneAct: (acts) => `--schedule is the order of one act: name it with --act (${acts})`,
};

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
