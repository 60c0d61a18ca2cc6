import { main } from '../src/index.js';
import { demos } from '../src/demos/registry.js';
import { drawing } from '../test/fixtures/random-programs.js';
import { Commands, SALE } from '../test/kills/commands.js';
import { Sweep } from '../test/kills/sweep.js';

/**
 * The command dies, or one of its processes: at a sale at every point where it touches a file, a
 * pipe or the memory that they share, by SIGKILL and by SIGTERM; in every act of every
 * demonstration at points drawn at random, also stopped and then killed.
 *
 *   node dist/bench/command-kills.js 20      so many in each act
 *   node dist/bench/command-kills.js 20 queue 7    of those with this in their name; drawn from 7
 */

const [each = '20', part = '', seed = '1'] = process.argv.slice(2);
const LANES = 2;
/** The command, and the first that it starts. */
const AT_THE_SALE = [0, 1];
/** Hardly anybody passes more; who does not come so far lives, and counts for nothing. */
const POINTS = 150;

const never = (): boolean => false;

interface Case {
  readonly sweep: Sweep;
  readonly go: (sweep: Sweep) => Promise<void>;
}

const sales = AT_THE_SALE.map((whom): Case => ({
  sweep: new Sweep(
    `${SALE}: ${whom === 0 ? 'the command' : 'a buyer'}`,
    async () => new Commands(SALE, whom),
  ),
  async go(sweep) {
    await sweep.everyPoint('SIGKILL', true, never);
    await sweep.everyPoint('SIGTERM', false, never);
  },
}));
const acts = demos
  .filter(({ name }) => name !== 'compare')
  .flatMap(({ name, acts: all }) =>
    all.map((act) => `${name} ${name === 'ticket' ? '--' : '--act '}${act}`),
  );
const others = acts.map((command): Case => {
  const draw = drawing(Number(seed));
  return {
    // The command, or one of the first two that it starts.
    sweep: new Sweep(command, async () => new Commands(command, draw(3))),
    async go(sweep) {
      for (let one = 0; one < Number(each); one++) {
        await sweep.anywhere(draw, POINTS);
        await sweep.close();
      }
    },
  };
});

await main(async () => {
  const left = [...sales, ...others].filter(({ sweep }) => sweep.tally.name.includes(part));
  const done: Case[] = [];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      await next.go(next.sweep);
      await next.sweep.close();
      done.push(next);
      const { name, kills, breaches } = next.sweep.tally;
      console.log(
        `${name.padEnd(60)}${String(kills).padStart(5)} kills  ${breaches.length} breaches`,
      );
      for (const breach of breaches) console.log(`  BREACH ${breach}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const sum = (of: (one: Case) => number): number => done.reduce((all, one) => all + of(one), 0);
  const breaches = sum(({ sweep }) => sweep.tally.breaches.length);
  console.log(`${sum(({ sweep }) => sweep.tally.kills)} kills, ${breaches} breaches`);
  process.exitCode = breaches > 0 ? 1 : 0;
});
