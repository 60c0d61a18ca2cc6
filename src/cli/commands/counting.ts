import { type Act, type Demo, isLifecycle } from '../../act/act.js';
import type { Share } from '../../explore/outlook.js';
import { processesOf, type RealRun } from '../../run/real-run.js';
import type { Options } from '../../scenario/scenario.js';
import type { CommonOptions, Context } from '../shell/context.js';
import { wrap } from '../../view/look.js';
import { lookOf } from '../output/look.js';
import type { Output } from '../output/output.js';

/** So much of the processor's time a count may take; milliseconds. Whoever wants more explores. */
const MOST_COMPUTED = 1000;
const LOOK = 100;
/** A bound for the thread in which it is done, from which nothing is concluded; milliseconds. */
const THREAD = 60_000;

/** In the closing lines of a run, what the other orders could have done. */
export async function tellCounted(
  counting: Counting,
  { race, run }: { readonly race: boolean; readonly run: RealRun },
  output: Output,
  flags: CommonOptions,
  { messages }: Context,
): Promise<void> {
  const share = await counting.result;
  // Whoever was killed from outside has left an order that nobody has counted.
  if (share === null || run.deaths.length > 0 || run.broken) return;
  const { couldHaveDone } = await import('./finding-text.js');
  const look = lookOf(flags, messages);
  const text = couldHaveDone(
    share,
    {
      wentWrong: race || run.deadlock !== null || run.failures.length > 0 || run.left.length > 0,
      processes: counting.processes,
      isPrompt: counting.isPrompt,
    },
    messages,
  );
  if (text !== null) output.say([...wrap(text, look.width - 4).map((line) => `  ${line}`), '']);
}

/**
 * How many orders an act has with these options, and how many of them go wrong: counted beside a
 * run of it, in a thread that gives way to its processes.
 */
export class Counting {
  readonly #demo: Demo;
  readonly #act: Act;
  readonly #options: Options;
  readonly #stop = new AbortController();
  readonly #interrupted: AbortSignal;
  readonly #signal: AbortSignal;
  #found: Promise<Share | null> | null = null;

  constructor(demo: Demo, act: Act, options: Options, { interrupts }: Context) {
    this.#demo = demo;
    this.#act = act;
    this.#options = options;
    this.#interrupted = interrupts.signal;
    this.#signal = AbortSignal.any([interrupts.signal, this.#stop.signal]);
  }

  /** To be called when the run has begun, so that nothing of it has to wait. */
  begin(): void {
    const { scenario, load } = this.#act;
    if (this.#found || isLifecycle(scenario)) return;
    // What computes all the time is slowed by whatever else is done.
    if (load !== undefined) return;
    this.#found = this.#count();
    // Perhaps nobody asks.
    this.#found.catch(() => {});
  }

  get processes(): number {
    return processesOf(this.#act, this.#options).length;
  }

  /** Whether its processes are told not to wait for any network. */
  get isPrompt(): boolean {
    return this.#options['delay'] === 0;
  }

  /** Null where the orders cannot be counted, or not with so little. */
  get result(): Promise<Share | null> {
    return this.#found ?? Promise.resolve(null);
  }

  /** Ends it, whatever it has come to. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#found?.catch(() => {});
  }

  async #count(): Promise<Share | null> {
    const { computedElsewhere, Thread, ThreadTrouble } = await import('../sandbox/thread.js');
    const thread = new Thread();
    const began = computedElsewhere();
    const watch = setInterval(() => {
      if (computedElsewhere() - began > MOST_COMPUTED) this.#stop.abort();
    }, LOOK);
    const end = (): void => void thread.close();
    this.#signal.addEventListener('abort', end);
    const { source } = this.#demo;
    const job = { kind: 'count', source, act: this.#act.name, options: this.#options } as const;
    try {
      return await thread.ask(job, { signal: this.#signal, timeout: THREAD });
    } catch (error) {
      this.#interrupted.throwIfAborted();
      // What cannot be explored can still be run.
      if (this.#stop.signal.aborted || error instanceof ThreadTrouble) return null;
      throw error;
    } finally {
      clearInterval(watch);
      this.#signal.removeEventListener('abort', end);
      await thread.close();
    }
  }
}
