import { mustOffer } from '../../scenario/asked.js';
import { assert } from '../../scenario/ending.js';
import type { Rounds } from '../../scenario/part.js';
import type { Given } from '../../scenario/scenario.js';
import type { LineFinder, SourceLine } from '../../trace/source-line.js';
import type { Shares } from '../../scenario/shared.js';
import { ChoiceError, EndlessError, UncountableError } from '../model/errors.js';
import { type Asker, heldBy, type ModelThing, type Operation } from '../things/operation.js';
import { markIn, ROUND } from '../model/overtaken.js';
import type { Plan } from '../model/plan.js';
import { cloneOf } from '../things/copies.js';
import { pulse } from '../model/pulse.js';
import { TornReadError } from '../../scenario/json-file.js';
import { textOf } from './values.js';

/** What a step gave a worker, or threw at it. */
export interface StepResult {
  readonly threw: boolean;
  readonly value: unknown;
}

/** A step that a worker asks for. */
export interface StepRequest {
  readonly operation: Operation;
  /** The number of the thing; one past the last for all of them together. */
  readonly thing: number;
  readonly argument: unknown;
}

/** What can be seen of a worker where it stands. */
export interface Seen {
  readonly outcomes: readonly string[];
  /** What it threw; null where it did not. */
  readonly threw: string | null;
  /** What it held when it ended, which was passed on. */
  readonly left: readonly string[];
  readonly died?: true;
}

/** The scenario is none whose workers can be carried out alone. */
export class NotAloneError extends UncountableError {}

/**
 * So many times the queue of microtasks may come round while a worker does nothing but its own
 * work.
 */
const PATIENCE = 100_000;
const NEVER = new Promise<never>(() => {});
const NOW = Promise.resolve();

/**
 * A worker, carried out alone: whatever it asks for, it is told what came of it.
 *
 * It is deterministic, so what it asks for next is a function of the results so far. The things
 * that it is given are its own; all that they know is what this worker itself has done to them,
 * such as whether it holds a lock.
 */
export class Solo implements Asker, Rounds {
  readonly index: number;
  readonly name: string;
  /** What it asks for; null when it has ended. */
  request: StepRequest | null = null;
  /** From where in its code it asks for that, where it is to be known. */
  line: SourceLine | undefined;
  readonly #lines: LineFinder | null;
  readonly #things: readonly ModelThing[];
  readonly #outcomes: string[] = [];
  #threw: string | null = null;
  #left: readonly string[] = [];
  #seen: Seen | null = null;
  /** It has looked whether a lock was passed on to it, and has seen that it was. */
  hasLooked = false;
  hasSeen = false;
  #said = '';
  /** It has done a round, and is where it began. */
  hasBegunAgain = false;
  #hasChanged = false;
  readonly #atFirst: string;
  readonly #isDaemon: boolean;
  /** How many values it has had to choose from since its last step; 1 where it has not. */
  offered = 1;
  #choice = 0;
  #answer: ((result: StepResult) => void) | null = null;
  /** It has asked for a step, or has ended. */
  #stands = false;
  #isOver = false;
  /** It has asked for a second step while the first was not taken. */
  #several = false;
  #given = 0;
  /** Whoever goes on then must not keep the thread. */
  #isGivenUp = false;

