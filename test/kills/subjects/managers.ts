import { setImmediate as breathe } from 'node:timers/promises';
import { type DictProxy, type LockProxy, Manager, type QueueProxy } from '../../../src/index.js';
import { crowds } from '../../models/crowd.js';
import { lastOf, type Subject, subject } from './subject.js';
import { visitsIn } from './visits.js';

/** What a manager keeps, when one of those who use it dies. */

interface Office {
  readonly lock: LockProxy;
  readonly dict: DictProxy<number>;
  readonly queue: QueueProxy<number>;
}

const client = subject<Office>({
  name: 'Manager, one who uses it',
  survivors: 2,
  async make() {
    const manager = await Manager.start();
    return {
      lock: await manager.Lock(),
      dict: await manager.dict<number>({ total: 0 }),
      queue: await manager.Queue<number>(),
    };
  },
  async act({ lock, dict, queue }, me) {
    for (let round = 0; round < 2; round++) {
      me.note('asks');
      await me.amid(lock.acquire());
      me.note('is in');
      const total = await dict.get('total');
      me.here();
      await breathe();
      await dict.set('total', total! + 1);
      me.note('leaves');
      await lock.release();
      me.note('has left');
      me.here();
      await queue.put(me.index);
      await queue.get();
    }
  },
  async check({ things: { lock, dict, queue }, notes, died }) {
    const wrong = crowds(visitsIn(notes, died), 1);
    const left = notes.filter(({ mark }) => mark === 'leaves').length;
    const total = await dict.get('total');
    const uncertain = died < Infinity && lastOf(notes, 0)?.mark === 'is in' ? 1 : 0;
    if (total! < left || total! > left + uncertain)
      wrong.push(`${left} sections have made a total of ${total}`);
    await dict.set('total', 0);
    if (!(await lock.acquire({ timeout: 60_000 }))) wrong.push('its lock is never free again');
    else await lock.release();
    while (!(await queue.empty())) await queue.get();
    return wrong;
  },
});

export const managers: readonly Subject[] = [client];
