import type { SentenceKey } from '../act/sentences.js';
import type { AllDemoWords, Sentences } from './demo-words.js';
import { words } from './en/demos/index.js';
import { plural } from './plural.js';
import { inEnglish } from './scales.js';

/**
 * Every sentence that a user of the command sees, in English. This file is the contract; zh.ts
 * satisfies it.
 */

type Value = number | string | null;

type QueuePart = 'spaces' | 'writers' | 'pipe' | 'readers' | 'items';

/**
 * Why a step of an order cannot be taken. Processes are told by the names that the user knows them
 * by.
 */
export interface OrderReasons {
  'ends-here': (could: readonly string[]) => string;
  'no-such-process': (
    token: string,
    processes: readonly { readonly token: string; readonly name: string }[],
  ) => string;
  'has-ended': (who: string) => string;
  'has-not-started': (who: string) => string;
  waits: (who: string, on: string, heldBy: readonly string[]) => string;
}

/** What is left at the end of a scenario. */
export interface Ended {
  readonly shared: Readonly<Record<string, unknown>>;
  readonly outcomes: readonly { readonly outcome: string }[];
}

/** What came of every order on real processes. */
interface RehearsalFigures {
  readonly orders: number;
  readonly deadlocks: number;
  readonly mismatches: number;
  readonly complete: boolean;
  readonly rate: number;
}

