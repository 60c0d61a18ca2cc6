import type { Messages } from '../../messages/index.js';
import type { Said } from './hearing.js';
import { isName, NameError, nameThings, shownName } from '../../scenario/names.js';
import type { Scenario } from '../../scenario/scenario.js';
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

const KINDS: ReadonlySet<unknown> = new Set(Object.keys(MAKERS));

/**
 * Calls `shares` and `workers` once, and looks at what they return: whoever writes his first
 * scenario gets them wrong.
 */
export function lookInto(exports: Readonly<Record<string, unknown>>): Omit<Contents, 'said'> {
  const found = Object.entries(exports).filter((entry): entry is [string, Scenario] =>
    isMeant(entry[1]),
  );
  const flaws = found.flatMap(([name, meant]) => {
    try {
      return flawIn(name, meant) ?? [];
    } catch (error) {
      return { scenario: name, flaw: 'throws', found: String(error).split('\n')[0]! } as const;
    }
  });
  return { scenarios: found.map(([name]) => name), flaws };
}

function isMeant(value: unknown): boolean {
  return (
    isObject(value) && ['shares', 'workers', 'holds'].filter((part) => part in value).length >= 2
  );
}

function flawIn(scenario: string, meant: Partial<Scenario>): Flaw | null {
  const flaw = (kind: Flaw['flaw'], found: unknown): Flaw => ({
    scenario,
    flaw: kind,
    found: describe(found),
  });
  if (typeof meant.shares !== 'function') return flaw('shares', meant.shares);
  if (typeof meant.workers !== 'function') return flaw('workers', meant.workers);
  if (typeof meant.holds !== 'function') return flaw('holds', meant.holds);
  const shares: unknown = meant.shares({});
  if (!isObject(shares)) return flaw('shares', shares);
  for (const [key, thing] of Object.entries(shares))
    if (!isObject(thing) || !KINDS.has(thing['kind']))
      return { ...flaw('thing', thing), found: key };
  const misnamed = misnamedIn(shares as Shares);
  if (misnamed) return { scenario, flaw: misnamed.flaw, found: misnamed.found };
  const workers: unknown = meant.workers({});
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
