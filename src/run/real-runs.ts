import { readFileSync } from 'node:fs';
import { type Act, type Demo, isLifecycle, type Run } from '../act/act.js';
import { inOrder } from '../scenario/ending.js';
import { nameThings } from '../scenario/names.js';
import type { NotAwaited } from '../explore/awaited.js';
import type { WorkerFailure, Left } from '../explore/model/model-run.js';
import { isAlive, members, pidOf } from '../primitives/waiting/family.js';
import type { Options } from '../scenario/scenario.js';
import type { Deadlock } from '../trace/deadlock.js';
import type { TraceEvent } from '../trace/event.js';
import { Recorder } from '../trace/recorder.js';
import { type BrokenOrder, Gatekeeper } from './between/gate.js';
import { EventReader, type Told } from './between/records.js';
import { findDeadlock } from './find-deadlock.js';
import { OwnedThings } from './owned/all.js';
import { type Refusal, refused } from './between/refusal.js';
import { type Death, type EventSeen, ProcessGroup } from './processes.js';

/** The real runtime: carries an act out with forked processes, once or many times. */

export interface Stage {
  readonly options: Options;
  /** Files of the user's own, by the key of the shared thing. */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * How often the act will be run; the processes of a scenario that starts them together stay for
   * all runs.
   * @default 1
   */
  readonly runs?: number;
  /**
   * How long events are held back to be put in order before they are shown, in milliseconds.
   * @default 30
   */
  readonly lag?: number;
  /** Whether each run is given an order to be kept; so many steps at most. @default none */
  readonly longestOrder?: number;
  /**
   * Given what the processes' code prints, of several runs in the first only.
   * @default it goes to standard error as it is
   */
  readonly aside?: (process: string, text: string) => void;
  /**
   * Ends the run: every process of it is killed, everything it has made is removed, and the promise
   * rejects with the signal's reason.
   */
  readonly signal?: AbortSignal;
}

export interface RealRun extends Run {
  readonly deaths: readonly Death[];
  /** Why the order that was given could not be kept; null when it was, or none was given. */
  readonly broken: BrokenOrder | null;
  /** Of each worker that has done so, a step that it asked for without waiting for it. */
  readonly notAwaited: readonly NotAwaited[];
  /** In an order that was kept, what workers threw; else whoever throws is a death. */
  readonly failures: readonly WorkerFailure[];
  /** Who ended with a lock in hand, which was passed on. */
  readonly left: readonly Left[];
}

/** The names of all who take part. */
export function processesOf({ scenario }: Act, options: Options): string[] {
  return isLifecycle(scenario)
    ? ['main', ...Object.keys(scenario.roles)]
    : scenario.workers(options).map(({ name }) => name);
}

/** How often somebody looks whether the run can still come to its end, in milliseconds. */
const LOOK_AGAIN = 50;
/**
 * When somebody has died, the others may be waiting for it. So often they are looked at, and each
 * time nobody computes, and nothing has been heard of them: no slow process is taken for one that
 * waits, however slow, and whether this one is slow makes no difference either.
 */
const MOURNING = 20;

/**
 * Whether a process has something to compute, also where it is given no time for that. Where the
 * system does not say, it is not known to.
 */
function computes(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return /[RD]/.test(stat[stat.lastIndexOf(')') + 2]!);
  } catch {
    return false;
  }
}