export interface Messages {
  /** Large numbers. */
  figures: {
    about: (power: string, words: string) => string;
    /**
     * In words, from its first digits and the power of ten that they are multiplied by; empty where
     * there are none.
     */
    words: (digits: number, exponent: number) => string;
  };
  /** What a process is called on the screen. */
  roles: { [role: string]: string };
  /** A demonstration and one of its acts, or a file of the user's and one of its scenarios. */
  title: (demo: string, act: string) => string;
  milliseconds: (count: number) => string;
  /**
   * A value that a demonstration's processes write, send or print, as text: such as people read it.
   */
  data: (text: string) => string;
  /** A text of several words, in quotation marks. */
  quoted: (text: string) => string;
  /** Names and values, one after the other. */
  listed: (items: readonly string[]) => string;
  /** Parts of a sentence, one after the other. */
  clauses: (parts: readonly string[]) => string;
  labels: {
    race: string;
    holds: string;
    failed: string;
    deadlock: string;
    well: string;
    wrong: string;
  };
  /** By demonstration. */
  demos: AllDemoWords['demos'];
  events: {
    looks: (value: string) => string;
    reads: (value: string) => string;
    writes: (value: string) => string;
    torn: (text: string) => string;
    waits: (holder: string) => string;
    /** Goes on from either sentence about a lock that somebody has. */
    behind: (before: readonly string[], all: number) => string;
    /** Of so many that wait, the first ones. */
    acquires: (queue: readonly string[], all: number) => string;
    /** The process's name is null where it is not known. */
    abandoned: (pid: number, process: string | null) => string;
    left: (count: Value) => string;
    forks: (process: string, pid: number, daemon: boolean) => string;
    exits: string;
    exitsWith: (code: number) => string;
    endedBy: (signal: string) => string;
    kills: (process: string) => string;
    waitsForRoom: (queue: string) => string;
    waitsForMessage: (from: string) => string;
  };
  outcomes: AllDemoWords['outcomes'];
  says: AllDemoWords['says'];
  steps: AllDemoWords['steps'];
  /** What is said about an event, or as a verdict. */
  sentences: Sentences<SentenceKey>;
  lanes: {
    time: string;
    /** Above mere numbers. */
    milliseconds: string;
    /** Instead of the time, where nothing but steps passes. */
    step: string;
    atStep: (number: number) => string;
    /** A column: who has the lock, and who waits for it. */
    lock: string;
    /** Of a lock that nobody has. */
    free: string;
    /** How a process ends, and what somebody does to it. */
    killed: string;
    ends: string;
    kills: string;
    cells: { [op: string]: string };
    /** Of semaphores. */
    permits: { [op: string]: string };
    before: (process: string) => string;
    /** How many other writes, or null where that is not said. */
    overwrites: (process: string, others: number | null) => string;
    /** To whom somebody waits in a circle. */
    heldBy: (process: string, closes: boolean) => string;
    /** By the mark: what it means. */
    legend: {
      read: string;
      write: string;
      update: string;
      half: string;
      torn: string;
      acquire: string;
      release: string;
      wait: string;
      waits: string;
      abandoned: string;
      cut: string;
      more: string;
      depth: string;
      permits: string;
      queue: (holder: string, next: string) => string;
    };
    entry: (mark: string, meaning: string) => string;
    moment: (figures: {
      reader: string;
      value: string;
      thing: string | null;
      readAt: string;
      writer: string;
      writtenAt: string;
    }) => string;
    circle: string;
    moreRows: (count: number) => string;
    /** What there is no room for, by name. */
    hidden: {
      processes: (names: readonly string[], count: number) => string;
      things: (names: readonly string[], count: number) => string;
      wider: (columns: number) => string;
      rows: string;
    };
  };
  /** The inside of a queue. */
  parts: {
    size: string;
    kinds: Record<QueuePart, string>;
    cells: {
      pass: string;
      oneMore: string;
      lock: string;
      free: string;
      into: (bytes: number) => string;
      out: (bytes: number) => string;
    };
    about: Record<QueuePart, string>;
  };
  /** What stands on a terminal. */
  screen: { title: string; more: (lines: number) => string };
  comparison: {
    title: string;
    columns: {
      act: string;
      sold: string;
      left: string;
      oversold: string;
      time: string;
      order: string;
    };
    meaning: string;
    time: string;
  };
  /** The mechanisms side by side. */
  mechanisms: {
    title: string;
    /** Columns. */
    tickets: string;
    bytes: string;
    least: string;
    most: string;
    locks: { own: string; inside: string; none: string };
    directions: { 'both ways': string; 'one way': string };
    users: { anyone: string; relatives: string };
    meaning: string;
  };
  repeat: {
    times: (count: string) => string;
    progress: (done: number, all: number) => string;
    summary: (figures: { runs: number; raced: number; worst: number }) => string;
    rare: string;
    tally: (oversold: number) => string;
  };
  next: { fix: string; contrast: string; every: string; again: string; more: string };
  verify: {
    about: string;
    junit: string;
    passed: string;
    failed: string;
    summary: (acts: number, failed: number) => string;
    /** While it goes on: how many acts are over, and which are not. */
    progress: (done: number, acts: string) => string;
    /** Of a demonstration: how many of its acts passed. */
    passedOf: (passed: number, acts: number) => string;
    notRun: string;
    notRunFor: (why: string) => string;
    unwritable: (path: string, why: string) => string;
    noFile: string;
  };
  /** Other acts are run, to be seen beside this one. */
  beside: string;
  /** A step that a worker has asked for and not waited for: `call` as it stands in the code. */
  notAwaited: (processes: readonly string[], call: string, line: number | null) => string;
  order: {
    /** How the text of an order is to be read; with `0*3` where such a run is in it. */
    notation: (hasRuns: boolean) => string;
    kept: (token: string) => string;
    notKept: (
      steps: number,
      process: string,
      why: 'goes-on' | 'is-over' | 'would-wait' | 'died',
    ) => string;
    differs: (step: number | null, real: string, model: string) => string;
  };
  working: { starting: (count: number) => string };
  /** What stands between two sentences. */
  between: string;
  /** What goes before has made the check at the end worthless, though it passed. */
  checkIsVoid: string;
  death: (process: string, exitCode: number, signal: string | null) => string;
  list: { head: string; hint: string };
  help: { [key: string]: string };
  defaultsTo: (value: string) => string;
  /** What the words between brackets in a usage line are called: <file>. */
  placeholders: { [word: string]: string };
  /** What an option means, and what it takes. */
  oneOf: (about: string, names: readonly string[]) => string;
  errors: {
    prefix: string;
    count: (option: string, value: string, least: number, most: number) => string;
    seconds: (option: string, value: string) => string;
    together: (a: string, b: string) => string;
    choice: (option: string, value: string, choices: string) => string;
    unknownCommand: (name: string, near: string | null) => string;
    unknownOption: (name: string, near: string | null) => string;
    missingArgument: (option: string) => string;
    excessArgument: (argument: string) => string;
    fileMissing: (path: string) => string;
    fileFolder: (path: string) => string;
    fileSpecial: (path: string) => string;
    /** Where it is wrong, as far as that is known. */
    fileJson: (path: string, at: { line: number; column: number } | null) => string;
    fileDeep: (path: string, most: number) => string;
    fileCount: (path: string, found: string) => string;
    absent: string;
    fileChanged: (path: string) => string;
    fileReadOnly: (path: string) => string;
    fileInPlace: string;
    fileTickets: string;
    fileMode: string;
    filePermission: (path: string) => string;
    /** What stands where a file should. */
    notFile: {
      missing: (path: string) => string;
      folder: (path: string) => string;
      special: (path: string) => string;
    };
    fileLarge: (path: string, mostMib: number) => string;
    /** By the system's code. */
    fileUnread: (path: string, code: string) => string;
    folderPermission: (path: string) => string;
    timeout: (seconds: number) => string;
    interrupted: string;
    environment: (why: string, path: string | null) => string;
    /** By the system's code. */
    refusals: { [code: string]: string };
    windows: string;
    contradiction: (order: string) => string;
    orderText: (text: string, at: number) => string;
    saveFile: (path: string, why: string) => string;
    order: (step: number, why: string) => string;
    orderReasons: OrderReasons;
    orderMode: string;
    orderOfLifecycle: string;
    orderStuck: string;
  };
  rehearsal: {
    real: string;
    working: (orders: number) => string;
    agrees: (figures: RehearsalFigures) => string;
    disagrees: (figures: RehearsalFigures) => string;
  };
  replay: {
    missing: (path: string) => string;
    noLine: (path: string, line: number) => string;
    noOrder: (path: string) => string;
    /** It is a run of a file of the user's, of which it knows the name only. */
    ofFile: (path: string, file: string) => string;
    option: (path: string, name: string, value: string, least: number, most: number) => string;
    times: (times: number, ok: boolean) => string;
  };
  play: {
    intro: string;
    next: string;
    /** What a process does; without the value, what it would do. */
    steps: { [op: string]: (on: string, value: string | null) => string };
    /**
     * Goes on from either sentence about a lock that its holder may acquire again: how often it
     * holds it now.
     */
    depth: (depth: number) => string;
    waits: (on: string, holders: readonly string[]) => string;
    late: (on: string) => string;
    ended: (outcome: string | null) => string;
    notStarted: string;
    throws: (error: string) => string;
    /** A lock comes to it whose holder has ended. */
    passedOn: (on: string) => string;
    order: (token: string, switches: number) => string;
    keys: string;
    help: string[];
    refused: {
      cannot: (process: string, why: string) => string;
      unknown: (text: string, last: string) => string;
      nothingTaken: string;
    };
    undone: (token: string) => string;
    labels: { won: string; holds: string; open: string; givenUp: string };
    deadlock: (waits: readonly string[]) => string;
    open: (names: readonly string[]) => string;
    needed: (switches: number, fewest: number | null, token: string) => string;
    notYet: string;
    searching: string;
    /** @param orders how many, with the word */
    unbreakable: (orders: string | null, one: boolean) => string;
    breakable: (switches: number, token: string) => string;
    notKnown: (checked: number, seconds: number) => string;
    again: string;
    shortest: string;
    errors: {
      lifecycle: (demo: string, act: string) => string;
      tooMany: (count: number, most: number) => string;
    };
    /** In the list of commands, of its argument, and below its options. */
    about: string;
    subject: string;
    more: string;
  };
  explore: {
    about: string;
    subject: string;
    full: string;
    max: string;
    steps: string;
    more: string;
    setting: (processes: number) => string;
    intro: (full: boolean) => string;
    working: (act: string) => string;
    labels: { wrong: string; safe: string; unknown: string; faulty: string };
    orders: (count: string, one: boolean, about: string | null) => string;
    /** The answer: how many of how many lose; `all` is false where there are more. */
    wrong: (losing: string, orders: string, all: boolean) => string;
    safe: (orders: string, one: boolean) => string;
    /** @param checked orders, or states */
    unknown: (checked: string) => string;
    states: (count: number) => string;
    /** Orders lead in circles, and nothing goes wrong in any state. */
    endless: (states: number) => string;
    /** Orders lead in circles, and something goes wrong in some of them. */
    someWrong: (states: number) => string;
    /** It never ends: where that begins, and what is repeated. */
    circle: (way: string, round: string) => string;
    rarelyWell: (oneIn: string) => string;
    counted: (figures: { states: string; runs: number; seconds: string }) => string;
    /** The chance that it goes wrong if a coin decides, in percent. */
    coin: (percent: string) => string;
    /** On what the proof rests where a worker repeats itself. */
    taken: string;
    /** How the search went. */
    carriedOut: (figures: { runs: string; standsFor: string | null; seconds: string }) => string;
    stopped: {
      max: (runs: string) => string;
      timeout: string;
      abort: string;
      memory: string;
      cut: (steps: number) => string;
    };
    /** Somebody did the same again and again; `others` could have gone on meanwhile. */
    could: (process: string, step: string) => string;
    repeats: (
      process: string,
      steps: readonly string[],
      taken: number,
      others: readonly string[],
    ) => string;
    columns: { orders: string; runs: string };
    hows: {
      holds: string;
      broken: string;
      deadlock: string;
      left: string;
      error: string;
      cut: string;
    };
    moreEndings: (count: number) => string;
    /** What an ending means, in a few words; by the key of the judge's sentence. */
    endings: Partial<Sentences<SentenceKey>>;
    cut: string;
    threw: (process: string, message: string) => string;
    /** What is said of one that stands for all who do the same. */
    orAnother: (meaning: string) => string;
    /** It ended with a lock in hand. */
    left: (processes: readonly string[], on: string) => string;
    stuck: {
      holds: (process: string, held: string, wanted: string) => string;
      waits: (process: string, wanted: string, holders: readonly string[]) => string;
      /** All that, as a sentence. */
      told: (parts: readonly string[]) => string;
    };
    shortest: (token: string, switches: number, isSure: boolean) => string;
    story: {
      begins: (process: string, deeds: string) => string;
      goesOn: (process: string, deeds: string) => string;
      interrupts: (before: string, next: string, process: string, deeds: string) => string;
      and: (deeds: readonly string[]) => string;
      outcome: (name: string) => string;
      more: (count: number) => string;
    };
    again: string;
    play: string;
    fix: string;
    everyOrder: string;
    faults: {
      busy: (act: string, process: string | null, seconds: string) => string;
      late: (act: string) => string;
      gone: (act: string) => string;
      threw: (act: string, line: number | null, error: string) => string;
      notDeterministic: (act: string, process: string | null, step: number) => string;
      endless: (act: string, processes: readonly string[]) => string;
      /** `holds` has answered something else than true or false. */
      answer: (act: string, answer: string) => string;
      /** `holds` has asked for what is not there. */
      key: (act: string, key: string, keys: readonly string[]) => string;
    };
  };
  run: {
    about: string;
    file: string;
    repeat: string;
    delay: string;
    more: string;
    oneAct: (acts: string) => string;
    /**
     * @param luck of how many orders it was one, and how many of those go wrong; null where that is
     * not known
     */
    wentWell: (luck: { orders: bigint; losing: bigint } | null) => string;
    times: (times: number, well: number) => string;
  };
  /** What is wrong with what a command is to be about. */
  subject: {
    missing: (path: string) => string;
    unknown: (name: string, near: string | null, demos: string) => string;
    noModule: (path: string) => string;
    noTypes: (file: string, node: string) => string;
    syntax: (path: string, line: number | null, why: string) => string;
    throws: (path: string, line: number | null, why: string) => string;
    neverLoads: (path: string, seconds: number, computed: boolean) => string;
    endsItself: (path: string) => string;
    noScenario: (path: string) => string;
    noOption: (demo: string, option: string) => string;
    nothingNamed: (example: string) => string;
    flaws: {
      [
        flaw in 'shares' | 'thing' | 'workers' | 'worker' | 'name' | 'namesakes' | 'twins' | 'holds'
      ]: (scenario: string, found: string) => string;
    };
  };
}

