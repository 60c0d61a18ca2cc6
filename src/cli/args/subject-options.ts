import type { Command } from 'commander';
import type { NumberOption } from '../../act/about.js';
import { demos } from '../../demos/registry.js';
import type { CommonOptions, Context } from '../shell/context.js';
import { actOption, numberOption, wordsFor } from './options.js';

/** What can be typed for any demonstration, or for a file of the user's own. */

export interface SubjectFlags extends CommonOptions {
  readonly act?: readonly string[];
  /** Numbers, and a flag for each act that has one. */
  readonly [option: string]: unknown;
}

/**
 * Adds --act, the flags of acts and the number options of all demonstrations to a command.
 */
export function subjectOptions(sub: Command, context: Context): Command {
  sub.addOption(actOption(context));
  for (const flag of actFlags()) sub.option(`--${flag}`, wordsFor(flag, context));
  for (const [name, option] of numbers()) {
    // Each demonstration has a default and bounds of its own, and so may a file have; and a delay
    // that is typed along changes nothing.
    const typedIn = numberOption(name, option, wordsFor(name, context), context)
      .default(undefined)
      .argParser((typed) => typed);
    sub.addOption(name === 'delay' ? typedIn.hideHelp() : typedIn);
  }
  return sub;
}

/** The names of the acts that have a flag of their own. */
export function actFlags(): ReadonlySet<string> {
  return new Set(demos.flatMap(({ actFlags: have, acts }) => (have ? acts : [])));
}

/** Those of all demonstrations, each once, as wide as the widest. */
export function numbers(): ReadonlyMap<string, NumberOption> {
  const all = new Map<string, NumberOption>();
  for (const [name, option] of demos.flatMap(({ options }) => Object.entries(options))) {
    const known = all.get(name) ?? option;
    const least = Math.min(known.least, option.least);
    all.set(name, { ...known, least, most: Math.max(known.most, option.most) });
  }
  return all;
}
