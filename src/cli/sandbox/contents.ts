import { lineThrown } from '../../run/own-stack.js';
import { type Flaw, flawIn } from './flaws.js';
import type { Said } from './hearing.js';
import { isObject } from './own-options.js';

/** What a file of the user's exports, of that what is a scenario, or is meant to be one. */
export interface Contents {
  readonly scenarios: readonly string[];
  /** What is wrong with those of them that cannot be carried out, of each the first. */
  readonly flaws: readonly (Flaw & { readonly scenario: string })[];
  /** What was printed meanwhile. */
  readonly said: readonly Said[];
}

/**
 * Calls `shares` and `workers` once, and looks at what they return: whoever writes his first
 * scenario gets them wrong.
 *
 * @param file where they come from
 */
export function lookInto(
  exports: Readonly<Record<string, unknown>>,
  file: string,
): Omit<Contents, 'said'> {
  const found = Object.entries(exports).filter(([, value]) => isMeant(value));
  const declared = new Map<string, string>();
  const lineOf = (error: unknown): number | null =>
    error instanceof Error ? lineThrown(error, file) : null;
  const flaws = found.flatMap(([scenario, meant]) => {
    const flaw = flawIn(meant as Readonly<Record<string, unknown>>, declared, lineOf);
    return flaw ? [{ scenario, ...flaw }] : [];
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
  if (!isObject(value)) return false;
  const parts = ['shares', 'workers', 'holds'].filter((part) => part in value);
  return parts.length >= 2 || parts.some((part) => typeof value[part] === 'function');
}
