import { type Act, type Demo, isLifecycle, type Run } from '../../act/act.js';
import { demos } from '../../demos/registry.js';
import { asWritten } from '../../messages/index.js';
import { processesOf } from '../../run/real-run.js';
import type { Look } from '../../view/look.js';
import { drawVerdict } from '../../view/verdict.js';
import { readRuns, savedDeadlock, savedOptions, type SavedRun } from '../args/saved.js';
import { outputOf, picturesOf } from '../output/open.js';
import type { CommandResult, CommonOptions, Context } from '../shell/context.js';
import { badInput } from '../shell/failure.js';
import { inCode } from './code.js';
import { showDiff } from './diff.js';

/**
 * Room: `ipc-demo show`: a saved run again, in any view. It is data: no process is started, and no code
 * of anybody's is loaded but the demonstrations' own.
 */

export interface ShowFlags extends CommonOptions {
  readonly diff?: boolean;
}

/** One saved run; or two, to be compared. */
export async function show(
  [trace, other]: readonly [string] | readonly [string, string],
  flags: ShowFlags,
  context: Context,
): Promise<CommandResult> {
  if (other !== undefined) return showDiff([trace, other], flags, context);
  const runs = readRuns(trace, context.messages);
  const [first] = runs;
  if (first === undefined) throw badInput(context.messages.replay.noRun(trace));
  const isDemo = demos.some(({ name }) => name === first.demo);
  const messages = isDemo ? context.messages : asWritten(context.messages);
  const stage = flags.stage
    ? (await import('../stage/stage.js')).stageFor(flags, 1, { ...context, messages })
    : null;
  context.interrupts.within(flags.timeout);
  const pictures = await picturesOf(flags, messages);
  for (const saved of runs) {
    const { demo, act, played, processes } = await whoseRun(saved, (...found) =>
      badInput(messages.replay.option(trace, ...found)),
    );
    const deadlock = savedDeadlock(saved);
    const { events, summary, schedule, ok, race, sentence } = saved;
    const told: Run = {
      options: numbersIn(saved),
      events,
      ending: { shared: {}, outcomes: [] },
      elapsedMs: 0,
      deadlock,
      survivors: [],
    };
    const output = await outputOf(demo, flags, messages, true, pictures);
    const isInCode = played !== null && (output.showsCode || output.wantsLines || stage !== null);
    const run = isInCode ? await inCode(told, played, processes) : told;
    output.start(act, { options: numbersIn(saved) }, processes);
    output.events(events);
    // What the file says is said, and not judged again.
    const none = { key: 'stuck', data: {} } as const;
    const promised = demo.source.name !== null;
    const verdict = { ok, race, promised, summary, sentence: none };
    output.verdict(act, verdict, sentence, run, schedule);
    const conclude = (look: Look): string[] =>
      drawVerdict(look, { ...verdict, deadlock }, sentence(messages));
    // Only of a demonstration it is known what other orders there are.
    await stage?.({ demo, act, run, processes, race, schedule: played && schedule, conclude });
  }
  pictures?.write();
  return { demo: first.demo, ok: true, acts: runs.length, exitCode: 0 };
}

interface Whose {
  readonly demo: Demo;
  readonly act: Act;
  /** As it can be carried out; null where that is not known. */
  readonly played: Act | null;
  readonly processes: readonly string[];
}

/** A demonstration's act as it is; of any other one what the run itself tells. */
async function whoseRun(
  saved: SavedRun,
  refuse: Parameters<typeof savedOptions>[2],
): Promise<Whose> {
  const demo = await demos.find(({ name }) => name === saved.demo)?.load();
  const act = demo?.acts.find(({ name }) => name === saved.act);
  if (demo && act) {
    const processes = processesOf(act, savedOptions(saved, demo, refuse));
    return { demo, act: withoutScreen(act), played: act, processes };
  }
  const judge = (): never => {
    throw new Error('a saved run is not judged');
  };
  const scenario = { shares: () => ({}), workers: () => [], holds: () => true };
  const own = { name: saved.act, scenario, judge };
  return {
    demo: { name: saved.demo, source: { module: '', name: null }, acts: [own], options: {} },
    act: own,
    played: null,
    processes: namesIn(saved),
  };
}

/** What stands on a terminal in the end is not saved: its lanes are drawn. */
function withoutScreen(act: Act): Act {
  const { scenario } = act;
  if (isLifecycle(scenario)) return act;
  const shares: typeof scenario.shares = (options) =>
    Object.fromEntries(
      Object.entries(scenario.shares(options)).filter(([, { kind }]) => kind !== 'terminal'),
    );
  return { ...act, scenario: { ...scenario, shares } };
}

/**
 * In their order, which the digits of a schedule mean; by name in a file that does not say it.
 * Without the command itself, which starts and ends them.
 */
function namesIn({ processes, events }: SavedRun): string[] {
  const names = new Set(events.filter(({ op }) => op !== 'fork').map(({ process }) => process));
  names.delete('ipc-demo');
  const byName = [...names].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return [...new Set([...processes, ...byName])];
}

function numbersIn({ options }: SavedRun): Record<string, number> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) =>
      typeof value === 'number' ? [[name, value] as const] : value === true ? [[name, 1]] : [],
    ),
  );
}
