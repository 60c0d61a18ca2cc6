import type { Permits } from '../../scenario.js';
import { type Asker, type Operation, NOTHING, operation, type StandIn } from '../operation.js';

/** A number, and those who have acquired it and not released: who waits, waits for one of them, unless somebody else releases. */
export class ModelSemaphore implements StandIn {
  readonly name: string;
  level: number;
  inside: number[] = [];

  constructor(name: string, value: number) {
    this.name = name;
    this.level = value;
  }

  holders(): readonly number[] {
    return this.inside;
  }

  /** Nobody but the picture asks who is inside. */
  save(): unknown {
    return this.level;
  }

  load(saved: unknown): void {
    this.level = saved as number;
    this.inside = [];
  }

  handTo(who: Asker): Permits {
    return { acquire: () => who.ask(ACQUIRE, this, undefined), release: () => who.ask(RELEASE, this, undefined) as Promise<void> };
  }
}

const ACQUIRE: Operation<ModelSemaphore> = operation({
  op: 'acquire',
  sure: { result: true },
  ready: (level) => level > 0,
  take(semaphore, _, { index }) {
    semaphore.level--;
    semaphore.inside.push(index);
    return true;
  },
  tell: ({ level }) => level,
});
const RELEASE: Operation<ModelSemaphore> = operation({
  op: 'release',
  sure: NOTHING,
  take(semaphore, _, { index }) {
    semaphore.level++;
    const at = semaphore.inside.indexOf(index);
    if (at >= 0) semaphore.inside.splice(at, 1);
  },
  tell: ({ level }) => level,
});
