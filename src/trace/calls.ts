/**
 * @param call `tickets.read`, say
 * @param go carries it out
 * @returns what the caller gets
 */
export type Between = (call: string, go: () => unknown) => unknown;

/** Stands between a worker and what it is given, and is told of each call. */
export function betweenCalls<G extends object>(given: G, between: Between, path = ''): G {
  return new Proxy(given, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof key === 'symbol') return value;
      const call = path === '' ? key : `${path}.${key}`;
      if (typeof value === 'function')
        return (...all: unknown[]) =>
          between(call, () => (value as (...all: unknown[]) => unknown).apply(target, all));
      return typeof value === 'object' && value !== null
        ? betweenCalls(value, between, call)
        : value;
    },
  });
}
