import { main } from '../src/index.js';
import { arena } from '../src/primitives/system/arena.js';
import { filesUnder } from '../src/primitives/system/folder.js';
import { drawing } from '../test/fixtures/random-programs.js';
import { grounds } from '../test/kills/grounds.js';
import { Sweep, type Tally } from '../test/kills/sweep.js';

/**
 * Members of a program die at every primitive: at each point that hooks are told of, before and
 * after each atomic instruction, and anywhere, by SIGKILL, by SIGTERM, stopped and then killed. Do
 * the others go on, or are they told?
 *
 *   node dist/bench/kills.js 5000            until so many have died
 *   node dist/bench/kills.js 500 Queue 7     where the name has this in it; the draws begin at 7
 */

const [wanted = '5000', part = '', seed = '1'] = process.argv.slice(2);
/** So many primitives at the same time: while one child comes to life another one dies. */
const LANES = 4;

const sweeps = grounds
  .filter(({ name }) => name.includes(part))
  .map(({ name, open }) => new Sweep(name, open));
if (sweeps.length === 0)
  throw new Error(
    `no primitive has ${part} in its name: ${grounds.map(({ name }) => name).join('; ')}`,
  );
const kills = (): number => sweeps.reduce((sum, { tally }) => sum + tally.kills, 0);

const draw = drawing(Number(seed));

/** Does the work at all of them, a few at a time. */
async function atAll(work: (sweep: Sweep) => Promise<void>): Promise<void> {
  const left = [...sweeps];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      await work(next);
      tell(next.tally);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

function tell({ name, kills: count, breaches }: Tally): void {
  console.log(`${name.padEnd(46)}${String(count).padStart(6)} kills  ${breaches.length} breaches`);
}

await main(async () => {
  const never = (): boolean => false;
  for (const signal of ['SIGKILL', 'SIGTERM', 'SIGSTOP'] as const)
    await atAll((sweep) => sweep.everyPoint(signal, false, never));
  await atAll((sweep) => sweep.everyPoint('SIGKILL', true, never));
  while (kills() < Number(wanted)) {
    const each = Math.ceil((Number(wanted) - kills()) / sweeps.length);
    await atAll(async (sweep) => {
      for (let one = 0; one < each; one++) await sweep.anywhere(draw);
    });
  }
  for (const sweep of sweeps) await sweep.close();
  console.log('');
  for (const { tally } of sweeps) {
    tell(tally);
    const entries = (counts: ReadonlyMap<string, number>): string =>
      [...counts].map(([what, count]) => `${what} ${count}`).join(', ');
    console.log(`  ${entries(tally.by)}\n  ${entries(tally.at)}`);
    for (const breach of tally.breaches) console.log(`  BREACH ${breach}`);
  }
  const left = filesUnder(arena().folder).filter((name) => /^(message|hand)-/.test(name));
  console.log(
    left.length > 0 ? `BREACH files of messages are left: ${left.join()}` : 'no file left',
  );
  const breaches = sweeps.reduce((sum, { tally }) => sum + tally.breaches.length, left.length);
  console.log(`${kills()} kills, ${breaches} breaches`);
  // One that hangs would keep this process, too.
  process.exit(breaches > 0 ? 1 : 0);
});
