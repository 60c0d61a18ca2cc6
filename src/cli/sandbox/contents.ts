import type { Messages } from '../../messages/index.js';
import type { Said } from './hearing.js';
import { isName, NameError, nameThings, shownName } from '../../scenario/names.js';
import type { Options, Scenario } from '../../scenario/scenario.js';
import { MAKERS, type Shares } from '../../scenario/shared.js';

/** What a file of the user's exports, of that what is a scenario, or is meant to be one. */
export interface Contents {
  readonly scenarios: readonly string[];
  /** What is wrong with those of them that cannot be carried out, of each the first. */
  readonly flaws: readonly Flaw[];
  /** What was printed meanwhile. */
  readonly said: readonly Said[];
}

export interface Flaw {
  readonly scenario: string;
  readonly flaw: keyof Messages['subject']['flaws'];
  /** What was found there. */
  readonly found: string;
}

/** Of an option that says no more. */
export const ANY_NUMBER: { readonly least: number; readonly most: number } = {
  least: 0,
  most: 1_000_000,
};

/** What the commands themselves have. */
const TAKEN: ReadonlySet<string> = new Set(
  `act color delay full help html json lang max play quiet real repeat save schedule stage steps svg
  timeout trace version`.split(/\s+/),
);

const KINDS: ReadonlySet<unknown> = new Set(Object.keys(MAKERS));

/**
 * Calls `shares` and `workers` once, and looks at what they return: whoever writes his first
 * scenario gets them wrong.
 */
export function lookInto(exports: Readonly<Record<string, unknown>>): Omit<Contents, 'said'> {
  const found = Object.entries(exports).filter((entry): entry is [string, Scenario] =>
    isMeant(entry[1]),
  );
  const declared = new Map<string, string>();
  const flaws = found.flatMap(([name, meant]) => {
    try {
      return flawIn(name, meant, declared) ?? [];
    } catch (error) {
      return { scenario: name, flaw: 'throws', found: String(error).split('\n')[0]! } as const;
    }
  });
  return { scenarios: found.map(([name]) => name), flaws };
}

/** A module gives its exports in the order of the alphabet; a lesson has another one. */
export function asTheyStand(names: readonly string[], text: string): readonly string[] {
  const placeOf = (name: string): number =>
    text.search(new RegExp(String.raw`export\b[^;=]*\b${name}\b`));
  return names.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function isMeant(value: unknown): boolean {
  return (
    isObject(value) && ['shares', 'workers', 'holds'].filter((part) => part in value).length >= 2
  );
}

/** @param declared the options of those before, as text, by their names */
function flawIn(
  scenario: string,
  meant: Partial<Scenario>,
  declared: Map<string, string>,
): Flaw | null {
  const flaw = (kind: Flaw['flaw'], found: unknown): Flaw => ({
    scenario,
    flaw: kind,
    found: describe(found),
  });
  if (typeof meant.shares !== 'function') return flaw('shares', meant.shares);
  if (typeof meant.workers !== 'function') return flaw('workers', meant.workers);
  if (typeof meant.holds !== 'function') return flaw('holds', meant.holds);
  if (meant.always !== undefined && typeof meant.always !== 'function')
    return flaw('always', meant.always);
  const wrong = wrongOption(meant.options ?? {}, declared);
  if (wrong !== null) return { ...flaw('option', null), found: wrong };
  const options = defaultsOf(meant);
  const shares: unknown = meant.shares(options);
  if (!isObject(shares)) return flaw('shares', shares);
  for (const [key, thing] of Object.entries(shares))
    if (!isObject(thing) || !KINDS.has(thing['kind']))
      return { ...flaw('thing', thing), found: key };
  const misnamed = misnamedIn(shares as Shares);
  if (misnamed) return { scenario, flaw: misnamed.flaw, found: misnamed.found };
  const workers: unknown = meant.workers(options);
  if (!Array.isArray(workers) || workers.length === 0) return flaw('workers', workers);
  const names = new Set<string>();
  for (const worker of workers as unknown[]) {
    if (
      !isObject(worker) ||
      typeof worker['name'] !== 'string' ||
      typeof worker['run'] !== 'function'
    )
      return flaw('worker', worker);
    if (!isName(worker['name'])) return { ...flaw('name', null), found: shownName(worker['name']) };
    if (names.has(worker['name'])) return { ...flaw('twins', null), found: worker['name'] };
    names.add(worker['name']);
  }
  return null;
}

/** Numbers of which each has bounds, and a default within them; null where all are so. */
function wrongOption(options: unknown, declared: Map<string, string>): string | null {
  if (!isObject(options)) return describe(options);
  for (const [name, option] of Object.entries(options)) {
    const text = describe(option);
    const told = `${name}: ${text}`;
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name) || TAKEN.has(name) || !isObject(option)) return told;
    const all = { ...ANY_NUMBER, ...option } as typeof ANY_NUMBER & Record<string, unknown>;
    const numbers = [all.least, all['default'], all.most];
    const isFine =
      Object.keys(option).every((key) => ['default', 'least', 'most'].includes(key)) &&
      numbers.every((number) => Number.isSafeInteger(number)) &&
      all.least <= (all['default'] as number) &&
      (all['default'] as number) <= all.most;
    if (!isFine || (declared.get(name) ?? text) !== text) return told;
    declared.set(name, text);
  }
  return null;
}

/** What a scenario is given where nobody types anything. */
export function defaultsOf({ options = {} }: Pick<Partial<Scenario>, 'options'>): Options {
  return Object.fromEntries(
    Object.entries(options).map(([name, { default: initial }]) => [name, initial]),
  );
}

function misnamedIn(shares: Shares): NameError | null {
  try {
    nameThings(shares);
    return null;
  } catch (error) {
    if (error instanceof NameError) return error;
    throw error;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function describe(value: unknown): string {
  if (typeof value === 'function') return '() => …';
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
