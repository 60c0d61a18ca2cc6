/**
 * The library's Lock (src/primitives/sync/owner-word.ts): one word says whose it is. Left out here:
 * timeouts, the hand-over to one who has lost patience, and the order of arrival; test/models of
 * the repository has the first two. What fails without looking at anything new is one step.
 */
import { word } from 'ipc-demo/scenario';
import { family, forEach, IN, ringOne, sleep } from './family.mjs';

/** What stands in the word: nobody, or a number, and with it whether somebody sleeps. */
const FREE = 0;
const WANTED = 8;
const numberIn = (owner) => owner & ~WANTED;

/** Each has the lock once. @param without what is left out */
const users = (count, deaths, without) =>
  family(count, deaths, {
    shares: () => ({ owner: word(FREE), ...forEach(count, 'waits', () => word()) }),
    async live(g, me, others) {
      await acquire(g, me, others, without);
      await release(g, me, others, without);
    },
  });

async function acquire(g, me, others, without) {
  if ((await g.owner.compareExchange(FREE, me)) === FREE) return;
  if (without === 'looking again') await g.owner.compareExchange(1, 1 | WANTED);
  await g[`waits${me}`].store(1);
  if (without === 'looking again') await sleep(g, me);
  while (!(await takeOrMark(g, me, without))) await sleep(g, me);
  await g[`waits${me}`].store(0);
  // The bell took the mark with it, and others may still sleep.
  if (without !== 'mark for others') await g.owner.compareExchange(me, me | WANTED);
}

/** Takes it if it is free, or its owner dead; otherwise sees to it that a release rings. */
async function takeOrMark(g, me, without) {
  for (;;) {
    const seen = await g.owner.compareExchange(FREE, me);
    if (seen === FREE) return true;
    const isThere = (await g[`member${numberIn(seen)}`].load()) === IN;
    if (!isThere && without === 'comparing') {
      await g.owner.store(me | WANTED);
      return true;
    }
    const becomes = (isThere || without === 'take-over' ? seen : me) | WANTED;
    if (without === 'mark' || becomes === seen) return false;
    if ((await g.owner.compareExchange(seen, becomes)) === seen) return numberIn(becomes) === me;
  }
}

async function release(g, me, others, without) {
  const seen = await g.owner.compareExchange(me, FREE);
  // The word names only one: of two that are inside, one finds the other here, or nobody.
  g.assert(numberIn(seen) === me, 'two are inside');
  if (seen === me) return;
  if (without === 'order') await ringOne(g, others, without);
  await g.owner.store(FREE);
  if (without !== 'order') await ringOne(g, others, without);
}

/** Three processes, of which one may die. */
export const three = users(3, 1);

/** Two, and both may die. */
export const two = users(2, 2);

/** Whoever sleeps has left no mark, so the release rings nobody. */
export const withoutMark = users(2, 0, 'mark');

/** Between the look and the announcement the lock was freed: it sleeps, and nobody has it. */
export const withoutLookingAgain = users(2, 0, 'looking again');

/** It rings, and frees then: who is woken finds the lock taken, and the mark is wiped off. */
export const ringsBeforeFreeing = users(2, 0, 'order');

/** Two sleep, the first is woken and has the lock: its release does not know of the second. */
export const withoutMarkForOthers = users(3, 0, 'mark for others');

/** The owner is dead, and nobody takes the lock from it. */
export const withoutTakeOver = users(2, 1, 'take-over');

/** Two find the owner dead, and both take the lock from it. */
export const withoutComparing = users(3, 1, 'comparing');

/** The release rings one who died waiting, and nobody else. */
export const withoutAsking = users(3, 1, 'asking');
