import type { Run, Verdict } from '../../act/act.js';
import type { Spread } from '../../act/side-by-side.js';
import { type CompareOptions, type Pile, soldOf, soldRightly } from './work.js';

/**
 * How fast a mechanism was, by the moments at which its rounds were over; and what it asks of those
 * who use it.
 */

export interface Mechanism {
  readonly mechanism: 'file' | 'pipe' | 'queue' | 'manager' | 'memory';
  /** Whether it goes wrong without a lock of one's own. */
  readonly ownLockNeeded: boolean;
  /** Whether everybody can read and write, or what goes in at one side comes out at the other. */
  readonly direction: 'both ways' | 'one way';
  /** Any process that knows the name, or only those of one program. */
  readonly users: 'anyone' | 'relatives';
}

export function judgeMechanism(
  { events, ending, elapsedMs }: Run,
  options: CompareOptions,
  properties: Mechanism,
): Verdict {
  const ops = spreadOf(ratesOf('tickets', events));
  const bytes = spreadOf(ratesOf('crates', events).map((crates) => crates * options.size));
  const { mechanism, ...others } = properties;
  const sold = { tickets: soldOf('tickets', ending), crates: soldOf('crates', ending) };
  const summary = {
    mechanism,
    opsPerSecond: ops && ops.median,
    bytesPerSecond: bytes && bytes.median,
    ...others,
    opsSpread: ops,
    bytesSpread: bytes,
    sold,
    elapsedMs,
  };
  const isRight = soldRightly(ending, options);
  return {
    ok: isRight && ops !== null && bytes !== null,
    summary,
    sentence: {
      key: !isRight ? 'mechanismFailed' : ops && bytes ? 'mechanismMeasured' : 'mechanismWorks',
      data: summary,
    },
  };
}

/**
 * So many of a pile in a second, in each round but the first, which warms everything up. Each
 * seller says when it sees that a round is over; one that was stopped before it could is late, so
 * the first is believed. Where that one too is later than the end of a later round, the two are
 * measured as one.
 */
function ratesOf(pile: Pile, events: Run['events']): number[] {
  const ends = events
    .filter(({ op }) => op === 'say')
    .map(({ at, value }) => ({ at, ...(value as { pile: Pile; left: number }) }))
    .filter((end) => end.pile === pile)
    .toSorted((a, b) => b.left - a.left || a.at - b.at)
    .filter(({ left }, index, all) => all[index - 1]?.left !== left)
    .filter(({ at }, round, all) => all.slice(round + 1).every((later) => later.at > at));
  return ends
    .slice(1)
    .map(({ at, left }, round) => (ends[round]!.left - left) / ((at - ends[round]!.at) / 1e9));
}

/** Null where nothing was measured. */
function spreadOf(rates: readonly number[]): Spread | null {
  if (rates.length === 0) return null;
  const sorted = rates.map(Math.round).toSorted((a, b) => a - b);
  return { least: sorted[0]!, median: sorted[sorted.length >> 1]!, most: sorted.at(-1)! };
}
