import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from './figure.js';

/** The ratios of an earlier run, by the figures' names, in the repository. */
export type Kept = Readonly<Record<string, number>>;

// Seen from dist/bench.
const FILE = new URL('../../bench/kept.json', import.meta.url);
/** Shared machines are noisy: less than this is no loss. */
const LOSS = 4 / 3;

export function readKept(): Kept {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Kept) : {};
}

/** Those that were measured now take the place of theirs; the others stay. */
export function keep(figures: readonly Figure[]): void {
  const ratios = figures.flatMap(({ name, beside }) =>
    beside ? [[name, Number(beside.ratio.toPrecision(3))]] : [],
  );
  const all = { ...readKept(), ...(Object.fromEntries(ratios) as Kept) };
  const sorted = Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** How many times as bad a figure is as it was; null where one of the two ratios is missing. */
export function lossOf({ name, unit, beside }: Figure, kept: Kept): number | null {
  const before = kept[name];
  if (before === undefined || beside === null) return null;
  // Of a share, more is better; of all else, less.
  return unit === 'share' ? before / beside.ratio : beside.ratio / before;
}

export function isLost(figure: Figure, kept: Kept): boolean {
  return (lossOf(figure, kept) ?? 1) > LOSS;
}