const near = (name: string | null): string => (name === null ? '' : `; did you mean ${name}?`);

/** All of a few, or the first and the last. */
export function fromTo(items: readonly string[], comma: string, to: string): string {
  return items.length <= 3 ? items.join(comma) : `${items[0]}${to}${items.at(-1)}`;
}

/** The states of what is shared, and how often each outcome came about. */
export function ended(
  { shared, outcomes }: Ended,
  comma = ', ',
  nothing = 'nothing is left to be seen',
): string {
  const tally = new Map<string, number>();
  for (const { outcome } of outcomes) tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  const states = Object.entries(shared).map(([key, state]) => `${key} ${JSON.stringify(state)}`);
  const counts = [...tally]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([outcome, count]) => `${count} × ${outcome}`);
  return [...states, ...counts].join(comma) || nothing;
}

/** The first ones of so many: buyer-4, buyer-2 + 3. */
const some = (names: readonly string[], all: number): string =>
  `${names.join(', ')}${all > names.length ? ` + ${all - names.length}` : ''}`;

export const en: Messages = {
  figures: {
    about: (power, words) => `about ${power}${words === '' ? '' : `: ${words}`}`,
    words: (digits, exponent) => inEnglish(digits, exponent) ?? '',
  },
  roles: {
    buyer: 'buyer',
    seller: 'seller',
    board: 'board',
    main: 'main',
    manager: 'manager',
    helper: 'helper',
    child: 'child',
    process: 'process',
    office: 'office',
    producer: 'producer',
    consumer: 'consumer',
    writer: 'writer',
    reader: 'reader',
  },
  title: (demo, act) => `${demo}, ${act}`,
  milliseconds: (count) => `${count} ms`,
  data: (text) => text.replace(/^sold-out$/, 'sold out'),
  quoted: (text) => `"${text}"`,
  listed: (items) => items.join(', '),
  clauses: (parts) => parts.join('; '),
  labels: {
    race: 'RACE',
    holds: 'AS PROMISED',
    failed: 'NOT AS PROMISED',
    deadlock: 'DEADLOCK',
    well: 'WENT WELL',
    wrong: 'WENT WRONG',
  },
  demos: words.demos,
  outcomes: words.outcomes,
  says: words.says,
  steps: words.steps,
  events: {
    looks: (value) => `looks: ${value}`,
    reads: (value) => `reads ${value}`,
    writes: (value) => `writes ${value}`,
    torn: (text) => `reads half a file: ${text === '' ? 'nothing' : text}`,
    waits: (holder) => `waits for the lock; ${holder} holds it`,
    behind: (before, all) => `; ahead: ${some(before, all)}`,
    acquires: (queue, all) =>
      all === 0 ? 'acquires the lock' : `acquires the lock; waiting: ${some(queue, all)}`,
    abandoned: (pid, process) =>
      `takes over the lock of ${process ?? `process ${pid}`}, which has ended`,
    left: (count) => `${count} left`,
    forks: (process, pid, daemon) =>
      `starts ${process} (process ${pid}${daemon ? ', a daemon' : ''})`,
    exits: 'exits',
    exitsWith: (code) => `exits with code ${code}`,
    endedBy: (signal) => `is ended by ${signal}`,
    kills: (process) => `kills ${process}`,
    waitsForRoom: (queue) => `waits: ${queue} is full`,
    waitsForMessage: (from) => `waits: ${from} is empty`,
  },
  sentences: {
    ...words.sentences,
    stuck: () => 'None of them can go on, so the run was ended.',
    holdsAtEnd: () => 'The check at the end (holds) passed.',
    brokenAtEnd: ({ ending }: { ending: Ended }) =>
      `The check at the end (holds) failed: ${ended(ending)}.`,
  },
  lanes: {
    time: 'time',
    milliseconds: 'ms',
    step: 'step',
    atStep: (number) => `step ${number}`,
    lock: 'lock, queue',
    free: 'free',
    killed: 'killed',
    ends: 'ends',
    kills: 'kills',
    cells: {
      read: 'read',
      write: 'write',
      update: 'update',
      half: 'half',
      torn: 'torn',
      acquire: 'lock',
      busy: 'busy',
      release: 'free',
      wait: 'wait',
      put: 'put',
      get: 'get',
      full: 'full',
      empty: 'empty',
      send: 'send',
      recv: 'recv',
      eof: 'EOF',
      close: 'close',
    },
    permits: { acquire: 'acquire', release: 'release' },
    before: (process) => `before ${process} wrote`,
    overwrites: (process, others) =>
      `overwrites ${process}${others === null ? ' and others' : others > 0 ? ` +${others}` : ''}`,
    heldBy: (process, closes) => `for ${process}${closes ? ': a circle' : ''}`,
    legend: {
      read: 'reads',
      write: 'writes',
      update: 'updates',
      half: 'half of a write',
      torn: 'a read in the middle of a write',
      acquire: 'acquires',
      release: 'releases',
      wait: 'waits',
      waits: 'still waits',
      abandoned: 'takes over the lock of a process that has ended',
      cut: 'shortened; --json has all of it',
      more: 'so many more wait',
      depth: 'acquired so often, and not yet released',
      permits: 'free permits of the semaphore; after <, who waits for one',
      queue: (holder, next) => `${holder} holds the lock, ${next} is first in line`,
    },
    entry: (mark, meaning) => `${mark}: ${meaning}`,
    moment: ({ reader, value, thing, readAt, writer, writtenAt }) =>
      `The moment of the race: ${reader} read ${value}${thing === null ? '' : ` from ${thing}`} at ${readAt}, before ${writer} wrote at ${writtenAt}; both decided on the same ${value}.`,
    circle: 'The circle: each waits for the next one.',
    moreRows: (count) => `… ${plural(count, 'step')} left out`,
    hidden: {
      processes: (names, count) =>
        `No room for ${plural(count, 'process', 'processes')}: ${names.join(', ')}${count > names.length ? ` and ${count - names.length} more` : ''}.`,
      things: (names, count) =>
        `No room for the state of ${names.join(', ')}${count > names.length ? ` and ${count - names.length} more` : ''}.`,
      wider: (columns) =>
        `A terminal wider than ${columns} columns shows more, and so do fewer processes; --json tells everything.`,
      rows: '--json tells every step.',
    },
  },
  parts: {
    size: 'in it',
    kinds: {
      spaces: 'semaphore',
      writers: 'lock',
      pipe: 'pipe',
      readers: 'lock',
      items: 'semaphore',
    },
    cells: {
      pass: 'pass',
      oneMore: '+1',
      lock: 'acquire',
      free: 'release',
      into: (bytes) => `${bytes} B in`,
      out: (bytes) => `${bytes} B out`,
    },
    about: {
      spaces: 'semaphore: free places; without one, put waits here',
      writers: 'lock: one process at a time writes to the pipe',
      pipe: 'pipe: carries the bytes, first in, first out',
      readers: 'lock: one process at a time reads from the pipe',
      items: 'semaphore: messages in it; without one, get waits here',
    },
  },
  screen: { title: 'the terminal', more: (lines) => `… ${plural(lines, 'more line')}` },
  comparison: {
    title: 'side by side',
    columns: {
      act: '',
      sold: 'sold',
      left: 'left',
      oversold: 'oversold',
      time: 'time',
      order: 'order served',
    },
    meaning:
      'join makes everything serial, in an order fixed by the programmer; a lock makes only the critical section serial, and whoever has waited longest is next.',
    time: 'The time is that of the sale: starting the processes is not in it.',
  },
  mechanisms: {
    title: 'the same work, on this machine',
    tickets: 'tickets/s',
    bytes: 'MB/s',
    least: 'slowest',
    most: 'fastest',
    locks: { own: 'your own lock', inside: 'a lock inside', none: 'no lock' },
    directions: { 'both ways': 'both ways', 'one way': 'one way' },
    users: { anyone: 'anyone who knows its name', relatives: 'related processes (a family)' },
    meaning:
      'The median of the rounds, the slowest and the fastest. The bars are logarithmic: the same difference in length is the same factor. A pipe has no lock: where several processes use one end, they need a lock, or messages so short that the kernel keeps them whole.',
  },
  repeat: {
    times: (count) => `${count} ×`,
    progress: (done, all) => `run ${done} of ${all}`,
    summary: ({ runs, raced, worst }) =>
      raced === 0
        ? `None of ${plural(runs, 'run')} had a race.`
        : `${raced} of ${plural(runs, 'run')} had a race; at worst oversold by ${worst}.`,
    rare: 'Without a lock it can still go wrong: more runs, or a longer --delay, make a race more likely.',
    tally: (oversold) => `oversold by ${oversold}`,
  },
  verify: {
    about: 'runs every act and checks what it promises: the smoke test for CI',
    junit: 'write the results to this file too, as JUnit XML',
    passed: 'ok',
    failed: 'FAILED',
    progress: (done, acts) => `${plural(done, 'act')} checked; now ${acts}`,
    passedOf: (passed, acts) =>
      passed === acts ? plural(acts, 'act') : `${passed} of ${plural(acts, 'act')}`,
    notRun: 'not run',
    notRunFor: (why) => (why === '' ? 'not run: nobody read on' : `not run: ${why}`),
    unwritable: (path, why) =>
      `the report cannot be written to ${path} (${why}): name a file that you may write`,
    noFile: 'not a regular file',
    summary: (acts, failed) =>
      failed === 0
        ? `All ${plural(acts, 'act')} showed what they promise.`
        : `${failed} of ${plural(acts, 'act')} did not show what ${failed === 1 ? 'it promises' : 'they promise'}.`,
  },
  beside: 'the same sale in other ways, for comparison',
  next: {
    fix: 'the fix',
    contrast: 'the race',
    every: 'all three',
    again: 'the same order',
    more: 'more runs',
  },
  notAwaited: (processes, call, line) =>
    `${call}() was not awaited, by ${processes.join(', ')}${line === null ? '' : ` in line ${line}`}: did you forget await?`,
  order: {
    notation: (hasRuns) =>
      `An order says who takes each step: 0 is the first process, 1 the second${hasRuns ? '; 0*3 is three steps of 0' : ''}.`,
    kept: (token) => `In the order ${token}: one step at a time, without waiting for the network.`,
    notKept: (steps, process, why) =>
      `The order could not be kept after ${plural(steps, 'step')}: ${process} ${{ 'goes-on': 'had more steps', 'is-over': 'had ended', 'would-wait': 'would have had to wait', died: 'died' }[why]}.`,
    differs: (step, real, model) =>
      `Not as expected${step === null ? ' at the end' : ` at step ${step}`}: ${real} instead of ${model}.`,
  },
  working: { starting: (count) => `starting ${plural(count, 'process', 'processes')}` },
  between: ' ',
  checkIsVoid: 'The check at the end (holds) passed, but that proves nothing.',
  death: (process, exitCode, signal) =>
    signal === null
      ? `${process} ended before its work was done, with exit code ${exitCode}${exitCode === 0 ? ' (process.exit)' : ''}.`
      : `${process} was ended by ${signal} before its work was done.`,
  list: { head: 'Demonstrations and their acts', hint: 'npx ipc-demo <demo> --help says more.' },
  help: {
    description: 'Shows with real processes how processes share, race and communicate.',
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    commands: 'Commands:',
    examples: 'Examples:',
    help: 'show this help',
    helpCommand: 'show the help of a command',
    ofCommand: 'of which command',
    version: 'show the version',
    list: 'every demonstration and act, one line each',
    act: 'only this act (may be given more than once)',
    lock: 'with a lock around the purchase',
    nolock: 'without a lock: the race (also --no-lock)',
    join: 'one buyer after the other (serial)',
    buyers: 'how many processes want a ticket',
    tickets: 'how many tickets there are',
    producers: 'how many processes send',
    consumers: 'how many processes receive',
    messages: 'how many messages each producer sends',
    processes: 'how many processes take part',
    increments: 'how often each of them adds 1',
    rounds: 'how often it is measured',
    size: 'bytes in a crate',
    bulk: 'how many times as much is sold from shared memory',
    delay: 'latency of the network, in milliseconds',
    file: 'sell from this JSON file {"count": N} of yours',
    save: 'write the run to this file, for replay',
    saved: 'a file that --save has written',
    ofFile: 'your own file, when the run is one of its scenarios',
    replay: 'repeats a saved run in the same order, on real processes',
    schedule:
      'take the steps in this order, one at a time (0101: whose turn; 0*3: three steps of 0)',
    inPlace: 'write the file in place, as a beginner does: torn reads',
    repeat: 'run it N times: how often it goes wrong, and how badly',
    json: 'one JSON object a line, and nothing else',
    lang: 'the language: en or zh',
    color: 'no colour',
    quiet: 'only the verdict',
    timeout: 'time limit for the whole command, in seconds',
    allActs: 'Without --lock, --nolock or --join: all three, and a comparison.',
  },
  placeholders: {
    options: 'options',
    command: 'command',
    demo: 'demo',
    file: 'file',
    path: 'path',
    name: 'name',
    order: 'order',
    code: 'code',
    trace: 'trace',
  },
  oneOf: (about, names) => `${about}: ${names.join(', ')}`,
  defaultsTo: (value) => ` (default: ${value})`,
  errors: {
    prefix: 'ipc-demo: ',
    count: (option, value, least, most) =>
      `${option} ${value} is not valid: it takes a whole number from ${least} to ${most}`,
    seconds: (option, value) =>
      `${option} ${value} is not valid: it takes a number of seconds above 0`,
    together: (a, b) =>
      `${a} and ${b} cannot be used together: choose one, or none to see all three`,
    choice: (option, value, choices) => `${option} ${value} is not known: choose ${choices}`,
    unknownCommand: (name, other) =>
      `there is no demonstration or command ${name}${near(other)} (npx ipc-demo list shows them all)`,
    unknownOption: (name, other) =>
      `there is no option ${name} here${near(other)} (--help shows them all)`,
    missingArgument: (option) => `${option} needs a value (--help shows an example)`,
    excessArgument: (argument) => `unexpected argument ${argument}: options begin with --`,
    fileMissing: (path) => `there is no file ${path}: create it with {"count": 3}`,
    fileFolder: (path) => `${path} is a folder: name a JSON file with {"count": N}`,
    fileSpecial: (path) => `${path} is not a regular file: name a JSON file with {"count": N}`,
    fileJson: (path, at) =>
      `${path} is not JSON${at === null ? '' : ` (line ${at.line}, column ${at.column})`}: it must hold {"count": N}`,
    fileDeep: (path, most) =>
      `${path} nests values more than ${most} deep: it must hold {"count": N}`,
    fileCount: (path, found) =>
      `${path}: count is ${found}; it must be a whole number, 0 or more: {"count": 3}`,
    absent: 'missing',
    fileChanged: (path) =>
      `${path} was removed or changed by another program during the run: all processes were ended`,
    fileReadOnly: (path) =>
      `${path} is not writable: tickets are sold from it, so you need permission to write it`,
    fileInPlace:
      "--in-place can damage the file, so it works only on the demonstration's own: leave out --file or --in-place",
    fileTickets:
      '--tickets and --file cannot be used together: the file says how many tickets there are',
    fileMode: '--file is sold from once: say how, with --nolock, --lock or --join',
    filePermission: (path) => `${path} is not readable: you need permission to read it`,
    notFile: {
      missing: (path) => `there is no file ${path}`,
      folder: (path) => `${path} is a folder: name a file`,
      special: (path) => `${path} is not a regular file: name one`,
    },
    fileLarge: (path, most) => `${path} is too large: at most ${most} MiB can be read`,
    fileUnread: (path, code) => `${path} cannot be read (${code}): name a file that can be`,
    folderPermission: (path) =>
      `${path} is not writable: the ticket file is replaced whole, so its folder must be writable`,
    timeout: (seconds) =>
      `not finished after ${seconds} s: all processes were ended (--timeout S allows more time)`,
    interrupted: 'interrupted: all processes were ended',
    environment: (why, path) =>
      `the system does not allow it: ${path === null ? '' : `${path}: `}${why}`,
    refusals: {
      EACCES: 'no permission',
      EPERM: 'not permitted',
      EROFS: 'the file system is read-only',
      ENOSPC: 'no space left',
      EDQUOT: 'the disk quota is used up',
      EMFILE: 'too many open files in this process',
      ENFILE: 'too many open files in the system',
      EAGAIN: 'no more processes can be started',
      ENOMEM: 'not enough memory',
      EFBIG: 'the file would be too large',
      EIO: 'the device does not answer',
      ENOENT: 'there is no such folder',
      ENOTDIR: 'it is not in a folder',
    },
    saveFile: (path, why) =>
      `the run cannot be saved to ${path} (${why}): name a file that you may write`,
    orderText: (text, at) =>
      `the order "${text}" is not valid at character ${at}: write one digit or letter for each step, such as 0101, or 0*3,1*2 for three steps of 0 and two of 1`,
    order: (step, why) => `the order cannot be followed at step ${step}: ${why}`,
    orderReasons: {
      'ends-here': (could) => `it ends here, but ${could.join(', ')} can still go on`,
      'no-such-process': (token, processes) =>
        `there is no process ${token}, only ${fromTo(
          processes.map((one) => `${one.token} (${one.name})`),
          ', ',
          ' to ',
        )}`,
      'has-ended': (who) => `${who} has ended`,
      'has-not-started': (who) => `${who} has not started`,
      waits: (who, on, heldBy) =>
        `${who} waits for ${on}${heldBy.length > 0 ? `, held by ${heldBy.join(', ')}` : ''}`,
    },
    orderMode: '--schedule is an order of one act: say which, with --nolock, --lock or --join',
    orderStuck:
      'in this order all processes wait for ever, and not for a lock: with real processes, that looks the same as being slow (npx ipc-demo play shows it)',
    orderOfLifecycle:
      'the system decides when processes start and end: they cannot be put into an order',
    contradiction: (order) =>
      `explore contradicts itself, so nothing is said: order ${order} went wrong, and yet no ending does. Either holds does not always answer the same to the same, or ipc-demo has an error that should be reported`,
    windows:
      'this needs real processes, and Windows has neither FIFOs nor signals: run it inside WSL (list, explore and play run as they are)',
  },
  rehearsal: {
    real: 'carry out every order on real processes too, and compare',
    working: (orders) => `on real processes: ${plural(orders, 'order')}`,
    agrees: ({ orders, deadlocks, complete, rate }) =>
      `${complete ? 'Every order' : `The first ${plural(orders, 'order')}, and not the others,`} on real processes, step by step as in memory: ${complete ? `${plural(orders, 'order')}, ` : ''}${rate} a second.${deadlocks > 0 ? ` ${plural(deadlocks, 'order')} that would wait for ever: in memory only.` : ''}`,
    disagrees: ({ orders, mismatches }) =>
      `Real processes and the model differ in ${mismatches} of ${plural(orders, 'order')}.`,
  },
  replay: {
    missing: (path) => `there is no file ${path}: save a run with --save ${path}`,
    noLine: (path, line) =>
      `${path}, line ${line}, is not part of a saved run: name a file that --save has written`,
    noOrder: (path) =>
      `${path} holds no run whose order is known: save one that goes wrong, or one with --schedule`,
    ofFile: (path, file) =>
      `${path} is a run of ${file}, and a saved run starts no code: name the file yourself, as in npx ipc-demo replay ${path} mine.mjs`,
    option: (path, name, value, least, most) =>
      `${path}: ${name} is ${value}; it must be a whole number from ${least} to ${most}`,
    times: (times, ok) =>
      ok
        ? `${plural(times, 'time')} the same order, ${times === 1 ? 'and' : 'each time'} the same steps and the same end.`
        : `Not the same each time, in ${plural(times, 'run')}.`,
  },
  explore: {
    about: 'every order of the steps: how many go wrong, and the shortest that does',
    subject: 'a demonstration, or a file of yours that exports a scenario',
    full: 'carry out every order, one by one',
    max: 'carry out at most this many orders of each act',
    steps: 'cut an order that is carried out after this many steps (default 1000)',
    more: 'Three buyers where you name no number: few enough to follow. --buyers 10 counts the orders of ten.\nExit code: 1 it can go wrong, 0 it cannot, 4 not known (a bound was reached).',
    setting: (processes) => plural(processes, 'process', 'processes'),
    intro: (full) =>
      full
        ? 'Every order (interleaving) of their steps, each carried out in memory.'
        : 'Every order (interleaving) of their steps, in memory.',
    working: (act) => `trying every order of ${act}`,
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
        ? `${losing} of ${orders} go wrong.`
        : `${losing} of the ${orders} that were checked go wrong; there are more.`,
    safe: (orders, one) =>
      one ? 'There is only 1 order, and it was checked.' : `All ${orders} checked.`,
    unknown: (checked) => `Nothing went wrong in the ${checked} that were checked; there are more.`,
    states: (count) => `${count.toLocaleString('en')} ${count === 1 ? 'state' : 'states'}`,
    endless: (states) =>
      `All ${plural(states, 'state')} checked. Orders can be longer than any number: a process may ask again and again. None goes wrong, and each ends unless a process that could go is left out for ever.`,
    someWrong: (states) =>
      `Some orders go wrong. They are not counted: orders can be longer than any number, for a process may ask again and again (${plural(states, 'state')} in all).`,
    circle: (way, round) =>
      `It need not end: after ${way} the steps ${round} can be repeated for ever, and every process that can go goes (livelock).`,
    rarelyWell: (oneIn) => `1 in ${oneIn} goes well.`,
    counted: ({ states, runs, seconds }) =>
      `Counted over ${states} states in ${seconds} s; ${plural(runs, 'order')} carried out to check.`,
    coin: (percent) =>
      `If a coin decided each time who goes next, ${percent} % would go wrong. A machine throws no coin, and does not try all orders alike: neither figure is the chance on yours.`,
    taken:
      'A process that did the same for 100 rounds is taken to do it for as long as nothing changes; the proof rests on that.',
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
        `Orders of more than ${steps.toLocaleString('en')} steps (--steps) were not carried out to the end.`,
    },
    could: (process, step) => `${process} (${step})`,
    repeats: (process, steps, taken, others) =>
      `${process} ${steps.join(', ')}, again and again: after ${taken} such steps, between which nothing shared changed, it has not ended. ${others.length === 0 ? 'Nobody else could go on.' : `Meanwhile ${others.join(', ')} could go on.`} The rest was not explored. Let it wait for something that wakes it, instead of asking again: acquire of a lock or a semaphore, get of a queue, recv of a pipe.`,
    columns: { orders: 'orders', runs: 'carried out' },
    hows: {
      holds: 'right',
      broken: 'wrong',
      deadlock: 'deadlock',
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
    threw: (process, message) => `${process} throws ${message}`,
    orAnother: (meaning) => `${meaning} (or another that does the same)`,
    left: (processes, on) =>
      `${processes.join(', ')} ${processes.length === 1 ? 'ends' : 'end'} without releasing ${on}, which is passed on; in Python, whoever waits for it would wait for ever`,
    stuck: {
      holds: (process, held, wanted) => `${process} holds ${held} and waits for ${wanted}`,
      waits: (process, wanted, holders) =>
        `${process} waits for ${wanted}${holders.length === 0 ? '' : `, held by ${holders.join(', ')}`}`,
      told: (parts) => `${parts.join('; ')}.`,
    },
    shortest: (token, switches, isSure) =>
      `${isSure ? 'A shortest' : 'The shortest found'} order that goes wrong: ${token} (${switches === 0 ? 'no switch' : plural(switches, 'switch', 'switches')} between processes)`,
    story: {
      begins: (process, deeds) => `${process} ${deeds}.`,
      goesOn: (process, deeds) => `Then ${process} ${deeds}.`,
      interrupts: (before, next, process, deeds) =>
        `Before ${before} ${next}, ${process} ${deeds}.`,
      and: (deeds) =>
        deeds.length < 2 ? deeds.join('') : `${deeds.slice(0, -1).join(', ')} and ${deeds.at(-1)}`,
      outcome: (name) => `is done: ${name}`,
      more: (count) => `… and so on: ${plural(count, 'more turn')}.`,
    },
    again: 'this order again',
    play: 'step by step',
    fix: 'the fix',
    everyOrder: 'every order',
    faults: {
      busy: (act, process, seconds) =>
        `${act}: ${process ?? 'the scenario'} has computed for ${seconds} s of processor time without coming to a step or to its end. Is it in a loop that awaits nothing?`,
      late: (act) => `${act}: time was up before there was a result (--timeout S allows more).`,
      gone: (act) =>
        `${act}: a worker ends the whole process: leave process.exit out, and return instead.`,
      threw: (act, line, error) =>
        `${act}: the scenario itself throws${line === null ? '' : `, in line ${line}`}: ${error}`,
      notDeterministic: (act, process, step) =>
        `${act}: at step ${step}, after the same steps as before, ${process ?? 'a worker'} did something else. A worker may depend on nothing but what it is given: no random number, no clock, and nothing that is kept or shared in a variable of the file, of which each real process has its own: what is shared belongs in shares.`,
      answer: (act, answer) =>
        `${act}: holds answered ${answer}: it must answer true or false${answer === 'undefined' ? ' (is a return missing?)' : answer === 'a Promise' ? ' (it may not be async)' : ''}.`,
      key: (act, key, keys) =>
        `${act}: holds asks for shared.${key}, which is not there: there is ${keys.length === 0 ? 'nothing' : keys.join(', ')}.`,
      endless: (act, processes) =>
        `${act}: ${processes.join(', ')} has not asked for another step, and has not ended: it is in a loop without a step, or waits for something that it was not given (a timer, a file of its own).`,
    },
  },
  run: {
    about: 'a scenario of your own, on real processes',
    file: 'a file of yours that exports a scenario',
    repeat: 'run it N times: how often it goes well, how often not, and how it ends',
    delay: 'what latency() takes, in milliseconds',
    more: 'Exit code: 0 if it went well (this time, or each time with --repeat), 1 if not. With --schedule: 0 if it came out as that order must, also where it goes wrong, 1 if not.',
    wentWell: (luck) => {
      if (luck === null) return 'It went well this time, in one order; explore tells the rest.';
      const { orders, losing } = luck;
      if (orders === 1n) return 'It went well, in the only order there is.';
      const all = `1 of ${orders.toLocaleString('en')} orders`;
      return losing === 0n
        ? `It went well: ${all}, and none of them goes wrong.`
        : `It went well this time: ${all}, ${losing.toLocaleString('en')} of which go wrong; explore tells the rest.`;
    },
    times: (times, well) =>
      well === times
        ? `It went well in all ${times.toLocaleString('en')} runs. That is no proof; explore tries every order.`
        : `It went well in ${well.toLocaleString('en')} of ${times.toLocaleString('en')} runs, and wrong in ${(times - well).toLocaleString('en')}.`,
    oneAct: (acts) => `--schedule is the order of one act: name it with --act (${acts})`,
  },
  subject: {
    missing: (path) => `there is no file ${path}`,
    unknown: (name, other, demos) =>
      `there is no demonstration ${name}, and no such file${near(other)}${other === null ? ':' : ' Or'} choose ${demos}, or a file such as ./mine.mjs`,
    noModule: (path) => `${path} is not a module: name a file of yours that ends in .mjs or .js`,
    noTypes: (file, node) =>
      `${file} is TypeScript, which Node runs as it stands from 22.18 on; this is ${node}: compile it first, or use a newer Node`,
    syntax: (path, line, why) =>
      `${path} cannot be read${line === null ? '' : `: line ${line}`}: ${why}${why.includes('outside a module') ? ' (rename the file to .mjs)' : ''}`,
    throws: (path, line, why) =>
      `${path} throws while it is loaded${line === null ? '' : `, in line ${line}`}: ${why}`,
    neverLoads: (path, seconds, computed) =>
      `${path} is still not loaded after ${seconds.toFixed(1)} s${computed ? ' of processor time: is there a loop outside of functions?' : ': what stands outside of functions must come to an end'}`,
    endsItself: (path) => `${path} ends the process while it is loaded: leave process.exit out`,
    noScenario: (path) =>
      `${path} exports no scenario: it needs export const x = scenario({ shares, workers, holds })`,
    noOption: (demo, option) => `${demo} has no option ${option}`,
    nothingNamed: (example) =>
      `nothing to work on: name a demonstration or a file of yours, as in ${example}`,
    flaws: {
      shares: (scenario, found) =>
        `${scenario} has shares ${found}: it must be a function that returns what is shared: () => ({ account: jsonFile('account.json', { balance: 100 }) })`,
      thing: (scenario, found) =>
        `${scenario} shares ${found}, which cannot be shared: make it with jsonFile, lock, rlock, semaphore, queue, pipe, bytePipe, dict, list, counter, block or terminal`,
      workers: (scenario, found) =>
        `${scenario} has workers ${found}: it must be a function that returns at least one: () => named('clerk', 2, async (given) => { … })`,
      worker: (scenario, found) =>
        `${scenario} has the worker ${found}: each needs a name and an async function run`,
      name: (scenario, found) =>
        `${scenario} has the name ${found}: a name has 1 to 60 characters, no / or \\, no .. and no control character`,
      namesakes: (scenario, found) =>
        `${scenario} shares two things named ${found}: each needs a name of its own (its key in shares, unless you give another)`,
      twins: (scenario, found) =>
        `${scenario} has two workers named ${found}: each needs a name of its own`,
      holds: (scenario, found) =>
        `${scenario} has holds ${found}: it must be a function that says whether the result is right: ({ shared }) => shared.account.balance === 0`,
    },
  },
  play: {
    intro:
      'You are the scheduler: you say which process takes the next step. You win if it goes wrong.',
    next: 'who is next?',
    steps: {
      look: (on, value) => (value === null ? `looks at ${on}` : `looks at ${on}: ${value}`),
      read: (on, value) => (value === null ? `reads ${on}` : `reads ${value} from ${on}`),
      write: (on, value) => (value === null ? `writes ${on}` : `writes ${value} to ${on}`),
      half: (on, value) => `writes the first half of ${on}${value === null ? '' : `: ${value}`}`,
      torn: (on, value) => `reads half of ${on}${value === null ? '' : `: ${value}`}`,
      update: (on, value) => (value === null ? `updates ${on}` : `updates ${on}: ${value}`),
      acquire: (on) => `acquires ${on}`,
      busy: (on) => `finds ${on} taken, and does not wait`,
      release: (on) => `releases ${on}`,
      put: (on, value) =>
        value === null ? `puts something into ${on}` : `puts ${value} into ${on}`,
      get: (on, value) =>
        value === null ? `gets something from ${on}` : `gets ${value} from ${on}`,
      full: (on) => `finds ${on} full`,
      empty: (on) => `finds ${on} empty`,
      send: (on, value) =>
        value === null ? `sends something through ${on}` : `sends ${value} through ${on}`,
      recv: (on, value) =>
        value === null ? `receives from ${on}` : `receives ${value} from ${on}`,
      eof: (on) => `finds the end of ${on} (EOF)`,
      close: (on) => `closes its copy of the writing end of ${on}`,
    },
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
    keys: 'u undo   r restart   g give up   q quit   ? help',
    help: [
      '0, 1 …   that process takes its next step (the tenth is 9, the eleventh a)',
      'u        takes the last step back        r   begins again',
      'g        gives up: tries every order, and shows the shortest that goes wrong',
      'q        quits                           ?   this help',
      'From a pipe, a line may hold several steps, written as an order: 0101, or 0*3,1.',
    ],
    refused: {
      cannot: (process, why) => `${process} cannot go: it ${why}`,
      unknown: (text, last) =>
        `"${text}" is no choice: type a process (${last === '0' ? '0' : `0 to ${last}`}), or u, r, g, q (? for help)`,
      nothingTaken: 'nothing to take back: nobody has taken a step',
    },
    undone: (token) =>
      `taken back; ${token === '' ? 'nobody has taken a step' : `the order so far: ${token}`}`,
    labels: { won: 'YOU WIN', holds: 'NOTHING WENT WRONG', open: 'NOT OVER', givenUp: 'GIVEN UP' },
    deadlock: (waits) => `Nobody can go on: deadlock. ${waits.join('; ')}.`,
    open: (names) => `The order is not finished: ${names.join(', ')} can still go on.`,
    needed: (switches, fewest, token) => {
      const mine = `You needed ${plural(switches, 'switch', 'switches')}`;
      if (fewest === null) return mine;
      if (fewest >= switches) return `${mine}: it cannot be done with fewer`;
      return `${mine}, ${fewest === 1 ? '1 is' : `${fewest} are`} enough: ${token}`;
    },
    notYet: 'To try again: u takes a step back, r begins again, g gives up.',
    searching: 'trying every order …',
    unbreakable: (orders, one) =>
      orders === null
        ? 'it cannot go wrong: all states checked'
        : one
          ? 'it cannot go wrong: there is only 1 order, and it was checked'
          : `it cannot go wrong: all ${orders} checked`,
    breakable: (switches, token) =>
      `It goes wrong with ${plural(switches, 'switch', 'switches')}: ${token}`,
    notKnown: (checked, seconds) =>
      `Not known: ${checked.toLocaleString('en')} checked in ${seconds} s, none went wrong, but there are more (--timeout S allows more time).`,
    again: 'the same order',
    shortest: 'the shortest',
    errors: {
      lifecycle: (demo, act) =>
        `${demo}, act ${act}, shows how processes start and end: only real processes can carry it out, with npx ipc-demo ${demo} --act ${act}`,
      tooMany: (count, most) =>
        `${count} processes are too many to play: each needs a key, and there are ${most}`,
    },
    about: 'you are the scheduler: which process takes the next step?',
    subject: 'a demonstration, or a file of yours that exports a scenario',
    more: 'One act is played: the first, unless you name one. Three buyers, since ten are\ntoo many to play by hand. Keys: a number is a process, u undoes, r begins again,\ng gives up, q quits; from a pipe, one choice a line. Think as long as you like:\n--timeout only limits the search after you have given up.',
  },
};
