import { milliseconds } from '../system/milliseconds.js';

/**
 * The terms on which to wait, as in Python: `block: false` ignores the timeout, a timeout of 0 or
 * less does not wait.
 */
export interface AcquireOptions {
  /** @default true */
  readonly block?: boolean;
  /** Milliseconds. @default Infinity */
  readonly timeout?: number;
}

/**
 * Whether somebody who comes in vain is ready to wait.
 * @throws {TypeError} when the timeout is no number
 */
export function mayWait(options: AcquireOptions | undefined): boolean {
  if (options === undefined) return true;
  const timeout = milliseconds(options.timeout);
  return options.block !== false && timeout > 0;
}

/** What a primitive has to say about a wait for it. */
export interface Terms {
  /** Tries to take what is waited for, while awake. */
  readonly take: () => boolean;
  /**
   * Told before a sleep that there is nothing for it but to wait; no more once it has answered
   * true.
   */
  readonly tell?: () => boolean;
  /** The last look before a sleep: takes it, or makes sure that whoever frees it wakes somebody. */
  attempt(cell: number): boolean;
  /** Tries to take it from a holder that has died: asked about every 50 ms. */
  recover?(): boolean;
  /** Whether a wait that was granted may be given up all the same. */
  mayLeave?(granter: number): boolean;
  /**
   * Whether the end of one wait is never the end of those behind it too: then only the first of
   * this process has to look.
   * @default false
   */
  readonly inTurn?: boolean;
  /**
   * Whether there is something left to take: then one whose wait ends wakes the next, for the bell
   * may have been meant for both.
   */
  available(): boolean;
}
