import { allocate, arena } from '../../primitives/system/arena.js';
import { Semaphore } from '../../primitives/sync/semaphore.js';
import {
  breakUp,
  type BrokenOrder,
  ENDS,
  type GatePlace,
  isOpen,
  type OrderEnds,
  passOn,
  setState,
  State,
  gateStateOf,
  WHYS,
  GateWord,
} from './gate.js';

/** The command's side. */
export class Gatekeeper {
  readonly place: GatePlace;
  readonly #longest: number;
  readonly #dead = new Set<number>();

  /** @param longest how many steps an order can have */
  constructor(workers: number, longest: number) {
    this.#longest = longest;
    this.place = {
      at: allocate(GateWord.states + workers + longest),
      leaves: Array.from({ length: workers }, () => new Semaphore(0)),
      rested: new Semaphore(0),
    };
  }

  /** For the next run; to be called while nobody runs. */
  prepare(order: readonly number[], ends: OrderEnds = 'whole'): void {
    if (order.length > this.#longest)
      throw new RangeError(`an order can have ${this.#longest} steps, not ${order.length}`);
    this.#dead.clear();
    const { words } = arena();
    const { at, leaves } = this.place;
    words.fill(0, at, at + GateWord.states + leaves.length);
    words.set(order, at + GateWord.states + leaves.length);
    words[at + GateWord.ends] = ENDS.indexOf(ends);
    Atomics.store(words, at + GateWord.length, order.length);
    for (const semaphore of [...leaves, this.place.rested]) while (semaphore.tryAcquire());
  }

  /** Whether an order that ends early has come to its end by then; in milliseconds. */
  async hasRested(timeout: number): Promise<boolean> {
    return this.place.rested.acquire({ timeout });
  }

  /** What is to be seen then has been seen: whoever stands before a step ends there. */
  endHere(): void {
    breakUp(this.place, 'early', 0);
  }

  /** A process has died: nobody shall wait for its turn. */
  giveUp(who: number): void {
    if (this.hasLetDie(who)) this.over(who);
    else if (!isOpen(this.place)) breakUp(this.place, 'died', who);
  }

  /**
   * A process has ended as it should, with a lock in hand: only now that it is gone can others have
   * that, and so only now its turn is over.
   */
  over(who: number): void {
    if (isOpen(this.place) || this.broken || gateStateOf(this.place, who) === State.isOver) return;
    if (gateStateOf(this.place, who) === State.dies) this.#dead.add(who);
    setState(this.place, who, State.isOver);
    passOn(this.place);
  }

  /** Whether the order has said that it dies. */
  hasLetDie(who: number): boolean {
    return this.#dead.has(who) || gateStateOf(this.place, who) === State.dies;
  }

  /** Null when the order was kept. */
  get broken(): BrokenOrder | null {
    const { words } = arena();
    const { at } = this.place;
    const why = WHYS[Atomics.load(words, at + GateWord.why) - 1];
    return why === undefined || why === 'early'
      ? null
      : { why, who: words[at + GateWord.who]!, steps: Atomics.load(words, at + GateWord.position) };
  }
}
