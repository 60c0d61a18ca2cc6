/**
 * Processes of which some may die, and how the others learn of it.
 *
 * A worker cannot ask the kernel who is alive, so there is one for each that may die: it waits for
 * a lock that the mortal one has as long as it lives, for what a dead one holds is passed on. Then
 * it does what the library's `mourn` does: strikes the dead one from the table of members, and
 * rings everybody, once. Any other bell has to be rung by somebody who lives.
 */
import { lock, scenario, word } from 'ipc-demo/scenario';

/** How a member stands in the table: not there yet, or dead; there; about to be watched. */
export const GONE = 0;
export const IN = 1;
const BORN = 2;
const isIn = (member) => member === IN;
const isBorn = (member) => member === BORN;
const isRung = (bell) => bell === 1;

/** The numbers of the processes: 0 is nobody. */
const numbers = (count) => Array.from({ length: count }, (_, place) => place + 1);

/** Those who come after one, and then those before: all do the same, only turned round. */
const others = (me, count) => numbers(count - 1).map((step) => ((me + step - 1) % count) + 1);

/** One for each process: bell1, bell2 … */
export const forEach = (count, key, make) =>
  Object.fromEntries(numbers(count).map((me) => [key + me, make(me)]));

/**
 * So many processes, of which the first `deaths` may die, each at any of its steps. One stands for
 * any, where all do the same.
 * @param live what each does, given all that is shared, its number and those of the others
 * @param bequeath what is done for the dead one, when it has been struck from the table
 */
export const family = (count, deaths, { shares, live, bequeath = async () => {}, ...rest }) =>
  scenario({
    shares: () => ({
      ...shares(count),
      ...forEach(count, 'bell', () => word()),
      ...forEach(count, 'member', (me) => word(me > deaths ? IN : GONE)),
      ...forEach(deaths, 'life', () => lock()),
    }),
    workers: () => [
      ...numbers(count).map((me) => ({
        name: `p-${me}`,
        run: (g) => (me > deaths ? live : mortal(live))(g, me, others(me, count)),
      })),
      ...numbers(deaths).map((me) => ({
        name: `kernel-${me}`,
        run: (g) => mourn(g, me, others(me, count), bequeath),
        daemon: true,
      })),
    ],
    ...(deaths > 0 && {
      crash: { workers: numbers(deaths).map((me) => `p-${me}`), most: deaths },
    }),
    holds: () => true,
    ...rest,
  });

/** It begins when it is watched: nothing happens before that could be lost. */
const mortal = (live) => async (g, me, others) => {
  await g[`life${me}`].acquire();
  await g[`member${me}`].store(BORN);
  await g[`member${me}`].until(isIn);
  await live(g, me, others);
  await g[`life${me}`].release();
};

async function mourn(g, me, others, bequeath) {
  await g[`member${me}`].until(isBorn);
  await g[`member${me}`].store(IN);
  await g[`life${me}`].acquire();
  if (g[`life${me}`].inspect().abandonedBy !== null) {
    await g[`member${me}`].store(GONE);
    await ringAll(g, others);
    await bequeath(g, me, others);
  }
  await g[`life${me}`].release();
}

/** Sleeps until the bell rings, and answers it: then one looks again. */
export async function sleep(g, me) {
  await g[`bell${me}`].until(isRung);
  await g[`bell${me}`].store(0);
}

export async function ringAll(g, others) {
  for (const other of others) await g[`bell${other}`].store(1);
}

/** Rings one of those who wait and are not dead. */
export async function ringOne(g, others, without) {
  for (const other of others) {
    if ((await g[`waits${other}`].load()) === 0) continue;
    if (without !== 'asking' && (await g[`member${other}`].load()) !== IN) continue;
    return g[`bell${other}`].store(1);
  }
}
