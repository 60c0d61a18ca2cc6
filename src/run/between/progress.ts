import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { allocate, arena } from '../../primitives/system/arena.js';
import { processExists } from '../../primitives/system/folder.js';
import { Changes } from './changes.js';
import { OwnWait, type SaidWait, saidWait, WAIT_WORDS } from './own-wait.js';

/**
 * How far a worker is with its run, in words of the arena: it alone writes them; the command and
 * the other workers read them.
 */
export class Progress {
  readonly #place: number;

  /** @param place of its words, as `allocateProgress` has given it */
  constructor(place: number) {
    this.#place = place;
  }

  /** It is there, and says which process it is. */
  arrive(): void {
    this.#add(Words.pid, process.pid - this.#get(Words.pid));
  }

  /** It begins a run. */
  begin(): void {
    this.#add(Words.begun, 1);
  }

  /** It has carried a run out to its end. */
  finish(): void {
    this.#add(Words.over, 1);
    this.#add(Words.rests, 1);
  }

  /**
   * Time passes: `ms` milliseconds, and as many more as the others need, on a machine that has no
   * time for them, to come to a rest of their own: to a pause, to a wait, to their end or their
   * death. Only those are waited for that were on their way when the pause began; at most `MOST`
   * times as long.
   */
  async pause(ms: number, others: readonly Progress[]): Promise<void> {
    const run = this.#get(Words.begun);
    const onTheirWay = others
      .filter((other) => !other.isPausing && other.over < run)
      .map((other) => ({ other, rests: other.#get(Words.rests) }));
    this.#add(Words.pauses, 1);
    this.#add(Words.rests, 1);
    await sleep(ms);
    for (let more = MOST * ms; more > 0; more -= LOOK_AGAIN) {
      if (!onTheirWay.some(({ other, rests }) => other.#isOnItsWay(run, rests))) break;
      await sleep(LOOK_AGAIN);
    }
    this.#add(Words.pauses, -1);
  }

  /**
   * By which it says what it waits for, and hears of changes.
   * @param things the names of all that is shared, in their order
   * @param changes the place of what all have in common for that
   */
  own(things: readonly string[], changes: number): { wait: OwnWait; changes: Changes } {
    return {
      wait: new OwnWait(this.#place + Words.waits, things),
      changes: new Changes(changes, this.#place + Words.changed),
    };
  }

  /** Null where it waits for nothing, or for the time as well. */
  get wait(): SaidWait | null {
    return this.isPausing ? null : saidWait(this.#place + Words.waits);
  }

  /** Whether it waits for nothing but the time. */
  get isPausing(): boolean {
    return this.#get(Words.pauses) > 0;
  }

  /** How many runs it has carried out to their end. */
  get over(): number {
    return this.#get(Words.over);
  }

  /** Whether it has not rested since, and would go on if it were given the time. */
  #isOnItsWay(run: number, rests: number): boolean {
    if (this.#get(Words.rests) !== rests) return false;
    const pid = this.#get(Words.pid);
    return this.#get(Words.begun) < run
      ? pid === NOT_THERE_YET || processExists(pid)
      : computes(pid);
  }

  #get(word: number): number {
    return Atomics.load(arena().words, this.#place + word);
  }

  #add(word: number, by: number): void {
    Atomics.add(arena().words, this.#place + word, by);
  }
}

const Words = { pid: 0, begun: 1, pauses: 2, rests: 3, over: 4, changed: 5, waits: 6 } as const;

const NOT_THERE_YET = 0;
const MOST = 10;
const LOOK_AGAIN = 2;

export function allocateProgress(): number {
  return allocate(Words.waits + WAIT_WORDS);
}

/**
 * Whether a process has something to compute, also where it is given no time for that. Where the
 * system does not say, it is not known to.
 */
export function computes(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return /[RD]/.test(stat[stat.lastIndexOf(')') + 2]!);
  } catch {
    return false;
  }
}
