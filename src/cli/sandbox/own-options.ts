import type { Options, Scenario } from '../../scenario/scenario.js';

/** What can be typed for a scenario of the user's. */

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

/**
 * Numbers of which each has bounds, and a default within them; null where all are so.
 *
 * @param declared the options of the scenarios before, as text, by their names
 */
export function wrongOption(
  options: unknown,
  declared: Map<string, string>,
): { readonly name: string; readonly told: string } | null {
  if (!isObject(options)) return { name: 'options', told: describe(options) };
  for (const [name, option] of Object.entries(options)) {
    const text = describe(option);
    const wrong = { name, told: `${name}: ${text}` };
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name) || TAKEN.has(name) || !isObject(option)) return wrong;
    const all = { ...ANY_NUMBER, ...option } as typeof ANY_NUMBER & Record<string, unknown>;
    const numbers = [all.least, all['default'], all.most];
    const isFine =
      Object.keys(option).every((key) => ['default', 'least', 'most'].includes(key)) &&
      numbers.every((number) => Number.isSafeInteger(number)) &&
      all.least <= (all['default'] as number) &&
      (all['default'] as number) <= all.most;
    if (!isFine || (declared.get(name) ?? text) !== text) return wrong;
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

/** Every scenario of a file is given it, and declares it nowhere. */
const EVERYBODY_S = 'delay';

/** The same options, and which of those that there are not somebody has asked for. */
export function watched(options: Options): {
  readonly options: Options;
  readonly missed: string[];
} {
  const missed: string[] = [];
  const watch = new Proxy(options, {
    get(target, key, receiver): unknown {
      if (typeof key === 'string' && !(key in target) && key !== EVERYBODY_S) missed.push(key);
      return Reflect.get(target, key, receiver);
    },
  });
  return { options: watch, missed };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** In characters: it is a part of a sentence. */
const LONGEST = 80;

export function describe(value: unknown): string {
  const text = textOf(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function textOf(value: unknown): string {
  if (typeof value === 'function') return '() => …';
  try {
    return JSON.stringify(value, shownPart) ?? String(value);
  } catch {
    return String(value);
  }
}

function shownPart(_: string, part: unknown): unknown {
  return typeof part === 'function' ? '() => …' : part;
}
