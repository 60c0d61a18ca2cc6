import { classicNames } from '../../src/cli/args/gallery.js';
import type { Options, Scenario } from '../../src/scenario/index.js';

/** The versions of the classics, as their files export them. */

export interface Version {
  readonly classic: string;
  readonly name: string;
  /** Where processes find it. */
  readonly module: string;
  readonly scenario: Scenario;
  /** What it is given where nobody types anything. */
  readonly usual: Options;
  readonly isBroken: boolean;
}

export async function allVersions(): Promise<Version[]> {
  const all: Version[] = [];
  for (const classic of classicNames()) all.push(...(await versionsOf(classic)));
  return all;
}

export async function versionsOf(classic: string): Promise<Version[]> {
  // Seen from dist/test/classics.
  const module = new URL(`../../../classics/${classic}.mjs`, import.meta.url).href;
  const { about, ...exports } = await import(module);
  return Object.entries<Scenario>(exports).map(([name, scenario]) => ({
    classic,
    name,
    module,
    scenario,
    usual: usualOf(scenario),
    isBroken: about.broken.includes(name),
  }));
}

function usualOf({ options = {} }: Scenario): Options {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, option.default]),
  );
}
