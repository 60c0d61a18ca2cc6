/** Room: counts and comparisons, in columns. */

import { grouped } from '../../messages/grammar/alike.js';
import type { Messages } from '../../messages/index.js';

/** Large numbers, as they are read out. */

/** From here on a number is also said in words. */
const LARGE = 10n ** 15n;
/** A number of more digits is no help to anybody. */
const MOST_DIGITS = 40;

/** 1,152; beyond 40 digits 2.6 × 10^56. */
export function digits(count: bigint): string {
  return String(count).length > MOST_DIGITS ? power(count) : grouped(count);
}

/** 1,152; beyond 10^15 2.6 × 10^22. */
export function shortFigure(count: bigint): string {
  return count < LARGE ? grouped(count) : power(count);
}

/**
 * About 2.6 × 10^22: 26 sextillion; null where the number is small enough to be read, or so large
 * that `digits` rounds it itself.
 */
export function about(count: bigint, { figures }: Pick<Messages, 'figures'>): string | null {
  return count < LARGE || String(count).length > MOST_DIGITS
    ? null
    : figures.about(power(count), figures.words(...scaled(count)));
}

/** One in how many it is, roughly: 3.9 million. Null where it is more than one in a hundred. */
export function oneIn(
  part: bigint,
  all: bigint,
  { figures }: Pick<Messages, 'figures'>,
): string | null {
  if (part === 0n || part * 100n > all) return null;
  const many = all / part;
  return many < 10_000n ? grouped(many) : figures.words(...scaled(many)) || power(many);
}

/** How much of all a part is, in percent: never 0 for what there is, nor 100 for less than all. */
export function percent(part: bigint, all: bigint): string {
  if (part === 0n) return '0 %';
  const share = Number((part * 10_000n) / all) / 100;
  if (share < 1) return '<1 %';
  return `${share > 99 && part < all ? '>99' : Math.round(share)} %`;
}

/** 2.6 × 10^22 */
function power(count: bigint): string {
  const text = String(count);
  const [mantissa, exponent] = Number(`0.${text.slice(0, 15)}`)
    .toExponential(1)
    .split('e') as [string, string];
  return `${mantissa} × 10^${Number(exponent) + text.length}`;
}

/** The first digits of a number, and by what power of ten they are multiplied. */
function scaled(count: bigint): [digits: number, exponent: number] {
  const exponent = Math.max(0, String(count).length - 6);
  return [Number(count / 10n ** BigInt(exponent)), exponent];
}
