/** What came of every order on real processes. */
interface RealOrdersFigures {
  readonly orders: number;
  readonly deadlocks: number;
  readonly mismatches: number;
  /** Those that came to no end in memory. */
  readonly cut: number;
  readonly complete: boolean;
  /** Whether they were drawn at random, for there is no end of them. */
  readonly drawn: boolean;
  readonly rate: number;
}

/** About the order in which steps are taken: given, saved, repeated. */
export interface OrderWords {
  order: {
    /** How the text of an order is to be read; with `0*3` where such a run is in it. */
    /** @param signs those that occur in it, besides the processes */
    notation: (signs: ReadonlySet<string>) => string;
    kept: (token: string) => string;
    notKept: (
      steps: number,
      process: string,
      why: 'goes-on' | 'is-over' | 'would-wait' | 'died',
    ) => string;
    differs: (step: number | null, real: string, model: string) => string;
  };
  realOrders: {
    real: string;
    working: (orders: number) => string;
    agrees: (figures: RealOrdersFigures) => string;
    disagrees: (figures: RealOrdersFigures) => string;
    none: (figures: RealOrdersFigures) => string;
  };
  replay: {
    missing: (path: string) => string;
    noLine: (path: string, line: number) => string;
    noOrder: (path: string) => string;
    noRun: (path: string) => string;
    /** It is a run of a file of the user's, of which it knows the name only. */
    ofFile: (path: string, file: string) => string;
    option: (path: string, name: string, value: string, least: number, most: number) => string;
    times: (times: number, ok: boolean) => string;
  };
  /** Two saved runs, side by side from where they part. */
  diff: {
    option: string;
    other: string;
    missing: string;
    /** So many steps both have taken. */
    parts: (same: number) => string;
    alike: (steps: number) => string;
    ends: string;
    apart: (one: string, other: string) => string;
    moreSteps: (count: number) => string;
  };
  repeat: {
    times: (count: string) => string;
    progress: (done: number, all: number) => string;
    summary: (figures: { runs: number; raced: number; worst: number }) => string;
    rare: string;
    tally: (oversold: number) => string;
  };
}
