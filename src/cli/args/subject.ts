import { AnswerError, askHolds, NotSharedError } from '../../scenario/ending.js';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, Option } from 'commander';
import type { Act, Demo, NumberOption } from '../../act/act.js';
import { demos } from '../../demos/registry.js';
import { importFile } from '../../run/find-scenario.js';
import type { Ending, Options, Scenario } from '../../scenario/scenario.js';
import { apart, unheard, unheardOf } from '../sandbox/apart.js';
import { takenFromOldDoor } from '../sandbox/old-door.js';
import { Asides, sayOnStage } from '../output/asides.js';
import type { Contents } from '../sandbox/contents.js';
import type { CommonOptions, Context } from '../shell/context.js';
import { badInput, Failure, usage } from '../shell/failure.js';
import { readInput } from '../shell/files.js';
import { nearest } from './nearest.js';
import { numberOption } from './options.js';
import { inThread, ThreadTrouble } from '../sandbox/thread.js';

/** What a command is about: a demonstration, or a file of the user's own. */

export interface Subject {
  readonly demo: Demo;
  /** Those asked for; all when nobody says. */
  readonly acts: readonly Act[];
  readonly options: Options;
}

export interface SubjectFlags extends CommonOptions {
  readonly act?: readonly string[];
  readonly lock?: boolean;
  readonly nolock?: boolean;
  readonly join?: boolean;
  readonly buyers?: number;
  readonly tickets?: number;
  readonly delay?: number;
}

const MODES = ['nolock', 'lock', 'join'] as const;

/**
 * Adds --act, --lock, --nolock, --join and the number options of all demonstrations to a command.
 */
export function subjectOptions(sub: Command, context: Context): Command {
  const { help } = context.messages;
  sub.addOption(
    new Option('--act <name>', help.act).argParser(
      (value: string, previous: string[] | undefined) => [...(previous ?? []), value],
    ),
  );
  for (const mode of MODES) sub.option(`--${mode}`, help[mode]);
  for (const [name, option] of numbers()) {
    // Each demonstration has a default of its own; and a delay that is typed along changes nothing.
    const typedIn = numberOption(name, option, context).default(undefined);
    sub.addOption(name === 'delay' ? typedIn.hideHelp() : typedIn);
  }
  return sub;
}

/** Those of all demonstrations, each once, as wide as the widest. */
function numbers(): Map<string, NumberOption> {
  const all = new Map<string, NumberOption>();
  for (const [name, option] of demos.flatMap(({ options }) => Object.entries(options))) {
    const known = all.get(name);
    all.set(
      name,
      known
        ? {
            ...known,
            least: Math.min(known.least, option.least),
            most: Math.max(known.most, option.most),
          }
        : option,
    );
  }
  return all;
}

/**
 * A demonstration by its name, or a file of the user's: each scenario that it exports is an act.
 *
 * @param given the names of the options that stand on the command line
 */
export async function findSubject(
  what: string,
  flags: SubjectFlags,
  given: ReadonlySet<string>,
  context: Context,
): Promise<Subject> {
  const known = demos.find(({ name }) => name === what);
  const demo = known ?? (await demoOf(what, flags, context));
  const acts = actsOf(demo, flags, context);
  return { demo, acts, options: optionsOf(demo, flags, given, context) };
}

/** What is typed for an act: the subject, and the flags that say the act and the numbers. */
export function typed(
  demo: Demo,
  act: Act,
  options: Options,
): { readonly subject: string; readonly flags: string } {
  const isMode = MODES.some((mode) => mode === act.name) && demo.name === 'ticket';
  const which = isMode ? ` --${act.name}` : demo.acts.length > 1 ? ` --act ${act.name}` : '';
  const numbered = Object.entries(demo.options).filter(
    ([name, { default: initial }]) =>
      name !== 'delay' && (act.options?.includes(name) ?? true) && options[name] !== initial,
  );
  return {
    subject: demo.name,
    flags: which + numbered.map(([name]) => ` --${name} ${options[name]}`).join(''),
  };
}

/** What is typed to see an order of an act on real processes. */
export function typedOrder(demo: Demo, act: Act, options: Options, token: string): string {
  const { subject, flags } = typed(demo, act, options);
  return `ipc-demo ${demo.source.name === null ? 'run ' : ''}${subject}${flags} --schedule ${token.includes('*') ? `'${token}'` : token}`;
}

function actsOf(
  demo: Demo,
  flags: SubjectFlags,
  { messages: { errors, subject, listed } }: Context,
): readonly Act[] {
  const modes = MODES.filter((mode) => flags[mode]);
  if (modes.length > 1) throw usage(errors.together(`--${modes[0]}`, `--${modes[1]}`));
  const asked = [...(flags.act ?? []), ...modes];
  const names = demo.acts.map(({ name }) => name);
  for (const name of modes)
    if (!names.includes(name)) throw usage(subject.noOption(demo.name, `--${name}`));
  for (const name of asked)
    if (!names.includes(name)) throw usage(errors.choice('--act', name, listed(names)));
  return asked.length === 0 ? demo.acts : demo.acts.filter(({ name }) => asked.includes(name));
}

function optionsOf(
  demo: Demo,
  flags: SubjectFlags,
  given: ReadonlySet<string>,
  { messages: { errors, subject } }: Context,
): Options {
  const values = flags as unknown as Readonly<Record<string, number>>;
  for (const [name] of numbers())
    if (given.has(name) && !(name in demo.options))
      throw usage(subject.noOption(demo.name, `--${name}`));
  return Object.fromEntries(
    Object.entries(demo.options).map(([name, { default: initial, few = initial, least, most }]) => {
      const value = given.has(name) ? values[name]! : few;
      if (given.has(name) && (value < least || value > most))
        throw usage(errors.count(`--${name}`, String(value), least, most));
      return [name, value];
    }),
  );
}

