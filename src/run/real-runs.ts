/** Room: real processes that carry out an act. Nothing is shown here, and nothing judged. */

import { type Act, type Demo } from '../act/act.js';
import { isAlive, members, pidOf } from '../primitives/waiting/family.js';
import { nameThings } from '../scenario/names.js';
import type { Options } from '../scenario/scenario.js';
import type { Deadlock } from '../trace/deadlock.js';
import type { TraceEvent } from '../trace/event.js';
import { type Lag, type Lately, Recorder } from '../trace/recorder.js';
import { showBetween } from './between/aside.js';
import { allocateChanges } from './between/changes.js';
import type { OrderEnds } from './between/gate.js';
import { Gatekeeper } from './between/gatekeeper.js';
import { type EarlyEnd, endEarly } from './early-end.js';
import { EventReader } from './between/event-reader.js';
import { Moments } from './between/moments.js';
import type { Told } from './between/records.js';
import { refused } from './between/refusal.js';
import { OwnedThings } from './owned/all.js';
import { type Death, type EventSeen, ProcessGroup } from './processes.js';
import { endingIn, processesOf, type RealRun, type RunSettings, startedBy } from './real-run.js';
import { Standstill, withoutThoseGone } from './standstill.js';
import { Troubles } from './troubles.js';

/** The real runtime: carries an act out with forked processes, once or many times. */

/** How often somebody looks whether the run can still come to its end, in milliseconds. */
const LOOK_AGAIN = 50;
/** The processes of an act, and what they share. Whoever opens it closes it, whatever happens. */
export class RealRuns {
  readonly #options: Options;
  readonly #signal: AbortSignal | undefined;
  readonly #processes: readonly string[];
  readonly #openThings: () => Promise<OwnedThings>;
  readonly #makeGroup: (things: OwnedThings) => ProcessGroup;
  readonly #moments = Moments.fromNow();
  readonly #events: EventReader;
  readonly #abort = (): void => this.#group.dismiss();
  readonly #lag: Lag;
  readonly #aside: NonNullable<RunSettings['aside']>;
  readonly #gatekeeper: Gatekeeper | null;
  readonly #names = new Map<number, string>();
  #things: OwnedThings;
  #group: ProcessGroup;
  #recorder: Recorder;
  #runs = 0;
  /** When the current run began, in nanoseconds since the opening. */
  #began = 0;
  readonly #standstill = new Standstill();
  #deadlock: Deadlock | null = null;
  #isEnding = false;
  #troubles = new Troubles();

  /** @throws the signal's reason, or what the system has refused */
  static async open(demo: Demo, act: Act, settings: RunSettings): Promise<RealRuns> {
    settings.signal?.throwIfAborted();
    const processes = processesOf(act, settings.options);
    const openThings = (): Promise<OwnedThings> =>
      OwnedThings.make(
        nameThings(act.scenario.shares(settings.options)),
        processes,
        settings.files ?? {},
      );
    return new RealRuns(demo, act, settings, processes, await openThings(), openThings);
  }

