import type { RealThing } from '../between/thing.js';

/** A real thing, and what the command does with it. */
export interface OwnedThing {
  readonly thing: RealThing;
  readonly reset?: () => void | Promise<void>;
  readonly state?: () => unknown;
  readonly handOver?: () => void;
  readonly remove?: () => void;
}
