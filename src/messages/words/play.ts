import type { StepOp } from '../../trace/ops.js';

/** Where the user says who takes the next step. */
export interface PlayWords {
  intro: string;
  next: string;
  /** The same, where each choice has the share of the orders that go wrong from there. */
  nextOfShares: string;
  /** Why no share is told. */
  uncounted: string;
  /** In the score: that the player has asked for the shares. */
  asked: string;
  /** An order that could come to nothing else from its beginning. */
  neverWell: string;
  neverWrong: string;
  /** What a process does; without the value, what it would do. */
  steps: Readonly<Record<StepOp | 'look', (on: string, value: string | null) => string>>;
  /**
   * Goes on from either sentence about a lock that its holder may acquire again: how often it
   * holds it now.
   */
  /** Of a lock whose holder waits on a condition. */
  sleeps: (lock: string, condition: string) => string;
  wakes: (lock: string, condition: string, isNotified: boolean) => string;
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
  /** What each key does. */
  help: readonly (readonly [key: string, does: string])[];
  helpMore: string;
  /** What to look means, beside to read. */
  looks: string;
  refused: {
    cannot: (process: string, why: string) => string;
    unknown: (text: string, last: string) => string;
    /** To choose from after its step. */
    noSuchValue: (process: string) => string;
    nothingTaken: string;
  };
  undone: (token: string) => string;
  labels: { won: string; holds: string; open: string; givenUp: string };
  deadlock: (waits: readonly string[], isCircular: boolean) => string;
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
  oneAct: (acts: string) => string;
}