/** An act on stage. Whoever opens it closes it, whatever happens in between. */
export class RealRuns {
  readonly #options: Options;
  readonly #signal: AbortSignal | undefined;
  readonly #processes: readonly string[];
  readonly #openProps: () => Promise<OwnedThings>;
  readonly #makeTroupe: (props: OwnedThings) => ProcessGroup;
  readonly #opened = process.hrtime.bigint();
  readonly #sink: EventReader;
  readonly #abort = (): void => this.#group.dismiss();
  readonly #lag: number;
  readonly #aside: NonNullable<Stage['aside']>;
  readonly #gatekeeper: Gatekeeper | null;
  readonly #names = new Map<number, string>();
  #props: OwnedThings;
  #group: ProcessGroup;
  #recorder: Recorder;
  #runs = 0;
  /** When the current run began, in nanoseconds since the opening. */
  #began = 0;
  /** How often somebody has looked since something was last heard or seen of it. */
  #quietLooks = 0;
  #deadlock: Deadlock | null = null;
  /** Whether everybody has been told to end. */
  #isEnding = false;
  #notAwaited: NotAwaited[] = [];
  #failures: WorkerFailure[] = [];
  #left: Left[] = [];
  /** What the system has refused first. */
  #refusal: Refusal | null = null;

  /** @throws the signal's reason, or what the system has refused */
  static async open(demo: Demo, act: Act, stage: Stage): Promise<RealRuns> {
    stage.signal?.throwIfAborted();
    const processes = processesOf(act, stage.options);
    const openProps = (): Promise<OwnedThings> =>
      OwnedThings.make(
        nameThings(act.scenario.shares(stage.options)),
        processes,
        stage.files ?? {},
      );
    return new RealRuns(demo, act, stage, processes, await openProps(), openProps);
  }

