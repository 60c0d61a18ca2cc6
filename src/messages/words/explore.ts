import type { SentenceKey } from '../../act/sentences.js';
import type { Ended } from '../grammar/alike.js';
import type { Sentences } from './demos.js';

/** Of every order of the steps. */
export interface ExploreWords {
  about: string;
  subject: string;
  full: string;
  max: string;
  steps: string;
  more: string;
  setting: (processes: number) => string;
  intro: (full: boolean) => string;
  /** The numbers that are smaller than in a run, and what they are there. */
  smaller: (
    numbers: readonly { readonly flag: string; readonly value: number; readonly usual: number }[],
  ) => string;
  /** @param counted so many states, or orders; null where nothing has been counted yet */
  working: (act: string, counted: string | null) => string;
  labels: { wrong: string; safe: string; unknown: string; faulty: string };
  orders: (count: string, one: boolean, about: string | null) => string;
  /** The answer: how many of how many lose; `all` is false where there are more. */
  wrong: (losing: string, orders: string, all: boolean) => string;
  safe: (orders: string, one: boolean) => string;
  /** @param checked orders, or states */
  unknown: (checked: string) => string;
  states: (count: number) => string;
  /** Orders lead in circles, and nothing goes wrong in any state. */
  endless: (states: number, rounds: boolean) => string;
  /** Orders lead in circles, and something goes wrong in some of them. */
  someWrong: (states: number) => string;
  /** It never ends: where that begins, and what is repeated. */
  /** They go on for ever, and nobody is overtaken more than so often. */
  turns: (states: number, most: number) => string;
  circle: (way: string, round: string) => string;
  /** The same, where it is not said that everybody who can go does go. */
  endlessOrder: (way: string, round: string) => string;
  rarelyWell: (oneIn: string) => string;
  counted: (figures: { states: number; runs: number; seconds: string }) => string;
  /** The chance that it goes wrong if a coin decides, in percent. */
  coin: (percent: string) => string;
  /** On what the proof rests where a worker repeats itself. */
  taken: (rounds: number) => string;
  /** The same of one that says so of itself (repeats). */
  roundsTaken: (tried: number) => string;
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
    always: string;
    overtaken: string;
    deadlock: string;
    standstill: string;
    left: string;
    error: string;
    cut: string;
  };
  moreEndings: (count: number) => string;
  /** What an ending means, in a few words; by the key of the judge's sentence. */
  endings: Partial<Sentences<SentenceKey>>;
  cut: string;
  /** Somebody has been overtaken more often than it may be. */
  overtaken: (most: number) => string;
  /** What must hold after every step does not, as everything stands. */
  always: (ending: Ended) => string;
  threw: (process: string, message: string) => string;
  /** What is said of one that stands for all who do the same. */
  orAnother: (meaning: string) => string;
  /** Who has died, and how it ended for the others. */
  died: (processes: readonly string[], meaning: string) => string;
  /** Who may die instead of a step, and how many in one order. */
  mayDie: (processes: readonly string[], most: number) => string;
  /** It ended with a lock in hand. */
  left: (processes: readonly string[], on: string) => string;
  stuck: {
    holds: (process: string, held: string, wanted: string) => string;
    /** For a lock. */
    waitsFor: (process: string, wanted: string, holders: readonly string[]) => string;
    /** For what nobody holds: who could end that. */
    waits: (process: string, wanted: string, couldEnd: readonly string[]) => string;
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
    /** Before it has taken a step; and after its last one. */
    diesFirst: string;
    diesAfter: (deed: string) => string;
    more: (count: number) => string;
    /** In the place of so many deeds of one process. */
    moreDeeds: (count: number) => string;
    /** The step after which no order goes well, and that after which none goes wrong. */
    noReturn: (step: number, process: string, deed: string) => string;
    safety: (step: number, process: string, deed: string) => string;
  };
  again: string;
  play: string;
  fix: string;
  everyOrder: string;
  faults: {
    busy: (act: string, process: string | null, seconds: string) => string;
    late: (act: string) => string;
    /** The memory that there is for it. */
    full: (act: string) => string;
    gone: (act: string) => string;
    threw: (act: string, line: number | null, error: string) => string;
    notDeterministic: (act: string, process: string | null, step: number) => string;
    /** Nobody says what `progress` counts. */
    unsaid: (act: string, orders: number) => string;
    endless: (act: string, processes: readonly string[]) => string;
    /** `holds` or `always` has answered something else than true or false. */
    answer: (act: string, line: number | null, of: string, answer: string) => string;
    /** It has asked for what is not there. */
    key: (
      act: string,
      line: number | null,
      of: string,
      key: string,
      keys: readonly string[],
    ) => string;
    /** So has a worker; and what it may have meant, of all that there is. */
    misspelt: (
      act: string,
      line: number | null,
      asked: string,
      near: string | null,
      choices: readonly string[],
    ) => string;
    /** A worker asks for what is refused in any order. */
    misuse: (act: string, line: number | null, why: string) => string;
    /** A worker chooses where no step says which value. */
    choice: (act: string, line: number | null, process: string) => string;
  };
}
