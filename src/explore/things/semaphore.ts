import type { Permits } from '../../scenario.js';
import { type Operation, operation, type StandIn } from '../operation.js';
import type { Seat } from '../seat.js';

/** A number, and those who have acquired it and not released: who waits, waits for one of them, unless somebody else releases. */
export class ModelSemaphore implements StandIn {
  readonly name: string;
  level: number;
  readonly inside: number[] = [];

  constructor(name: string, value: number) {
    this.name = name;
    this.level = value;
  }

  holders(): readonly number[] {
    return this.inside;
  }

  handTo(seat: Seat): Permits {
    return { acquire: () => seat.ask(ACQUIRE, this, undefined), release: () => seat.ask(RELEASE, this, undefined) as Promise<void> };
  }
}

const ACQUIRE: Operation<ModelSemaphore> = operation({
  op: 'acquire',
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
  take(semaphore, _, { index }) {
    semaphore.level++;
    const at = semaphore.inside.indexOf(index);
    if (at >= 0) semaphore.inside.splice(at, 1);
  },
  tell: ({ level }) => level,
});
