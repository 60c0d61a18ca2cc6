import { together, isMet, type Wanted, wanted, type Watchable } from '../../scenario/until.js';
import type { Pace } from '../between/gate.js';
import type { Reporter } from '../between/reporter.js';
import { Recorded } from './recorded.js';

/** Whoever waits until something is as it wants it looks again at each change: it does not spin. */

/** What can be looked at, without a step and without a record. */
export interface Lookable<T> {
  _seen(): T | Promise<T>;
}

/** A real thing for whose state one can wait. */
export abstract class Watched<Real, T> extends Recorded<Real> implements Watchable<T>, Lookable<T> {
  abstract _seen(): T | Promise<T>;

  async until(predicate: Wanted<T>): Promise<void> {
    const look = async () => ({ seen: await this._seen() });
    await untilMet(this.name, predicate, look, this.reporter, this.pace);
  }
}

/** Until several are as they are wanted together; each is looked at by itself. */
export async function untilAllMet(
  name: string,
  parts: readonly (readonly [key: string, thing: Lookable<unknown>])[],
  predicate: Wanted<Readonly<Record<string, unknown>>>,
  reporter: Reporter,
  pace: Pace,
): Promise<void> {
  const look = async () => {
    const looks: [string, () => unknown][] = [];
    for (const [key, thing] of parts) {
      const seen = await thing._seen();
      looks.push([key, () => seen]);
    }
    const read = {};
    return { seen: together(looks, read), told: read };
  };
  await untilMet(name, predicate, look, reporter, pace);
}

/** What was seen when it was as wanted, or when the predicate threw. */
interface Found {
  readonly value: unknown;
  readonly threw: boolean;
  readonly error?: unknown;
}

export async function untilMet<T>(
  name: string,
  predicate: Wanted<T>,
  look: () => Promise<{ readonly seen: T; readonly told?: unknown }>,
  reporter: Reporter,
  pace: Pace,
): Promise<void> {
  wanted(predicate);
  pace.step();
  let waits = false;
  const { value, threw, error } = await reporter.changes.until<Found>(
    async () => {
      const { seen, told: value = structuredClone(seen) } = await look();
      try {
        return isMet(predicate, seen) ? { found: { value, threw: false } } : null;
      } catch (error) {
        return { found: { value, threw: true, error } };
      }
    },
    async (since, changed) => {
      if (!waits) {
        waits = true;
        pace.wouldWait();
        reporter.add('wait', { on: name, value: { until: true } });
      }
      return reporter.waiting('until', name, changed, since);
    },
  );
  reporter.add('until', { on: name, value });
  if (threw) throw error;
}