  constructor(plan: Plan, index: number) {
    this.index = index;
    this.name = plan.names[index]!;
    this.#isDaemon = plan.daemons[index]!;
    this.#lines = plan.lines;
    const things = plan.makeThings();
    const all = plan.together((thing) => things[thing]!.state!());
    this.#things = [...things, all];
    const given: Record<string, unknown> = {
      until: all.handTo(this),
      assert,
      choose: (...values: unknown[]) => this.#choose(values),
      latency: () => (this.#isGivenUp ? NEVER : NOW),
      say: (sentence: unknown) => void (this.#said += markIn(sentence) ?? ''),
      outcome: (outcome: unknown) => this.#report(String(outcome)),
    };
    for (const [number, [key]] of plan.shares.entries())
      given[key] = this.#things[number]!.handTo(this);
    const own = (plan.lines?.around(given) ?? given) as Given<Shares>;
    this.#atFirst = plan.repeats[index] ? this.#saved : '';
    void this.#live(() => plan.begin(index, own, this));
  }

  held(): readonly string[] {
    return heldBy(this.index, this.#things);
  }

  beginsAgain(): void {
    // A daemon goes round for the sake of the others.
    if (!this.#isDaemon) this.#said += ROUND;
    this.hasBegunAgain = true;
    this.#hasChanged ||= this.#saved !== this.#atFirst;
  }

  /** All that the things know of what it has done to them. */
  get #saved(): string {
    return textOf(this.#things.map((thing) => thing.save()));
  }

  /** The same object for as long as it is the same. */
  get seen(): Seen {
    return (this.#seen ??= {
      outcomes: [...this.#outcomes],
      threw: this.#threw,
      left: this.#left,
    });
  }

  #report(outcome: string): void {
    this.#outcomes.push(outcome);
    this.#seen = null;
  }

  /** What it has said since this was asked last, that is counted. */
  takeSaid(): string {
    const said = this.#said;
    this.#said = '';
    return said;
  }

  /** Resolves when it has asked for its next step, or has ended. */
  async stands(): Promise<void> {
    for (let ticks = 0; !this.#stands; ticks++) {
      if (ticks > PATIENCE) {
        this.#isGivenUp = true;
        throw new EndlessError([this.name], this.#given);
      }
      await NOW;
    }
    // What else it asks for at once, it asks for now.
    for (let ticks = 0; ticks < AT_ONCE; ticks++) await NOW;
    if (this.#several) throw new NotAloneError(`${this.name} asks for several steps at once`);
    if (this.#hasChanged)
      throw new NotAloneError(`${this.name} is not, after a round, where it was before`);
  }

  /** Tells it what came of the step that it asked for, and what it chooses then. */
  async give(result: StepResult, choice = 0): Promise<void> {
    this.offered = 1;
    this.#choice = choice;
    const answer = this.#answer!;
    const { operation, thing, argument } = this.request!;
    if (operation.own && !result.threw) operation.take(this.#things[thing]!, argument, this);
    this.request = null;
    this.#answer = null;
    // Whoever does not wait for its last step ends before it is taken.
    this.#stands = this.#isOver;
    this.#given++;
    pulse.runs(this.index);
    answer(result);
    if (this.#isOver) this.#quit();
    await this.stands();
    pulse.rests();
  }

  #choose(values: readonly unknown[]): unknown {
    mustOffer(values);
    if (this.#given === 0 || this.offered > 1) throw new ChoiceError(this.name);
    this.offered = values.length;
    return values[this.#choice];
  }

  /** What it holds is passed on when all that it has asked for is done. */
  #quit(): void {
    if (this.#answer !== null) return;
    this.#left = this.#things.filter((thing) => thing.quit?.(this.index)).map(({ name }) => name);
    this.#seen = null;
  }

  looks(abandonedBy: number | null): void {
    this.hasLooked = true;
    this.hasSeen ||= abandonedBy !== null;
  }

  ask<Thing extends ModelThing, Argument>(
    operation: Operation<Thing, Argument>,
    thing: Thing,
    argument: Argument,
  ): Promise<unknown> {
    if (this.#answer !== null) {
      this.#several = true;
      return NEVER;
    }
    this.line = this.#lines?.here();
    this.request = {
      operation: operation as Operation,
      thing: this.#things.indexOf(thing),
      argument,
    };
    this.#stands = true;
    return new Promise((resolve, reject) => {
      this.#answer = ({ threw, value }) =>
        threw ? reject(value as Error) : resolve(cloneOf(value));
    });
  }

  async #live(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (error instanceof TornReadError) this.#report('torn');
      else this.#threw = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
    this.#seen = null;
    for (const thing of this.#things) {
      const last = thing.leave?.(this);
      if (last) await this.ask(last, thing, undefined);
    }
    this.#isOver = this.#stands = true;
    this.#quit();
  }
}

const AT_ONCE = 4;
