import type { Messages } from '../../messages/index.js';
import { isName, NameError, nameThings, shownName } from '../../scenario/names.js';
import type { Scenario } from '../../scenario/scenario.js';
import { MAKERS, type Shares } from '../../scenario/shared.js';
import { defaultsOf, describe, isObject, watched, wrongOption } from './own-options.js';

/** What is wrong with a scenario of the user's, so that it cannot be carried out. */

export interface Flaw {
  readonly flaw: keyof Messages['subject']['flaws'];
  /** What was found there. */
  readonly found: string;
  /** What could stand there instead. */
  readonly choices?: readonly string[];
  /** The word of the file at which it is to be looked for. */
  readonly at: string;
  /** Where in the file something was thrown. */
  readonly line?: number | null;
}

type Parts = Readonly<Record<string, unknown>>;

const KINDS: ReadonlySet<unknown> = new Set(Object.keys(MAKERS));
const PARTS = 'shares workers holds always progress crash options starts quiet'.split(' ');
const PARTS_OF_WORKERS = ['name', 'run', 'daemon', 'repeats'];
/** What every worker is given, whatever is shared. */
const GIVEN = ['latency', 'say', 'outcome', 'assert', 'choose', 'until'];

/**
 * The first that is found; null where there is none.
 *
 * @param declared the options of the scenarios before it
 * @param lineThrown where in the file an error was thrown
 */
export function flawIn(
  meant: Parts,
  declared: Map<string, string>,
  lineThrown: (error: unknown) => number | null,
): Flaw | null {
  const wrong = strangeIn(meant, PARTS, 'part') ?? partIn(meant) ?? optionIn(meant, declared);
  if (wrong) return wrong;
  const { options, missed } = watched(defaultsOf(meant));
  const found = askedIn(meant as unknown as Scenario, options, lineThrown);
  // Whoever declares some has misspelt it; whoever declares none may have a value of his own.
  const [key] = missed;
  const known = Object.keys(options);
  return key !== undefined && (found || known.length > 0)
    ? { flaw: 'noOption', found: key, choices: known, at: key }
    : found;
}

function strangeIn(
  object: Parts,
  known: readonly string[],
  flaw: 'part' | 'workerPart',
): Flaw | null {
  const strange = Object.keys(object).find((key) => !known.includes(key));
  return strange === undefined ? null : { flaw, found: strange, choices: known, at: strange };
}

function partIn(meant: Parts): Flaw | null {
  for (const part of ['shares', 'workers', 'holds', 'always'] as const)
    if (typeof meant[part] !== 'function' && (part !== 'always' || meant[part] !== undefined))
      return { flaw: part, found: describe(meant[part]), at: part };
  const { starts = 'together', quiet = false, progress = 'ends' } = meant;
  if (!isProgress(progress))
    return { flaw: 'setting', found: `progress ${describe(progress)}`, at: 'progress' };
  if (starts !== 'together' && starts !== 'one-by-one')
    return { flaw: 'setting', found: `starts ${describe(starts)}`, at: 'starts' };
  return typeof quiet === 'boolean'
    ? null
    : { flaw: 'setting', found: `quiet ${describe(quiet)}`, at: 'quiet' };
}

function isProgress(progress: unknown): boolean {
  if (typeof progress !== 'object' || progress === null) return progress === 'ends';
  const { overtaken, ...more } = progress as Parts;
  const isCount = Number.isSafeInteger(overtaken) || overtaken === Infinity;
  return isCount && Number(overtaken) >= 0 && isEmpty(more);
}

function isEmpty(object: object): boolean {
  return Object.keys(object).length === 0;
}

function optionIn({ options = {} }: Parts, declared: Map<string, string>): Flaw | null {
  const wrong = wrongOption(options, declared);
  return wrong && { flaw: 'option', found: wrong.told, at: wrong.name };
}