  private constructor(
    demo: Demo,
    act: Act,
    {
      options,
      runs = 1,
      lag = 30,
      longestOrder = 0,
      aside = (_, text) => void process.stderr.write(text),
      signal,
    }: Stage,
    processes: readonly string[],
    props: OwnedThings,
    openProps: () => Promise<OwnedThings>,
  ) {
    this.#options = options;
    this.#lag = lag;
    this.#aside = aside;
    this.#recorder = new Recorder(() => {}, lag);
    this.#signal = signal;
    this.#processes = processes;
    this.#openProps = openProps;
    this.#sink = new EventReader((event) => this.#hear(event));
    this.#gatekeeper = longestOrder > 0 ? new Gatekeeper(processes.length, longestOrder) : null;
    this.#makeTroupe = (using) => {
      const part = {
        gate: this.#gatekeeper?.place ?? null,
        demo: demo.source,
        act: act.name,
        options,
        things: using.things,
        rounds: using.lastOnce ? 1 : runs,
        report: { sink: this.#sink.path, epoch: this.#opened },
      };
      return new ProcessGroup(
        act.scenario,
        processes,
        part,
        (event) => this.#see(event),
        () => using.handOver(),
      );
    };
    this.#props = props;
    this.#group = this.#makeTroupe(props);
    signal?.addEventListener('abort', this.#abort);
  }

  /**
   * Runs the act from the beginning. `show` is given the events, nearly as they happen, in their
   * order.
   * @param order who takes each step, where the stage was set for that
   * @param endsStuck whether they wait for each other when all these steps have been taken
   */
  async run(
    show: (batch: readonly TraceEvent[]) => void,
    options: Options = this.#options,
    order: readonly number[] = [],
    endsStuck = false,
  ): Promise<RealRun> {
    this.#signal?.throwIfAborted();
    if (this.#runs++ > 0) await this.#prepare();
    this.#deadlock = null;
    this.#isEnding = false;
    [this.#notAwaited, this.#failures, this.#left] = [[], [], []];
    this.#began = this.#runs === 1 ? 0 : this.#now();
    const recorder = (this.#recorder = new Recorder((batch) => this.#show(batch, show), this.#lag));
    this.#gatekeeper?.prepare(order, endsStuck);
    const watch = setInterval(() => this.#lookAfterThem(), LOOK_AGAIN);
    const fallen = await this.#group.perform().finally(() => clearInterval(watch));
    const elapsedMs = Math.round((this.#now() - this.#began) / 1e6);
    const alive = new Set(members().filter(isAlive).map(pidOf));
    await this.#sink.drained();
    this.#signal?.throwIfAborted();
    if (this.#refusal) throw refused(this.#refusal);
    recorder.flush();
    const events = recorder.events.filter((event: Told) => event.aside === undefined);
    const outcomes = events
      .filter(({ op }) => op === 'outcome')
      .map((event) => ({ process: event.process, outcome: String(event.value) }));
    const survivors = events
      .filter(({ op, pid }) => op === 'start' && alive.has(pid))
      .map(({ process }) => process);
    const ending = {
      shared: await this.#props.states(),
      outcomes: inOrder(outcomes, this.#processes),
    };
    const { managerExitCode } = this.#props;
    const deaths =
      managerExitCode === null
        ? fallen
        : [{ process: 'manager', exitCode: managerExitCode }, ...fallen];
    return {
      options,
      events,
      ending,
      elapsedMs,
      survivors,
      deaths,
      deadlock: this.#deadlock,
      broken: this.#gatekeeper?.broken ?? null,
      notAwaited: this.#notAwaited,
      failures: this.#failures,
      left: this.#left,
    };
  }

  async close(): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#abort);
    await this.#group.disband();
    this.#sink.close();
    await this.#props.remove();
  }

  async #prepare(): Promise<void> {
    await this.#group.renew();
    if (!this.#props.lastOnce) return this.#props.reset();
    await this.#group.disband();
    await this.#props.remove();
    this.#props = await this.#openProps();
    this.#group = this.#makeTroupe(this.#props);
  }

  /** Nobody waits for ever: not for each other in a circle, and not for one who has died. */
  #lookAfterThem(): void {
    if (this.#isEnding) return;
    const stuck = findDeadlock(this.#props.things, this.#names, (name) =>
      this.#group.isPausing(name),
    );
    const isAtWork = [...this.#names].some(
      ([pid, name]) => this.#group.isAtWork(name) && (this.#group.isPausing(name) || computes(pid)),
    );
    this.#quietLooks = isAtWork ? 0 : this.#quietLooks + 1;
    const forlorn = this.#group.deaths.length > 0 && this.#quietLooks > MOURNING;
    if (stuck === null && !forlorn) return;
    this.#isEnding = true;
    this.#deadlock = stuck;
    for (const [pid, process] of this.#names)
      if (this.#group.isAtWork(process))
        this.#see({ process: 'ipc-demo', pid, op: 'kill', value: { process } });
    this.#group.dismiss();
  }

  #now(): number {
    return Number(process.hrtime.bigint() - this.#opened);
  }

  #see(sighting: EventSeen): void {
    if (sighting.op === 'exit')
      this.#gatekeeper?.[sighting.value === 0 ? 'over' : 'giveUp'](
        this.#processes.indexOf(sighting.process),
      );
    this.#record({ ...sighting, at: this.#now() });
  }

  /** Shows what happened, and between it what was printed. */
  #show(batch: readonly Told[], show: (events: readonly TraceEvent[]) => void): void {
    let from = 0;
    for (const [at, { process, aside }] of batch.entries()) {
      if (aside === undefined) continue;
      if (at > from) show(batch.slice(from, at));
      from = at + 1;
      if (this.#runs === 1) this.#aside(process, aside);
    }
    if (from < batch.length) show(batch.slice(from));
  }

  /** What a process tells: what happened, or how it has ended, or why nobody can go on. */
  #hear({ notAwaited, threw, left = [], refusal, ...event }: Told): void {
    const { process } = event;
    if (notAwaited) this.#notAwaited.push(notAwaited);
    if (threw !== undefined) this.#failures.push({ process, message: threw });
    this.#left.push(...left.map((on) => ({ process, on })));
    if (refusal) {
      this.#refusal ??= refusal;
      this.#group.dismiss();
    }
    if (!notAwaited && threw === undefined && left.length === 0 && !refusal) this.#record(event);
  }

  #record(event: TraceEvent): void {
    this.#quietLooks = 0;
    if (event.op === 'start') {
      this.#names.set(event.pid, event.process);
      this.#group.isThere(event.process);
    }
    this.#recorder.add({ ...event, at: event.at - this.#began });
  }
}
