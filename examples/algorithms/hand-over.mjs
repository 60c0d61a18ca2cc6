/**
 * How the library's Lock is fair (src/primitives/sync/owner-word.ts): whoever comes may take a free
 * lock before those who sleep; but the release hands it to one who has lost patience, so nobody
 * overtakes that one twice. That patience ends is a step here, and so it ends at any moment. Left
 * out: that the library hands over once in a millisecond at most, and only where a waiter that came
 * in vain has left its mark; and how sleepers are woken (lock.mjs).
 */
import { lock, scenario, word } from 'ipc-demo/scenario';

const FREE = 0;
const TAKEN = 1;

/** Who comes for the lock. */
const TWO = [1, 2];
const THREE = [1, 2, 3];

/** Those who have lost patience, a digit each, the longest first: 31 is 3, and then 1. */
const firstIn = (line) => Number(String(line)[0]);
const lastIn = (line) => line % 10;
const withoutOne = (line, number) => Number(String(line).replace(String(number), ''));

/** Made once, for a wait in a loop is known again by its predicate. */
const mayTake = THREE.map(
  (me) => (shared) => shared.owner === FREE || shared[`handed${me}`] === 1,
);

/** They come again and again. @param without what is left out */
const users = (numbers, without) =>
  scenario({
    shares: () => ({
      owner: word(FREE),
      line: word(0),
      lineLock: lock(),
      ...Object.fromEntries(numbers.map((me) => [`handed${me}`, word(0)])),
    }),
    workers: () =>
      numbers.map((me) => ({
        name: `p-${me}`,
        run: (g) => turn(g, me, without),
        repeats: true,
      })),
    holds: () => true,
    progress: { overtaken: 1 },
  });

async function turn(g, me, without) {
  if ((await g.owner.compareExchange(FREE, TAKEN)) !== FREE) {
    await changeLine(g, (line) => line * 10 + me);
    g.say('wants');
    while (!(await take(g, me))) await g.until(mayTake[me - 1]);
  }
  g.say('has');
  const line = await g.line.load();
  if (line === 0 || without === 'hand-over') return g.owner.store(FREE);
  const next = without === 'order' ? lastIn(line) : firstIn(line);
  await changeLine(g, (now) => withoutOne(now, next));
  await g[`handed${next}`].store(1);
}

/** Takes what it was handed; or takes it where it is free, and leaves the line. */
async function take(g, me) {
  if ((await g[`handed${me}`].compareExchange(1, 0)) === 1) return true;
  if ((await g.owner.compareExchange(FREE, TAKEN)) !== FREE) return false;
  await changeLine(g, (line) => withoutOne(line, me));
  return true;
}

/** In the library each waiter has a place of its own, with a number that says when it has come. */
async function changeLine(g, to) {
  await g.lineLock.acquire();
  await g.line.store(to(await g.line.load()));
  await g.lineLock.release();
}

/** Nobody who has lost patience is overtaken twice by the same one. */
export const handsOver = users(THREE);

/** Whoever is quick takes it again and again. */
export const withoutHandOver = users(TWO, 'hand-over');

/** It is handed to whoever has come last. */
export const withoutOrder = users(THREE, 'order');