/** Calls `shares` and `workers` once, and looks at what they return. */
function askedIn(
  scenario: Scenario,
  options: Parameters<Scenario['shares']>[0],
  lineThrown: (error: unknown) => number | null,
): Flaw | null {
  let at = 'shares';
  try {
    const shares: unknown = scenario.shares(options);
    const wrong = sharesIn(shares);
    if (wrong) return wrong;
    at = 'workers';
    const workers: unknown = scenario.workers(options);
    return workersIn(workers) ?? crashIn(scenario.crash, workers as Worker[], shares as Shares);
  } catch (error) {
    return { flaw: 'throws', found: String(error).split('\n')[0]!, at, line: lineThrown(error) };
  }
}

function sharesIn(shares: unknown): Flaw | null {
  const at = 'shares';
  if (shares instanceof Promise) return promised(shares, at);
  if (!isObject(shares) || Array.isArray(shares))
    return { flaw: 'shares', found: describe(shares), at };
  for (const [key, thing] of Object.entries(shares)) {
    if (!isObject(thing) || !KINDS.has(thing['kind']))
      return { flaw: 'thing', found: key, at: key };
    if (GIVEN.includes(key)) return { flaw: 'given', found: key, at: key };
  }
  try {
    nameThings(shares as Shares);
    return null;
  } catch (error) {
    if (error instanceof NameError) return { flaw: error.flaw, found: error.found, at };
    throw error;
  }
}

/** One that is refused is nobody's any more. */
function promised(promise: Promise<unknown>, at: string): Flaw {
  promise.catch(() => {});
  return { flaw: 'async', found: at, at };
}

interface Worker {
  readonly name: string;
  readonly daemon?: boolean;
}

function workersIn(workers: unknown): Flaw | null {
  const at = 'workers';
  if (workers instanceof Promise) return promised(workers, at);
  if (!Array.isArray(workers) || workers.length === 0)
    return { flaw: 'workers', found: describe(workers), at };
  const names = new Set<string>();
  for (const worker of workers as unknown[]) {
    if (
      !isObject(worker) ||
      typeof worker['name'] !== 'string' ||
      typeof worker['run'] !== 'function'
    )
      return { flaw: 'worker', found: describe(worker), at };
    const { name, daemon = false, repeats = false } = worker;
    if (!isName(name)) return { flaw: 'name', found: shownName(name), at };
    if (names.has(name)) return { flaw: 'twins', found: name, at };
    names.add(name);
    const strange = strangeIn(worker, PARTS_OF_WORKERS, 'workerPart');
    if (strange) return strange;
    for (const [at, value] of Object.entries({ daemon, repeats }))
      if (typeof value !== 'boolean')
        return { flaw: 'workerSetting', found: `${at} ${describe(value)}`, at };
  }
  return (workers as Worker[]).every(({ daemon }) => daemon)
    ? { flaw: 'daemons', found: [...names].join(', '), at: 'daemon' }
    : null;
}

/** Who may die has to be there, and not where a death is no part of the model. */
function crashIn(crash: unknown, workers: readonly Worker[], shares: Shares): Flaw | null {
  if (crash === undefined) return null;
  const at = 'crash';
  const { workers: mortals, most } = Array.isArray(crash)
    ? { workers: crash as unknown[], most: 1 }
    : ((crash ?? {}) as { readonly workers?: unknown; readonly most?: unknown });
  const isList = Array.isArray(mortals) && mortals.every((name) => typeof name === 'string');
  if (!isList || !Number.isInteger(most) || (most as number) < 1)
    return { flaw: 'crash', found: describe(crash), at };
  const names = workers.map(({ name }) => name);
  const nobody = mortals.find((name) => !names.includes(name));
  if (nobody !== undefined) return { flaw: 'nobody', found: nobody, choices: names, at };
  const barrier = Object.entries(shares).find(([, { kind }]) => kind === 'barrier');
  return mortals.length > 0 && barrier ? { flaw: 'deadly', found: barrier[0], at } : null;
}
