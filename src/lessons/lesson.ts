/**
 * Room: the course: what each chapter asks, has run, and says, in both languages side by side, so
 * that whoever translates sees both. No runtime, no view, no command.
 */

import type { Language } from '../messages/index.js';
import type { Ending } from '../scenario/scenario.js';
import type { TraceEvent } from '../trace/event.js';

/** A sentence or several, in every language. */
export type Text = Readonly<Record<Language, string>>;

/** What the figures of every run have besides those of its judge. */
export interface RunFigures {
  /** Of the run as a whole, in milliseconds. */
  readonly elapsedMs: number;
  readonly events: readonly TraceEvent[];
}

/** The figures of an exploration. */
export interface AllOrders {
  /** How many orders there are, and how many of them go wrong. */
  readonly orders: bigint;
  readonly wrong: bigint;
  /** The shortest that goes wrong, as a token, and its switches; null where none does. */
  readonly witness: string | null;
  readonly switches: number | null;
}

/** An act of a demonstration, with what is typed for it. */
export interface TypedAct {
  readonly demo: string;
  readonly act: string;
  /** Those that are not named are as usual. */
  readonly options?: Readonly<Record<string, number>>;
  /** An order that it is kept to. */
  readonly schedule?: string;
  /** Whether only what came of it is shown, for its lines are too many. */
  readonly brief?: boolean;
  /** Whether its picture is shown although it is brief. */
  readonly pictured?: boolean;
  /** Whether of a brief one not even that is shown where it was as promised: the text tells it. */
  readonly silent?: boolean;
  /** Whether anything may come of it: then it has not failed where nothing goes wrong. */
  readonly open?: boolean;
}

/** Code that a learner is shown: a function of a demonstration. */
export interface Code {
  /** As the package has it: `src/demos/ticket/demo.ts`. */
  readonly file: string;
  /** The beginning of the line where it begins: `async function buy(`. */
  readonly from: string;
}

// ---- What is asked, before anything is seen.

export type Question = OneOf | Count | AskedOrder | Impossible | PointedAt;

/** One of several answers is right; each says why it is or is not. */
export interface OneOf {
  readonly kind: 'choice';
  readonly ask: Text;
  readonly answers: readonly OneAnswer[];
}

export interface OneAnswer {
  readonly text: Text;
  /** @default false */
  readonly right?: boolean;
  /** Of a wrong one, why it is wrong; of the right one, why it is right. */
  readonly because: Text;
}

/** A number, which the run will say. */
export interface Count {
  readonly kind: 'count';
  readonly ask: Text;
  readonly least: number;
  readonly most: number;
  readonly right: (figures: never) => number;
  /** Why this guess, which is wrong, is wrong. */
  readonly because: (guess: number, figures: never) => Text;
}

/** An order of steps, as a token; it is carried out to see whether it does what is asked for. */
export interface AskedOrder {
  readonly kind: 'order';
  readonly ask: Text;
  readonly of: TypedAct;
  /** What the order is to do. */
  readonly wanted: 'goes wrong' | 'goes well';
  /** With at most so many switches from one process to another. */
  readonly switches?: number;
  /** One that does. */
  readonly example: string;
  /** What whoever has given an order that does otherwise has not thought of. */
  readonly because: Text;
}

/** Which of some orders cannot happen; each is carried out to see whether it can. */
export interface Impossible {
  readonly kind: 'impossible';
  readonly ask: Text;
  readonly of: TypedAct;
  readonly orders: readonly string[];
}

/** A line of code. */
export interface PointedAt {
  readonly kind: 'line';
  readonly ask: Text;
  readonly code: Code;
  /** What stands in the line, or in any of the lines, that are right. */
  readonly right: string;
  /** Why a line is wrong, by what stands in it; the last one is for all the others. */
  readonly because: readonly (readonly [contains: string, why: Text])[];
}

// ---- A chapter.

/** A guess, what really happens, and why. */
export interface Round {
  /** What is to be known before; of the first round the situation of the chapter says it. */
  readonly before?: Text;
  /** Code that is shown before the question. */
  readonly code?: Code;
  readonly ask: Question;
  /** What is run on real processes, or explored; `answer`: the order that was the answer. */
  readonly see: See;
  /**
   * What happened, in the figures of this very run: of each run, where there are several; of the
   * exploration.
   */
  readonly happened: (...figures: never[]) => Text;
  /** The line where it turned, by what stands in it. */
  readonly turn?: Code & { readonly at: string };
  readonly why: Text;
}

export type See =
  | { readonly run: readonly [TypedAct, ...TypedAct[]] }
  | { readonly explore: TypedAct }
  | 'answer';

/** Something that many believe, and what is so. */
export interface Belief {
  readonly held: Text;
  readonly broken: Text;
}

/** The line of Python that a reader knows, from a program that the tests run. */
export interface PythonSide {
  /** In `python/`. */
  readonly program: string;
  readonly line: string;
  /** What it prints, or a line of it, word for word, for that is what the text rests on. */
  readonly prints: string;
  readonly says: Text;
}

/** One thing that the learner changes, and that is then really tried. */
export type Change = ChangedNumber | ChangedAct;

export interface ChangedNumber {
  readonly ask: Text;
  readonly number: {
    readonly least: number;
    readonly most: number;
    readonly suggested: number;
  };
  readonly run: (chosen: number) => TypedAct;
  readonly happened: (figures: never) => Text;
}

export interface ChangedAct {
  readonly ask: Text;
  readonly choices: readonly {
    readonly text: Text;
    readonly run: TypedAct;
    readonly happened: (figures: never) => Text;
  }[];
}

/** A program that the learner mends, in a file of the learner's own, which is begun for them. */
export interface Exercise {
  readonly ask: Text;
  /** The file's name in the current folder. */
  readonly file: string;
  /** What stands in it at first. */
  readonly begun: Text;
  /** One that is right, for whoever only looks on. */
  readonly solution: string;
  /** Whether this ending is right, whatever the learner's own file says of it. */
  readonly holds: (ending: Ending) => boolean;
  /** What an ending is that the learner's file takes for right, and that is not. */
  readonly because: Text;
}

/** What a teacher wants to know before the lesson. */
export interface TeacherNotes {
  readonly goal: Text;
  readonly minutes: number;
  /** What many think, and where that has been found. */
  readonly misconceptions: readonly { readonly thought: Text; readonly source: string }[];
  readonly ask: readonly { readonly question: Text; readonly expect: Text }[];
}

export interface Chapter {
  /** As it is typed. */
  readonly name: string;
  readonly title: Text;
  /** Three sentences. */
  readonly situation: Text;
  readonly rounds: readonly [Round, ...Round[]];
  readonly belief?: Belief;
  readonly python?: PythonSide;
  readonly change: Change;
  readonly exercise?: Exercise;
  /** The same thought in another story. */
  readonly transfer: OneOf;
  readonly notes: TeacherNotes;
}
