import type { Act, Demo } from '../../act/act.js';
import { demos } from '../../demos/registry.js';
import { asWritten } from '../../messages/index.js';
import type { Options } from '../../scenario/scenario.js';
import { type Context, writeLine } from '../shell/context.js';
import { badInput, usage } from '../shell/failure.js';
import { complain } from '../shell/terminal.js';
import { nearest } from '../shell/nearest.js';
import { flagOf, optionKey } from './options.js';
import { actFlags, numbers, type SubjectFlags } from './subject-options.js';

/** What a command is about: a demonstration, a classic, or a file of the user's own. */

export interface Subject {
  readonly demo: Demo;
  /** Those asked for; all when nobody says. */
  readonly acts: readonly Act[];
  readonly options: Options;
  /** Whether others were asked for, and cannot be carried out: that has been told. */
  readonly isFlawed: boolean;
}

/**
 * A demonstration by its name, a classic by its own, or a file of the user's: each scenario that a
 * file exports is an act.
 *
 * @param given the names of the options that stand on the command line
 */
export async function findSubject(
  what: string,
  flags: SubjectFlags,
  given: ReadonlySet<string>,
  context: Context,
): Promise<Subject> {
  const listed = demos.find(({ name }) => name === what);
  const { demo, flaws } = listed
    ? { demo: await listed.load(), flaws: new Map<string, string>() }
    : await (await import('./own-scenarios.js')).scenariosOf(what, flags.timeout, context);
  const asked = actsAsked(demo, flaws, flags, context);
  const acts = demo.acts.filter(({ name }) => asked.includes(name));
  const options = optionsOf(demo, flags, given, context);
  const wrong = [...flaws].filter(([name]) => asked.includes(name));
  const last = acts.length === 0 ? wrong.pop() : undefined;
  for (const [name, flaw] of wrong) tellFlaw(demo, name, flaw, flags, context);
  if (last) throw badInput(last[1]);
  return { demo, acts, options, isFlawed: wrong.length > 0 };
}

/** What is said of a file of the user's is said in its own names and words. */
export function contextOf({ source }: Demo, context: Context): Context {
  return source.name === null ? { ...context, messages: asWritten(context.messages) } : context;
}

/** A number that is smaller than in a run, since nobody has said how large it is to be. */
export interface Smaller {
  readonly flag: string;
  readonly value: number;
  readonly usual: number;
}

export function smallerOf(
  { demo, acts, options }: Subject,
  given: ReadonlySet<string>,
): readonly Smaller[] {
  return Object.entries(demo.options).flatMap(([name, { default: usual }]) => {
    const value = options[name] as number;
    const isOf = acts.some((act) => act.options?.includes(name) ?? true);
    // In memory no time passes at all.
    return isOf && name !== 'delay' && !given.has(name) && value < usual
      ? [{ flag: flagOf(name), value, usual }]
      : [];
  });
}

/** One that cannot be carried out is told by name; the others can. */
export function tellFlaw(
  demo: Demo,
  act: string,
  message: string,
  { json }: SubjectFlags,
  { messages: { errors } }: Context,
): void {
  complain(errors.prefix + message);
  if (json) writeLine({ type: 'verdict', demo: demo.name, act, ok: false, summary: {}, message });
}

/** The names of those asked for; of all when nobody says. */
function actsAsked(
  demo: Demo,
  flaws: ReadonlyMap<string, string>,
  flags: SubjectFlags,
  { messages: { errors, subject, listed } }: Context,
): readonly string[] {
  const modes = [...actFlags()].filter((name) => flags[optionKey(name)]);
  if (modes.length > 1)
    throw usage(errors.together(`--${modes[0]}`, `--${modes[1]}`, demo.acts.length));
  const asked = [...(flags.act ?? []), ...modes];
  const names = [...demo.acts.map(({ name }) => name), ...flaws.keys()];
  for (const name of modes)
    if (!names.includes(name)) throw usage(subject.noOption(demo.name, `--${name}`, []));
  for (const name of asked)
    if (!names.includes(name)) throw usage(errors.choice('--act', name, listed(names)));
  return asked.length === 0 ? names : asked;
}

function optionsOf(
  demo: Demo,
  flags: SubjectFlags,
  given: ReadonlySet<string>,
  { own = new Map(), messages: { errors, subject } }: Context,
): Options {
  const known = Object.keys(demo.options).map(flagOf);
  const typedIn = new Map<string, unknown>(own);
  for (const [name] of numbers()) if (given.has(name)) typedIn.set(name, flags[name]);
  for (const name of typedIn.keys()) {
    if (Object.hasOwn(demo.options, name)) continue;
    const near = nearest(flagOf(name), known);
    // Help does not know what a file has of its own.
    const isFile = demo.source.name === null;
    const itsOwn = isFile ? known.filter((flag) => flag !== '--delay') : [];
    throw usage(
      own.has(name) && (near !== null || !isFile)
        ? errors.unknownOption(flagOf(name), near)
        : subject.noOption(demo.name, flagOf(name), itsOwn),
    );
  }
  return Object.fromEntries(
    Object.entries(demo.options).map(([name, { default: initial, few = initial, least, most }]) => {
      if (!typedIn.has(name)) return [name, few];
      const text = String(typedIn.get(name));
      const value = text.trim() === '' ? NaN : Number(text);
      if (!Number.isInteger(value) || value < least || value > most)
        throw usage(errors.count(flagOf(name), text, least, most));
      return [name, value];
    }),
  );
}
