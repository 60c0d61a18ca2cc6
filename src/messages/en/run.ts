import type { RunWords } from '../words/run.js';

const these = (processes: number): string =>
  processes === 1 ? 'this process' : `these ${processes} processes`;

export const run: RunWords = {
  about: 'a scenario of your own, on real processes',
  file: 'a file of yours that exports a scenario',
  repeat: 'run it N times: how often it goes well, how often not, and how it ends',
  delay: 'what latency() takes, in milliseconds',
  more: 'Exit code: 0 if it went well (this time, or each time with --repeat), 1 if not. With --schedule: 0 if it came out as that order must, also where it goes wrong, 1 if not.',
  wentWell: (luck) => {
    if (luck === null) return 'It went well this time, in one order; explore tells the rest.';
    const { orders, wrong } = luck;
    if (orders === 1n) return 'It went well, in the only order there is.';
    const all = `1 of ${orders.toLocaleString('en')} orders`;
    return wrong === 0n
      ? `It went well: ${all}, and none of them goes wrong.`
      : `It went well this time: ${all}, ${wrong.toLocaleString('en')} of which go wrong; explore tells the rest.`;
  },
  couldHave: {
    safe: (orders, one, processes) =>
      one
        ? 'There is only 1 order, and it goes well.'
        : `No order of ${these(processes)} can go wrong: all ${orders} are covered.`,
    lost: (orders, one, processes) =>
      one
        ? 'There is only 1 order, and it goes wrong.'
        : `Every order of ${these(processes)} goes wrong: all ${orders} are covered.`,
    some: (orders, processes, told) => `Of all ${orders} of ${these(processes)}, ${told}`,
    rarelyWrong: (oneIn) => `1 in ${oneIn} goes wrong.`,
    wrong: (count, percent) => `${count} go wrong (${percent}).`,
    noChance: 'That is counted, and not the chance on a machine.',
  },
  times: (times, well) =>
    well === times
      ? `It went well in all ${times.toLocaleString('en')} runs. That is no proof; explore tries every order.`
      : `It went well in ${well.toLocaleString('en')} of ${times.toLocaleString('en')} runs, and wrong in ${(times - well).toLocaleString('en')}.`,
  oneAct: (acts) => `--schedule is the order of one act: name it with --act (${acts})`,
};