  private constructor(
    demo: Demo,
    act: Act,
    {
      options,
      runs = 1,
      lag = { least: 30, most: 30 },
      longestOrder = 0,
      lines = false,
      aside = (_, text) => void process.stderr.write(text),
      signal,
    }: RunSettings,
    processes: readonly string[],
    things: OwnedThings,
    openThings: () => Promise<OwnedThings>,
  ) {
    this.#options = options;
    this.#lag = lag;
    this.#aside = aside;
    this.#recorder = new Recorder(() => {}, lag);
    this.#signal = signal;
    this.#processes = processes;
    this.#openThings = openThings;
    this.#events = new EventReader((event) => this.#hear(event));
    this.#gatekeeper = longestOrder > 0 ? new Gatekeeper(processes.length, longestOrder) : null;
    const changes = allocateChanges();
    this.#makeGroup = (using) => {
      const part = {
        gate: this.#gatekeeper?.place ?? null,
        demo: demo.source,
        act: act.name,
        options,
        things: using.things,
        rounds: using.lastOnce ? 1 : runs,
        lines,
        changes,
        report: { sink: this.#events.path, clock: this.#moments.clock },
      };
      return new ProcessGroup(
        act.scenario,
        processes,
        part,
        (event) => this.#see(event),
        () => using.handOver(),
      );
    };
    this.#things = things;
    this.#group = this.#makeGroup(things);
    signal?.addEventListener('abort', this.#abort);
  }

  /**
   * Runs the act from the beginning. `show` is given the events in order, nearly as they happen.
   * @param order who takes each step, where the settings was set for that
   * @param ends how that order ends
   */
  async run(
    show: (batch: readonly TraceEvent[]) => void,
    options: Options = this.#options,
    order: readonly number[] = [],
    ends: OrderEnds = 'whole',
  ): Promise<RealRun> {
    this.#signal?.throwIfAborted();
    if (this.#runs++ > 0) await this.#prepare();
    this.#deadlock = null;
    this.#isEnding = false;
    this.#troubles = new Troubles();
    this.#began = this.#runs === 1 ? 0 : this.#moments.now();
    const recorder = (this.#recorder = new Recorder(
      (batch) => showBetween(batch, show, this.#runs === 1 ? this.#aside : () => {}),
      this.#lag,
      () => this.#heardUntil(),
    ));
    this.#gatekeeper?.prepare(order, ends);
    const watch = setInterval(() => this.#lookAfterThem(), LOOK_AGAIN);
    let isUnderWay = true;
    const look = (): Promise<EarlyEnd> => this.#lookNow();
    const early = ends === 'early' ? endEarly(this.#gatekeeper!, () => isUnderWay, look) : null;
    const fallen = await this.#group.runOnce().finally(() => clearInterval(watch));
    isUnderWay = false;
    const elapsedMs = Math.round((this.#moments.now() - this.#began) / 1e6);
    const alive = new Set(members().filter(isAlive).map(pidOf));
    await this.#events.drained();
    this.#signal?.throwIfAborted();
    const atEnd = await early;
    const { refusal, ...troubles } = atEnd?.troubles ?? this.#troubles;
    if (refusal) throw refused(refusal);
    recorder.flush();
    const told: readonly Told[] = atEnd?.events ?? recorder.events;
    const events = told.filter(({ aside }) => aside === undefined);
    const shared = atEnd?.shared ?? (await this.#things.states());
    const ending = endingIn(events, shared, this.#processes);
    const isMeant = ({ process }: Death): boolean => ending.died?.includes(process) ?? false;
    const deaths = fallen.filter((death) => !this.#troubles.explain(death) && !isMeant(death));
    const exitCode = this.#things.managerExitCode;
    if (exitCode !== null) deaths.unshift({ process: 'manager', exitCode });
    return {
      options,
      events,
      ending,
      elapsedMs,
      survivors: startedBy(events, alive),
      deaths,
      deadlock: this.#deadlock && withoutThoseGone(this.#deadlock, events, ending),
      broken: this.#gatekeeper?.broken ?? null,
      ...troubles,
    };
  }

  /** How all stands while nobody takes a step. */
  async #lookNow(): Promise<EarlyEnd> {
    const shared = await this.#things.states();
    await this.#events.drained();
    this.#recorder.flush();
    const troubles = Object.assign(new Troubles(), this.#troubles);
    return { shared, events: [...this.#recorder.events], troubles };
  }

  /** Those who were still at work when the run was ended, and what each did last. */
  get unfinished(): readonly Lately[] {
    return this.#group.unfinished.map((process) => this.#recorder.lately(process));
  }

  async close(): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#abort);
    this.#recorder.close();
    await this.#group.disband();
    this.#events.close();
    await this.#things.remove();
  }

  async #prepare(): Promise<void> {
    await this.#group.renew();
    if (!this.#things.lastOnce) return this.#things.reset();
    await this.#group.disband();
    await this.#things.remove();
    this.#things = await this.#openThings();
    this.#group = this.#makeGroup(this.#things);
  }

  /** Nobody waits for ever. */
  #lookAfterThem(): void {
    if (this.#isEnding) return;
    const found = this.#standstill.look(this.#things.things, this.#group, this.#names);
    if (found === null) return;
    this.#isEnding = true;
    this.#deadlock = found.deadlock;
    for (const [pid, process] of this.#names)
      if (this.#group.isAtWork(process))
        this.#see({ process: 'ipc-demo', pid, op: 'kill', value: { process } });
    this.#group.dismiss();
  }

  /** The moment up to which all has been heard; null where that is not certain. */
  async #heardUntil(): Promise<number | null> {
    const now = this.#moments.now();
    if (!this.#moments.areAllTold) return null;
    await this.#events.drained();
    return now - this.#began;
  }

  #see(seen: EventSeen): void {
    if (seen.op === 'exit')
      this.#gatekeeper?.[seen.value === 0 ? 'over' : 'giveUp'](
        this.#processes.indexOf(seen.process),
      );
    this.#record({ ...seen, at: this.#moments.now() });
  }

  #hear(told: Told): void {
    const event = this.#troubles.sort(told);
    if (event) this.#record(event);
    if (this.#troubles.refusal) this.#group.dismiss();
  }

  #record(event: TraceEvent): void {
    this.#standstill.heard();
    if (event.op === 'start') {
      this.#names.set(event.pid, event.process);
      this.#group.isThere(event.process);
    }
    this.#recorder.add({ ...event, at: event.at - this.#began });
  }
}
