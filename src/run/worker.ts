import { type GivenRole, isLifecycle, type Source } from '../act/act.js';
import type { NotAwaited } from '../explore/awaited.js';
import { ROOT } from '../primitives/here.js';
import { ManagerGoneError } from '../primitives/errors.js';
import type { Process } from '../primitives/process/process.js';
import { Semaphore } from '../primitives/sync/semaphore.js';
import { mustOffer } from '../scenario/asked.js';
import { assert } from '../scenario/ending.js';
import { playPart } from '../scenario/part.js';
import type { Given, Options, Surroundings, Worker } from '../scenario/scenario.js';
import type { Shares } from '../scenario/shared.js';
import type { LineFinder } from '../trace/source-line.js';
import { TornReadError } from '../scenario/json-file.js';
import { speakThrough } from './between/aside.js';
import { inOwnCode } from './own-stack.js';
import { FREE, Gate, type GatePlace, OrderBroken, type Pace } from './between/gate.js';
import { findScenario } from './find-scenario.js';
import { Progress } from './between/progress.js';
import { Reporter, type ReportTo } from './between/reporter.js';
import { GivenThings } from './things/given.js';
import { refusalIn } from './between/refusal.js';
import type { RealThings } from './between/thing.js';

/**
 * The worker's side of a run on real processes: it finds its part in the scenario, is given the
 * real things, and plays.
 */

export interface WorkerStart {
  readonly demo: Source;
  readonly act: string;
  /** The worker's or the role's name. */
  readonly name: string;
  readonly options: Options;
  readonly things: RealThings;
  /** How many runs it takes part in. */
  readonly rounds: number;
  readonly report: ReportTo;
  /** Where in the arena it says how far it is. */
  readonly progress: number;
  /** Where those who run at the same time say it. */
  readonly others: readonly number[];
  /** Whether it tells from which line of its code each thing is asked for. */
  readonly lines: boolean;
  /** Where changes of what is shared are made known. */
  readonly changes: number;
  /** Where the workers are given their turns, when an order is to be kept. */
  readonly gate: GatePlace | null;
}

/**
 * A worker of a scenario. It says that it is there, and plays its part each time the door opens.
 */
export async function work(part: WorkerStart, door: Semaphore, done: Semaphore): Promise<void> {
  speakThrough(part.report, part.name);
  const scenario = await findScenario(part.demo, part.act).catch((error: unknown) => {
    throw inOwnCode(error);
  });
  if (isLifecycle(scenario)) throw new TypeError(`${part.act} has roles, no workers`);
  const workers = scenario.workers(part.options);
  const me = workers.findIndex(({ name }) => name === part.name);
  const worker = workers[me]!;
  const gate = part.gate && new Gate(part.gate, me);
  const progress = new Progress(part.progress);
  progress.arrive();
  const latency = pauseOf(part, progress);
  // Where an order is kept, every step is told.
  const isQuiet = scenario.quiet === true && gate === null;
  const lines = isQuiet ? null : await linesOf(part);
  const own = ownOf(part, progress);
  const reporter = new Reporter(part.report, part.name, own, isQuiet, lines);
  const shared = new GivenThings(part.things, part.name, reporter, latency, gate ?? FREE);
  const bare = { ...shared.things, ...surroundings(reporter, gate ?? FREE, latency, shared.until) };
  const given = lines ? lines.around(bare) : bare;
  if (gate) gate.dies = () => reporter.add('die');
  reporter.add('start');
  for (let round = 0; round < part.rounds; round++) {
    await door.acquire();
    progress.begin();
    gate?.begin();
    let thrown: { readonly error: unknown } | undefined;
    const endsWith = (error: unknown): void => {
      if (!(error instanceof OrderBroken)) thrown = { error };
    };
    // Only a scenario of the user's may have forgotten an await; and it costs a little.
    const run = part.demo.name === null ? runWatched : runWorker;
    await run(worker, given as Given<Shares>, { reporter, shared }).catch(endsWith);
    // It may die before it has closed what it leaves open.
    if (thrown) reporter.addEnd({ threw: textOf(thrown.error) });
    await shared.leave().catch(endsWith);
    const left = shared.held();
    if (left.length > 0) reporter.addEnd({ left });
    // Where an order is kept, it goes on without this worker; else the process ends as it would
    // without us.
    if (thrown && gate === null) throw inOwnCode(thrown.error);
    progress.finish();
    // Whoever waits for that lock is to see a process that has ended, and not one that stays for
    // the next run: its turn ends when it is gone.
    if (left.length > 0) return;
    gate?.end();
    done.release();
  }
}

