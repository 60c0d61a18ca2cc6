import type { Shared, Shares } from './shared.js';

/**
 * What a scenario shares, as every runtime makes it and every view tells of it: under its key, with
 * its name.
 */
export type NamedThing = Shared<unknown> & { readonly name: string };
export type NamedThings = Readonly<Record<string, NamedThing>>;

/** In characters: a name heads a column, and a worker's is part of a file's. */
const LONGEST = 60;
/** What would end a line, steer a terminal, or cannot be seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const EXPLAIN = {
  name: (shown: string) =>
    `${shown} cannot be a name: that is a text of 1 to ${LONGEST} characters, not all of them spaces, without / and \\, without .. and without control characters`,
  namesakes: (shown: string) => `two things are named ${shown}: each needs a name of its own`,
  guard: (shown: string) =>
    `a condition needs the key of a lock or an rlock that is shared as well, and ${shown} is none`,
} as const;

/** A name that cannot be one, or that another thing has already. */
export class NameError extends TypeError {
  readonly code = 'NAME';
  readonly flaw: 'name' | 'namesakes' | 'guard';
  /** The name, fit to be shown. */
  readonly found: string;

  constructor(flaw: NameError['flaw'], found: unknown) {
    const shown = shownName(found);
    super(EXPLAIN[flaw](shown));
    this.name = 'NameError';
    this.flaw = flaw;
    this.found = shown;
  }
}

/** Gives each thing its name: the one it says itself, else its key. @throws {NameError} */
export function nameThings(shares: Shares): NamedThings {
  const taken = new Set<string>();
  const nameOf = (key: string, { name = key }: Shared<unknown>): string => {
    if (!isName(name)) throw new NameError('name', name);
    if (taken.has(name)) throw new NameError('namesakes', name);
    taken.add(name);
    return name;
  };
  for (const thing of Object.values(shares))
    if (thing.kind === 'condition' && !guards(thing.of, shares))
      throw new NameError('guard', thing.of);
  return Object.fromEntries(
    Object.entries(shares).map(([key, thing]) => [key, { ...thing, name: nameOf(key, thing) }]),
  );
}

function guards(key: string, shares: Shares): boolean {
  const guard = Object.hasOwn(shares, key) ? shares[key]!.kind : null;
  return guard === 'lock' || guard === 'rlock';
}

/** Whether it can be a thing's name, or a worker's. */
export function isName(name: unknown): name is string {
  return (
    typeof name === 'string' &&
    name.trim() !== '' &&
    name.length <= LONGEST &&
    !/[/\\]|\.\./.test(name) &&
    name !== '.' &&
    !UNSEEN.test(name)
  );
}

/** In quotation marks; what cannot be seen is written out, and a long one is cut. */
export function shownName(name: unknown): string {
  const text = typeof name === 'string' ? name : typeof name;
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return JSON.stringify(cut).replaceAll(
    new RegExp(UNSEEN, 'gu'),
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
