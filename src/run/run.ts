import { type Act, type Demo, isLifecycle, type Run } from '../act.js';
import { isAlive, members, pidOf } from '../primitives/family.js';
import { Process } from '../primitives/process.js';
import { Semaphore } from '../primitives/semaphore.js';
import type { Options } from '../scenario.js';
import type { Event } from '../trace/event.js';
import { Recorder } from '../trace/recorder.js';
import { Sink } from './sink.js';
import { lastStates, makeThings, type RealThings, removeThings } from './things.js';
import { type Part, play, work } from './worker.js';

/** The real runtime: carries an act out with forked processes. */

export interface Stage {
  readonly options: Options;
  /** Files of the user's own, by the key of the shared thing. */
  readonly files?: Readonly<Record<string, string>>;
  /** Ends the run: every process of it is killed, everything it has made removed, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Is shown the events, nearly as they happen, in their order. */
  readonly onEvents?: (batch: readonly Event[]) => void;
}

/** A process of the run that ended as it should not have. */
export interface Casualty {
  readonly process: string;
  readonly exitCode: number;
}

export interface RealRun extends Run {
  readonly casualties: readonly Casualty[];
}

export async function runAct(demo: Demo, act: Act, { options, files = {}, signal, onEvents = () => {} }: Stage): Promise<RealRun> {
  signal?.throwIfAborted();
  const epoch = process.hrtime.bigint();
  const recorder = new Recorder(onEvents);
  const cast = isLifecycle(act.plot) ? ['main', ...Object.keys(act.plot.roles)] : act.plot.workers(options).map(({ name }) => name);
  const things = makeThings(act.plot.shares(options), cast, files);
  const troupe = new Troupe({ demo, act, options, things, epoch, recorder });
  const abort = (): void => troupe.dismiss();
  signal?.addEventListener('abort', abort);
  try {
    if (isLifecycle(act.plot)) await troupe.perform();
    else if (act.plot.starts === 'one-by-one') await troupe.workInTurn(cast);
    else await troupe.workTogether(cast);
    const alive = new Set(members().filter(isAlive).map(pidOf));
    const elapsedMs = Math.round(Number(process.hrtime.bigint() - epoch) / 1e6);
    await troupe.heardOut();
    signal?.throwIfAborted();
    recorder.flush();
    const { events } = recorder;
    const survivors = events.filter(({ op, pid }) => op === 'start' && alive.has(pid)).map(({ process }) => process);
    const outcomes = events.filter(({ op }) => op === 'outcome').map((event) => ({ process: event.process, outcome: String(event.value) }));
    return { options, events, ending: { shared: lastStates(things), outcomes }, elapsedMs, survivors, casualties: troupe.casualties };
  } finally {
    signal?.removeEventListener('abort', abort);
    troupe.dismiss();
    await troupe.gone();
    removeThings(things, cast);
  }
}

interface Production {
  readonly demo: Demo;
  readonly act: Act;
  readonly options: Options;
  readonly things: RealThings;
  readonly epoch: bigint;
  readonly recorder: Recorder;
}

/** The processes of one run. */
class Troupe {
  readonly casualties: Casualty[] = [];
  readonly #production: Production;
  readonly #sink: Sink;
  readonly #doors = new Semaphore(0);
  readonly #processes: Process[] = [];
  readonly #waitingOutside = new Set<string>();
  #allThere: () => void = () => {};
  #dismissed = false;

  constructor(production: Production) {
    this.#production = production;
    this.#sink = new Sink((event) => {
      production.recorder.add(event);
      if (event.op === 'start') this.#leaveWaiting(event.process);
    });
  }

  /** All are started, and begin when all are there. */
  async workTogether(names: readonly string[]): Promise<void> {
    const allThere = new Promise<void>((resolve) => (this.#allThere = resolve));
    for (const name of names) this.#waitingOutside.add(name);
    for (const name of names) this.#start(name);
    if (names.length > 0) await allThere;
    this.#doors.release(Math.max(1, names.length));
    await Promise.all(this.#processes.map((process) => process.join()));
  }

  /** Each is joined before the next is started: start, join, start, join. */
  async workInTurn(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (this.#dismissed) return;
      this.#doors.release();
      await this.#start(name).join();
    }
  }

  /** Main is started, and looks after its children itself. */
  async perform(): Promise<void> {
    await this.#start('main').join();
  }

  async heardOut(): Promise<void> {
    await this.#sink.drained();
  }

  /** Ends everybody, now. */
  dismiss(): void {
    this.#dismissed = true;
    for (const process of this.#processes) process.kill();
    this.#allThere();
  }

  async gone(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.join()));
    this.#sink.close();
  }

  #start(name: string): Process {
    const { demo, act, options, things, epoch, recorder } = this.#production;
    const part: Part = { demo: demo.source, act: act.name, name, options, things, report: { sink: this.#sink.path, epoch } };
    const target = isLifecycle(act.plot) ? play : work;
    const child = new Process({ module: new URL('./worker.js', import.meta.url), target, args: [part, this.#doors], name, daemon: false });
    child.start();
    this.#processes.push(child);
    const now = (): number => Number(process.hrtime.bigint() - epoch);
    recorder.add({ at: now(), process: 'ipc-demo', pid: process.pid, op: 'fork', value: { process: name, pid: child.pid } });
    void child.sentinel.then((exitCode) => {
      recorder.add({ at: now(), process: name, pid: child.pid!, op: 'exit', value: exitCode });
      if (exitCode !== 0 && !this.#dismissed) this.casualties.push({ process: name, exitCode });
      this.#leaveWaiting(name);
    });
    return child;
  }

  #leaveWaiting(name: string): void {
    if (this.#waitingOutside.delete(name) && this.#waitingOutside.size === 0) this.#allThere();
  }
}
