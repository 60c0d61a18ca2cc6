import { type Ended, ended, grouped } from '../grammar/alike.js';
import { allCounted, either, near, plural } from '../grammar/english.js';
import { words } from './demos/index.js';
import type { ExploreWords } from '../words/explore.js';

export const explore: ExploreWords = {
  about: 'every order of the steps: how many go wrong, and the shortest that does',
  subject: 'a demonstration, a classic (see classics), or a file of yours that exports a scenario',
  full: 'carry out every order, one by one',
  max: 'carry out at most this many orders of each act',
  steps: 'cut an order that is carried out after this many steps (default 1000)',
  more: 'Three buyers where you name no number: few enough to follow. --buyers 10 counts the orders of ten.\nExit code: 1 it can go wrong, 0 it cannot, 4 not known (a bound was reached).',
  setting: (processes) => plural(processes, 'process', 'processes'),
  intro: (full) =>
    full
      ? 'Every order (interleaving) of their steps, each carried out in memory.'
      : 'Every order (interleaving) of their steps, in memory.',
  smaller: (numbers) =>
    `Small enough to be followed: ${numbers.map(({ flag, value, usual }) => `${flag} ${grouped(value)} (a run takes ${grouped(usual)})`).join(', ')}.`,
  working: (act, counted) =>
    counted === null ? `trying every order of ${act}` : `${counted} so far: ${act}`,
  labels: {
    wrong: 'CAN GO WRONG',
    safe: 'CANNOT GO WRONG',
    unknown: 'NOT KNOWN',
    faulty: 'CANNOT BE EXPLORED',
  },
  orders: (count, one, about) =>
    `${count} ${one ? 'order' : 'orders'}${about === null ? '' : ` (${about})`}`,
  wrong: (losing, orders, all) =>
    all
      ? `${losing} of ${orders} ${losing === '1' ? 'goes' : 'go'} wrong.`
      : `${losing} of the ${orders} that were checked ${losing === '1' ? 'goes' : 'go'} wrong; there are more.`,
  safe: (orders, one) =>
    one
      ? 'There is only 1 order, and it was checked.'
      : `${allCounted(orders)} checked.`.replace(/^./, (first) => first.toUpperCase()),
  unknown: (checked) => `Nothing went wrong in the ${checked} that were checked; there are more.`,
  states: (count) => `${grouped(count)} ${count === 1 ? 'state' : 'states'}`,
  endless: (states, rounds) =>
    `All ${plural(states, 'state')} checked. Orders can be longer than any number: a process may ${rounds ? 'come again as often as it likes. None goes wrong, and somebody always gets to the end of a round' : 'ask again and again. None goes wrong, and each ends'} unless a process that could go is left out for ever.`,
  someWrong: (states) =>
    `Some orders go wrong. They are not counted: orders can be longer than any number, for a process may ask, or come, again and again (${plural(states, 'state')} in all).`,
  turns: (states, most) =>
    `All ${plural(states, 'state')} checked. They take turns for ever, and none of it goes wrong: ${most === Infinity ? 'somebody always gets it, though not everybody need' : `nobody who wants it is overtaken by the same other one more than ${plural(most, 'time')}, and everybody gets it`}, unless one who could go is left out for ever.`,
  circle: (way, round) =>
    `It need not end: ${way === '' ? 'from the beginning' : `after the order ${way}`}, the steps ${round} can be taken again and again for ever. Every process that can go takes some of them, and yet none comes to its end: that is a livelock.`,
  endlessOrder: (way, round) =>
    `It need not end: ${way === '' ? 'from the beginning' : `after the order ${way}`}, the steps ${round} can be taken again and again for ever. Somebody who could go may be left out meanwhile; but every order is to end (progress).`,
  rarelyWell: (oneIn) => `1 in ${oneIn} goes well.`,
  counted: ({ states, runs, seconds }) =>
    `Many orders pass through the same states (what is shared, and where each process stands), so it is enough to look at ${plural(states, 'state')}: that took ${seconds} s.${runs === 0 ? '' : ` ${plural(runs, 'order was', 'orders were')} also carried out step by step, as a check.`}`,
  coin: (percent) =>
    `If a coin decided each time who goes next, ${percent} % would go wrong. A machine throws no coin, and does not try all orders alike: neither figure is the chance on yours.`,
  roundsTaken: (tried) =>
    `A process that comes again is taken to begin where it began before, as its file says (repeats); of each way through a round, ${plural(tried, 'more was', 'more were')} tried.`,
  taken: (rounds) =>
    `A process that did the same for ${plural(rounds, 'round')} is taken to do it for as long as nothing changes; the proof rests on that.`,
  carriedOut: ({ runs, standsFor, seconds }) =>
    standsFor === null
      ? `${runs} carried out in ${seconds} s.`
      : `${runs} carried out in ${seconds} s; they stand for ${standsFor}.`,
  stopped: {
    max: (runs) => `The limit of --max was reached after ${runs}: the rest was not explored.`,
    timeout: 'Time is up: the rest was not explored (--timeout S allows more).',
    abort: 'Interrupted: the rest was not explored.',
    memory: 'There are more states than fit into 1 GB: the rest was not explored.',
    cut: (steps) =>
      `Orders of more than ${plural(steps, 'step')} (--steps) were not carried out to the end.`,
  },
  could: (process, step) => `${process} (${step})`,
  repeats: (process, steps, taken, others) =>
    `${process} ${steps.join(', ')}, again and again: after ${grouped(taken)} such steps, between which nothing shared changed, it has not ended. ${others.length === 0 ? 'Nobody else could go on.' : `Meanwhile ${others.join(', ')} could go on.`} The rest was not explored. Let it wait for something that wakes it, instead of asking again: acquire of a lock or a semaphore, get of a queue, recv of a pipe.`,
  columns: { orders: 'orders', runs: 'carried out' },
  hows: {
    holds: 'right',
    broken: 'wrong',
    always: 'wrong at once',
    overtaken: 'overtaken',
    deadlock: 'deadlock',
    standstill: 'standstill',
    left: 'lock left',
    error: 'error',
    cut: 'too long',
  },
  moreEndings: (count) => `… and ${plural(count, 'more ending')}`,
  endings: {
    ...words.endings,
    holdsAtEnd: ({ ending }: { ending: Ended }) => ended(ending),
    brokenAtEnd: ({ ending }: { ending: Ended }) => ended(ending),
  },
  cut: 'cut before its end',
  overtaken: (most) =>
    `somebody who wants it is overtaken by the same other one more than ${plural(most, 'time')} (progress)`,
  always: (ending) => `what must hold after every step (always) does not: ${ended(ending)}`,
  threw: (process, message) => `${process} throws ${message}`,
  orAnother: (meaning) => `${meaning} (or another that does the same)`,
  died: (processes, meaning) =>
    `${processes.join(', ')} ${processes.length === 1 ? 'dies' : 'die'}: ${meaning}`,
  mayDie: (processes, most) =>
    `In place of any of its steps, ${either(processes)} may die${processes.length === 1 ? '' : `; at most ${most} in an order`}.`,
  left: (processes, on) =>
    `${processes.join(', ')} ${processes.length === 1 ? 'ends' : 'end'} without releasing ${on}, which is passed on; in Python, whoever waits for it would wait for ever`,
  stuck: {
    holds: (process, held, wanted) => `${process} holds ${held} and waits for ${wanted}`,
    waitsFor: (process, wanted, holders) =>
      `${process} waits for ${wanted}, held by ${holders.join(', ')}`,
    waits: (process, wanted, couldEnd) =>
      couldEnd.length === 0
        ? `${process} waits for ${wanted}, and nobody is left who could end that`
        : `${process} waits for ${wanted}, and only ${couldEnd.join(' or ')} could end that`,
    told: (parts) => `${parts.join('; ')}.`,
  },
  shortest: (token, switches, isSure) =>
    token === ''
      ? 'It goes wrong before anybody takes a step: there is only this order.'
      : `${isSure ? 'A shortest' : 'The shortest found'} order that goes wrong: ${token} (${switches === 0 ? 'no switch' : plural(switches, 'switch', 'switches')} between processes)`,
  story: {
    begins: (process, deeds) => `${process} ${deeds}.`,
    goesOn: (process, deeds) => `Then ${process} ${deeds}.`,
    interrupts: (before, next, process, deeds) => `Before ${before} ${next}, ${process} ${deeds}.`,
    and: (deeds) =>
      deeds.length < 2 ? deeds.join('') : `${deeds.slice(0, -1).join(', ')} and ${deeds.at(-1)}`,
    outcome: (name) => `reports the outcome "${name}"`,
    diesFirst: 'dies before its first step (SIGKILL)',
    diesAfter: (deed) => `dies after it ${deed} (SIGKILL)`,
    more: (count) => `… and so on: ${plural(count, 'more turn')}.`,
    moreDeeds: (count) => `does ${plural(count, 'thing')} more`,
    noReturn: (step, process, deed) =>
      `The point of no return is step ${grouped(step)}: ${process} ${deed}. After it, no order goes well.`,
    safety: (step, process, deed) =>
      `The point of safety is step ${grouped(step)}: ${process} ${deed}. After it, no order goes wrong.`,
  },
  again: 'this order again',
  play: 'step by step',
  fix: 'the fix',
  everyOrder: 'every order',
  faults: {
    busy: (act, process, seconds) =>
      `${act}: ${process ?? 'the scenario'} has computed for ${seconds} s of processor time without coming to a step or to its end. Is it in a loop that awaits nothing?`,
    late: (act) => `${act}: time was up before there was a result (--timeout S allows more).`,
    full: (act) =>
      `${act}: it takes more memory than it may before there is a result. Does something in it grow without end?`,
    gone: (act) =>
      `${act}: a worker ends the whole process: leave process.exit out, and return instead.`,
    threw: (act, line, error) =>
      `${act}: the scenario itself throws${line === null ? '' : `, in line ${line}`}: ${error}`,
    notDeterministic: (act, process, step) =>
      `${act}: at step ${grouped(step)}, after the same steps as before, ${process ?? 'a worker'} did something else. A worker may depend on nothing but what it is given: no random number, no clock, and nothing that is kept or shared in a variable of the file, of which each real process has its own: what is shared belongs in shares.`,
    answer: (act, line, of, answer) =>
      `${act}: ${of}${line === null ? '' : ` (line ${line})`} answered ${answer}: it must answer true or false${answer === 'undefined' ? ' (is a return missing?)' : answer === 'a Promise' ? ' (it may not be async)' : ''}.`,
    key: (act, line, of, key, keys) =>
      `${act}: ${of}${line === null ? '' : ` (line ${line})`} asks for shared.${key}, which is not there: there is ${keys.length === 0 ? 'nothing' : keys.join(', ')}.`,
    misspelt: (act, line, asked, other, choices) =>
      `${act}: ${line === null ? 'a worker' : `line ${line}`} asks for ${asked}, which is not there${near(other)}${other === null ? `: there is ${choices.length === 0 ? 'nothing' : choices.join(', ')}.` : ''}`,
    misuse: (act, line, why) => `${act}: ${why}${line === null ? '' : ` (line ${line})`}.`,
    choice: (act, line, process) =>
      `${act}: ${process} cannot choose${line === null ? ' there' : ` in line ${line}`}: a choice belongs to the step before it, so there must be a step first, and one choice a step. Whether a worker that repeats goes on is one, too.`,
    unsaid: (act, orders) =>
      `${act}: progress counts who is overtaken between say('wants') and say('has'), and in ${plural(orders, 'order')} drawn at random nobody says both: let each say 'wants' when it begins to wait, and 'has' when it has what it waited for.`,
    endless: (act, processes) =>
      `${act}: ${processes.join(', ')} has not asked for another step, and has not ended: it is in a loop without a step, or waits for something that it was not given (a timer, a file of its own).`,
  },
};
