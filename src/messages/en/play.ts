import { grouped } from '../grammar/alike.js';
import { allCounted, plural } from '../grammar/english.js';
import type { PlayWords } from '../words/play.js';

export const play: PlayWords = {
  intro:
    'You are the scheduler: you say which process takes the next step. You win if it goes wrong.',
  next: 'who is next?',
  nextOfShares: 'who is next? Beside each: how many of the orders from there go wrong',
  uncounted: 'How many orders go wrong from here cannot be counted.',
  asked: 'You have asked how many orders go wrong (?).',
  neverWell: 'No order goes well: it was lost from the beginning.',
  neverWrong: 'No order goes wrong: it was safe from the beginning.',
  steps: {
    look: (on, value) => (value === null ? `looks at ${on}` : `looks at ${on}: ${value}`),
    read: (on, value) => (value === null ? `reads ${on}` : `reads ${value} from ${on}`),
    write: (on, value) => (value === null ? `writes ${on}` : `writes ${value} to ${on}`),
    half: (on, value) => `writes the first half of ${on}${value === null ? '' : `: ${value}`}`,
    torn: (on, value) => `reads half of ${on}${value === null ? '' : `: ${value}`}`,
    update: (on, value) => (value === null ? `updates ${on}` : `updates ${on}: ${value}`),
    until: (on, value) =>
      value === null ? `finds ${on} as wanted` : `finds ${on} as wanted: ${value}`,
    acquire: (on) => `acquires ${on}`,
    busy: (on) => `finds ${on} taken, and does not wait`,
    timeout: (on) => `gives up waiting for ${on}: its time is up`,
    set: (on) => `sets ${on}`,
    clear: (on) => `clears ${on}`,
    pass: (on) => `finds ${on} set`,
    arrive: (on, value) => (value === null ? `arrives at ${on}` : `arrives at ${on}: ${value}`),
    leave: (on, value) => (value === null ? `leaves ${on}` : `leaves ${on}: ${value}`),
    notify: (on) => `notifies ${on}`,
    exists: (on, value) => `looks for a file in ${on}${value === null ? '' : `: ${value}`}`,
    create: (on, value) => `creates a file in ${on}${value === null ? '' : `: ${value}`}`,
    rename: (on, value) => `renames a file in ${on}${value === null ? '' : `: ${value}`}`,
    remove: (on, value) => `removes a file from ${on}${value === null ? '' : `: ${value}`}`,
    release: (on) => `releases ${on}`,
    put: (on, value) => (value === null ? `puts something into ${on}` : `puts ${value} into ${on}`),
    get: (on, value) => (value === null ? `gets something from ${on}` : `gets ${value} from ${on}`),
    full: (on) => `finds ${on} full`,
    empty: (on) => `finds ${on} empty`,
    send: (on, value) =>
      value === null ? `sends something through ${on}` : `sends ${value} through ${on}`,
    recv: (on, value) => (value === null ? `receives from ${on}` : `receives ${value} from ${on}`),
    eof: (on) => `finds the end of ${on} (EOF)`,
    die: () => 'dies (SIGKILL)',
    close: (on) => `closes its copy of the writing end of ${on}`,
  },
  sleeps: (lock, condition) => `releases ${lock}, and waits for ${condition}`,
  wakes: (lock, condition, isNotified) =>
    `${isNotified ? `is woken by ${condition}` : `gives up waiting for ${condition}`}, and has ${lock} again`,
  depth: (depth) => ` (depth ${depth})`,
  waits: (on, holders) =>
    `waits for ${on}${holders.length === 0 ? '' : `, held by ${holders.join(', ')}`}`,
  late: (on) => `gives up waiting for ${on}`,
  ended: (outcome) => (outcome === null ? 'has ended' : `has ended: ${outcome}`),
  notStarted: 'has not been started yet',
  throws: (error) => `throws ${error}`,
  passedOn: (on) => `takes over ${on}, whose holder has ended`,
  order: (token, switches) =>
    `the order so far: ${token === '' ? 'nobody has taken a step' : `${token}, ${plural(switches, 'switch', 'switches')}`}`,
  keys: 'u undo   r restart   g give up   q quit   ? help, shares',
  help: [
    ['0, 1 …', 'that process takes its next step (the tenth is 9, the eleventh a)'],
    ['u', 'takes the last step back'],
    ['r', 'begins again'],
    ['g', 'gives up: tries every order, and shows the shortest that goes wrong'],
    ['q', 'quits'],
    [
      '?',
      'this help; and for each choice, how many of the orders from there go wrong. The score says that you have asked.',
    ],
  ],
  helpMore:
    'From a pipe, a line may hold several steps, as an order does: 0101, or 0*3,1; 0! lets a process die that may (crash), and 0:1 goes on with the second value of a choice.',
  looks: 'To look decides nothing; what a process reads decides what it writes.',
  refused: {
    cannot: (process, why) => `${process} cannot go: it ${why}`,
    unknown: (text, last) =>
      `"${text}" is no choice: type a process (${last === '0' ? '0' : `0 to ${last}`}), or u, r, g, q (? for help)`,
    noSuchValue: (process) => `${process} has no such value to choose there`,
    nothingTaken: 'nothing to take back: nobody has taken a step',
  },
  undone: (token) =>
    `taken back; ${token === '' ? 'nobody has taken a step' : `the order so far: ${token}`}`,
  labels: { won: 'YOU WIN', holds: 'NOTHING WENT WRONG', open: 'NOT OVER', givenUp: 'GIVEN UP' },
  deadlock: (waits, isCircular) =>
    `Nobody can go on: ${isCircular ? 'deadlock' : 'standstill'}. ${waits.join('; ')}.`,
  open: (names) => `The order is not finished: ${names.join(', ')} can still go on.`,
  needed: (switches, fewest, token) => {
    const mine = `You needed ${plural(switches, 'switch', 'switches')}`;
    if (fewest === null) return mine;
    if (fewest >= switches) return `${mine}: it cannot be done with fewer`;
    return `${mine}, ${fewest === 1 ? '1 is' : `${grouped(fewest)} are`} enough: ${token}`;
  },
  notYet: 'To try again: u takes a step back, r begins again, g gives up.',
  searching: 'trying every order …',
  unbreakable: (orders, one) =>
    orders === null
      ? 'it cannot go wrong: all states checked'
      : one
        ? 'it cannot go wrong: there is only 1 order, and it was checked'
        : `it cannot go wrong: ${allCounted(orders)} checked`,
  breakable: (switches, token) =>
    token === ''
      ? 'It goes wrong before anybody takes a step.'
      : `It goes wrong with ${plural(switches, 'switch', 'switches')}: ${token}`,
  notKnown: (checked, seconds) =>
    `Not known: ${grouped(checked)} checked in ${seconds} s, none went wrong, but there are more (--timeout S allows more time).`,
  again: 'the same order',
  shortest: 'the shortest',
  errors: {
    lifecycle: (demo, act) =>
      `${demo}, act ${act}, shows how processes start and end: only real processes can carry it out, with npx ipc-demo ${demo} --act ${act}`,
    tooMany: (count, most) =>
      `${grouped(count)} processes are too many to play: each needs a key, and there are ${grouped(most)}`,
  },
  about: 'you are the scheduler: which process takes the next step?',
  subject: 'a demonstration, a classic (see classics), or a file of yours that exports a scenario',
  more: 'One act is played: the first, unless you name one. Three buyers, since ten are too many to play by hand. Keys: a number is a process, u undoes, r begins again, g gives up, q quits, ? helps and says how many of the orders from each choice go wrong; from a pipe, one choice a line, or several steps, as in 0101. Think as long as you like: --timeout only limits the search after you have given up.',
  oneAct: (acts) => `one act is played at a time: name one of ${acts}`,
};
