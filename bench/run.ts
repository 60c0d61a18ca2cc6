import { cpus, loadavg } from 'node:os';
import { contended } from './contended.js';
import { explore } from './explore.js';
import { fairness } from './fairness.js';
import { type Figure, isMet } from './figure.js';
import { isLost, keep, type Kept, lossOf, readKept } from './kept.js';
import { limit } from './limit.js';
import { lock } from './lock.js';
import { manager } from './manager.js';
import { mechanisms } from './mechanisms.js';
import { pipe } from './pipe.js';
import { pythonVersion } from './python.js';
import { queue } from './queue.js';
import { spin } from './spin.js';
import { startup } from './startup.js';
import { value } from './value.js';
import { waits } from './waits.js';
import { main } from '../src/index.js';

/**
 * `npm run bench [-- name…] [--json] [--check] [--keep]`: measures, prints a table, and fails when a
 * target is missed. With `--check` it is compared with the ratios kept in the repository instead, and
 * fails where one is worse by a third; `--keep` keeps those of this run.
 */

const benches = {
  lock,
  value,
  contended,
  fairness,
  pipe,
  queue,
  manager,
  mechanisms,
  limit,
  startup,
  explore,
  spin,
  waits,
} as const;
type Name = keyof typeof benches;

const SWITCHES = ['--json', '--check', '--keep'];
const [asJson, checks, keeps] = SWITCHES.map((name) => process.argv.includes(name));
const asked = process.argv.slice(2).filter((argument) => !SWITCHES.includes(argument));
const unknown = asked.find((name) => !Object.hasOwn(benches, name));

if (unknown !== undefined) {
  process.stderr.write(
    `there is no bench named ${unknown}: choose among ${Object.keys(benches).join(', ')}\n`,
  );
  process.exitCode = 2;
} else {
  await main(run);
}

async function run(): Promise<void> {
  const version = pythonVersion();
  process.stderr.write(
    version !== null
      ? `compared with ${version}, on Node ${process.version}\n`
      : 'python3 is missing: the figures are not compared with Python’s\n',
  );
  process.stderr.write(
    `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, load ${loadavg()[0]!.toFixed(1)}\n`,
  );
  const kept = readKept();
  const figures: Figure[] = [];
  if (!asJson) print('figure', 'ours', 'beside', 'ratio', 'target', '');
  for (const name of (asked.length > 0 ? asked : Object.keys(benches)) as Name[]) {
    for (const figure of await benches[name]()) {
      if (asJson) process.stdout.write(`${JSON.stringify({ ...figure, met: isMet(figure) })}\n`);
      else printFigure(figure);
      if (checks ? isLost(figure, kept) : !isMet(figure)) process.exitCode = 1;
      figures.push(figure);
    }
  }
  if (checks) printLosses(figures, kept);
  if (keeps) keep(figures);
}

function printLosses(figures: readonly Figure[], kept: Kept): void {
  const lost = figures.filter((figure) => isLost(figure, kept));
  const compared = figures.filter((figure) => lossOf(figure, kept) !== null).length;
  for (const figure of lost)
    process.stderr.write(
      `LOST ${figure.name}: ratio ${figure.beside!.ratio.toFixed(2)}, kept ${kept[figure.name]!.toFixed(2)}\n`,
    );
  process.stderr.write(`${compared} ratios compared with those kept, ${lost.length} lost\n`);
}

function printFigure(figure: Figure): void {
  const { name, unit, ours, beside, target } = figure;
  print(
    name,
    withUnit(ours, unit),
    beside ? `${withUnit(beside.value, unit)} ${beside.what}` : 'not compared',
    beside ? beside.ratio.toFixed(2) : '',
    target === null ? '' : `≤ ${Number(target.toFixed(2))}`,
    target === null || beside === null ? '' : isMet(figure) ? 'met' : 'MISSED',
  );
}

function withUnit(value: number, unit: Figure['unit']): string {
  if (unit === 'states') return `${value} ${unit}`;
  return unit === 'share' ? value.toFixed(2) : `${value.toFixed(1)} ${unit}`;
}

function print(
  name: string,
  ours: string,
  beside: string,
  ratio: string,
  target: string,
  met: string,
): void {
  process.stdout.write(
    `${name.padEnd(38)}${ours.padStart(13)}${beside.padStart(24)}${ratio.padStart(8)}${target.padStart(8)}  ${met}`.trimEnd() +
      '\n',
  );
}
