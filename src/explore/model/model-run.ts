/** Room: one run of the model, a step at a time. Time does not pass here. */

import { assert } from '../../scenario/ending.js';
import type { Given } from '../../scenario/scenario.js';
import type { Shares } from '../../scenario/shared.js';
import { Choices } from './choices.js';
import { Chronicle, type RunRecord } from './chronicle.js';
import { EndlessError, TooMuchError } from './errors.js';
import { makeProcesses } from './make-processes.js';
import { markIn, type Overtaken } from './overtaken.js';
import { heldBy, letDie, type ModelThing } from '../things/operation.js';
import { StepWatch } from './event-loop.js';
import type { Plan } from './plan.js';
import { DIES, howIn, moveOf, whoIn } from '../../trace/order.js';
import { pulse } from './pulse.js';
import { FEW, type Repeated, Repetitions } from './repetition.js';
import { holdsNow, standingIn } from './moment.js';
import { ableAmong, type ModelProcess } from './model-process.js';
import { type BrokenBy, Upshot } from './upshot.js';

/** Says who takes the next step, one of those who can go; STOP ends the run here. */
export type Guide = (run: ModelRun) => number;
export const STOP = -1;

const NOW = Promise.resolve();
/** For whoever goes on when the run is over: it must not keep the thread. */
const NEVER = new Promise<void>(() => {});

/**
 * One run of a scenario in memory, in one order.
 *
 * A worker runs until it asks for a step, and then stays where it is until the guide lets it go;
 * when nobody runs, the guide is asked. So it needs no sleeping and no guessing: whoever runs
 * either asks, or ends. That is counted.
 */
export class ModelRun extends Upshot {
  readonly processes: readonly ModelProcess[];
  /** Who took the steps so far. */
  readonly path: number[] = [];
  readonly choices: Choices = new Choices(this);
  readonly #overtaken: Overtaken | null;
  readonly #together: ModelThing;
  readonly #repetitions = new Repetitions();
  readonly #guide: Guide;
  /** So many steps have been taken before, by an earlier run, and need not be watched. */
  readonly #known: number;
  #started = 0;
  #running = 0;
  readonly #watch: StepWatch;
  #finish!: () => void;
  #fail!: (error: unknown) => void;
  #finished = false;

