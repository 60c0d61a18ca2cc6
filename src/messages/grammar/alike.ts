/** Room: how numbers and names become part of a sentence. No sentence stands here. */

/** What the languages do alike. */

/** Two figures, at least; no zero behind the point. */
export function rounded(value: number): string {
  return value < 9.95 ? value.toFixed(1).replace('.0', '') : grouped(Math.round(value));
}

/** As the bytes of a disk are told. */
export function bytesTold(bytes: number): string {
  const [unit, size] = bytes >= 1e9 ? ['GB', 1e9] : bytes >= 1e6 ? ['MB', 1e6] : ['kB', 1e3];
  return `${(bytes / size).toPrecision(3)} ${unit}`;
}

/** 1,152. As `toLocaleString('en')`, which has to load a language first; but exact. */
export function grouped(count: number | bigint): string {
  return String(count).replace(/(?<!\.\d*)\B(?=(\d{3})+(?!\d))/g, ',');
}

/**
 * Tells a time, such as 0.3 or 1,000, where there is one: what has taken no time, or has not been, is
 * not said to have taken 0 ms.
 */
export function timed(
  milliseconds: number | null,
  tell: (time: string) => string,
  otherwise = '',
): string {
  if (milliseconds === null || milliseconds < 0.05) return otherwise;
  const isExact = milliseconds < 10 && !Number.isInteger(milliseconds);
  return tell(isExact ? milliseconds.toFixed(1) : grouped(Math.round(milliseconds)));
}

/** All of a few, or the first and the last. */
export function fromTo(items: readonly string[], comma: string, to: string): string {
  return items.length <= 3 ? items.join(comma) : `${items[0]}${to}${items.at(-1)}`;
}

/** What is left at the end of a scenario. */
export interface Ended {
  readonly shared: Readonly<Record<string, unknown>>;
  readonly outcomes: readonly { readonly outcome: string }[];
}

/** The states of what is shared, and how often each outcome came about. */
export function ended(
  { shared, outcomes }: Ended,
  comma = ', ',
  nothing = 'nothing is left to be seen',
): string {
  const tally = new Map<string, number>();
  for (const { outcome } of outcomes) tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  const states = Object.entries(shared).map(([key, state]) => `${key} ${JSON.stringify(state)}`);
  const counts = [...tally]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([outcome, count]) => `${count} × ${outcome}`);
  return [...states, ...counts].join(comma) || nothing;
}
