import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NumberOption } from '../../act/about.js';
import type { Act, Demo } from '../../act/act.js';
import { demos } from '../../demos/registry.js';
import { lineThrown } from '../../run/own-stack.js';
import { importFile } from '../../run/find-scenario.js';
import { AnswerError, askHolds } from '../../scenario/ending.js';
import { NotSharedError } from '../../scenario/shared.js';
import type { Ending, Options, Scenario } from '../../scenario/scenario.js';
import { Asides, sayInRun } from '../output/asides.js';
import { apart, unheard, unheardOf } from '../sandbox/apart.js';
import { asTheyStand } from '../sandbox/contents.js';
import { ANY_NUMBER } from '../sandbox/own-options.js';
import { lineOf } from '../sandbox/place.js';
import { inThread, ThreadTrouble } from '../sandbox/thread.js';
import type { Context } from '../shell/context.js';
import { badInput, type Failure, usage } from '../shell/failure.js';
import { readInput } from '../shell/files.js';
import { explain, flawsIn, noScenario, type OwnModule } from './file-flaws.js';
import { classicNames, pathOfClassic } from './gallery.js';
import { nearest } from '../shell/nearest.js';

/** A file of the user's, or a classic: each scenario that it exports is an act. */

/** What `latency` takes on real processes; in memory no time passes. */
const DELAY: NumberOption = { default: 100, least: 0, most: 60_000, few: 0 };

/** Scenarios are written by hand. */
const MOST_MIB = 4;

/** A file's scenarios, and of those that cannot be carried out why not, by their names. */
export interface OwnScenarios {
  readonly demo: Demo;
  readonly flaws: ReadonlyMap<string, string>;
}

/** @param timeout for all of it, in seconds */
export async function scenariosOf(
  what: string,
  timeout: number,
  context: Context,
): Promise<OwnScenarios> {
  const { subject } = context.messages;
  const classic = pathOfClassic(what);
  const path = classic ?? resolve(what);
  const noModule = (): Failure => badInput(subject.noModule(what));
  const text = readInput(classic ?? what, MOST_MIB, context.messages, {
    missing: () => (isPath(what) ? badInput(subject.missing(what)) : unknown(what, context)),
    folder: noModule,
    special: noModule,
  });
  if (!/\.m?[jt]s$/.test(path)) throw noModule();
  if (path.endsWith('ts') && !takesTypes()) throw badInput(subject.noTypes(what, process.version));
  return scenariosIn({ what, module: pathToFileURL(path).href, text }, timeout, context);
}

export async function scenariosIn(
  { what, module, text }: OwnModule,
  timeout: number,
  context: Context,
): Promise<OwnScenarios> {
  const { subject } = context.messages;
  // Looked at in a thread first: it can be ended, whatever it does.
  const job = { kind: 'look', file: module } as const;
  const asides = new Asides(context.messages);
  const contents = await inThread(job, {
    signal: context.interrupts.signal,
    timeout: timeout * 1000,
  }).catch(async (error: unknown) => {
    if (!(error instanceof ThreadTrouble)) throw error;
    asides.heard(error.said, () => what);
    throw await explain({ what, module, text }, error, timeout, context);
  });
  asides.heard(contents.said, () => what);
  if (contents.scenarios.length === 0) throw noScenario(what, text, context);
  const flaws = flawsIn({ what, text }, contents, context);
  const fine = contents.scenarios.filter((name) => !flaws.has(name));
  const exports = await apart(unheard, () => importFile(module)).catch((error: unknown) => {
    // It may do elsewhere what it has not done in the thread.
    const thrown = error instanceof Error ? error : new Error(String(error));
    const why = `${thrown.name}: ${thrown.message.split('\n')[0]}`;
    throw badInput(subject.throws(what, lineThrown(thrown, module), why));
  });
  const acts = asTheyStand(fine, text).map((name): Act => {
    const scenario = exports[name] as Scenario;
    const { faults } = context.messages.explore;
    const told = (error: unknown): string => {
      if (error instanceof AnswerError)
        return faults.answer(name, lineOf(text, name, error.of), error.of, error.answer);
      return error instanceof NotSharedError
        ? faults.key(name, lineThrown(error, module), error.of, error.key, error.keys)
        : faults.threw(
            name,
            error instanceof Error ? lineThrown(error, module) : null,
            String(error),
          );
    };
    const complain = (error: unknown): Failure =>
      badInput(context.messages.lanes.entry(what, told(error)));
    return {
      name,
      scenario: unheardOf(scenario),
      judge: judge(scenario, name, complain),
      options: ['delay', ...Object.keys(scenario.options ?? {})],
    };
  });
  const source = { module, name: null };
  const options = { delay: DELAY, ...ownOptions(fine.map((name) => exports[name] as Scenario)) };
  return { demo: { name: what, source, options, acts }, flaws };
}

/** What can be typed for one of them, or several; all of one name have been found to be alike. */
function ownOptions(scenarios: readonly Scenario[]): Record<string, NumberOption> {
  return Object.fromEntries(
    scenarios.flatMap(({ options = {} }) =>
      Object.entries(options).map(([name, option]) => [name, { ...ANY_NUMBER, ...option }]),
    ),
  );
}

/** What they are given where nobody types anything, and nobody is to wait. */
export function usualOptions({ options }: Demo): Options {
  const usual = Object.entries(options).map(([name, option]) => [name, option.default]);
  return { ...Object.fromEntries(usual), delay: 0 };
}

/** Node runs TypeScript as it stands from 22.18 on. */
function takesTypes(): boolean {
  return Boolean((process.features as { readonly typescript?: string | false }).typescript);
}

function unknown(what: string, { messages: { subject, listed } }: Context): Failure {
  const names = demos.map(({ name }) => name);
  const near = nearest(what, [...names, ...classicNames()]);
  return usage(subject.unknown(what, near, listed(names)));
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
    const ok = apart(sayInRun(name), () => heldBy(scenario, ending, options, complain));
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
