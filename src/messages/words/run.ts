/** Of a scenario in a file of the user's. */
export interface RunWords {
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
  wentWell: (luck: { orders: bigint; wrong: bigint } | null) => string;
  /** What the other orders could have done; `orders` is how many, with the word. */
  couldHave: {
    safe: (orders: string, one: boolean, processes: number) => string;
    lost: (orders: string, one: boolean, processes: number) => string;
    /** Some go wrong: `told` says how many. */
    some: (orders: string, processes: number, told: string) => string;
    rarelyWrong: (oneIn: string) => string;
    wrong: (count: string, percent: string) => string;
    /** @param isPrompt whether nothing in it takes time, as the network does */
    noChance: (isPrompt: boolean) => string;
  };
  times: (times: number, well: number) => string;
  /** Somebody has died at a step, as its order has it. */
  died: (process: string, step: number) => string;
  /** After so many steps, what must always hold did not. */
  breach: { always: (steps: number) => string; overtaken: (steps: number) => string };
}

/** A run that is shown again, an event a key. */
export interface StageWords {
  event: (number: number, all: number) => string;
  /** Before the first. */
  begins: string;
  keys: string;
  /** The same while it goes by itself. */
  playing: (seconds: string) => string;
  nothingMore: (process: string) => string;
  noSuch: (key: string) => string;
  /** What an event means for others: of how many, some by name. */
  readToo: (process: string, value: string) => string;
  readBefore: (names: readonly string[], count: number) => string;
  overwrites: (names: readonly string[], count: number) => string;
  /** Of the event from which on nothing helps. */
  noReturn: string;
  moreProcesses: (count: number) => string;
  noTerminal: string;
  /** @param other an option with which there is nothing, or too much, to show */
  notWith: (other: string) => string;
}
