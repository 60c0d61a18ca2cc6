/**
 * The library's Barrier (src/primitives/sync/barrier.ts). Each party has a place of its own, where
 * it notes the generation to which it belongs: there the others find it when it is dead, and break
 * the barrier for all. Left out: actions, timeouts, resets, and places for more than one.
 *
 * For one who dies and has not come, or comes no more, nobody can look: so the barrier is broken
 * for it, as whoever knows of it would do by `abort`.
 *
 * Whoever changes the state rings all who wait, and lock.mjs shows how nobody misses a bell. So here
 * a change of the state wakes by itself, and a bell is rung for a death alone.
 */
import { word } from 'ipc-demo/scenario';
import { family, forEach, GONE } from './family.mjs';

/** In one word: the phase, above it how many have come, above that the generation. */
const FILLING = 0;
const ACTING = 1;
const BROKEN = 2;
const PARTY = 4;
const GENERATION = 32;
const phaseOf = (state) => state % PARTY;
const countOf = (state) => Math.floor((state % GENERATION) / PARTY);
const generationOf = (state) => Math.floor(state / GENERATION);
const hasEnded = (state, generation) =>
  generationOf(state) !== generation || phaseOf(state) === BROKEN;
const broken = (state) => state - phaseOf(state) + BROKEN;

const meeting = (count, deaths, rounds, without) => {
  const all = Array.from({ length: rounds }, (_, round) => round);
  const number = (outcomes, wanted) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  return family(count, deaths, {
    shares: () => ({ state: word(), ...forEach(count, 'place', () => word()) }),
    async live(g, me, others) {
      // Nobody can wait for one who never comes.
      for (const other of others)
        if (other <= deaths && (await g[`member${other}`].load()) === GONE)
          return breakIt(g, 0);
      for (const round of all) {
        g.outcome(`came ${round}`);
        const passed = await meet(g, me, others, without);
        g.outcome(`${passed ? 'passed' : 'broken'} ${round}`);
        await g[`place${me}`].store(0);
        if (!passed) return;
      }
    },
    bequeath,
    // One has passed: so all had come, and it is broken for nobody.
    always: ({ outcomes }) =>
      all.every(
        (round) =>
          number(outcomes, `passed ${round}`) === 0 ||
          (number(outcomes, `came ${round}`) === count &&
            number(outcomes, `broken ${round}`) === 0),
      ),
    holds: ({ outcomes }) => deaths > 0 || number(outcomes, `passed ${rounds - 1}`) === count,
  });
};

/** Whether it has passed. */
async function meet(g, me, others, without) {
  for (;;) {
    const state = await g.state.load();
    if (phaseOf(state) === BROKEN) return false;
    await g[`place${me}`].store(generationOf(state) + 1);
    const isLast = countOf(state) === others.length;
    if (isLast && (await buryTheDead(g, others))) continue;
    const came = state + PARTY + (isLast ? ACTING : FILLING);
    if (without === 'comparing') await g.state.store(came);
    else if ((await g.state.compareExchange(state, came)) !== state) continue;
    // All have come, and pass, unless somebody has broken it meanwhile.
    const next = (generationOf(came) + (without === 'generation' ? 0 : 1)) * GENERATION;
    if (isLast) await g.state.compareExchange(came, next);
    return waitForTheOthers(g, me, generationOf(came), others, without);
  }
}

/** What ends a sleep, for each who sleeps, and each generation. */
const WAKES = Array.from({ length: 4 }, (_, me) =>
  [0, 1].map((generation) => (all) => all[`bell${me}`] === 1 || hasEnded(all.state, generation)),
);

async function waitForTheOthers(g, me, generation, others, without) {
  for (;;) {
    await g.until(WAKES[me][generation]);
    const state = await g.state.load();
    if (hasEnded(state, generation)) return generationOf(state) !== generation;
    await g[`bell${me}`].store(0);
    if (without !== 'the dead') await buryTheDead(g, others);
  }
}

/** Takes one who is dead out of its place; if its generation has not ended, that is broken. */
async function buryTheDead(g, others) {
  for (const other of others) {
    if ((await g[`member${other}`].load()) !== GONE) continue;
    const stands = await g[`place${other}`].load();
    if (stands === 0) continue;
    await breakIt(g, stands - 1);
    await g[`place${other}`].store(0);
    return true;
  }
  return false;
}

async function breakIt(g, generation) {
  for (;;) {
    const state = await g.state.load();
    if (hasEnded(state, generation)) return;
    if ((await g.state.compareExchange(state, broken(state))) === state) return;
  }
}

async function bequeath(g, me) {
  const stands = await g[`place${me}`].load();
  await g.state.until((state) => hasEnded(state, stands - 1));
  await breakIt(g, generationOf(await g.state.load()));
}

/** Three processes, of which one may die. */
export const three = meeting(3, 1, 1);

/** Two, and both may die. */
export const two = meeting(2, 2, 1);

/** Two, again: a quick one may come a second time before a slow one has left. */
export const again = meeting(2, 0, 2);

/** Both count themselves at once, and one is lost. */
export const withoutComparing = meeting(2, 0, 1, 'comparing');

/** All have come, and who sleeps does not see it. */
export const withoutGeneration = meeting(2, 0, 1, 'generation');

/** Somebody died in it, and nobody looks who. */
export const withoutTheDead = meeting(2, 1, 1, 'the dead');
