import { noOptions, notHolding, timeToWait } from '../../scenario/asked.js';
import type { Mutex } from '../../scenario/sync.js';
import {
  type Asker,
  Busy,
  granted,
  type Operation,
  NOTHING,
  operation,
  type ModelThing,
} from './operation.js';

export const NOBODY = -1;

/**
 * A lock, re-entrant or not. Whoever waits is not asked to go, so there is no queue: whichever of
 * those who wait comes first is a choice like others. Whoever ends with the lock in hand passes it
 * on, as a process does that is gone; the next one is told.
 */
export class ModelLock implements ModelThing {
  readonly name: string;
  readonly reentrant: boolean;
  /** The holder's number. */
  level: number = NOBODY;
  depth = 0;
  /**
   * The number of the one who ended while holding it, when that is how it came to be free, or came
   * to its holder; -1 when not.
   */
  from: number = NOBODY;
  /** Those who have released it and wait on a condition, in order of arrival. */
  sleepers: Asleep[] = [];

  constructor(name: string, reentrant: boolean) {
    this.name = name;
    this.reentrant = reentrant;
  }

  holders(): readonly number[] {
    return this.level === NOBODY ? [] : [this.level];
  }

  save(): unknown {
    return [this.level, this.depth, this.from, ...this.sleepers];
  }

  load(saved: unknown): void {
    [this.level, this.depth, this.from, ...this.sleepers] = saved as Saved;
  }

  /** Whoever sleeps holds nothing. */
  names(saved: unknown, who: number): number {
    const [holder, depth, from, ...sleepers] = saved as Saved;
    const place = sleepers.findIndex((sleeper) => sleeper.who === who) + 1;
    return place > 0 ? -place : (holder === who ? depth : 0) * 2 + Number(from === who);
  }

  rename(saved: unknown, to: readonly number[]): unknown {
    const [holder, depth, from, ...sleepers] = saved as Saved;
    return [
      holder === NOBODY ? NOBODY : to[holder],
      depth,
      from === NOBODY ? NOBODY : to[from],
      ...sleepers.map((sleeper) => ({ ...sleeper, who: to[sleeper.who]! })),
    ];
  }

  quit(who: number): boolean {
    if (this.level !== who) return false;
    [this.level, this.depth, this.from] = [NOBODY, 0, who];
    return true;
  }

  die(who: number): void {
    this.sleepers = this.sleepers.filter((sleeper) => sleeper.who !== who);
    this.quit(who);
  }

  handTo(who: Asker): Mutex {
    let abandonedBy: number | null = null;
    const has = (asked: Promise<unknown>): Promise<boolean> =>
      granted(asked.then((from) => void (abandonedBy = (from as number | null) ?? abandonedBy)));
    const acquire = async (...options: unknown[]): Promise<boolean> => {
      const isPatient = timeToWait(options[0], 'acquire') === Infinity;
      return has(who.ask(isPatient ? ACQUIRE : ACQUIRE_A_WHILE, this, undefined));
    };
    const tryAcquire = async (...options: unknown[]): Promise<boolean> => {
      noOptions(options[0], 'tryAcquire');
      return has(who.ask(TRY, this, undefined));
    };
    // Only the holder itself can change whether it is the holder, so this is known before the step.
    const release = async (): Promise<void> => {
      if (this.level !== who.index) throw notHolding(this.name);
      const isLast = this.depth === 1;
      await who.ask(RELEASE, this, undefined);
      if (isLast) abandonedBy = null;
    };
    return {
      acquire,
      tryAcquire,
      release,
      inspect: () => {
        who.looks?.(abandonedBy);
        return { abandonedBy };
      },
      async withLock(fn) {
        await acquire();
        try {
          return await fn();
        } finally {
          await release();
        }
      },
    };
  }
}

const ACQUIRE: Operation<ModelLock> = operation({
  op: 'acquire',
  sure: { result: null },
  own: true,
  ready: (level, who, { reentrant }) => level === NOBODY || (reentrant && level === who),
  take(lock, _, { index }) {
    lock.level = index;
    return lock.depth++ === 0 ? pidOf(lock.from) : null;
  },
  tell: stateOfLock,
});
const TRY: Operation<ModelLock> = operation({
  op: 'acquire',
  failed: 'busy',
  own: true,
  take(lock, _, who) {
    if (!ACQUIRE.ready!(lock.level, who.index, lock, _)) throw new Busy();
    return ACQUIRE.take(lock, undefined, who);
  },
  tell: (lock, _, result, waiting) =>
    result instanceof Busy ? undefined : stateOfLock(lock, _, result, waiting),
});
const ACQUIRE_A_WHILE: Operation<ModelLock> = operation({
  ...TRY,
  failed: 'timeout',
  lingers: (level, { reentrant }, who) => level !== NOBODY && !(reentrant && level === who),
});
const RELEASE: Operation<ModelLock> = operation({
  op: 'release',
  sure: NOTHING,
  own: true,
  take(lock) {
    if (--lock.depth === 0) lock.level = lock.from = NOBODY;
  },
  tell: stateOfLock,
});

/** The state of the lock, as a real one's `inspect` says it. */
export function stateOfLock(
  { level, from, depth, reentrant }: ModelLock,
  _: unknown,
  __: unknown,
  waiting: readonly number[],
): object {
  return { holder: pidOf(level), waiting, abandonedBy: pidOf(from), ...(reentrant && { depth }) };
}

/** Nobody in the model has a process id; a worker's number counted from 1 stands for it. */
function pidOf(who: number): number | null {
  return who === NOBODY ? null : who + 1;
}

type Saved = [holder: number, depth: number, from: number, ...Asleep[]];

/** Replaced, and never changed. */
export interface Asleep {
  readonly who: number;
  readonly condition: string;
  /** As often as it has to be released when it is had again. */
  readonly depth: number;
  readonly isNotified: boolean;
}
