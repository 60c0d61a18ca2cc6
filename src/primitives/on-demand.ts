import { createRequire } from 'node:module';

/**
 * A package, a module of Node's or a binary that is loaded when it is first used, and not before:
 * most processes never use it, and each takes as long to load as all of ours.
 */
export function onDemand<T>(name: string): () => T {
  let loaded: T | undefined;
  return () => (loaded ??= createRequire(import.meta.url)(name) as T);
}

/** Where the binary of a package that is loaded lies; null where it is not known. */
export function binaryOf(name: string): string | null {
  const { cache } = createRequire(import.meta.url);
  return Object.keys(cache).find((file) => file.endsWith(`/${name}.node`)) ?? null;
}
