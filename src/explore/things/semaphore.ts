import { noOptions, refusing, timeToWait } from '../../scenario/asked.js';
import type { Permits } from '../../scenario/sync.js';
import {
  type Asker,
  Busy,
  granted,
  type Operation,
  NOTHING,
  operation,
  type ModelThing,
} from './operation.js';

/** A number. Nobody holds it: anybody may release, also who has not acquired. */
export class ModelSemaphore implements ModelThing {
  readonly name: string;
  level: number;

  constructor(name: string, value: number) {
    this.name = name;
    this.level = value;
  }

  state(): unknown {
    return { value: this.level };
  }

  save(): unknown {
    return this.level;
  }

  load(saved: unknown): void {
    this.level = saved as number;
  }

  handTo(who: Asker): Permits {
    return {
      acquire: (...options: unknown[]) =>
        refusing(() => {
          const isPatient = timeToWait(options[0], 'acquire') === Infinity;
          return granted(who.ask(isPatient ? ACQUIRE : ACQUIRE_A_WHILE, this, undefined));
        }),
      tryAcquire: (...options: unknown[]) =>
        refusing(
          () => (noOptions(options[0], 'tryAcquire'), granted(who.ask(TRY, this, undefined))),
        ),
      release: () => who.ask(RELEASE, this, undefined) as Promise<void>,
    };
  }
}

const ACQUIRE: Operation<ModelSemaphore> = operation({
  op: 'acquire',
  sure: { result: true },
  ready: (level) => level > 0,
  take(semaphore) {
    semaphore.level--;
    return true;
  },
  tell: ({ level }) => level,
});
const TRY: Operation<ModelSemaphore> = operation({
  op: 'acquire',
  failed: 'busy',
  take(semaphore) {
    if (semaphore.level === 0) throw new Busy();
    semaphore.level--;
    return true;
  },
  tell: ({ level }, _, result) => (result instanceof Busy ? undefined : level),
});
const ACQUIRE_A_WHILE: Operation<ModelSemaphore> = operation({
  ...TRY,
  failed: 'timeout',
  lingers: (level) => level === 0,
});
const RELEASE: Operation<ModelSemaphore> = operation({
  op: 'release',
  sure: NOTHING,
  take(semaphore) {
    semaphore.level++;
  },
  tell: ({ level }) => level,
});
