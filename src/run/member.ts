import { Process } from '../primitives/process/process.js';
import { ROOT } from '../primitives/here.js';
import { Semaphore } from '../primitives/sync/semaphore.js';
import type { SaidWait } from './between/own-wait.js';
import { Progress } from './between/progress.js';
import type * as Workers from './worker.js';

const LOOK_AFTER_IT = 50;

/** By its name alone: what a process has to load for it is not loaded here. */
type Target = keyof typeof Workers;

/**
 * A process of the group, with the door it waits at and the bell it rings when its part of a round
 * is over.
 */
export class Member {
  readonly #door = new Semaphore(0);
  readonly process: Process;
  readonly name: string;
  readonly #done = new Semaphore(0);
  readonly #progress: Progress;
  #rounds = 0;
  /** It was a daemon, and the others had ended. */
  isEnded = false;

  constructor(part: Workers.WorkerStart, target: Target) {
    this.#progress = new Progress(part.progress);
    this.name = part.name;
    const args = [part, this.#door, this.#done];
    this.process = new Process({
      module: `${ROOT}run/worker.js`,
      target,
      args,
      name: part.name,
      daemon: false,
    });
  }

  get isPausing(): boolean {
    return this.#progress.isPausing;
  }

  get wait(): SaidWait | null {
    return this.#progress.wait;
  }

  /** It stands still wherever it is, until it is ended. */
  stop(): void {
    if (this.process.isAlive()) process.kill(this.process.pid!, 'SIGSTOP');
  }

  /** It is ended wherever it is. */
  async endNow(): Promise<void> {
    this.isEnded = true;
    this.process.kill();
    await this.process.join();
  }

  /** A round begins. */
  open(): void {
    this.#rounds++;
    this.#door.release();
  }

  /**
   * Whether it has done to the end what it was to do: whoever calls `process.exit(0)` in the middle
   * has ended, and not well.
   */
  get isDone(): boolean {
    return this.#progress.over >= Math.max(1, this.#rounds);
  }

  async roundOver(): Promise<void> {
    while (this.process.isAlive() && !(await this.#done.acquire({ timeout: LOOK_AFTER_IT }))) {
      // Still at work, and alive.
    }
  }
}
