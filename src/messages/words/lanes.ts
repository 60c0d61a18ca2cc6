import type { StepOp } from '../../trace/ops.js';

/** The picture: a column for each process, time running down. */
export interface LaneWords {
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
  cells: Readonly<Record<StepOp | 'wait', string>>;
  /** Of semaphores. */
  permits: Readonly<Record<'acquire' | 'release', string>>;
  before: (process: string) => string;
  /** How many other processes, or null where that is not said. */
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
  /** Above the code: where each process was in it at that moment, and where each stands. */
  inCode: string;
  standsInCode: string;
  /** The same at the step after which every order goes wrong. */
  turnsInCode: string;
  circle: string;
  moreRows: (count: number) => string;
  /** What there is no room for, by name. */
  hidden: {
    processes: (names: readonly string[], count: number) => string;
    things: (names: readonly string[], count: number) => string;
    wider: (columns: number) => string;
    rows: string;
  };
}
