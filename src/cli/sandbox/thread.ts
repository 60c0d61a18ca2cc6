/** Room: a user's file, looked at in a thread that can be ended, whatever it does. */

import { Worker } from 'node:worker_threads';
import { ContradictionError } from '../../explore/model/errors.js';
import { countIn, type HowFar, howFarIn, type Pulse, workerIn } from '../../explore/model/pulse.js';
import { ROOT } from '../../primitives/here.js';
import { refusalIn, refused } from '../../run/between/refusal.js';
import type { Said } from './hearing.js';
import type { Answer, FlawDetails, Job, Thrown, ThreadMessage } from './jobs.js';

/** What the code of a file of the user's did to the thread that it was carried out in. */
export class ThreadTrouble extends Error {
  /**
   * `busy`: it computed for long, and nothing came of it. `late`: it was not done in time. `gone`:
   * it ended the thread. `full`: it took more memory than it may. `threw`: it threw.
   */
  readonly kind: 'busy' | 'late' | 'gone' | 'full' | 'threw';
  /** The name of the error that was thrown. */
  readonly thrown: string;
  /** The line of the file where it was thrown. */
  readonly line: number | null;
  /** Of an error of the explorer's, what it knows. */
  readonly details: FlawDetails | null;
  readonly said: readonly Said[];
  /**
   * Of one that is `busy`, the number of the worker that computes, where that is known, and for how
   * long it has.
   */
  readonly busy: { readonly who: number | null; readonly seconds: number } | null;

  constructor(
    kind: ThreadTrouble['kind'],
    { name, message, line, details, said }: Thrown = {
      name: '',
      message: '',
      line: null,
      details: null,
      said: [],
    },
    busy: ThreadTrouble['busy'] = null,
  ) {
    super(message);
    this.busy = busy;
    this.said = said;
    this.kind = kind;
    this.thrown = name;
    this.line = line;
    this.details = details;
  }
}

export interface ThreadBounds {
  /** Asks the thread to come to an end; it is ended when it does not. */
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly timeout: number;
  /** Told now and then how far a search has come. */
  readonly progress?: (progress: HowFar) => void;
}

/**
 * Who has had the processor for so long, and neither taken a step nor let anybody else have a turn,
 * is not waited for any longer; milliseconds. It is the time of the processor, not of the clock: on
 * a busy machine whoever is innocent gets nothing done either, and is given no time.
 */
const BUSY = 3000;
/**
 * How long a thread may give no sign of life when its time is over, and it is to say what it has;
 * milliseconds. A bound, from which nothing is concluded.
 */
const LAST_WORDS = 1500;
/** To count what has been found takes no longer than so many times what it took to find it. */
const COUNTING = 4;
const LOOK = 100;
/** So much memory it may take, in MiB; the tables of states have a bound of their own. */
const MEMORY = 700;

/**
 * What the threads of this process other than this one have computed, in milliseconds: at least
 * that, for this one may have been kept waiting while it was at it.
 */
export function computedElsewhere(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 - performance.eventLoopUtilization().active;
}

/**
 * A thread of its own, so that whatever a file of the user's does can be ended. It is asked one
 * thing after the other.
 */
export class Thread {
  readonly #worker: Worker;
  /** What it is at. */
  #pulse: Pulse | null = null;

  /** @param failed told when it has come to nothing before it was asked for anything */
  constructor(failed: () => void = () => {}) {
    this.#worker = new Worker(new URL(`${ROOT}cli/sandbox/thread-side.js`), {
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.once('error', failed);
    this.#worker.once('exit', failed);
    // Whoever asks nothing does not wait for it.
    this.#worker.unref();
  }

  /**
   * Has a job done. Rejects with a `ThreadTrouble`, with a `ContradictionError` where the fault is
   * not the file's, or with the signal's reason when the thread had nothing to say; after that it
   * is good for nothing but to be closed.
   */
  async ask<J extends Job>(
    job: J,
    { signal, timeout, progress: tell }: ThreadBounds,
  ): Promise<Answer<J>> {
    signal.throwIfAborted();
    const worker = this.#worker;
    const began = performance.now();
    let seen = '';
    let computed = 0;
    let [asked, alive] = [Infinity, began];
    let timer: NodeJS.Timeout | undefined;
    const ask = (): void => {
      asked = performance.now();
      worker.postMessage('stop');
    };
    signal.addEventListener('abort', ask);
    try {
      return await new Promise<Answer<J>>((resolve, reject) => {
        worker.on('message', (word: ThreadMessage<J>) => {
          if (word.kind === 'begun') this.#pulse = word.pulse;
          if (word.kind === 'done') resolve(word.answer);
          if (word.kind === 'threw') reject(errorOf(word.error));
        });
        worker.on('error', (error: Error) => reject(deathOf(error)));
        worker.on('exit', () => reject(new ThreadTrouble('gone')));
        timer = setInterval(() => {
          const now = performance.now();
          const pulse = this.#pulse ? countIn(this.#pulse) : 'not begun';
          if (pulse !== seen) [seen, computed, alive] = [pulse, computedElsewhere(), now];
          const busy = computedElsewhere() - computed;
          const progress = this.#pulse && howFarIn(this.#pulse);
          if (progress) tell?.(progress);
          if (
            signal.aborted &&
            (now - Math.max(asked, alive) > LAST_WORDS ||
              now - asked > LAST_WORDS + COUNTING * (asked - began))
          )
            reject(signal.reason as Error);
          else if (busy > BUSY)
            reject(
              new ThreadTrouble('busy', undefined, {
                who: this.#pulse && workerIn(this.#pulse),
                seconds: busy / 1000,
              }),
            );
          else if (now - began > timeout + LAST_WORDS) reject(new ThreadTrouble('late'));
        }, LOOK);
        worker.postMessage(job);
      });
    } finally {
      clearInterval(timer);
      signal.removeEventListener('abort', ask);
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      // What it throws after that, nobody has asked for.
      worker.on('error', () => {});
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** What has been started and is not needed yet; null where it has failed, too. */
let waiting: Thread | null = null;

/** Beside what is loaded meanwhile; whoever needs a thread next is given this one. */
export function startThread(): void {
  waiting ??= new Thread(() => (waiting = null));
}

/** One job in a thread that is ended after it. */
export async function inThread<J extends Job>(job: J, bounds: ThreadBounds): Promise<Answer<J>> {
  const thread = waiting ?? new Thread();
  waiting = null;
  try {
    return await thread.ask(job, bounds);
  } finally {
    await thread.close();
  }
}

/** What was thrown over there, as what it is here. */
function errorOf(thrown: Thrown): Error {
  switch (thrown.details?.code) {
    case 'CONTRADICTION':
      return new ContradictionError(thrown.details.order);
    case 'TOO_MUCH':
      return new ThreadTrouble('full', thrown);
    case 'REFUSED':
      return refused(thrown.details.refusal);
    default:
      return new ThreadTrouble('threw', thrown);
  }
}

/** What has ended the thread itself, while it was loaded, say. */
function deathOf(error: Error): Error {
  const refusal = refusalIn(error);
  if (refusal) return refused(refusal);
  const { name, message, code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new ThreadTrouble('full');
  return new ThreadTrouble('threw', { name, message, line: null, details: null, said: [] });
}
