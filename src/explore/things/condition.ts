import { notHolding, refusing, timeToWait, wholeNumber } from '../../scenario/asked.js';
import type { LockCondition } from '../../scenario/sync.js';
import { NOBODY, type ModelLock, type Asleep, stateOfLock } from './lock.js';
import { type Asker, type ModelThing, NOTHING, type Operation, operation } from './operation.js';

/**
 * A condition is a way to let go of its lock and to have it again, so its steps are the lock's: who
 * sleeps is part of what the lock is, and the condition itself is nothing.
 */
export class ModelCondition implements ModelThing {
  readonly name: string;
  readonly level = 0;
  readonly #lock: ModelLock;
  readonly #spurious: boolean;

  constructor(name: string, lock: ModelLock, spurious: boolean) {
    this.name = name;
    this.#lock = lock;
    this.#spurious = spurious;
  }

  save(): unknown {
    return null;
  }

  load(): void {}

  handTo(who: Asker): LockCondition {
    const { name } = this;
    // Only the holder itself can change whether it is the holder, so this is known before the step.
    const asHolder = (to: string): void => {
      if (this.#lock.level !== who.index) throw notHolding(this.#lock.name, `${to} ${name}`);
    };
    const wake = (count: number): Promise<void> =>
      who.ask(NOTIFY, this.#lock, { name, count }) as Promise<void>;
    return {
      wait: async (...options: unknown[]) => {
        const isPatient = timeToWait(options[0], 'wait') === Infinity;
        asHolder('wait for');
        await who.ask(SLEEP, this.#lock, { name });
        const again = !isPatient ? WAKE_IN_TIME : this.#spurious ? WAKE_OR_NOT : WAKE;
        return who.ask(again, this.#lock, { name }) as Promise<boolean>;
      },
      notify: (count = 1) =>
        refusing(() => {
          wholeNumber(count, 'notify', 1);
          asHolder('notify');
          return wake(count);
        }),
      notifyAll: () => refusing(() => (asHolder('notify'), wake(Infinity))),
    };
  }
}

interface Of {
  readonly name: string;
}

const SLEEP: Operation<ModelLock, Of> = operation({
  op: 'release',
  sure: NOTHING,
  own: true,
  take(lock, { name }, { index }) {
    lock.sleepers.push({ who: index, condition: name, depth: lock.depth, isNotified: false });
    lock.level = lock.from = NOBODY;
    lock.depth = 0;
  },
  tell: (lock, { name }, result, waiting) => ({
    ...stateOfLock(lock, undefined, result, waiting),
    condition: name,
  }),
});
const WAKE: Operation<ModelLock, Of> = operation({
  op: 'acquire',
  sure: { result: true },
  own: true,
  looks: true,
  on: (lock, { name }, who) => (sleeps(lock, who) ? name : lock.name),
  ready: (level, who, lock) => level === NOBODY && !sleeps(lock, who),
  take(lock, _, { index }) {
    const { depth, isNotified } = lock.sleepers.find(({ who }) => who === index)!;
    lock.sleepers = lock.sleepers.filter(({ who }) => who !== index);
    lock.level = index;
    lock.depth = depth;
    return isNotified;
  },
  tell: (lock, { name }, result, waiting) => ({
    ...stateOfLock(lock, undefined, result, waiting),
    condition: name,
    notified: result,
  }),
});
/** Of one who may give up: it has to have the lock again all the same. */
const WAKE_IN_TIME: Operation<ModelLock, Of> = operation({
  ...WAKE,
  sure: undefined,
  ready: (level) => level === NOBODY,
  lingers: (_, lock, who) => sleeps(lock, who),
});
/** Nobody says whether somebody has notified it, or nobody. */
const WAKE_OR_NOT: Operation<ModelLock, Of> = operation({
  ...WAKE,
  sure: undefined,
  ready: (level) => level === NOBODY,
  byItself: (lock, who) => sleeps(lock, who),
  take(lock, argument, who) {
    WAKE.take(lock, argument, who);
    return true;
  },
});
const NOTIFY: Operation<ModelLock, Of & { readonly count: number }> = operation({
  op: 'notify',
  sure: NOTHING,
  on: (_, { name }) => name,
  take(lock, { name, count }) {
    let left = count;
    lock.sleepers = lock.sleepers.map((sleeper): Asleep => {
      if (sleeper.condition !== name || sleeper.isNotified || left === 0) return sleeper;
      left--;
      return { ...sleeper, isNotified: true };
    });
  },
});

/** Whether nobody has notified it yet. */
function sleeps(lock: ModelLock, who: number): boolean {
  return lock.sleepers.some((sleeper) => sleeper.who === who && !sleeper.isNotified);
}
