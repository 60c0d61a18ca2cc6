import { notHolding, timeToWait, wholeNumber } from '../../scenario/asked.js';
import type { Condition } from '../../primitives/sync/condition.js';
import type { LockCondition } from '../../scenario/sync.js';
import type { Pace } from '../between/gate.js';
import { isHeld } from '../between/held.js';
import type { RealThing } from '../between/thing.js';
import type { Reporter } from '../between/reporter.js';
import { Recorded } from './recorded.js';

/**
 * A real condition. What it does to its lock is told as such: it lets go of it to wait, and has it
 * again.
 */
export class RealCondition extends Recorded<Condition> implements LockCondition {
  readonly #lock: Lock;
  readonly #lockName: string;
  readonly #spurious: boolean;

  constructor(
    { name, condition, lock, lockName, spurious }: RealThing & { readonly kind: 'condition' },
    reporter: Reporter,
    pace: Pace,
  ) {
    super(name, condition, reporter, pace);
    this.#lock = lock;
    this.#lockName = lockName;
    this.#spurious = spurious;
  }

  async wait(...options: unknown[]): Promise<boolean> {
    const timeout = timeToWait(options[0], 'wait');
    this.#mustBeHolder('wait for');
    this.pace.step();
    const mayGiveUp = timeout !== Infinity || (this.#spurious && this.pace.isGiven);
    const at = this.reporter.now();
    const { notified, again } = await this.reporter.hidden(this.#lock, () =>
      this.real._begin(mayGiveUp && this.pace.isGiven ? AT_ONCE : timeout),
    );
    this.#tell('release', {}, at);
    this.pace.step();
    const isStillAsleep = this.real.inspect().waiting.includes(process.pid);
    if ((isStillAsleep && !mayGiveUp) || isHeld(this.#lock)) this.pace.wouldWait();
    const wasNotified = mayGiveUp
      ? await notified
      : await this.reporter.waiting('acquire', this.name, () => notified);
    await this.reporter.waiting('acquire', this.#lockName, () =>
      this.reporter.hidden(this.#lock, again),
    );
    const isWoken = wasNotified || timeout === Infinity;
    this.#tell('acquire', { notified: isWoken });
    return isWoken;
  }

  async notify(count: number = 1): Promise<void> {
    wholeNumber(count, 'notify', 1);
    this.#wake(() => this.real.notify(count));
  }

  async notifyAll(): Promise<void> {
    this.#wake(() => this.real.notifyAll());
  }

  #wake(wake: () => void): void {
    this.#mustBeHolder('notify');
    this.pace.step();
    const at = this.reporter.now();
    wake();
    this.reporter.add('notify', { on: this.name }, at);
  }

  #mustBeHolder(to: string): void {
    if (!this.#lock._isMine()) throw notHolding(this.#lockName, `${to} ${this.name}`);
  }

  #tell(op: 'acquire' | 'release', more: object, at?: number): void {
    const value = { ...this.#lock.inspect(), condition: this.name, ...more };
    this.reporter.add(op, { on: this.#lockName, value }, at);
  }
}

type Lock = (RealThing & { readonly kind: 'condition' })['lock'];

/** In an order that is kept, its turn says when the time is up, and not the clock. */
const AT_ONCE = 1;
