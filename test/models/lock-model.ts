import type { Choose, Model } from './checker.js';

/**
 * The lock of src/primitives as a model: each process is at a step, which is an atomic instruction
 * (or a system call) of owner-word.ts, stay.ts or doorbell.ts and bears the name of the line it stands
 * for; between any two steps any other process may take one.
 *
 * What is abstracted:
 * - A load and compare-and-swap that is repeated until it succeeds (`#mark`), or whose failure
 * changes nothing (`#takeOver`), is one step.
 * - Attempts in a spin that come in vain change nothing, so a spin is a step at which a process may
 * stay for as long as it likes.
 * - A process has one wait at a time, and the queue is a list: its cells, bits and tickets are not
 * here, and the longest waiter is found in one step.
 * - A bell is its flag and its byte. It is answered in one step, and when it rings outside of a
 * wait it may or may not be answered.
 * - Time is choice: a waiter may or may not be out of patience, the first process's time may be up
 * whenever it looks.
 * - Who has died stays in the table until somebody strikes it out; that may happen at any time,
 * unheard (as when a new process needs its place).   Striking and ringing everybody is one step, in
 * which the one who does it may die between the two.
 *
 * Whoever waits may look round at any time (its 50 ms are over) where somebody may die, but that is
 * relied upon only once for each death by each who sleeps, and never without one. Whatever else a
 * process is bound to do comes to an end with its rounds. So a state in which nobody is bound to do
 * anything is the only way in which somebody can wait for ever.
 */

export interface LockOptions {
  readonly processes: number;
  /** How often each of them comes for the lock. */
  readonly rounds: number;
  /** The first process may give up waiting, or not wait at all. */
  readonly cancel?: boolean;
  /** A waiter may lose its patience. */
  readonly handoff?: boolean;
  /** How many may die, between any two steps. */
  readonly deaths?: number;
  readonly without?: Mutation;
}

/** What can be left out, to see that it is missed. */
export type Mutation =
  | 'last look'
  | 'passing on'
  | 'taking over'
  | 'asking whether it lives'
  | 'mark when taking over'
  | 'staying when granted'
  | 'looking round first';

const Step = {
  acquire: 0, // Lock.#acquireAtOnce: #take, spin(#tryTake)
  'acquire: #takeOver(isAlive)': 1, // Lock.#acquireAtOnce, when it may not wait
  announce: 2, // takeCell
  'attempt: #take': 3, // Lock.#takeOrMark
  'attempt: swap(HANDED | me)': 4,
  'attempt: #takeOver(isListed)': 5,
  'attempt: #mark': 6,
  'buryTheDead: longest': 7, // Stay.over, every 50 ms, before the attempt
  'buryTheDead: granter': 8,
  'over: undo the grant': 9, // every 50 ms, after the attempt
  recover: 10, // #takeOver(isAlive)
  leave: 11, // Stay.#leave, Terms.mayLeave
  sleep: 12, // nextRing
  spin: 13, // Stay.spin
  'end: releaseCell': 14, // Stay.end
  'end: available': 15, // Terms.available: #mark
  inside: 16, // the caller's section, and release: compareExchange(me, FREE)
  handOver: 17, // Lock.#handOver: patience, longest
  'handOver: grant': 18,
  'handOver: store HANDED': 19,
  'handOver: ring, flag': 20, // ring
  'handOver: ring, byte': 21,
  'handOver: swap back': 22,
  'release: store FREE': 23,
  'ringLongest: longest': 24,
  'ringLongest: ring, flag': 25,
  'ringLongest: ring, byte': 26,
  dead: 27, // and in the table still
  struck: 28,
} as const;
const NAMES = Object.keys(Step);

/** The owner word, as in owner-word.ts. */
const FREE = 0;
const WANTED = 16;
const HANDED = 32 | WANTED;
const NUMBER = 15;

/** A cell's state, as in cells.ts. */
const NONE = 0;
const WAITING = 1;
const GRANTED = 2;

/**
 * A wait's present look: only that, or the one every 50 ms (DUE when relied upon), or that and its
 * granter was found dead.
 */
const ONCE = 0;
const AROUND = 1;
const DUE = 2;
const FORSAKEN = 3;

/** A bell. */
const SILENT = 0;
const FLAGGED = 1;
const RUNG = 2;

/** From coming in to giving it away. */
const HOLDING: ReadonlySet<number> = new Set([
  Step.inside,
  Step.handOver,
  Step['handOver: grant'],
  Step['handOver: store HANDED'],
  Step['release: store FREE'],
]);

