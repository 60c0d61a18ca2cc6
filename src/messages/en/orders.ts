import { grouped } from '../grammar/alike.js';
import { plural } from '../grammar/english.js';
import type { OrderWords } from '../words/orders.js';

export const orders: OrderWords = {
  order: {
    notation: (signs) =>
      `An order says who takes each step: 0 is the first process, 1 the second${[
        signs.has('*') ? '; 0*3 is three steps of 0' : '',
        signs.has(':') ? '; 0:1 goes on with the second value of a choice' : '',
        signs.has('!') ? '; 0! is the death of 0, in place of its step' : '',
        signs.has('~') ? '; 0~ wakes by itself' : '',
      ].join('')}.`,
    kept: (token) =>
      token === ''
        ? 'In the order in which nobody takes a step.'
        : `In the order ${token}: one step at a time, without waiting for the network.`,
    notKept: (steps, process, why) =>
      `The order could not be kept after ${plural(steps, 'step')}: ${process} ${{ 'goes-on': 'had more steps', 'is-over': 'had ended', 'would-wait': 'would have had to wait', died: 'died' }[why]}.`,
    differs: (step, real, model) =>
      `Not as expected${step === null ? ' at the end' : ` at step ${grouped(step)}`}: ${real} instead of ${model}.`,
  },
  realOrders: {
    real: 'carry out every order on real processes too, and compare',
    working: (orders) => `on real processes: ${plural(orders, 'order')}`,
    agrees: ({ orders, deadlocks, cut, complete, drawn, rate }) =>
      `${complete ? 'Every order' : drawn ? `${plural(orders, 'order')}, drawn at random, for there is no end of them,` : `The first ${plural(orders, 'order')}, and not the others,`} on real processes, step by step as in memory: ${complete ? `${plural(orders, 'order')}, ` : ''}${grouped(rate)} a second.${deadlocks > 0 ? ` In ${grouped(deadlocks)} of them processes wait for ever, here as there.` : ''}${cut > 0 ? ` Left out: ${plural(cut, 'order')} without an end in sight.` : ''}`,
    disagrees: ({ orders, mismatches }) =>
      `Real processes and the model differ in ${grouped(mismatches)} of ${plural(orders, 'order')}.`,
    none: ({ cut }) =>
      `There is nothing to compare: no order was carried out on real processes${cut > 0 ? `, for each of the ${plural(cut, 'order')} that were tried in memory has no end in sight` : ''}.`,
  },
  replay: {
    missing: (path) => `there is no file ${path}: save a run with --save ${path}`,
    noLine: (path, line) =>
      `${path}, line ${line}, is not part of a saved run: name a file that --save has written`,
    noOrder: (path) => `${path} holds no run whose order is known: save one with --schedule`,
    noRun: (path) => `${path} holds no whole run: save one with --save ${path}`,
    ofFile: (path, file) =>
      `${path} is a run of ${file}, and a saved run starts no code: name the file yourself, as in npx ipc-demo replay ${path} mine.mjs`,
    option: (path, name, value, least, most) =>
      `${path}: ${name} is ${value}; it must be a whole number from ${least} to ${grouped(most)}`,
    times: (times, ok) =>
      ok
        ? `${plural(times, 'time')} the same order, ${times === 1 ? 'and' : 'each time'} the same steps and the same end.`
        : `Not the same each time, in ${plural(times, 'run')}.`,
  },
  diff: {
    option: 'two saved runs of the same act, from the first step where they part',
    other: 'with --diff: another saved run',
    missing: '--diff compares two saved runs: name both, as in show --diff A B',
    parts: (same) =>
      same === 0
        ? 'They part at the first step.'
        : `The first ${plural(same, 'step')} are the same; then they part.`,
    alike: (steps) => `Both took the same ${plural(steps, 'step')}, in the same order.`,
    ends: 'no more steps',
    apart: (one, other) =>
      `--diff compares two runs of the same act, and these are of ${one} and of ${other}`,
    moreSteps: (count) => `… ${plural(count, 'more step')}`,
  },
  repeat: {
    times: (count) => `${count} ×`,
    progress: (done, all) => `run ${grouped(done)} of ${grouped(all)}`,
    summary: ({ runs, raced, worst }) =>
      raced === 0
        ? `None of ${plural(runs, 'run')} had a race.`
        : `${grouped(raced)} of ${plural(runs, 'run')} had a race; at worst oversold by ${grouped(worst)}.`,
    rare: 'Without a lock it can still go wrong: more runs, or a longer --delay, make a race more likely.',
    tally: (oversold) => `oversold by ${grouped(oversold)}`,
  },
};
