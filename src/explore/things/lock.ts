import { NotOwnerError } from '../../primitives/errors.js';
import type { Mutex } from '../../scenario.js';
import { type Asker, type Operation, NOTHING, operation, type StandIn } from '../operation.js';

const FREE = -1;

/**
 * A lock, re-entrant or not. Whoever waits is not asked to go, so there is no queue: whichever of those who wait comes first is a choice like others.
 * It stays locked when its holder has ended: a process that lives on without releasing it is what the model stands for, not one that died.
 */
export class ModelLock implements StandIn {
  readonly name: string;
  readonly reentrant: boolean;
  /** The holder's number. */
  level: number = FREE;
  depth = 0;

  constructor(name: string, reentrant: boolean) {
    this.name = name;
    this.reentrant = reentrant;
  }

  holders(): readonly number[] {
    return this.level === FREE ? [] : [this.level];
  }

  save(): unknown {
    return [this.level, this.depth];
  }

  load(saved: unknown): void {
    [this.level, this.depth] = saved as [number, number];
  }

  names(saved: unknown, who: number): number {
    const [holder, depth] = saved as [number, number];
    return holder === who ? depth : 0;
  }

  rename(saved: unknown, to: readonly number[]): unknown {
    const [holder, depth] = saved as [number, number];
    return [holder === FREE ? FREE : to[holder], depth];
  }

  handTo(who: Asker): Mutex {
    const acquire = (): Promise<unknown> => who.ask(ACQUIRE, this, undefined);
    // Only the holder itself can change whether it is the holder, so this is known before the step.
    const release = (): Promise<void> => {
      if (this.level !== who.index) throw notHolding(this.name, who);
      return who.ask(RELEASE, this, undefined) as Promise<void>;
    };
    return {
      acquire,
      release,
      // Nobody dies in the model.
      inspect: () => ({ abandonedBy: null }),
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

/** Who holds it instead is not said: to know that would be to look at the lock, which is a step. */
function notHolding(name: string, { name: who }: Asker): NotOwnerError {
  const error = new NotOwnerError(`release ${name}`, null);
  error.message = `cannot release ${name}: ${who} does not hold it, and only the holder may release`;
  return error;
}

const ACQUIRE: Operation<ModelLock> = operation({
  op: 'acquire',
  sure: { result: true },
  own: true,
  ready: (level, who, { reentrant }) => level === FREE || (reentrant && level === who),
  take(lock, _, { index }) {
    lock.level = index;
    lock.depth++;
    return true;
  },
  tell,
});
const RELEASE: Operation<ModelLock> = operation({
  op: 'release',
  sure: NOTHING,
  own: true,
  take(lock) {
    if (--lock.depth === 0) lock.level = FREE;
  },
  tell,
});

/** The state of the lock, as a real one's `inspect` says it. */
function tell({ level }: ModelLock, _: unknown, __: unknown, waiting: readonly number[]): object {
  return { holder: level === FREE ? null : level + 1, waiting, abandonedBy: null };
}