export class LockModel implements Model {
  readonly state: Uint8Array;
  readonly actors: number;
  readonly #options: LockOptions;
  /**
   * The state's bytes by name: the owner word, how many have died, who waits in order of arrival;
   * the rest by process.
   */
  readonly #owner: Uint8Array;
  readonly #deaths: Uint8Array;
  readonly #queue: Uint8Array;
  readonly #at: Uint8Array;
  readonly #round: Uint8Array;
  readonly #cell: Uint8Array;
  readonly #granter: Uint8Array;
  readonly #bell: Uint8Array;
  readonly #target: Uint8Array;
  readonly #taken: Uint8Array;
  readonly #look: Uint8Array;
  readonly #looks: Uint8Array;

  constructor(options: LockOptions) {
    this.#options = options;
    this.actors = options.processes;
    const each = options.processes + 1;
    this.state = new Uint8Array(2 + 10 * each);
    let used = 0;
    const take = (length: number): Uint8Array => this.state.subarray(used, (used += length));
    this.#owner = take(1);
    this.#deaths = take(1);
    this.#queue = take(each);
    this.#at = take(each);
    this.#round = take(each);
    this.#cell = take(each);
    this.#granter = take(each);
    this.#bell = take(each);
    this.#target = take(each);
    this.#taken = take(each);
    this.#look = take(each);
    this.#looks = take(each);
  }

