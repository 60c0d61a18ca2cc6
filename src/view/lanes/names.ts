import { widthOf } from '../look.js';
import { WHOLE } from './details.js';

/**
 * Shorter names, where there is no room for whole ones: no two alike, and none cut in the middle of
 * nowhere.
 */

type Shorten = (name: string) => string;

/** buyer-3: 3. Of processes only, for a thing that is called by a number would be taken for one. */
const number: Shorten = (name) => /-(\d+)$/.exec(name)?.[1] ?? name;

/** From a name without its ending to its first letter. */
const WAYS: readonly Shorten[] = [
  // tickets.json: tickets
  (name) => (isNumbered(name) ? initial(name) : (/^(.+)\.\w+$/.exec(name)?.[1] ?? name)),
  // customers.alice: alice
  (name) => /\.([^.]+)$/.exec(name)?.[1] ?? (isNumbered(name) ? initial(name) : name),
  // lock-3, library-3: they would be the same
  (name) => (isNumbered(name) ? name : (/^(.+)\.\w+$/.exec(name)?.[1] ?? name)),
  initial,
];

/**
 * @param most columns for a name; a list that is too long for that has names that are wider
 * @param taken what means something else there
 */
export function shortNames(
  names: readonly string[],
  most: number,
  kind: 'processes' | 'things',
  taken: readonly string[] = [],
): ReadonlyMap<string, string> {
  if (most >= WHOLE) return new Map(names.map((name) => [name, name]));
  for (const way of kind === 'processes' ? [number, ...WAYS] : WAYS) {
    // A name that fits keeps its form, next to others that are shortened.
    const short = names.map((name) =>
      widthOf(name) <= most && !isNumbered(name) ? name : way(name),
    );
    const isFree = short.every((name, at) => name === names[at] || !taken.includes(name));
    const fits = short.every((name) => widthOf(name) <= most);
    if (isFree && fits && new Set(short).size === names.length)
      return new Map(names.map((name, at) => [name, short[at]!]));
  }
  const free = letters(names.length + taken.length).filter((letter) => !taken.includes(letter));
  return new Map(names.map((name, at) => [name, free[at]!]));
}

/** A letter for each, by the order of the list; with a number where there are more than letters. */
function letters(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const round = Math.floor(at / 26);
    return String.fromCodePoint(65 + (at % 26)) + (round > 0 ? round : '');
  });
}

/** lock-3: l3. */
function initial(name: string): string {
  return `${String.fromCodePoint(name.codePointAt(0) ?? 63)}${/\d+$/.exec(name)?.[0] ?? ''}`;
}

function isNumbered(name: string): boolean {
  return /-\d+$/.test(name);
}
