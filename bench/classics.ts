import { randomInt } from 'node:crypto';
import { type Exploration, explore } from '../src/explore/explore.js';
import { formatToken } from '../src/trace/order.js';
import { main } from '../src/index.js';
import { inLanes } from '../test/classics/lanes.js';
import { onProcesses } from '../test/classics/on-processes.js';
import { allVersions, type Version } from '../test/classics/versions.js';

/**
 * The long form of test/classics/on-processes.test.ts: every version of every classic, explored in
 * memory and then carried out on real processes: its shortest losing order, and all orders where
 * there are at most 2,000, else so many drawn at random. A short form carries out all of fewer, and
 * so many only that need new processes afterwards.
 *
 *   node dist/bench/classics.js [orders] [seed] [all] [costly]
 */

/** In seconds, for all that is explored in memory. */
const MOST_TIME = 60;

const drawn = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? randomInt(2 ** 31));
const all = Number(process.argv[4] ?? 2_000);
const costly = Number(process.argv[5] ?? Infinity);
await main(carryOut);

async function carryOut(): Promise<void> {
  const versions = await allVersions();
  const began = performance.now();
  const explored: [Version, Exploration][] = [];
  for (const version of versions)
    explored.push([version, await explore(version.scenario, version.usual)]);
  const seconds = secondsSince(began);
  console.log(`${versions.length} versions explored in memory in ${seconds} s; seed ${seed}`);
  if (seconds >= MOST_TIME) process.exitCode = 1;
  await inLanes(explored, tell);
  console.log(
    `${process.exitCode === 1 ? 'DIFFERENCES' : 'no difference'}: ${secondsSince(began)} s`,
  );
}

async function tell([version, found]: [Version, Exploration]): Promise<void> {
  const { orders, cut, leftOut, isEvery, mismatches, elapsedMs } = await onProcesses(
    version,
    found,
    {
      all,
      drawn,
      seed,
      costly,
    },
  );
  // A run that is begun once more, to choose another value, is one of those drawn.
  const isEnough = isEvery || orders + cut + leftOut >= drawn / 2;
  const wrong = [
    ...verdictOn(version, found),
    ...mismatches.map((one) => JSON.stringify(one)),
    ...(isEnough ? [] : ['too few orders']),
  ];
  if (wrong.length > 0) process.exitCode = 1;
  const [which, endless] = [
    isEvery ? 'all' : 'drawn',
    cut > 0 ? `, and ${cut} without an end left out` : '',
  ];
  const name = `${version.classic} ${version.name}`.padEnd(36);
  const time = `${(elapsedMs / 1000).toFixed(1)} s`;
  console.log(`${name}${orders} orders (${which}${endless}), ${losingOf(found)}: ${time}`);
  for (const difference of wrong) console.log(`  DIFFERS ${difference}`);
}

/** What is broken on purpose must go wrong somewhere, and nothing else may. */
function verdictOn({ isBroken }: Version, { complete, shortest, livelock }: Exploration): string[] {
  if (!complete) return ['not all orders were looked at'];
  const goesWrong = shortest !== null || livelock !== null;
  return goesWrong === isBroken ? [] : [isBroken ? 'it cannot go wrong' : 'it can go wrong'];
}

/** Where real processes do what the model says, it fails there, too. */
function losingOf({ shortest, livelock }: Exploration): string {
  if (shortest) return `among them the shortest that fails, '${formatToken(shortest.schedule)}'`;
  return livelock ? 'a livelock, which no order with an end shows' : 'none fails';
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}
