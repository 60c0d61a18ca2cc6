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
  writeFileSync(FILE, `${JSON.stringify(together(readKept(), figures), null, 2)}\n`);
}

/** What is kept then. */
export function together(before: Kept, figures: readonly Figure[]): Kept {
  const ratios = figures.flatMap(({ name, beside, isKept = true }) =>
    beside && isKept ? [[name, Number(beside.ratio.toPrecision(3))] as const] : [],
  );
  const all = Object.entries({ ...before, ...Object.fromEntries(ratios) });
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** How many times as bad a figure is as it was; null where one of the two ratios is missing. */
export function lossOf({ name, unit, beside }: Figure, kept: Kept): number | null {
  const before = kept[name];
  if (before === undefined || beside === null) return null;
  // Of a share, and of what is done in a second, more is better; of all else, less.
  return ['share', '/s'].includes(unit) ? before / beside.ratio : beside.ratio / before;
}

export function isLost(figure: Figure, kept: Kept): boolean {
  return (lossOf(figure, kept) ?? 1) > LOSS;
}
