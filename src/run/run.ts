import { type Act, type Demo, isLifecycle, type Run } from '../act.js';
import { isAlive, members, pidOf } from '../primitives/family.js';
import type { Options } from '../scenario.js';
import type { Event } from '../trace/event.js';
import { Recorder } from '../trace/recorder.js';
import { type Broken, Gatekeeper } from './gate.js';
import { Sink } from './sink.js';
import { lastStates, makeThings, removeThings, resetThings, type RealThings } from './things.js';
import { type Casualty, type Sighting, Troupe } from './troupe.js';

/** The real runtime: carries an act out with forked processes, once or many times. */

export interface Stage {
  readonly options: Options;
  /** Files of the user's own, by the key of the shared thing. */
  readonly files?: Readonly<Record<string, string>>;
  /** How often the act will be run; the processes of a scenario that starts them together stay for all runs. @default 1 */
  readonly runs?: number;
  /** How long events are held back to be put in order before they are shown, in milliseconds. @default 30 */
  readonly lag?: number;
  /** Whether each run is given an order to be kept; so many steps at most. @default none */
  readonly longestOrder?: number;
  /** Ends the run: every process of it is killed, everything it has made is removed, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface RealRun extends Run {
  readonly casualties: readonly Casualty[];
  /** Why the order that was given could not be kept; null when it was, or none was given. */
  readonly broken: Broken | null;
}

/** The names of all who take part. */
export function castOf({ plot }: Act, options: Options): string[] {
  return isLifecycle(plot) ? ['main', ...Object.keys(plot.roles)] : plot.workers(options).map(({ name }) => name);
}

/** An act on stage. Whoever opens it closes it, whatever happens in between. */
export class Theatre {
  readonly #options: Options;
  readonly #signal: AbortSignal | undefined;
  readonly #cast: readonly string[];
  readonly #things: RealThings;
  readonly #opened = process.hrtime.bigint();
  readonly #sink: Sink;
  readonly #troupe: Troupe;
  readonly #abort = (): void => this.#troupe.dismiss();
  readonly #lag: number;
  readonly #gatekeeper: Gatekeeper | null;
  #recorder: Recorder;
  #runs = 0;
  /** When the current run began, in nanoseconds since the opening. */
  #began = 0;

  constructor(demo: Demo, act: Act, { options, files = {}, runs = 1, lag = 30, longestOrder = 0, signal }: Stage) {
    signal?.throwIfAborted();
    this.#options = options;
    this.#lag = lag;
    this.#recorder = new Recorder(() => {}, lag);
    this.#signal = signal;
    this.#cast = castOf(act, options);
    this.#things = makeThings(act.plot.shares(options), this.#cast, files);
    this.#sink = new Sink((event) => this.#record(event));
    this.#gatekeeper = longestOrder > 0 ? new Gatekeeper(this.#cast.length, longestOrder) : null;
    const part = { gate: this.#gatekeeper?.place ?? null, demo: demo.source, act: act.name, options, things: this.#things, rounds: runs, report: { sink: this.#sink.path, epoch: this.#opened } };
    this.#troupe = new Troupe(act.plot, this.#cast, part, (event) => this.#see(event));
    signal?.addEventListener('abort', this.#abort);
  }

  /**
   * Runs the act from the beginning. `show` is given the events, nearly as they happen, in their order.
   * @param order who takes each step, where the stage was set for that
   */
  async run(show: (batch: readonly Event[]) => void, options: Options = this.#options, order: readonly number[] = []): Promise<RealRun> {
    this.#signal?.throwIfAborted();
    if (this.#runs++ > 0) resetThings(this.#things);
    this.#began = this.#runs === 1 ? 0 : this.#now();
    const recorder = (this.#recorder = new Recorder(show, this.#lag));
    this.#gatekeeper?.prepare(order);
    const casualties = await this.#troupe.perform();
    const elapsedMs = Math.round((this.#now() - this.#began) / 1e6);
    const alive = new Set(members().filter(isAlive).map(pidOf));
    await this.#sink.drained();
    this.#signal?.throwIfAborted();
    recorder.flush();
    const { events } = recorder;
    const outcomes = events.filter(({ op }) => op === 'outcome').map((event) => ({ process: event.process, outcome: String(event.value) }));
    const survivors = events.filter(({ op, pid }) => op === 'start' && alive.has(pid)).map(({ process }) => process);
    return { options, events, ending: { shared: lastStates(this.#things), outcomes }, elapsedMs, survivors, casualties, broken: this.#gatekeeper?.broken ?? null };
  }

  async close(): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#abort);
    await this.#troupe.disband();
    this.#sink.close();
    removeThings(this.#things, this.#cast);
  }

  #now(): number {
    return Number(process.hrtime.bigint() - this.#opened);
  }

  #see(sighting: Sighting): void {
    if (sighting.op === 'exit' && sighting.value !== 0) this.#gatekeeper?.giveUp(this.#cast.indexOf(sighting.process));
    this.#record({ ...sighting, at: this.#now() });
  }

  #record(event: Event): void {
    if (event.op === 'start') this.#troupe.isThere(event.process);
    this.#recorder.add({ ...event, at: event.at - this.#began });
  }
}
