/** A page on which one steps through a run, or through all orders. Texts only: they go with it. */
export interface PageWords {
  /** What the language calls itself. */
  ownName: string;
  language: string;
  dark: string;
  noScript: string;
  /** The acts, where there are several. */
  acts: string;
  /** Where one is: both are numbers, as text. */
  place: (at: string, all: string) => string;
  first: string;
  back: string;
  on: string;
  last: string;
  play: string;
  pause: string;
  keys: string;
  diagram: string;
  things: string;
  code: string;
  figures: string;
  table: string;
  columns: { number: string; time: string; process: string; event: string };
}

/** A number, as text. */
interface Counted {
  readonly count: string;
  readonly isOne: boolean;
}

/** The map of all orders. */
export interface MapWords {
  /** A sentence about a map. */
  titled: (title: string, sentence: string) => string;
  /** Of the orders from a state. */
  state: (orders: string, share: string) => string;
  /** Of a last state: how many orders lead to it, and what that means. */
  end: (orders: string, meaning: string) => string;
  legend: {
    safe: string;
    open: string;
    lost: string;
    last: string;
    turn: string;
    /** Of a map in groups. */
    column: string;
    size: string;
    ends: string;
    flow: string;
    noReturn: string;
    read: string;
    write: string;
    acquire: string;
    release: string;
    send: string;
    receive: string;
    wait: string;
  };
  /** That states are drawn in groups; a row stands for so many steps. */
  grouped: (states: string, most: string, steps: number) => string;
  /**
   * @param share empty where all orders go on within the row
   * @param ended how many orders end there; empty for none
   */
  group: (
    from: number,
    to: number,
    states: Counted,
    orders: Counted,
    share: string,
    ended: string,
  ) => string;
  /** Where orders go on to. */
  flow: (orders: string, isOne: boolean, row: string, column: string) => string;
  unknown: string;
  /** Of processes that are joined one after the other. */
  serial: string;
  /** On the page; `{0}` stands for what goes there: an order's token, a step. */
  page: {
    picture: string;
    tabs: string;
    walk: string;
    lanes: string;
    again: string;
    undo: string;
    token: string;
    waits: string;
    ended: string;
    legend: string;
    here: string;
    keys: string;
    table: string;
    columns: { number: string; share: string; things: string; next: string };
    /** Of a map in groups. */
    groups: {
      picture: string;
      onTo: string;
      ends: string;
      keys: string;
      table: string;
      group: string;
    };
  };
}