/** What `latency` takes on real processes; in memory no time passes. */
const DELAY: NumberOption = { default: 100, least: 0, most: 60_000, few: 0 };

/** Scenarios are written by hand. */
const MOST_MIB = 4;

async function demoOf(what: string, { timeout }: SubjectFlags, context: Context): Promise<Demo> {
  const { subject } = context.messages;
  const path = resolve(what);
  const names = demos.map(({ name }) => name);
  const noModule = (): Failure => badInput(subject.noModule(what));
  const text = readInput(what, MOST_MIB, context.messages, {
    missing: () =>
      isPath(what)
        ? badInput(subject.missing(what))
        : usage(subject.unknown(what, nearest(what, names), context.messages.listed(names))),
    folder: noModule,
    special: noModule,
  });
  if (!/\.m?[jt]s$/.test(path)) throw noModule();
  if (path.endsWith('ts') && !takesTypes()) throw badInput(subject.noTypes(what, process.version));
  const module = pathToFileURL(path).href;
  // Looked at in a thread first: it can be ended, whatever it does.
  const job = { kind: 'look', file: module } as const;
  const asides = new Asides(context.messages);
  const contents = await inThread(job, {
    signal: context.interrupts.signal,
    timeout: timeout * 1000,
  }).catch(async (error: unknown) => {
    if (!(error instanceof ThreadTrouble)) throw error;
    asides.heard(error.said, () => what);
    throw await explain(what, path, error, timeout, context);
  });
  asides.heard(contents.said, () => what);
  mustBeFine(what, contents, context);
  const exports = await apart(unheard, () => importFile(module));
  const acts = asTheyStand(contents.scenarios, text).map((name): Act => {
    const scenario = exports[name] as Scenario;
    const { faults } = context.messages.explore;
    const told = (error: unknown): string => {
      if (error instanceof AnswerError) return faults.answer(name, error.answer);
      return error instanceof NotSharedError
        ? faults.key(name, error.key, error.keys)
        : faults.threw(name, null, String(error));
    };
    const complain = (error: unknown): Failure => badInput(`${what}: ${told(error)}`);
    return { name, scenario: unheardOf(scenario), judge: judge(scenario, name, complain) };
  });
  return { name: what, source: { module, name: null }, options: { delay: DELAY }, acts };
}

/** Node runs TypeScript as it stands from 22.18 on. */
function takesTypes(): boolean {
  return Boolean((process.features as { readonly typescript?: string | false }).typescript);
}

/** A module gives its exports in the order of the alphabet; a lesson has another one. */
function asTheyStand(names: readonly string[], text: string): readonly string[] {
  const placeOf = (name: string): number =>
    text.search(new RegExp(String.raw`export\b[^;=]*\b${name}\b`));
  return names.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Whether a word is meant to be a file. */
function isPath(what: string): boolean {
  return /[/\\.]/.test(what);
}

/** What holds at the end says whether it went well; it is the user's code, and may throw. */
function judge(
  scenario: Scenario,
  name: string,
  complain: (error: unknown) => Failure,
): Act['judge'] {
  return ({ ending, options, elapsedMs, deadlock }) => {
    if (deadlock)
      return {
        ok: false,
        race: true,
        summary: { ...ending, elapsedMs },
        sentence: { key: 'stuck', data: {} },
      };
    const ok = apart(sayOnStage(name), () => heldBy(scenario, ending, options, complain));
    return {
      ok,
      race: !ok,
      summary: { ...ending, elapsedMs },
      sentence: { key: ok ? 'holdsAtEnd' : 'brokenAtEnd', data: { ending } },
    };
  };
}

function heldBy(
  scenario: Scenario,
  ending: Ending,
  options: Options,
  complain: (error: unknown) => Failure,
): boolean {
  try {
    return askHolds(scenario, ending, options);
  } catch (error) {
    throw complain(error);
  }
}

function mustBeFine(
  what: string,
  { scenarios, wrong }: Contents,
  { messages: { subject, title } }: Context,
): void {
  if (scenarios.length === 0) throw badInput(subject.noScenario(what));
  if (wrong) throw badInput(subject.flaws[wrong.flaw](title(what, wrong.scenario), wrong.found));
}

async function explain(
  what: string,
  path: string,
  trouble: ThreadTrouble,
  timeout: number,
  { messages: { subject } }: Context,
): Promise<Failure> {
  switch (trouble.kind) {
    case 'busy':
      return new Failure('TIMEOUT', 4, subject.neverLoads(what, trouble.busy!.seconds, true));
    case 'late':
      return new Failure('TIMEOUT', 4, subject.neverLoads(what, timeout, false));
    case 'gone':
      return badInput(subject.endsItself(what));
    case 'threw': {
      const taken = takenFromOldDoor(trouble.message);
      if (taken !== null) return badInput(subject.oldDoor(what, taken));
      if (trouble.thrown === 'SyntaxError')
        return badInput(
          subject.syntax(what, trouble.line ?? (await lineOf(path)), trouble.message),
        );
      return badInput(subject.throws(what, trouble.line, `${trouble.thrown}: ${trouble.message}`));
    }
  }
}

/** Node says the line of a syntax error only when it is told to look for one. */
function lineOf(path: string): Promise<number | null> {
  return new Promise((tell) => {
    execFile(process.execPath, ['--check', path], { timeout: 5000 }, (_, __, complaint) => {
      const line = new RegExp(String.raw`^(?:file://)?.*:(\d+)$`, 'm').exec(complaint)?.[1];
      tell(line === undefined ? null : Number(line));
    });
  });
}
