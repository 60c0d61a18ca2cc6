import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Process, Value } from 'ipc-demo';
import { koffi, whereKoffiIs } from '../src/primitives/system/libc.js';
import { alternate, compare, type Figure } from './figure.js';
import { micros, type sayWhen } from './first-line.js';

/**
 * How long until a command has told all it has to tell, a child has begun, ten buyers have: beside
 * a `node` that does nothing at all, and ten of them. What is measured is what is installed: the
 * bundle, and not the files that the other benches use.
 */

// Seen from dist/bench.
const COMMAND = fileURLToPath(new URL('../../bin/ipc-demo.js', import.meta.url));
const LIMIT = fileURLToPath(new URL('../../bench/limit/child.mjs', import.meta.url));
const NO_LIBRARY = 'no library, but what a child loads';
const ROUNDS = 9;
const MANY = 10;
const EMPTY = ['-e', '0'];

export async function startup(): Promise<Figure[]> {
  koffi();
  const binary = whereKoffiIs()!;
  const alone = await alternate(ROUNDS, {
    'an empty node': () => wall(EMPTY),
    list: () => wall([COMMAND, 'list']),
    '--help': () => wall([COMMAND, '--help']),
    'explore ticket --nolock': () => wall([COMMAND, 'explore', 'ticket', '--nolock']),
    'a child': untilFirstLine,
    [NO_LIBRARY]: () => wall([LIMIT, binary]),
  });
  const together = await alternate(ROUNDS, {
    'ten empty nodes': tenEmptyNodes,
    'ten buyers': untilFirstEvent,
  });
  const targets = {
    list: 1.7,
    '--help': 1.7,
    'explore ticket --nolock': 2.5,
    'a child': 1.25,
    [NO_LIBRARY]: null,
  } as const;
  return [
    ...(Object.keys(targets) as (keyof typeof targets)[]).map((name) => ({
      name: `startup: ${name}`,
      unit: 'ms' as const,
      ...compare(alone, name, 'an empty node'),
      target: targets[name],
      ...(name === NO_LIBRARY && { isKept: false as const }),
    })),
    {
      name: 'startup: ten buyers, to the first event',
      unit: 'ms',
      ...compare(together, 'ten buyers', 'ten empty nodes'),
      target: 1.7,
    },
  ];
}

function wall(args: readonly string[]): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  // 1: what is explored loses tickets, as it is meant to.
  if (status !== 0 && status !== 1) throw new Error(`node ${args.join(' ')} failed:\n${stderr}`);
  return performance.now() - began;
}

/** From the call of `start` to the first line of its target. */
async function untilFirstLine(): Promise<number> {
  const at = new Value('int32', 0, { lock: false });
  const child = new Process<typeof sayWhen>({
    module: new URL('first-line.js', import.meta.url),
    target: 'sayWhen',
    args: [at],
  });
  const began = micros();
  child.start();
  if ((await child.join()) !== 0) throw new Error('the child failed');
  return ((at.value - began) | 0) / 1000;
}

/** From the start of the first to the end of the last. */
async function tenEmptyNodes(): Promise<number> {
  const began = performance.now();
  const nodes = Array.from({ length: MANY }, () => spawn(process.execPath, EMPTY));
  await Promise.all(nodes.map((node) => once(node, 'exit')));
  return performance.now() - began;
}

/** From the command to the first thing that one of its buyers has done. */
async function untilFirstEvent(): Promise<number> {
  const began = performance.now();
  const command = spawn(
    process.execPath,
    [COMMAND, 'ticket', '--nolock', '--json', '--buyers', String(MANY)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let first = NaN;
  for await (const line of createInterface({ input: command.stdout })) {
    const { type, process: who = '' } = JSON.parse(line) as { type: string; process?: string };
    if (Number.isNaN(first) && type === 'event' && who.startsWith('buyer-'))
      first = performance.now() - began;
  }
  return first;
}