  describe(me: number): string {
    return NAMES[this.#at[me]!]!;
  }

  broken(still: boolean): string | null {
    for (let me = 1; me <= this.actors; me++) {
      const at = this.#at[me]!;
      if (at === Step.acquire && (this.#owner[0]! & NUMBER) === me) return 'left with the lock';
      if (still && this.#isAlive(me) && !this.#isDone(me)) return 'waits for ever';
      // The word names only one, so this is also what two inside would come to.
      if (HOLDING.has(at) && (this.#owner[0]! & ~WANTED) !== me) return 'inside without the lock';
    }
    return null;
  }

  step(me: number, choose: Choose): boolean {
    switch (this.#at[me] as (typeof Step)[keyof typeof Step]) {
      case Step.acquire: {
        if (this.#isDone(me)) return false;
        this.#round[me]!++;
        if (this.#swap(FREE, me)) return this.#go(me, Step.inside);
        return this.#go(
          me,
          this.#mayCancel(me) && choose(2) === 1
            ? Step['acquire: #takeOver(isAlive)']
            : Step.announce,
        );
      }
      case Step['acquire: #takeOver(isAlive)']:
        return this.#go(
          me,
          this.#takeOver(me, this.#isAlive(this.#owner[0]! & NUMBER)) ? Step.inside : Step.acquire,
        );

      case Step.announce:
        if (this.#bell[me] === RUNG && choose(2) === 1) this.#bell[me] = SILENT;
        this.#cell[me] = WAITING;
        this.#queue[this.#queue.indexOf(0)] = me;
        return this.#options.without === 'last look' ? this.#go(me, Step.sleep) : this.#over(me);
      case Step['attempt: #take']:
        return this.#swap(FREE, me)
          ? this.#take(me)
          : this.#go(me, Step['attempt: swap(HANDED | me)']);
      case Step['attempt: swap(HANDED | me)']:
        return this.#cell[me] === GRANTED && this.#swap(HANDED | me, me)
          ? this.#take(me)
          : this.#go(me, Step['attempt: #takeOver(isListed)']);
      case Step['attempt: #takeOver(isListed)']:
        return this.#takeOver(me, this.#isListed(this.#owner[0]! & NUMBER))
          ? this.#take(me)
          : this.#go(me, Step['attempt: #mark']);
      case Step['attempt: #mark']:
        if (!this.#mark()) return this.#go(me, Step['attempt: #take']);
        if (this.#look[me] === ONCE)
          return this.#go(me, this.#mayCancel(me) && choose(2) === 1 ? Step.leave : Step.sleep);
        if (this.#options.without === 'looking round first')
          return this.#go(me, Step['buryTheDead: longest']);
        return this.#go(
          me,
          this.#look[me] === FORSAKEN ? Step['over: undo the grant'] : Step.recover,
        );

      case Step['buryTheDead: longest']: {
        if (this.#look[me] === DUE) this.#looks[me]!--;
        this.#look[me] = AROUND;
        const longest = this.#longest();
        const next = Step['buryTheDead: granter'];
        return longest !== 0 && !this.#isAlive(longest)
          ? this.#mourn(longest, me, choose, next)
          : this.#go(me, next);
      }
      case Step['buryTheDead: granter']:
        if (this.#cell[me] === GRANTED && !this.#isListed(this.#granter[me]!))
          this.#look[me] = FORSAKEN;
        if (this.#options.without !== 'looking round first')
          return this.#go(me, Step['attempt: #take']);
        return this.#go(
          me,
          this.#look[me] === FORSAKEN ? Step['over: undo the grant'] : Step.recover,
        );
      case Step['over: undo the grant']:
        this.#setCell(me, WAITING, 0);
        return this.#go(me, Step.recover);
      case Step.recover:
        if (this.#takeOver(me, this.#isAlive(this.#owner[0]! & NUMBER))) return this.#take(me);
        this.#look[me] = ONCE;
        return this.#go(me, this.#mayCancel(me) && choose(2) === 1 ? Step.leave : Step.sleep);

      case Step.leave:
        if (this.#cell[me] === GRANTED && !this.#mayLeave(me)) return this.#go(me, Step.sleep);
        this.#setCell(me, NONE, 0);
        return this.#go(me, Step['end: available']);

      case Step.sleep:
        if (this.#bell[me] !== RUNG) {
          if (this.#looks[me] === 0) return false;
          this.#look[me] = DUE;
        }
        this.#bell[me] = SILENT;
        return this.#go(me, Step.spin);
      case Step.spin:
        if (choose(2) === 0) return this.#over(me);
        return this.#cell[me] !== GRANTED && this.#swap(FREE, me) && this.#take(me);

      case Step['end: releaseCell']:
        this.#setCell(me, NONE, 0);
        return this.#go(me, Step['end: available']);
      case Step['end: available']: {
        const available = this.#options.without !== 'passing on' && !this.#mark();
        const next = this.#taken[me] === 1 ? Step.inside : Step.acquire;
        this.#taken[me] = 0;
        return this.#go(me, available ? Step['ringLongest: longest'] : next);
      }

      case Step.inside:
        return this.#go(me, this.#swap(me, FREE) ? Step.acquire : Step.handOver);
      case Step.handOver: {
        const longest = this.#longest();
        if (longest === 0 || this.#options.handoff !== true || choose(2) === 0)
          return this.#go(me, Step['release: store FREE']);
        this.#target[me] = longest;
        return this.#go(me, Step['handOver: grant']);
      }
      case Step['handOver: grant']: {
        const longest = this.#target[me]!;
        if (this.#cell[longest] !== WAITING) return this.#go(me, Step['release: store FREE']);
        this.#setCell(longest, GRANTED, me);
        return this.#go(me, Step['handOver: store HANDED']);
      }
      case Step['handOver: store HANDED']:
        this.#owner[0] = HANDED | this.#target[me]!;
        return this.#go(me, Step['handOver: ring, flag']);
      case Step['handOver: ring, flag']:
        return this.#flag(me, Step['handOver: ring, byte'], Step['handOver: swap back']);
      case Step['handOver: ring, byte']:
        return this.#ring(me, choose, Step['handOver: swap back']);
      case Step['handOver: swap back']:
        return this.#go(
          me,
          this.#swap(HANDED | this.#target[me]!, me | WANTED) ? Step.handOver : Step.acquire,
        );

      case Step['release: store FREE']:
        this.#owner[0] = FREE;
        return this.#go(me, Step['ringLongest: longest']);
      case Step['ringLongest: longest']: {
        const longest = this.#longest();
        if (longest === 0) return this.#go(me, Step.acquire);
        this.#target[me] = longest;
        return this.#go(me, Step['ringLongest: ring, flag']);
      }
      case Step['ringLongest: ring, flag']:
        return this.#flag(me, Step['ringLongest: ring, byte'], Step['ringLongest: longest']);
      case Step['ringLongest: ring, byte']:
        return this.#ring(me, choose, Step['ringLongest: longest']);

      case Step.dead:
      case Step.struck:
        return false;
    }
  }

  /**
   * It dies; somebody strikes it out; its time is up while it sleeps; its next look is one round.
   */
  chance(me: number, choose: Choose): boolean {
    if (this.#at[me] === Step.dead) return this.#strike(me);
    if (!this.#isAlive(me)) return false;
    if (choose(2) === 0) return this.#mayDie() && !this.#isDone(me) && this.#die(me);
    if (
      this.#at[me] === Step['attempt: #take'] &&
      this.#look[me] === ONCE &&
      this.#options.deaths !== undefined
    ) {
      this.#look[me] = AROUND;
      return this.#over(me);
    }
    if (this.#at[me] !== Step.sleep || (this.#options.deaths === undefined && !this.#mayCancel(me)))
      return false;
    this.#bell[me] = SILENT;
    return this.#go(me, Step.spin);
  }

  #isDone(me: number): boolean {
    return this.#at[me] === Step.acquire && this.#round[me] === this.#options.rounds;
  }

  #isAlive(number: number): boolean {
    return this.#at[number] !== Step.dead && this.#at[number] !== Step.struck;
  }

  #isListed(number: number): boolean {
    return this.#at[number] !== Step.struck;
  }

  #mayCancel(me: number): boolean {
    return me === 1 && this.#options.cancel === true;
  }

  #mayDie(): boolean {
    return this.#deaths[0]! < (this.#options.deaths ?? 0);
  }

  /** Goes on to the next step, and forgets whom the last was about when it is over. */
  #go(me: number, step: number): true {
    this.#at[me] = step;
    if (
      step === Step.acquire ||
      step === Step['release: store FREE'] ||
      step === Step['ringLongest: longest']
    )
      this.#target[me] = 0;
    return true;
  }

  #over(me: number): true {
    const first = this.#look[me] !== ONCE && this.#options.without !== 'looking round first';
    return this.#go(me, first ? Step['buryTheDead: longest'] : Step['attempt: #take']);
  }

  #take(me: number): true {
    this.#taken[me] = 1;
    this.#look[me] = ONCE;
    return this.#go(me, Step['end: releaseCell']);
  }

  #swap(from: number, to: number): boolean {
    if (this.#owner[0] !== from) return false;
    this.#owner[0] = to;
    return true;
  }

  #mark(): boolean {
    if (this.#owner[0] === FREE) return false;
    this.#owner[0]! |= WANTED;
    return true;
  }

  #takeOver(me: number, isThere: boolean): boolean {
    if (isThere && this.#options.without !== 'asking whether it lives') return false;
    if (this.#owner[0] === FREE || this.#options.without === 'taking over') return false;
    this.#owner[0] = this.#options.without === 'mark when taking over' ? me : me | WANTED;
    return true;
  }

  #mayLeave(me: number): boolean {
    if (this.#options.without === 'staying when granted') return true;
    const granter = this.#granter[me]!;
    return ![granter, granter | WANTED, HANDED | me].includes(this.#owner[0]!);
  }

  #setCell(of: number, state: number, granter: number): void {
    this.#cell[of] = state;
    this.#granter[of] = granter;
    if (state !== NONE) return;
    const at = this.#queue.indexOf(of);
    if (at >= 0) this.#queue.copyWithin(at, at + 1); // The last place is never taken.
  }

  /** Those who have been granted come first, then the order of arrival. */
  #longest(): number {
    for (const number of this.#queue) if (this.#cell[number] === GRANTED) return number;
    return this.#queue[0]!;
  }

  /** The first half of ring: whether it is listed, and the flag. */
  #flag(me: number, byte: number, isDead: number): true {
    const target = this.#target[me]!;
    if (!this.#isListed(target)) return this.#go(me, isDead);
    if (this.#bell[target] !== SILENT) return this.#go(me, Step.acquire);
    this.#bell[target] = FLAGGED;
    return this.#go(me, byte);
  }

  /** The second half: the byte, which tells whether it is dead. */
  #ring(me: number, choose: Choose, isDead: number): boolean {
    const target = this.#target[me]!;
    if (!this.#isAlive(target)) return this.#mourn(target, me, choose, isDead);
    this.#bell[target] = RUNG;
    return this.#go(me, Step.acquire);
  }

  #mourn(dead: number, me: number, choose: Choose, next: number): boolean {
    const struck = this.#strike(dead);
    if (struck && this.#mayDie() && choose(2) === 1) return this.#die(me);
    if (struck) for (const number of this.#queue.slice()) this.#ringInMourning(number, me);
    return this.#go(me, next);
  }

  #ringInMourning(number: number, me: number): void {
    if (number === 0 || number === me || this.#bell[number] !== SILENT) return;
    if (this.#isAlive(number)) this.#bell[number] = RUNG;
    else this.#strike(number);
  }

  #strike(dead: number): boolean {
    if (this.#at[dead] === Step.struck) return false;
    this.#at[dead] = Step.struck;
    this.#bell[dead] = SILENT;
    this.#setCell(dead, NONE, 0);
    return true;
  }

  #die(me: number): true {
    this.#deaths[0]!++;
    for (const words of [this.#round, this.#target, this.#taken, this.#look, this.#looks])
      words[me] = 0;
    this.#at[me] = Step.dead;
    for (let other = 1; other <= this.actors; other++)
      if (this.#isAlive(other) && !this.#isDone(other)) this.#looks[other]!++;
    return true;
  }
}
