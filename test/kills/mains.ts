import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isGone, OwnFolder, stateOf } from '../outside.js';
import type { Ground, Result } from './ground.js';
import { BOUND } from './stage.js';
import { type Aim, POINTS } from './points.js';

/** Where main processes die: their children are gone with them, and the next one cleans up. */

const MORTAL = fileURLToPath(new URL('./mortal.js', import.meta.url));

/** What a program says of itself. */
interface Family {
  readonly pids: readonly number[];
  readonly folder: string;
  readonly memory: string;
}

export class Mains implements Ground {
  readonly #tmp = new OwnFolder();
  #before: Family | null = null;

  async kill(aim: Aim): Promise<Result> {
    const program = spawn(process.execPath, [MORTAL, JSON.stringify(aim)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: this.#tmp.path },
    });
    const lines: string[] = [];
    createInterface({ input: program.stdout }).on('line', (line) => lines.push(line));
    const ending = once(program, 'close');
    const ended = (): boolean => program.exitCode !== null || program.signalCode !== null;
    await inTime(() => ended() || stateOf(program.pid!) === 'T');
    if (!ended()) program.kill('SIGKILL');
    await ending;
    const family = JSON.parse(lines[0] ?? '{"pids":[]}') as Family;
    const wrong: string[] = [];
    if (!(await inTime(() => family.pids.every(isGone)))) wrong.push('children are left');
    if (family.pids.length === 0) wrong.push('it has not begun');
    if (aim.signal === 'SIGTERM' && isThere(family)) wrong.push('files are left after SIGTERM');
    // What one that was killed leaves the next one has taken away.
    if (this.#before !== null && isThere(this.#before))
      wrong.push('files of the one before are left');
    this.#before = family;
    const died = program.signalCode !== null;
    return { diedAt: died ? (POINTS[Number(lines[1])] ?? 'anywhere') : null, wrong };
  }

  async close(): Promise<void> {
    this.#tmp[Symbol.dispose]();
  }
}

function isThere({ folder, memory }: Family): boolean {
  return existsSync(folder) || existsSync(`/dev/shm/${memory}`);
}

/** False when it has taken too long. */
export async function inTime(condition: () => boolean): Promise<boolean> {
  for (const bound = performance.now() + BOUND; !condition(); await sleep(2))
    if (performance.now() > bound) return false;
  return true;
}
