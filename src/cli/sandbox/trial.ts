import { mustAwait } from '../../explore/awaited.js';
import {
  ChoiceError,
  EndlessError,
  NotAwaitedError,
  SeveralAtOnceError,
} from '../../explore/model/errors.js';
import { Plan } from '../../explore/model/plan.js';
import { carryOutOrders } from '../../explore/strategies/carry-out.js';
import { RandomOrder } from '../../explore/strategies/random.js';
import { SerializationError } from '../../primitives/errors.js';
import { ROOT } from '../../primitives/here.js';
import { lineThrown } from '../../run/own-stack.js';
import type { Given, Options, Scenario } from '../../scenario/scenario.js';
import { NotSharedError, type Shares } from '../../scenario/shared.js';

/**
 * Slips in what a worker of the user's asks for: a name that is not there, a call that nobody could
 * answer. They are no endings of an order, for no order was meant to end so.
 */

export type SlipDetails =
  /** Something that is not there; and what is, in its place. */
  | { readonly code: 'MISSPELT'; readonly asked: string; readonly choices: readonly string[] }
  /** Something that is refused whatever the order: the message says why. */
  | { readonly code: 'MISUSE' }
  | { readonly code: 'CHOICE'; readonly process: string }
  /** What is to be counted (progress) was never said, in so many orders. */
  | { readonly code: 'UNSAID'; readonly orders: number };

export class SlipError extends Error {
  readonly details: SlipDetails;
  readonly line: number | null;

  constructor(message: string, details: SlipDetails, line: number | null) {
    super(message);
    this.details = details;
    this.line = line;
  }
}

/**
 * Carries out two orders in which each worker comes to everything that it does alone.
 *
 * @param file where the workers stand
 * @throws {SlipError}, or whatever `mustAwait` throws
 */
export async function tryOut(scenario: Scenario, options: Options, file: string): Promise<void> {
  let slip: SlipError | null = null;
  const said = new Set<unknown>();
  const workers: Scenario['workers'] = (values) =>
    scenario.workers(values).map((worker) => ({
      ...worker,
      async run(given) {
        const eye = new Eye(given, file, said);
        try {
          await worker.run(eye.given);
        } catch (error) {
          slip ??= eye.slipIn(error, worker.name);
          throw error;
        }
      },
    }));
  try {
    await mustAwait({ ...scenario, workers }, options);
    await lastWords();
  } catch (error) {
    // Where a worker never ends, nobody else has a turn any more.
    if (error instanceof EndlessError) throw error;
    await lastWords();
    // A promise in the place of a value is not there either.
    throw error instanceof NotAwaitedError ? error : (slip ?? error);
  }
  if (slip !== null) throw slip;
  if (
    typeof scenario.progress === 'object' &&
    !(await saysBoth({ ...scenario, workers }, options, said))
  )
    throw new SlipError('nobody says so', { code: 'UNSAID', orders: DRAWN }, null);
}

/** So many orders are drawn to see who has to wait in them. */
const DRAWN = 100;

/** Who has all that it wants when it is alone may say only in company that it waits. */
async function saysBoth(
  scenario: Scenario,
  options: Options,
  said: ReadonlySet<unknown>,
): Promise<boolean> {
  const isSaid = (): boolean => said.has('wants') && said.has('has');
  const enough = new AbortController();
  const look = (): void => void (isSaid() && enough.abort());
  look();
  const bounds = { max: DRAWN, pastLoops: true, signal: enough.signal };
  await carryOutOrders(new Plan(scenario, options), new RandomOrder(1), bounds, look);
  return isSaid();
}

/** An order may be over before a worker has heard that it is refused what it asks for. */
function lastWords(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Sees what a worker asks for of what it is given. */
class Eye {
  readonly given: Given<Shares>;
  readonly #file: string;
  readonly #said: Set<unknown>;
  /** What it has asked for last that is not there; nothing has been called since. */
  #missing: { readonly asked: string; readonly choices: readonly string[] } | null = null;
  /** Where it has called something last. */
  #call = new Error();

  /** @param said all that the workers say */
  constructor(given: Given<Shares>, file: string, said: Set<unknown>) {
    this.#file = file;
    this.#said = said;
    this.given = this.#watched(given, '');
  }

  #watched<T extends object>(target: T, path: string): T {
    const named = (key: string): string => (path === '' ? key : `${path}.${key}`);
    return new Proxy(target, {
      get: (_, key) => {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof key === 'symbol') return value;
        if (value === undefined)
          this.#missing = { asked: named(key), choices: Object.keys(target).map(named) };
        if (typeof value === 'function')
          return (...all: unknown[]): unknown => {
            this.#missing = null;
            if (named(key) === 'say') this.#said.add(all[0]);
            this.#call = new Error();
            return Reflect.apply(value, target, all);
          };
        return typeof value === 'object' && value !== null
          ? this.#watched(value, named(key))
          : value;
      },
    });
  }

  /** What slip it was that an error came of; null where it may be meant. */
  slipIn(error: unknown, process: string): SlipError | null {
    if (!(error instanceof Error)) return null;
    const line = lineThrown(error, this.#file) ?? lineThrown(this.#call, this.#file);
    const slip = (details: SlipDetails): SlipError => new SlipError(error.message, details, line);
    if (error instanceof ChoiceError) return slip({ code: 'CHOICE', process });
    if (error instanceof NotSharedError)
      return slip({ code: 'MISSPELT', asked: error.key, choices: error.keys });
    if (error instanceof SerializationError || error instanceof SeveralAtOnceError)
      return slip({ code: 'MISUSE' });
    if (!(error instanceof TypeError) && !(error instanceof RangeError)) return null;
    if (isOurs(error)) return slip({ code: 'MISUSE' });
    return this.#missing && slip({ code: 'MISSPELT', ...this.#missing });
  }
}

/** Whether it was thrown by what a worker has called, and not by its own code. */
function isOurs({ stack = '' }: Error): boolean {
  const [first = ''] = /^ +at .*$/m.exec(stack) ?? [];
  return first.includes(ROOT);
}
