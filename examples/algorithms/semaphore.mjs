/**
 * The library's Semaphore (src/primitives/sync/semaphore.ts). Left out here: timeouts, the order of
 * arrival, and the upper bound.
 *
 * A permit in a dead one's hand is lost, as the library says. So that nobody waits for it, as many
 * are given anew when somebody has died as can have been lost.
 */
import { word } from 'ipc-demo/scenario';
import { family, forEach, ringOne, sleep } from './family.mjs';

const semaphore = (permits, live) => (count, deaths, without) =>
  family(count, deaths, {
    shares: () => ({ value: word(permits), ...forEach(count, 'waits', () => word()) }),
    live: (g, me, others) => live(g, me, others, without),
    bequeath: (g, _, others) => release(g, others.length, others),
    always: ({ shared }) => shared.value >= 0,
    holds: ({ shared, died = [] }) => died.length > 0 || shared.value === permits,
  });

/** One permit: each takes it once, and gives it back. */
const users = semaphore(1, async (g, me, others, without) => {
  await acquire(g, me, others, without);
  await release(g, 1, others, without);
});

/** None at first: the last gives one to each of the others, all at once, and they take them. */
const gate = semaphore(0, (g, me, others, without) =>
  me > others.length
    ? release(g, others.length, others, without)
    : acquire(g, me, others, without),
);

async function release(g, permits, others, without) {
  if (without === 'order') await ringOne(g, others, without);
  await g.value.add(permits);
  if (without !== 'order') await ringOne(g, others, without);
}

async function acquire(g, me, others, without) {
  if (await take(g, without)) return;
  await g[`waits${me}`].store(1);
  if (without === 'looking again') await sleep(g, me);
  while (!(await take(g, without))) await sleep(g, me);
  await g[`waits${me}`].store(0);
  // One bell for several permits: whoever was woken wakes the next, where there is something left.
  if (without !== 'passing on' && (await g.value.load()) > 0) await ringOne(g, others, without);
}

async function take({ value }, without) {
  for (;;) {
    const seen = await value.load();
    if (seen <= 0) return false;
    if (without === 'comparing') {
      await value.store(seen - 1);
      return true;
    }
    if ((await value.compareExchange(seen, seen - 1)) === seen) return true;
  }
}

/** Three processes: one gives, two take, and one of these may die. */
export const three = gate(3, 1);

/** Two, and both may die. */
export const two = users(2, 2);

/** The permit came between the look and the announcement, and the bell with it. */
export const withoutLookingAgain = users(2, 0, 'looking again');

/** It rings, and gives then: who is woken finds nothing, and sleeps on. */
export const ringsBeforeGiving = users(2, 0, 'order');

/** Two see the same permit, and both have it. */
export const withoutComparing = users(2, 0, 'comparing');

/** Two permits, one bell: the second sleeper is not woken. */
export const withoutPassingOn = gate(3, 0, 'passing on');
