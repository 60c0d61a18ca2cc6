import { existsSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { allGone, run, Running } from '../command.js';
import { isGone, stop, until } from '../outside.js';
import { InTerminal } from '../terminals/pseudo.js';
import { lives } from './lives.js';
import type { Family } from './program.js';
import { type Way, ways } from './ways.js';

/** One cell of the matrix: a main process ends in one way while its child lives in one. */

const PROGRAM = fileURLToPath(new URL('program.js', import.meta.url));

export interface Cell {
  readonly life: string;
  readonly way: Way;
  readonly daemon: boolean;
}

/** A daemon has no children. */
export const cells: readonly Cell[] = ways.flatMap((way) =>
  Object.keys(lives).flatMap((life) =>
    [true, false]
      .filter((daemon) => !(daemon && life === 'has a child'))
      .map((daemon) => ({ life, way, daemon })),
  ),
);

export const nameOf = ({ life, way, daemon }: Cell): string =>
  `${way.name}: ${daemon ? 'a daemon' : 'a child'} that ${life}`;

/** What must come comes sooner, in milliseconds. */
const BOUND = 120_000;

/** What is wrong, a sentence each. Its children are waited for `patience` ms. */
export async function wrongIn(cell: Cell, patience: number = BOUND): Promise<string[]> {
  const { way, daemon } = cell;
  const program = begun(cell);
  const { child } = program;
  const ended = once(child, 'exit');
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  let pids: readonly number[] = [];
  try {
    await program.until((written) => written.includes('\n'));
    const family = familyIn(program);
    pids = family.pids;
    await end(program, way);
    // Nobody else ends a child for which its parent waits.
    if (way.waits && !daemon) process.kill(pids[0]!, 'SIGKILL');
    await until('the main process has ended', isOver, BOUND);
    await allGone(pids, patience);
    const code = child.exitCode ?? -constants.signals[child.signalCode!];
    const wrong = code === way.code ? [] : [`it ended with ${code}, not with ${way.code}`];
    // What had no time to clean up, the next program takes away.
    if (way.atOnce) await run([], { program: PROGRAM, temporary: program.temporary });
    return [
      ...wrong,
      ...family.files.filter((file) => existsSync(file)).map((file) => `${file} is left`),
    ];
  } catch (error) {
    child.kill('SIGKILL');
    return [(error as Error).message];
  } finally {
    await ended;
    for (const pid of pids) if (!isGone(pid)) process.kill(pid, 'SIGKILL');
    rmSync(program.temporary, { recursive: true, force: true });
  }
}

function begun({ life, way, daemon }: Cell): Running | InTerminal {
  const args = [life, way.name, daemon ? 'daemon' : 'child'];
  return way.name === 'closed terminal'
    ? new InTerminal(args, { program: PROGRAM, columns: 1000 })
    : new Running(args, { program: PROGRAM });
}

function familyIn(program: Running | InTerminal): Family {
  const written = program instanceof Running ? program.stdout : program.written;
  return JSON.parse(written.split('\n')[0]!) as Family;
}

async function end(program: Running | InTerminal, { name }: Way): Promise<void> {
  const { child } = program;
  if (program instanceof InTerminal) return program.close();
  if (name === 'closed stdout') child.stdout!.destroy();
  else if (name === 'stopped and killed') {
    await stop(child.pid!);
    child.kill('SIGKILL');
  } else if (name.startsWith('SIG')) child.kill(name as NodeJS.Signals);
}
