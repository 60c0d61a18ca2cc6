/**
 * Room: what a demonstration promises, and who judges it. No runtime enters, and no language: a
 * sentence is a key with figures.
 */

import type { Process } from '../primitives/process/process.js';
import type { Ending, Given, Options, Scenario } from '../scenario/scenario.js';
import type { Shares } from '../scenario/shared.js';
import type { DemoOptions } from './about.js';
import type { DoneAct, Hint } from './hints.js';
import type { JudgedAct, SideBySide } from './side-by-side.js';
import type { Sentence } from './sentences.js';
import type { Deadlock } from '../trace/deadlock.js';
import type { TraceEvent } from '../trace/event.js';

export type { Hint, JudgedAct, Sentence, SideBySide };

/**
 * A demonstration is a list of acts; an act is a scenario with a promise, and a judge who looks at
 * what really happened.
 */
export interface Demo extends DemoOptions {
  /** Where a child finds the demonstration again: its module and the export. */
  readonly source: Source;
  readonly acts: readonly Act[];
  /**
   * Whether each act has its picture, or only one that is run by itself. @default each
   */
  readonly pictures?: 'each' | 'alone';
  /** What is seen side by side when several acts are over. */
  readonly closing?: (acts: readonly JudgedAct[]) => SideBySide | null;
  /** What to type after an act, in its own way. @default the same order, all orders, the fix */
  readonly next?: (done: DoneAct) => readonly Hint[];
}

export interface Source {
  readonly module: string;
  /** Null for a file of the user's, where each act is an export of its own. */
  readonly name: string | null;
}

export interface Act {
  readonly name: string;
  readonly scenario: Scenario | Lifecycle;
  /** Whether the run showed what the act promises, with the figures of this very run. */
  readonly judge: (run: Run) => Verdict;
  /** The options that make a difference to it. @default all */
  readonly options?: readonly string[];
  /** The act of the same demonstration that shows what helps. */
  readonly fix?: string;
  /** Acts that are run as well with the same options, and seen beside this one. */
  readonly comparedWith?: {
    readonly acts: readonly OneAct[];
    readonly table: (acts: readonly JudgedAct[]) => SideBySide;
  };
  /**
   * `busy`: its processes compute all the time. `measured`: how fast they do is what it is about,
   * so that nothing may run beside it.
   * @default they mostly wait
   */
  readonly load?: 'busy' | 'measured';
  /** What is to be said about an event, given those before it. */
  readonly note?: (
    event: TraceEvent,
    before: readonly TraceEvent[],
    options: Options,
  ) => Sentence | null;
}

/** An act, and the demonstration that it is of. */
export interface OneAct {
  readonly demo: Demo;
  readonly act: Act;
}

/** One run of an act, when it is over. */
export interface Run {
  readonly options: Options;
  readonly events: readonly TraceEvent[];
  readonly ending: Ending;
  readonly elapsedMs: number;
  /** Where processes waited for each other in a circle, which ended the run. */
  readonly deadlock: Deadlock | null;
  /** The processes of the act that were still alive when its main process had gone. */
  readonly survivors: readonly string[];
}

export interface Verdict {
  readonly ok: boolean;
  /** Whether it was announced what would come of it. @default true */
  readonly promised?: boolean;
  readonly race?: boolean;
  readonly summary: Readonly<Record<string, unknown>>;
  readonly sentence: Sentence;
}

/**
 * A scenario about the life and death of processes: its main is a real process of its own, watched
 * from outside. Only real processes can carry it out.
 */
export interface Lifecycle<S extends Shares = Shares> {
  readonly shares: (options: Options) => S;
  readonly main: Role<S>;
  /** What the children do, by role. */
  readonly roles: Readonly<Record<string, Role<S>>>;
}

export type Role<S extends Shares = Shares> = (given: GivenRole<S>) => Promise<void>;

export type GivenRole<S extends Shares> = Given<S> & {
  /** The options the demonstration was started with. */
  readonly options: Options;
  /** Starts a process that carries a role out; resolves when it is up. */
  readonly start: (role: string, options?: { readonly daemon?: boolean }) => Promise<Process>;
  /** Ends a process at once, wherever it is. */
  readonly kill: (process: Process) => void;
};

/** Keeps the types of a lifecycle together; what it is given is what it returns. */
export function lifecycle<S extends Shares>(parts: Lifecycle<S>): Lifecycle {
  return parts as unknown as Lifecycle;
}

export function isLifecycle(scenario: Act['scenario']): scenario is Lifecycle {
  return 'main' in scenario;
}
