/**
 * Every text that a language has to say, its functions called with figures of all kinds: none, one,
 * several, names, lists, nothing at all.
 */

export interface Said {
  /** Where it stands in the messages. */
  readonly path: string;
  readonly text: string;
}

type Anything = (...args: unknown[]) => unknown;

/** Of none, one and two names; where one stands in a text by itself, as a name. */
const LISTS = [[], ['buyer-1'], ['buyer-1', 'buyer-2']].map((names) =>
  Object.defineProperty(names, 'toString', { value: () => 'buyer-1' }),
);

/** A number, a list and a text at the same time; whatever is asked of it is such a thing again. */
function figure(count: number): unknown {
  return new Proxy(
    { one: 1 },
    {
      get(_, key) {
        if (key === Symbol.toPrimitive)
          return (hint: string) => (hint === 'number' ? count : String(count));
        for (const like of [count, LISTS[count]!, String(count)]) {
          const found = (like as unknown as Record<PropertyKey, unknown>)[key];
          if (found !== undefined)
            return typeof found === 'function' ? (found as Anything).bind(like) : found;
        }
        return figure(count);
      },
    },
  );
}

/** An object all of whose keys hold the same. */
function all(value: unknown): unknown {
  return new Proxy({}, { get: () => value });
}

const LEAVES: readonly unknown[] = [
  0,
  1,
  2,
  200_000,
  -1,
  null,
  true,
  false,
  'buyer-1',
  ...LISTS,
  figure(0),
  figure(1),
  figure(2),
];
const SAMPLES: readonly unknown[] = [...LEAVES, ...LEAVES.map(all)];
/** Such as occur: of one and of several. */
export const USUAL: readonly unknown[] = [figure(1), figure(2)];

/** Each argument of all kinds, the others as one of them. */
function* argumentsOf(many: number, samples: readonly unknown[]): Generator<unknown[]> {
  for (const sample of samples) {
    yield Array.from({ length: many }, () => sample);
    if (samples !== SAMPLES) continue;
    for (let at = 0; many > 1 && at < many; at++)
      for (const other of [figure(2), 'buyer-1', 2, LISTS[2]])
        yield Array.from({ length: many }, (_, index) => (index === at ? sample : other));
  }
}

export function sentencesOf(
  value: unknown,
  samples: readonly unknown[] = SAMPLES,
  path = '',
): Said[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value === 'function')
    return [
      ...new Set(
        [...argumentsOf(value.length, samples)].flatMap((args) => textOf(value as Anything, args)),
      ),
    ].map((text) => ({ path, text }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    sentencesOf(part, samples, `${path}.${key}`),
  );
}

/** Nothing where the figures are not such as this sentence is made for. */
function textOf(say: Anything, args: readonly unknown[]): string[] {
  try {
    const text = say(...args);
    return typeof text === 'string' && !/undefined|null|NaN|true|false|\[object/.test(text)
      ? [text]
      : [];
  } catch {
    return [];
  }
}

/** With this count for every figure in it. */
export function counted(messages: unknown, count: number): Said[] {
  return sentencesOf(messages, [count, all(count)]);
}
