import { type Act, isLifecycle } from '../act/act.js';
import type { TraceEvent } from '../trace/event.js';
import { changesIn } from './between/changes.js';
import { isOpen } from './between/gate.js';
import type { SaidWait } from './between/own-wait.js';
import { allocateProgress } from './between/progress.js';
import { Member } from './member.js';
import type * as Workers from './worker.js';

/**
 * The processes of an act: started together, one after the other, or by a main process of their
 * own.
 */

/** A process that ended as it should not have. */
export interface Death {
  readonly process: string;
  readonly exitCode: number;
}

/** What is seen of a process from outside. */
export type EventSeen = Omit<TraceEvent, 'at'>;

/** What all workers are told alike. */
type SharedStart = Omit<Workers.WorkerStart, 'name' | 'progress' | 'others'>;

export class ProcessGroup {
  readonly #scenario: Act['scenario'];
  readonly #names: readonly string[];
  readonly #startedWith: SharedStart;
  readonly #allStarted: () => void;
  readonly #see: (seen: EventSeen) => void;
  #members: Member[] = [];
  #deaths: Death[] = [];
  readonly #awaited = new Set<string>();
  #allThere: () => void = () => {};
  #dismissed = false;
  #unfinished: readonly string[] = [];
  #roundsLeft: number;

  /** @param allStarted told when nobody else will be started */
  constructor(
    scenario: Act['scenario'],
    names: readonly string[],
    startWith: SharedStart,
    see: (seen: EventSeen) => void,
    allStarted: () => void,
  ) {
    this.#allStarted = allStarted;
    this.#scenario = scenario;
    this.#names = names;
    this.#startedWith = startWith;
    this.#see = see;
    this.#roundsLeft = startWith.rounds;
  }

  /** One run. Resolves with those who did not survive it as they should, when all are done. */
  async runOnce(): Promise<Death[]> {
    this.#deaths = [];
    if (isLifecycle(this.#scenario)) await this.#start({ name: 'main' }).process.join();
    else if (this.#scenario.starts === 'one-by-one') await this.#inTurn();
    else await this.#together();
    return this.#deaths;
  }

  /** Somebody has said that it is up. */
  isThere(name: string): void {
    if (this.#awaited.delete(name) && this.#awaited.size === 0) this.#allThere();
  }

  /** Those who have ended as they should not have, in this run. */
  get deaths(): readonly Death[] {
    return this.#deaths;
  }

  /** Whether a process waits for nothing but the time. */
  isPausing(name: string): boolean {
    return this.#members.some((member) => member.name === name && member.isPausing);
  }

  /** Who is to come when another has ended. */
  get notStarted(): readonly string[] {
    return this.#names.filter((one) => !this.#members.some(({ name }) => name === one));
  }

  isAtWork(name: string): boolean {
    return this.#members.some((member) => member.name === name && member.process.isAlive());
  }

  /** Those who had not come to their end when all were ended. */
  get unfinished(): readonly string[] {
    return this.#unfinished;
  }

  /** How often something shared has been changed, while somebody waited for that. */
  get changes(): number {
    return changesIn(this.#startedWith.changes);
  }

  /**
   * What those wait for who have not done their part; null where one of them does not say, or may
   * be waiting for its turn only.
   */
  get waiting(): (SaidWait & { readonly process: string })[] | null {
    const { gate } = this.#startedWith;
    if (isLifecycle(this.#scenario) || (gate && !isOpen(gate))) return null;
    const waits = this.#members
      .filter(({ process, isDone }) => process.isAlive() && !isDone)
      .map(({ name, wait }) => wait && { ...wait, process: name });
    return waits.every((wait) => wait !== null) ? waits : null;
  }

  /**
   * Ends everybody, now. All are stopped before the first dies: what it held is passed on, and
   * nobody is to go on with it.
   */
  dismiss(): void {
    if (!this.#dismissed)
      this.#unfinished = this.#members
        .filter(({ process, isDone }) => process.isAlive() && !isDone)
        .map(({ name }) => name);
    this.#dismissed = true;
    for (const member of this.#members) member.stop();
    for (const { process } of this.#members) process.kill();
  }

  async disband(): Promise<void> {
    this.dismiss();
    await Promise.all(this.#members.map(({ process }) => process.join()));
  }

  /** Between two runs: a group that has lost somebody is replaced in the next. */
  async renew(): Promise<void> {
    if (this.#members.every(({ process }) => process.isAlive())) return;
    await this.disband();
    this.#members = [];
    this.#dismissed = false;
  }

  /** All are started, and begin when all are there. They stay until the last run. */
  async #together(): Promise<void> {
    if (this.#members.length === 0) {
      const allThere = new Promise<void>((resolve) => (this.#allThere = resolve));
      for (const name of this.#names) this.#awaited.add(name);
      const places = new Map(this.#names.map((name) => [name, allocateProgress()]));
      for (const name of this.#names) {
        // To start many takes long, and whoever wants to end it must have a turn.
        await new Promise((resolve) => setImmediate(resolve));
        if (this.#dismissed) return;
        const progress = places.get(name)!;
        const others = [...places.values()].filter((place) => place !== progress);
        this.#start({ name, rounds: this.#roundsLeft, progress, others });
      }
      this.#allStarted();
      await allThere;
    }
    for (const member of this.#members) member.open();
    // Where an order is kept, daemons stand still at its end, and are told of it.
    const daemons = this.#startedWith.gate ? [] : this.#daemons();
    const others = this.#members.filter((member) => !daemons.includes(member));
    await Promise.all(others.map((member) => member.roundOver()));
    const left = daemons.filter(({ isDone }) => !isDone);
    for (const daemon of left) daemon.stop();
    await Promise.all(left.map((daemon) => daemon.endNow()));
    if (--this.#roundsLeft === 0)
      await Promise.all(this.#members.map(({ process }) => process.join()));
  }

  #daemons(): Member[] {
    const { options } = this.#startedWith;
    const workers = isLifecycle(this.#scenario) ? [] : this.#scenario.workers(options);
    return this.#members.filter(({ name }) =>
      workers.some((worker) => worker.name === name && worker.daemon),
    );
  }

  /** Each is joined before the next is started: start, join, start, join. */
  async #inTurn(): Promise<void> {
    for (const [index, name] of this.#names.entries()) {
      if (this.#dismissed) return;
      const member = this.#start({ name });
      if (index === this.#names.length - 1) this.#allStarted();
      member.open();
      // That one who waits in vain is not got from is told as a standstill.
      await member.process.sentinel;
    }
  }

  #start({
    name,
    rounds = 1,
    progress = allocateProgress(),
    others = [],
  }: Pick<Workers.WorkerStart, 'name'> & Partial<Workers.WorkerStart>): Member {
    const member = new Member(
      { ...this.#startedWith, name, rounds, progress, others },
      isLifecycle(this.#scenario) ? 'carryOutRole' : 'work',
    );
    const { process: child } = member;
    child.start();
    this.#members.push(member);
    this.#see({
      process: 'ipc-demo',
      pid: process.pid,
      op: 'fork',
      value: { process: name, pid: child.pid },
    });
    void child.sentinel.then((exitCode) => {
      this.#see({ process: name, pid: child.pid!, op: 'exit', value: exitCode });
      if ((exitCode !== 0 || !member.isDone) && !this.#dismissed && !member.isEnded)
        this.#deaths.push({ process: name, exitCode });
      this.isThere(name);
    });
    return member;
  }
}
