import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Process } from '../src/index.js';
import { allocate, arena } from '../src/primitives/system/arena.js';
import { alternate, compare, type Figure } from './figure.js';
import { micros, sayWhen } from './first-line.js';

/** How long until a command or a child is there, beside a `node` that does nothing at all? */

// Seen from dist/bench.
const COMMAND = fileURLToPath(new URL('../../bin/ipc-demo.js', import.meta.url));
const ROUNDS = 15;

export async function start(): Promise<Figure[]> {
  const figures: Figure[] = [];
  if (existsSync(COMMAND)) {
    const rounds = await alternate(ROUNDS, {
      command: () => wall([COMMAND, '--version']),
      'node -e 0': emptyNode,
    });
    figures.push({
      name: 'start: ipc-demo --version',
      unit: 'ms',
      ...compare(rounds, 'command', 'node -e 0'),
      target: 1.5,
    });
  } else {
    process.stderr.write(
      'start: there is no bin/ipc-demo.js yet, so the start of the command is not measured\n',
    );
  }
  const rounds = await alternate(ROUNDS, { child: untilFirstLine, 'node -e 0': emptyNode });
  figures.push({
    name: 'start: Process to its first line',
    unit: 'ms',
    ...compare(rounds, 'child', 'node -e 0'),
    target: 1.5,
  });
  return figures;
}

function emptyNode(): number {
  return wall(['-e', '0']);
}

function wall(args: readonly string[]): number {
  const began = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed:\n${stderr}`);
  return Number(process.hrtime.bigint() - began) / 1e6;
}

async function untilFirstLine(): Promise<number> {
  const at = allocate(1);
  const child = new Process({
    module: new URL('first-line.js', import.meta.url),
    target: sayWhen,
    args: [at],
  });
  const began = micros();
  child.start();
  if ((await child.join()) !== 0) throw new Error('the child failed');
  return ((arena().words[at]! - began) | 0) / 1000;
}
