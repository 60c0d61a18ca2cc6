import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { alternate, type Figure, median } from './figure.js';
import * as sales from './sales.js';

/**
 * How many tickets do two sellers sell in a second by each mechanism, with nothing but the library?
 * And does `ipc-demo compare` find the same order?
 */

// Seen from dist/bench.
const COMMAND = fileURLToPath(new URL('../../bin/ipc-demo.js', import.meta.url));
const ROUNDS = 5;

/** What `ipc-demo compare --json` says of a mechanism. */
interface Compared {
  readonly mechanism: string;
  readonly opsPerSecond: number;
  readonly opsSpread: { readonly least: number; readonly most: number };
}

export async function mechanisms(): Promise<Figure[]> {
  const { file, pipe, queue, manager, memory } = sales;
  const rounds = await alternate(ROUNDS, { file, pipe, queue, manager, memory });
  const rates = new Map(
    Object.keys(rounds[0]!).map((name) => [
      name,
      median(rounds.map((round) => round[name as 'file'])),
    ]),
  );
  const compared = runCompare();
  const figures = compared.map(({ mechanism, opsPerSecond }): Figure => {
    const ours = rates.get(mechanism)!;
    return {
      name: `mechanisms: tickets by ${mechanism}`,
      unit: '/s',
      ours,
      beside: { what: 'compare', value: opsPerSecond, ratio: opsPerSecond / ours },
      target: null,
    };
  });
  return [...figures, agreement(rates, compared)];
}

/**
 * The pairs of mechanisms that `compare` tells apart, for their rounds do not overlap, are to be in
 * the same order here.
 */
function agreement(rates: ReadonlyMap<string, number>, compared: readonly Compared[]): Figure {
  const pairs = compared.flatMap((fast) =>
    compared
      .filter((slow) => slow.opsSpread.most < fast.opsSpread.least)
      .map((slow) => [fast.mechanism, slow.mechanism] as const),
  );
  const same = pairs.filter(([fast, slow]) => rates.get(fast)! > rates.get(slow)!);
  const here = [...rates].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
  const there = compared
    .toSorted((a, b) => b.opsPerSecond - a.opsPerSecond)
    .map(({ mechanism }) => mechanism);
  process.stderr.write(
    `mechanisms, the fastest first: ${here.join(', ')}; ipc-demo compare: ${here.join() === there.join() ? 'the same order' : there.join(', ')}\n`,
  );
  return {
    name: 'mechanisms: pairs ordered as by compare',
    unit: 'share',
    ours: same.length / pairs.length,
    beside: { what: 'all told apart', value: 1, ratio: 1 - same.length / pairs.length },
    target: 0,
  };
}

function runCompare(): Compared[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND, 'compare', '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`ipc-demo compare failed:\n${stderr}`);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; summary: Compared });
  return lines.filter(({ type }) => type === 'verdict').map(({ summary }) => summary);
}
