/**
 * The library's Condition (src/primitives/sync/condition.ts). Its lock is the tool's own `lock()`,
 * which is passed on when its holder dies, as lock.mjs shows of the library's. Left out: timeouts,
 * and the order of arrival.
 *
 * The last process opens, and notifies one; whoever is notified notifies the next one. Whoever dies
 * with a notification takes it with it, as the library says, so another one is given then.
 */
import { lock, word } from 'ipc-demo/scenario';
import { family, forEach, GONE, IN, sleep } from './family.mjs';

/** A cell: no wait, one that waits, and one that has been notified. */
const NONE = 0;
const WAITING = 1;
const GRANTED = 2;

const relay = (count, deaths, without) =>
  family(count, deaths, {
    shares: () => ({ mutex: lock(), isOpen: word(), ...forEach(count, 'cell', () => word()) }),
    live: (g, me, others) => (me === count ? open : enter)(g, me, others, without),
    async bequeath(g, me, others) {
      await g.mutex.acquire();
      if (me === count) await g.isOpen.store(1);
      await notify(g, others);
      await g.mutex.release();
    },
  });

async function open(g, _, others, without) {
  await g.mutex.acquire();
  await g.isOpen.store(1);
  await notify(g, others, without);
  await g.mutex.release();
}

async function enter(g, me, others, without) {
  // Nobody is there who would open, and nobody may come any more.
  if ((await g[`member${others.length + 1}`].load()) === GONE) return;
  await g.mutex.acquire();
  while ((await g.isOpen.load()) === 0) await wait(g, me, without);
  await notify(g, others, without);
  await g.mutex.release();
}

/** Announces itself, and only then lets go of the lock: no notification after that is missed. */
async function wait(g, me, without) {
  const cell = g[`cell${me}`];
  if (without !== 'announcing first') await cell.store(WAITING);
  await g.mutex.release();
  if (without === 'announcing first') await cell.store(WAITING);
  while ((await cell.load()) !== GRANTED) await sleep(g, me);
  await cell.store(NONE);
  await g.mutex.acquire();
}

/** One who is dead costs no notification: the next one has it. */
async function notify(g, others, without) {
  for (const other of others) {
    const cell = g[`cell${other}`];
    if (without === 'order' && (await cell.load()) === WAITING) await g[`bell${other}`].store(1);
    if ((await cell.compareExchange(WAITING, GRANTED)) !== WAITING) continue;
    if (without === 'order') return;
    if (without !== 'asking' && (await g[`member${other}`].load()) !== IN) continue;
    return g[`bell${other}`].store(1);
  }
}

/** Three processes, of which one may die. */
export const three = relay(3, 1);

/** Two, and both may die. */
export const two = relay(2, 2);

/** It was notified between letting go of the lock and its announcement. */
export const withoutAnnouncingFirst = relay(2, 0, 'announcing first');

/** The notification goes to one who has died waiting, and to nobody else. */
export const withoutAsking = relay(3, 1, 'asking');

/** It is rung, and looks whether it was notified: it was not, and sleeps on. */
export const ringsBeforeGranting = relay(2, 0, 'order');
