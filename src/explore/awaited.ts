import { ROOT } from '../primitives/here.js';
import { betweenCalls } from '../trace/calls.js';
import type { Options, Scenario } from '../scenario/scenario.js';
import { DepthFirst } from './strategies/depth-first.js';
import { NondeterminismError, NotAwaitedError, SeveralAtOnceError } from './model/errors.js';
import { carryOutOrders } from './strategies/carry-out.js';
import { Plan } from './model/plan.js';
import type { TraceEvent } from '../trace/event.js';
import { jsonOf } from '../trace/json.js';
import type { Strategy } from './strategies/strategy.js';

/**
 * Steps that a worker asks for and does not wait for: what is to come of them is a promise to it,
 * and goes on while it does. Nearly always an `await` is missing.
 */

/** As it stands in the code. */
export interface NotAwaited {
  readonly process: string;
  /** `n.read`, say. */
  readonly call: string;
  /** Null where it is not known. */
  readonly line: number | null;
}

/** A promise that knows whether anybody waits for it. */
class Watched<T> implements PromiseLike<T> {
  isAwaited = false;
  readonly call: string;
  readonly #promise: Promise<T>;
  readonly #where = new Error();

  constructor(promise: Promise<T>, call: string) {
    this.#promise = promise;
    this.call = call;
    // Whoever does not wait for it does not hear how it went either.
    promise.catch(() => {});
  }

  // oxlint-disable-next-line unicorn/no-thenable -- to be awaited is what it is for
  then<A = T, B = never>(
    kept?: ((value: T) => A | PromiseLike<A>) | null,
    broken?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.isAwaited = true;
    return this.#promise.then(kept, broken);
  }

  catch<B = never>(broken?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, broken);
  }

  finally(done?: (() => void) | null): Promise<T> {
    this.isAwaited = true;
    return this.#promise.finally(done);
  }

  /** The first place on the way here that is not ours. */
  get line(): number | null {
    const frames = this.#where.stack!.split('\n').slice(1);
    const theirs = frames.find((frame) => frame.includes('file:') && !frame.includes(ROOT));
    return theirs === undefined ? null : Number(/:(\d+):\d+\)?$/.exec(theirs)?.[1] ?? NaN) || null;
  }
}

/** These only say that somebody else may go on; on real processes there is nothing to wait for. */
const NEED_NO_AWAIT = /(?:^|\.)(?:release|close)$/;

/** Who asks for so many steps and waits for none is in a loop. */
const MANY = 1000;

/** What a worker is given, with an eye on what it waits for. */
export class Watch<G extends object> {
  readonly given: G;
  readonly #process: string;
  readonly #asked: Watched<unknown>[] = [];

  constructor(given: G, process: string) {
    this.#process = process;
    this.given = betweenCalls(given, (call, go) => this.#noted(go(), call));
  }

  /** To be asked when the worker has come to its end. */
  get notAwaited(): NotAwaited[] {
    return this.#asked
      .filter(({ isAwaited }) => !isAwaited)
      .map(({ call, line }) => ({ process: this.#process, call, line }));
  }

  /**
   * What it threw is no proof: it may have been about to wait, unless that is just what comes of
   * not waiting.
   */
  after(error: unknown): NotAwaited[] {
    return error instanceof TypeError || error instanceof SeveralAtOnceError ? this.notAwaited : [];
  }

  #noted(result: unknown, call: string): unknown {
    if (!(result instanceof Promise) || NEED_NO_AWAIT.test(call)) return result;
    const promise = new Watched(result as Promise<unknown>, call);
    if (this.#asked.push(promise) > MANY) this.#forget();
    return promise;
  }

  /** Those that have been awaited are of no interest any more. */
  #forget(): void {
    const left = this.#asked.filter(({ isAwaited }) => !isAwaited);
    if (left.length >= MANY) throw new NotAwaitedError(this.notAwaited[0]!);
    this.#asked.splice(0, this.#asked.length, ...left);
  }
}

/** One after the other, the last first. */
const lastFirst = (): Strategy => ({
  next: () => [],
  choose: (_, able) => able.at(-1)!,
  end: () => {},
});
const firstFirst = (): Strategy => new DepthFirst();

/**
 * Carries out two orders of a scenario, in which each worker comes to everything that it does
 * alone, and then both again: before anything else, for what is kept in a variable of the file
 * shows only as long as it changes.
 *
 * @throws {NotAwaitedError}, {NondeterminismError} where an order does not come out twice
 */
export async function mustAwait(scenario: Scenario, options: Options): Promise<void> {
  const seen: Seen[] = [];
  for (const strategy of [firstFirst, lastFirst])
    seen.push(await carriedOut(scenario, options, strategy()));
  for (const [at, strategy] of [firstFirst, lastFirst].entries())
    mustBeTheSame(seen[at]!, await carriedOut(scenario, options, strategy()));
}

/** What came of an order: its steps, and how it ended. */
interface Seen {
  readonly steps: readonly TraceEvent[];
  readonly ending: string;
}

function mustBeTheSame(before: Seen, now: Seen): void {
  for (let step = 0; step < Math.max(before.steps.length, now.steps.length); step++) {
    const [one, other] = [before.steps[step], now.steps[step]];
    if (jsonOf(one) !== jsonOf(other))
      throw new NondeterminismError(
        (other ?? one)!.process,
        step + 1,
        `${(other ?? one)!.process} did something else`,
      );
  }
  if (before.ending !== now.ending)
    throw new NondeterminismError(null, now.steps.length, 'it ended otherwise');
}

async function carriedOut(scenario: Scenario, options: Options, strategy: Strategy): Promise<Seen> {
  const found: NotAwaited[] = [];
  const workers: Scenario['workers'] = (values) =>
    scenario.workers(values).map(({ name, run, ...rest }) => ({
      ...rest,
      name,
      async run(given) {
        const watch = new Watch(given, name);
        try {
          await run(watch.given);
        } catch (error) {
          if (error instanceof NotAwaitedError) found.push(error);
          found.push(...watch.after(error));
          throw error;
        }
        found.push(...watch.notAwaited);
      },
    }));
  let seen: Seen = { steps: [], ending: '' };
  await carryOutOrders(
    new Plan({ ...scenario, workers }, options),
    strategy,
    { max: 1 },
    (run) => {
      const { shared, outcomes } = run.ending();
      seen = { steps: run.chronicle!.steps, ending: jsonOf([shared, outcomes, run.failures]) };
    },
    { record: true },
  );
  if (found[0]) throw new NotAwaitedError(found[0]);
  return seen;
}
