import { onProcesses } from '../test/explore/on-processes.js';
import { differences, threeWays } from '../test/explore/three-ways.js';
import { main } from '../src/index.js';

/**
 * The long form of test/explore/random.test.ts: so many programs drawn at random, each counted by
 * states, walked in every order and by the reduced walk; or carried out on real processes.
 *
 *   node dist/bench/random-programs.js 100000
 *   node dist/bench/random-programs.js 200 real
 */

const MOST_ORDERS = 1_000;
const ON_PROCESSES = 8;

const programs = Number(process.argv[2] ?? 100_000);
const began = performance.now();
const found: string[] = [];
await main(process.argv[3] === 'real' ? onReal : inMemory);
process.exitCode = found.length > 0 ? 1 : 0;

async function inMemory(): Promise<void> {
  let [compared, orders, reduced, tooLarge] = [0, 0, 0, 0];
  for (let seed = 1; compared < programs; seed++) {
    const ways = await threeWays(seed, MOST_ORDERS);
    if (ways === null) {
      tooLarge++;
      continue;
    }
    compared++;
    orders += ways.orders;
    if (ways.reduced !== null) reduced++;
    tell(differences(ways));
    if (compared % 1_000 === 0)
      console.log(`${compared} programs, ${orders} orders, ${found.length} differences`);
  }
  console.log(
    `${compared} programs with ${orders} orders in ${seconds()} s: ${found.length} differences; ${reduced} of them by the reduced walk, too (the others end with a lock in hand, or wait for a value); ${tooLarge} more had over ${MOST_ORDERS} orders each and were left out`,
  );
}

async function onReal(): Promise<void> {
  let [orders, deadlocks] = [0, 0];
  for (let seed = 1; seed <= programs; seed++) {
    const check = await onProcesses(seed, ON_PROCESSES);
    orders += check.orders;
    deadlocks += check.deadlocks;
    tell(check.mismatches.map((mismatch) => `${seed}: ${JSON.stringify(mismatch)}`));
  }
  console.log(
    `${programs} programs in ${orders} orders on real processes, ${deadlocks} of which stand still, in ${seconds()} s: ${found.length} differences`,
  );
}

function tell(parts: readonly string[]): void {
  if (parts.length > 0) console.log(parts.join('\n'));
  found.push(...parts);
}

function seconds(): number {
  return Math.round((performance.now() - began) / 1000);
}
