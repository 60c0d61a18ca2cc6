import { setTimeout as sleep } from 'node:timers/promises';
import { Process, Semaphore, SharedArray } from '../../src/index.js';
import { now } from '../../src/primitives/system/clock.js';
import { stateOf } from '../outside.js';
import { type Aim, POINTS, SIGNALS } from './points.js';
import { Spot } from './trap.js';

const MEMBERS = new URL('./members.js', import.meta.url).href;

/** One of the targets in members.ts, started. */
export function started(target: string, args: unknown[]): Process {
  const one = new Process({ module: MEMBERS, target, args });
  one.start();
  return one;
}

/** One who is going to die: it comes to life early, and begins when it is told where to end. */
export class Victim {
  readonly #process: Process;
  readonly #spot: Spot = new SharedArray('float64', Spot.words, { lock: false });
  readonly #go = new Semaphore(0);

  constructor(subject: string, ...given: readonly unknown[]) {
    this.#spot.view[Spot.diedAt] = -1;
    this.#process = started('dies', [subject, ...given, this.#spot, this.#go]);
  }

  /** Its number in the family, when it is there. */
  async ready(): Promise<number> {
    const { view } = this.#spot;
    while (view[Spot.ready] === 0 && this.#process.exitCode === null) await sleep(1);
    return view[Spot.ready]!;
  }

  /** Lets it go, and waits for its end: when it died; Infinity when it did not. */
  async run({ point, signal, fine }: Aim): Promise<number> {
    const { view } = this.#spot;
    view[Spot.point] = point;
    view[Spot.signal] = SIGNALS.indexOf(signal);
    view[Spot.fine] = fine ? 1 : 0;
    this.#go.release();
    const killed = signal === 'SIGSTOP' ? await this.#stopped() : Infinity;
    const code = await this.#process.join();
    if (code === null || code >= 0) return Infinity;
    return killed < Infinity ? killed : view[Spot.died] || now();
  }

  /** Where it died; null when it has not. */
  get diedAt(): string | null {
    return POINTS[this.#spot.view[Spot.diedAt]!] ?? null;
  }

  /** What went wrong with it alone, in a sentence; null when nothing did. */
  get complaint(): string | null {
    const code = this.#process.exitCode;
    return code !== null && code > 0 ? `the victim has ended with ${code}` : null;
  }

  async end(): Promise<void> {
    this.#process.kill();
    await this.#process.join();
  }

  /** One that stops is left so for a while, and then killed: returns when. */
  async #stopped(): Promise<number> {
    const { pid } = this.#process;
    while (this.#process.exitCode === null && stateOf(pid!) !== 'T') await sleep(1);
    if (this.#process.exitCode !== null) return Infinity;
    await sleep(Math.random() * 80);
    const moment = now();
    this.#process.kill();
    return moment;
  }
}
