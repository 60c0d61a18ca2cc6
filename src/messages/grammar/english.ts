import { grouped, rounded } from './alike.js';

/** How numbers and names become a part of an English sentence. */

/** 1 ticket, 2 tickets. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

export function near(name: string | null): string {
  return name === null ? '' : `; did you mean ${name}?`;
}

/** --nolock, --lock or --join. */
export function either(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' or ');
}

const COUNTS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** All three, both. */
export function allOf(count: number): string {
  return count === 2 ? 'both' : `all ${COUNTS[count] ?? count}`;
}

/** Of counted orders: both orders, all 1,152 orders. */
export function allCounted(orders: string): string {
  return orders.startsWith('2 ') ? orders.replace('2', 'both') : `all ${orders}`;
}

/** The first ones of so many: buyer-4, buyer-2 + 3. */
export function some(names: readonly string[], all: number): string {
  return `${names.join(', ')}${all > names.length ? ` + ${all - names.length}` : ''}`;
}

const ENGLISH = [
  '',
  'thousand',
  'million',
  'billion',
  'trillion',
  'quadrillion',
  'quintillion',
  'sextillion',
  'septillion',
  'octillion',
  'nonillion',
  'decillion',
];

/** 26 sextillion; null where there is no word that anybody knows. */
export function inEnglish(digits: number, exponent: number): string | null {
  const places = String(digits).length + exponent;
  const scale = Math.floor((places - 1) / 3);
  const word = ENGLISH[scale];
  return word === undefined
    ? null
    : `${rounded(digits * 10 ** (exponent - 3 * scale))} ${word}`.trim();
}
