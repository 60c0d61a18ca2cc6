import { refusing, timeToWait } from '../../scenario/asked.js';
import type { Signal } from '../../scenario/sync.js';
import {
  type Asker,
  Busy,
  granted,
  type ModelThing,
  NOTHING,
  type Operation,
  operation,
} from './operation.js';

/** A flag for whose setting one can wait. */
export class ModelEvent implements ModelThing {
  readonly name: string;
  /** 1 when it is set. */
  level = 0;

  constructor(name: string) {
    this.name = name;
  }

  state(): unknown {
    return this.level === 1;
  }

  save(): unknown {
    return this.level;
  }

  load(saved: unknown): void {
    this.level = saved as number;
  }

  handTo(who: Asker): Signal {
    return {
      set: () => who.ask(SET, this, undefined) as Promise<void>,
      clear: () => who.ask(CLEAR, this, undefined) as Promise<void>,
      wait: (...options: unknown[]) =>
        refusing(() =>
          granted(
            who.ask(
              timeToWait(options[0], 'wait') === Infinity ? WAIT : WAIT_A_WHILE,
              this,
              undefined,
            ),
          ),
        ),
    };
  }
}

const SET: Operation<ModelEvent> = operation({
  op: 'set',
  sure: NOTHING,
  take: (event) => void (event.level = 1),
});
const CLEAR: Operation<ModelEvent> = operation({
  op: 'clear',
  sure: NOTHING,
  take: (event) => void (event.level = 0),
});
const WAIT: Operation<ModelEvent> = operation({
  op: 'pass',
  sure: NOTHING,
  ready: (level) => level > 0,
  take: () => {},
});
const WAIT_A_WHILE: Operation<ModelEvent> = operation({
  op: 'pass',
  failed: 'timeout',
  lingers: (level) => level === 0,
  take({ level }) {
    if (level === 0) throw new Busy();
  },
});
