import { setTimeout as sleep } from 'node:timers/promises';
import { type GivenRole, isLifecycle, type Source } from '../act.js';
import { Process } from '../primitives/process.js';
import { Semaphore } from '../primitives/semaphore.js';
import type { Given, Options, Shares, Surroundings } from '../scenario.js';
import { findPlot } from './find-plot.js';
import { Reporter, type ReportTo } from './reporter.js';
import { type RealThings, receiveThings } from './things.js';

/** The worker's side of a run on real processes: it finds its part in the scenario, is given the real things, and plays. */

export interface Part {
  readonly demo: Source;
  readonly act: string;
  /** The worker's or the role's name. */
  readonly name: string;
  readonly options: Options;
  readonly things: RealThings;
  /** How many runs it takes part in. */
  readonly rounds: number;
  readonly report: ReportTo;
}

/** A worker of a scenario. It says that it is there, and plays its part each time the door opens. */
export async function work(part: Part, door: Semaphore, done: Semaphore): Promise<void> {
  const plot = await findPlot(part.demo, part.act);
  if (isLifecycle(plot)) throw new TypeError(`${part.act} has roles, no workers`);
  const worker = plot.workers(part.options).find(({ name }) => name === part.name)!;
  const reporter = new Reporter(part.report, part.name);
  const given = { ...receiveThings(part.things, part.name, reporter, pauseOf(part)), ...surroundings(part, reporter) };
  reporter.add('start');
  for (let round = 0; round < part.rounds; round++) {
    await door.acquire();
    try {
      await worker.run(given as Given<Shares>);
    } catch (error) {
      // A program that reads half a file cannot go on.
      if (!(error instanceof SyntaxError)) throw error;
      reporter.add('outcome', { value: 'torn' });
    }
    done.release();
  }
}

/** A role of a lifecycle, main's among them. */
export async function play(part: Part, up: Semaphore): Promise<void> {
  const plot = await findPlot(part.demo, part.act);
  if (!isLifecycle(plot)) throw new TypeError(`${part.act} has workers, no roles`);
  const reporter = new Reporter(part.report, part.name);
  const given = {
    ...receiveThings(part.things, part.name, reporter, pauseOf(part)),
    ...surroundings(part, reporter),
    options: part.options,
    start: (role: string, options: { daemon?: boolean } = {}) => startRole({ ...part, name: role }, options, reporter),
  };
  reporter.add('start');
  up.release();
  await (part.name === 'main' ? plot.main : plot.roles[part.name]!)(given as unknown as GivenRole<Shares>);
}

async function startRole(part: Part, { daemon = false }: { daemon?: boolean }, reporter: Reporter): Promise<Process> {
  const up = new Semaphore(0);
  const child = new Process({ module: import.meta.url, target: play, args: [part, up], name: part.name, daemon });
  child.start();
  reporter.add('fork', { value: { process: child.name, pid: child.pid, daemon } });
  void child.sentinel.then(() => reporter.addExit(child));
  while (child.exitCode === null && !(await up.acquire({ timeout: LOOK_AFTER_IT }))) {
    // Not up yet, and not dead either.
  }
  return child;
}

const LOOK_AFTER_IT = 50;

function pauseOf({ options }: Part): Surroundings['latency'] {
  const delay = options['delay'] ?? 0;
  return async (share = 1) => {
    if (delay > 0) await sleep(delay * share);
  };
}

function surroundings(part: Part, reporter: Reporter): Surroundings {
  return {
    latency: pauseOf(part),
    say: (sentence, data) => reporter.add('say', { value: data === undefined ? sentence : { sentence, ...data } }),
    outcome: (name) => reporter.add('outcome', { value: name }),
  };
}