/** Nothing is found out, nor loaded, that nobody wants to see. */
async function linesOf({ lines, demo }: WorkerStart): Promise<LineFinder | null> {
  return lines ? new (await import('../trace/call-sites.js')).CallSites(demo.module) : null;
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

type Around = Readonly<{ reporter: Reporter; shared: GivenThings }>;

async function runWatched(worker: Worker, given: Given<Shares>, around: Around): Promise<void> {
  const { Watch } = await import('../explore/awaited.js');
  const watch = new Watch(given, worker.name);
  const tell = ([first]: readonly NotAwaited[]): void => {
    if (first) around.reporter.addNotAwaited(first);
  };
  try {
    await runWorker(worker, watch.given, around);
  } catch (error) {
    tell(watch.after(error));
    throw error;
  }
  tell(watch.notAwaited);
}

async function runWorker(worker: Worker, given: Given<Shares>, around: Around): Promise<void> {
  try {
    await playPart(worker, given, around.shared);
  } catch (error) {
    leaveIfTakenFrom(error, around.reporter);
    // A program that reads half a file cannot go on.
    if (!(error instanceof TornReadError)) throw error;
    around.reporter.add('outcome', { value: 'torn' });
  }
}

/** A role of a lifecycle, main's among them. */
export async function carryOutRole(part: WorkerStart, up: Semaphore): Promise<void> {
  speakThrough(part.report, part.name);
  const scenario = await findScenario(part.demo, part.act);
  if (!isLifecycle(scenario)) throw new TypeError(`${part.act} has workers, no roles`);
  const lines = await linesOf(part);
  const progress = new Progress(part.progress);
  progress.arrive();
  const reporter = new Reporter(part.report, part.name, ownOf(part, progress), false, lines);
  const latency = pauseOf(part, progress);
  const shared = new GivenThings(part.things, part.name, reporter, latency, FREE);
  const bare = {
    ...shared.things,
    ...surroundings(reporter, FREE, latency, shared.until),
    options: part.options,
    start: (role: string, options: { daemon?: boolean } = {}) =>
      startRole({ ...part, name: role }, options, reporter),
    kill: (child: Process) => {
      reporter.add('kill', { value: { process: child.name } });
      child.kill();
    },
  };
  const given = lines ? lines.around(bare) : bare;
  reporter.add('start');
  up.release();
  try {
    await (part.name === 'main' ? scenario.main : scenario.roles[part.name]!)(
      given as unknown as GivenRole<Shares>,
    );
  } catch (error) {
    leaveIfTakenFrom(error, reporter);
    throw error;
  }
  progress.finish();
}

/**
 * What the system refuses it, or what has gone with a manager, is no mistake of the worker's: no
 * stack of its own tells of it, but the run.
 */
function leaveIfTakenFrom(error: unknown, reporter: Reporter): void {
  const refusal = refusalIn(error);
  if (refusal === null && !(error instanceof ManagerGoneError)) return;
  if (refusal !== null) reporter.addRefusal(refusal);
  process.exit(1);
}

async function startRole(
  part: WorkerStart,
  { daemon = false }: { daemon?: boolean },
  reporter: Reporter,
): Promise<Process> {
  const up = new Semaphore(0);
  const { Process: Started } = await import('../primitives/process/process.js');
  const child = new Started({
    module: `${ROOT}run/worker.js`,
    target: carryOutRole,
    args: [part, up],
    name: part.name,
    daemon,
  });
  child.start();
  reporter.add('fork', { value: { process: child.name, pid: child.pid, daemon } });
  void child.sentinel.then(() => reporter.addExit(child));
  while (child.exitCode === null && !(await up.acquire({ timeout: LOOK_AFTER_IT }))) {
    // Not up yet, and not dead either.
  }
  return child;
}

const LOOK_AFTER_IT = 50;

function ownOf({ things, changes }: WorkerStart, progress: Progress) {
  return progress.own(
    Object.values(things).map(({ name }) => name),
    changes,
  );
}

/** Where an order is kept, it decides who comes next, and not the time. */
function pauseOf(part: WorkerStart, progress: Progress): Surroundings['latency'] {
  const delay = part.gate ? 0 : (part.options['delay'] ?? 0);
  const others = part.others.map((place) => new Progress(place));
  return async (share = 1) => {
    if (delay > 0) await progress.pause(delay * share, others);
  };
}

function surroundings(
  reporter: Reporter,
  pace: Pace,
  latency: Surroundings['latency'],
  until: Surroundings['until'],
): Surroundings {
  return {
    latency,
    until,
    assert,
    choose: (...values) => {
      mustOffer(values);
      const choice = pace.isGiven ? pace.choice : Math.floor(Math.random() * values.length);
      reporter.add('choose', { value: { choice, of: values.length } });
      return values[choice]!;
    },
    say: (sentence, data) =>
      reporter.add('say', { value: data === undefined ? sentence : { sentence, ...data } }),
    outcome: (name: unknown) => reporter.add('outcome', { value: String(name) }),
  };
}