  constructor(
    plan: Plan,
    guide: Guide,
    { known = 0, record = false, lines = null }: RunRecord & { known?: number } = {},
  ) {
    super(plan, record ? new Chronicle(lines) : null);
    this.#guide = guide;
    this.#known = known;
    this.#overtaken = plan.countOvertaken();
    pulse.run++;
    this.#together = plan.together((thing) => this.things[thing]!.state!());
    this.processes = makeProcesses(plan.names, this, lines);
    this.#watch = new StepWatch(
      () => this.#running > 0 && !this.#finished,
      () => this.#close(new EndlessError(this.#busy(), this.path.length)),
    );
  }

  /** Resolves when all are done, nobody can go, or the guide has stopped it. */
  play(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#finish = resolve;
      this.#fail = reject;
      if (this.plan.oneByOne) this.#startNext();
      else this.#startAll();
      if (this.processes.length === 0) this.#close();
    });
  }

  /** Who has done nothing for long but the same again, if anybody has. */
  get repeated(): Repeated | null {
    return this.#repetitions.first;
  }

  /** Those who can go now, by their processes. */
  able(): number[] {
    if (this.brokenBy !== null || (this.plan.endsEarly && this.isOver)) return [];
    const able = ableAmong(this.processes);
    if (this.died.length < this.plan.mostDeaths)
      for (const { index, operation } of this.processes)
        if (this.plan.mortals[index] && operation !== null) able.push(moveOf(index, DIES));
    return able;
  }

  /** Whether all workers have ended but for daemons, which end then. */
  get isOver(): boolean {
    return (
      this.#started === this.processes.length &&
      this.processes.every(
        ({ over, operation, index }) => (over && operation === null) || this.plan.daemons[index]!,
      )
    );
  }

  #startAll(): void {
    this.#running = this.#started = this.processes.length;
    for (const proc of this.processes) this.#start(proc);
    if (this.#running > 1) pulse.rests();
    if (this.#known === 0) this.#watch.begin();
  }

  #startNext(): void {
    this.#running++;
    this.#start(this.processes[this.#started++]!);
    if (this.#known === 0) this.#watch.begin();
  }

  #start(proc: ModelProcess): void {
    this.chronicle?.add(proc, 'start');
    pulse.runs(proc.index);
    const over = (): void => this.#over(proc);
    const held = (): readonly string[] => heldBy(proc.index, this.things);
    this.plan
      .begin(proc.index, this.#givenTo(proc) as Given<Shares>, { held })
      .then(over, (error: unknown) => {
        if (error instanceof TooMuchError) this.#close(error);
        else this.addFailure(proc, error);
        over();
      });
  }

  #givenTo(proc: ModelProcess): Record<string, unknown> {
    const given: Record<string, unknown> = {
      until: this.#together.handTo(proc),
      assert,
      choose: (...values: unknown[]) => this.choices.choose(proc, values),
      latency: () => (this.#finished ? NEVER : NOW),
      say: (sentence: string, data?: object) => {
        this.#overtaken?.add(proc.index, markIn(sentence) ?? '');
        this.chronicle?.addSaid(proc, sentence, data);
      },
      outcome: (outcome: unknown) => this.addOutcome(proc, String(outcome)),
    };
    for (const [index, [key]] of this.plan.shares.entries())
      given[key] = this.things[index]!.handTo(proc);
    return this.chronicle?.lines?.around(given) ?? given;
  }

  #over(proc: ModelProcess): void {
    if (this.#finished) return;
    proc.over = true;
    const waits = proc.operation !== null;
    for (const thing of this.things) {
      const last = thing.leave?.(proc);
      if (last) void proc.ask(last, thing, undefined);
    }
    if (waits) return;
    if (proc.operation === null) this.#left(proc);
    this.parked();
  }

  /** A worker has ended, and all that it asked for is done. */
  #left(proc: ModelProcess): void {
    this.addEnd(proc);
    this.#startAnother();
  }

  #startAnother(): void {
    if (this.plan.oneByOne && this.#started < this.processes.length) this.#startNext();
  }

  /** A worker that ran waits for its turn, or is over. */
  parked(): void {
    this.#running--;
    pulse.rests();
    try {
      while (this.#running === 0 && !this.#finished) {
        if (this.plan.endsEarly && this.path.length > 0) this.brokenBy = this.#breach();
        this.choices.mustFit();
        const move = this.#guide(this);
        if (move === STOP) this.#close();
        else if (howIn(move) === DIES) this.#die(this.processes[whoIn(move)]!);
        else this.#take(this.processes[whoIn(move)]!, move);
      }
    } catch (error) {
      this.#close(error);
    }
  }

  #breach(): BrokenBy | null {
    if (this.#overtaken?.isTooMuch) return 'overtaken';
    return holdsNow(this.plan, standingIn(this)) ? null : 'always';
  }

  /** What it holds is passed on; nobody hears of it any more. */
  #die(proc: ModelProcess): void {
    this.path.push(moveOf(proc.index, DIES));
    this.choices.offered = 1;
    this.died.push(proc.name);
    proc.operation = null;
    proc.over = true;
    for (const thing of this.things) letDie(thing, proc.index);
    this.chronicle?.addDeath(proc);
    this.#startAnother();
  }

  #take(proc: ModelProcess, move: number): void {
    const { thing, argument, resolve, reject } = proc;
    const operation = proc.operation!;
    this.path.push(move);
    this.choices.offered = 1;
    pulse.runs(proc.index);
    let failed = false;
    let result: unknown;
    try {
      result = operation.take(thing, argument, proc);
    } catch (error) {
      failed = true;
      result = error;
    }
    const more = proc.moveUp();
    if (!more && !proc.over) this.#running++;
    this.chronicle?.addTaken(proc, operation, thing, argument, { result, failed }, this.processes);
    if (this.path.length > FEW)
      this.#repetitions.add(proc, operation, thing, { result, failed }, this);
    if (failed) reject(result);
    else resolve(result);
    if (!more && proc.over) this.#left(proc);
    this.#watch.reset();
    if (this.path.length > this.#known) this.#watch.begin();
  }

  /** Those who run, and have not come to a step. */
  #busy(): string[] {
    return this.processes
      .slice(0, this.#started)
      .filter(({ over, operation }) => !over && operation === null)
      .map(({ name }) => name);
  }

  #close(error?: unknown): void {
    if (this.#finished) return;
    this.#finished = true;
    return error === undefined ? this.#finish() : this.#fail(error);
  }
}
