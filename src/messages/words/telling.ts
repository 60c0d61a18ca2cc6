import type { SentenceKey } from '../../act/sentences.js';
import type { AllDemoWords, Sentences } from './demos.js';

/** What people read while a run goes on, and right after it. */
export interface TellingWords extends Omit<AllDemoWords, 'endings' | 'sentences'> {
  /** What is said about an event, or as a verdict. */
  sentences: Sentences<SentenceKey>;
  labels: {
    race: string;
    holds: string;
    failed: string;
    deadlock: string;
    /** They wait for what nobody is left to do, and not for each other. */
    standstill: string;
    well: string;
    wrong: string;
  };
  events: {
    looks: (value: string) => string;
    reads: (value: string) => string;
    writes: (value: string) => string;
    /** The first half of a write, and a read of no more than that. */
    half: (text: string) => string;
    torn: (text: string) => string;
    waits: (holder: string) => string;
    /** Goes on from either sentence about a lock that somebody has. */
    behind: (before: readonly string[], all: number) => string;
    /** Of so many that wait, the first ones. */
    acquires: (queue: readonly string[], all: number) => string;
    /** The process's name is null where it is not known. */
    abandoned: (pid: number, process: string | null) => string;
    left: (count: number | string | null) => string;
    forks: (process: string, pid: number, daemon: boolean) => string;
    exits: string;
    exitsWith: (code: number) => string;
    endedBy: (signal: string) => string;
    kills: (process: string) => string;
    waitsForRoom: (queue: string) => string;
    waitsForChange: (on: string) => string;
    waitsFor: (on: string) => string;
    waitsForMessage: (from: string) => string;
    /** It does what was told again and again: so often by now. */
    goesOn: (text: string, times: number) => string;
    /** So often it has done so, or more, and that was not shown. */
    asked: (times: number, isAll: boolean) => string;
  };
  /** Who was at work when the time was up. */
  unfinished: {
    repeats: (process: string, step: string, times: number) => string;
    since: (process: string, step: string) => string;
    none: (process: string) => string;
    more: (count: number) => string;
    told: (timeout: string, parts: readonly string[]) => string;
  };
  working: { starting: (count: number) => string };
  death: (process: string, exitCode: number, signal: string | null) => string;
  /** A step that a worker has asked for and not waited for: `call` as it stands in the code. */
  notAwaited: (processes: readonly string[], call: string, line: number | null) => string;
  /** What goes before has made the check at the end worthless, though it passed. */
  checkIsVoid: string;
  /** Other acts are run, to be seen beside this one. */
  beside: string;
  next: { fix: string; contrast: string; every: string; again: string; more: string };
}
