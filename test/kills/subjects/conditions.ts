import { setTimeout as sleep } from 'node:timers/promises';
import { Condition, Event, Lock, Value } from '../../../src/index.js';
import { wrongWakeUps } from '../../models/wake-ups.js';
import type { Note } from '../diary.js';
import { type Member, type Subject, subject, type Trial } from './subject.js';

/** Members that wait until another one says that something has changed. */

interface Kitchen {
  /** What is wrong with it on purpose. */
  readonly flaw: 'loses' | 'wakes' | null;
  readonly changed: Condition;
  readonly plates: Value<'int32'>;
}

/** In milliseconds. */
const WHILE = 1;
/** More than all can ever want. */
const PLENTY = 1000;

async function serve({ changed, plates, flaw }: Kitchen, me: Member, count: number): Promise<void> {
  // Whoever wants comes first, and has to wait.
  await sleep(WHILE);
  await changed.acquire();
  me.here();
  plates.value += count;
  me.note('notifies', Infinity);
  if (flaw !== 'loses') changed.notifyAll();
  me.here();
  changed.release();
}

async function eat({ changed, plates, flaw }: Kitchen, me: Member): Promise<void> {
  await changed.acquire();
  while (plates.value === 0) {
    me.note('waits');
    await me.amid(changed.wait(flaw === 'wakes' ? { timeout: 1 } : {}));
    me.note('is woken');
    me.here();
  }
  plates.value -= 1;
  changed.release();
}

export function kitchenWith(
  name: string,
  make: () => Condition,
  flaw: Kitchen['flaw'] = null,
): Subject {
  return subject<Kitchen>({
    name,
    survivors: 2,
    make: () => ({ flaw, changed: make(), plates: new Value('int32', 0, { lock: false }) }),
    async act(kitchen, me) {
      for (let round = 0; round < 4; round++) {
        const wantsFirst = me.index === 2 || (me.index === 0 && round % 2 === 1);
        if (wantsFirst) await eat(kitchen, me);
        await serve(kitchen, me, 1);
        if (!wantsFirst) await eat(kitchen, me);
      }
    },
    /** What those need who want first, and then what the dead one owes. */
    async help(kitchen, me, { gone }) {
      await serve(kitchen, me, 1);
      while (!gone()) await sleep(1);
      await serve(kitchen, me, PLENTY);
    },
    check({ things: { changed, plates }, notes, died }) {
      plates.value = 0;
      const wrong = wrongWakeUps(happeningsIn(notes), died < Infinity ? [0] : []);
      const { waiting, lock } = changed.inspect();
      if (waiting.length > 0) wrong.push(`${waiting.join()} still wait`);
      if (lock.waiting.length > 0) wrong.push(`${lock.waiting.join()} still wait for the lock`);
      return wrong;
    },
  });
}

function happeningsIn(notes: readonly Note[]): Parameters<typeof wrongWakeUps>[0] {
  return notes.flatMap(({ who, mark, value }) =>
    mark === 'waits' || mark === 'is woken' || mark === 'notifies'
      ? [{ who, what: mark, count: value }]
      : [],
  );
}

/** Each clears it and sets it at once, and so wakes the others. */
const bell = subject<Event>({
  name: 'Event',
  survivors: 2,
  make: () => new Event(),
  async act(bell, me) {
    for (let round = 0; round < 4; round++) {
      me.note('waits');
      me.here();
      await me.amid(bell.wait());
      me.note('is woken');
      bell.clear();
      me.here();
      bell.set();
      me.here();
    }
  },
  async help(bell, _, { gone }) {
    bell.set();
    while (!gone()) await sleep(1);
    // It may have died between the two.
    bell.set();
  },
  check: ({ things, notes, died }: Trial<Event>) => {
    const wrong = notes.some(({ who }) => who > 0) ? [] : ['nobody has done anything'];
    if (!things.isSet() && died === Infinity) wrong.push('it is not set at the end');
    things.set();
    return wrong;
  },
});

export const conditions: readonly Subject[] = [
  kitchenWith('Condition', () => new Condition()),
  kitchenWith('Condition with a Lock', () => new Condition(new Lock())),
  bell,
];
