import { setTimeout as sleep } from 'node:timers/promises';
import { BoundedSemaphore, Semaphore } from '../../../src/index.js';
import { crowds } from '../../models/crowd.js';
import { lastOf, type Subject, subject } from './subject.js';
import { visitsIn } from './visits.js';

/** Two places for three: at most two are inside, and no more than the dead one's place is lost. */

const PLACES = 2;
/** How long one stays inside, in milliseconds: long enough for all to meet there. */
const WHILE = 4;

export function hallWith(name: string, make: () => Semaphore): Subject {
  return subject<Semaphore>({
    name,
    survivors: 2,
    make,
    async act(seats, me) {
      for (let round = 0; round < 4; round++) {
        me.note('asks');
        if (round % 2 === 0) await seats.acquire();
        else seats.acquireSync();
        me.note('is in');
        me.here();
        await sleep(WHILE);
        me.note('leaves');
        seats.release();
        me.note('has left');
      }
    },
    check({ things: seats, notes, died }) {
      const wrong = crowds(visitsIn(notes, died), PLACES);
      const { value, waiting } = seats.inspect();
      if (waiting.length > 0) wrong.push(`${waiting.join()} still wait`);
      const lost = PLACES - value;
      const last = lastOf(notes, 0)?.mark;
      const [least, most] =
        died === Infinity || last === undefined || last === 'has left'
          ? [0, 0]
          : last === 'is in'
            ? [1, 1]
            : [0, 1];
      if (lost < least || lost > most) wrong.push(`${lost} places are lost, last it ${last}`);
      if (lost > 0) seats.release(lost);
      return wrong;
    },
  });
}

export const semaphores: readonly Subject[] = [
  hallWith('Semaphore', () => new Semaphore(PLACES)),
  hallWith('BoundedSemaphore', () => new BoundedSemaphore(PLACES)),
];
