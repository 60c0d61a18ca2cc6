import { AsyncLocalStorage } from 'node:async_hooks';
import { writeTo } from '../../run/between/write-to.js';
import type { Scenario } from '../../scenario/scenario.js';

/**
 * Code of the user's that is carried out in the command's own process: it writes to the streams to
 * which the command writes as well. What it does there, and whatever it awaits, is known by its
 * asynchronous context.
 */

type Hear = (text: string) => void;

const foreign = new AsyncLocalStorage<Hear>();
let isWatched = false;

/** Carries it out; what it prints is heard, and nothing is written. */
export function apart<T>(hear: Hear, code: () => T): T {
  if (!isWatched) watch();
  return foreign.run(hear, code);
}

export const unheard: Hear = () => {};

function watch(): void {
  isWatched = true;
  for (const stream of [process.stdout, process.stderr]) {
    const ours = stream.write.bind(stream);
    const theirs = writeTo((text) => {
      const hear = foreign.getStore()!;
      // What is written in answer to that is ours.
      foreign.exit(() => hear(text));
    });
    stream.write = ((...all: Parameters<typeof ours>) =>
      (foreign.getStore() === undefined ? ours : theirs)(...all)) as typeof ours;
  }
}

/** A scenario whose code is not heard: it was, or will be, where it really is carried out. */
export function unheardOf(scenario: Scenario): Scenario {
  return {
    ...scenario,
    shares: (options) => apart(unheard, () => scenario.shares(options)),
    workers: (options) =>
      apart(unheard, () => scenario.workers(options)).map(({ run, ...worker }) => ({
        ...worker,
        run: (given) => apart(unheard, () => run(given)),
      })),
    holds: (ending, options) => apart(unheard, () => scenario.holds(ending, options)),
  };
}
