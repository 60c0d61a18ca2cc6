import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EnvironmentError, Manager, ManagerGoneError } from '../../src/index.js';
import { now } from '../../src/primitives/system/clock.js';
import { isGone, stateOf } from '../outside.js';
import type { Ground, Result } from './ground.js';
import { BOUND } from './stage.js';
import { type Aim, POINTS } from './points.js';

/** Where the manager itself dies, again and again a new one: whoever uses it is told. */

export class Served implements Ground {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ipc-demo-kills-'));

  async kill(aim: Aim): Promise<Result> {
    const told = join(this.#folder, `${now()}`);
    const manager = new Manager();
    const start = withTrap({ ...aim, told }, () => manager.start());
    const wrong: string[] = [];
    const late = new AbortController();
    const bound = setTimeout(() => {
      wrong.push('it hangs');
      late.abort();
    }, BOUND);
    const work = this.#use(manager, start, wrong)
      .then(() => manager.shutdown())
      .catch(() => {});
    const all = aim.signal === 'SIGSTOP' ? this.#endStopped(manager, work, late.signal) : work;
    await Promise.race([all, once(late.signal, 'abort')]);
    clearTimeout(bound);
    if (!isGone(manager.pid!)) {
      wrong.push('its process is still there');
      process.kill(manager.pid!, 'SIGKILL');
    }
    return { diedAt: manager.exitCode === 0 ? null : diedAt(told), wrong };
  }

  async close(): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Uses everything that it keeps, some of it at the same time. */
  async #use(manager: Manager, start: Promise<void>, wrong: string[]): Promise<void> {
    try {
      await start;
      const [dict, lock, queue] = await Promise.all([
        manager.dict<number>({ total: 0 }),
        manager.Lock(),
        manager.Queue<number>(),
      ]);
      const waiting = queue.get();
      waiting.catch(() => {});
      for (let round = 1; round <= 2; round++)
        await lock.withLock(async () => {
          await dict.set('total', round);
          if ((await dict.get('total')) !== round) wrong.push('what was set is not there');
        });
      await queue.put(1);
      await waiting;
    } catch (error) {
      if (!(error instanceof ManagerGoneError || error instanceof EnvironmentError))
        wrong.push((error as Error).stack ?? 'it has failed');
    }
  }

  /** One that stops keeps everybody waiting, until it is killed. */
  async #endStopped(manager: Manager, work: Promise<void>, late: AbortSignal): Promise<void> {
    let over = false;
    void work.then(() => (over = true));
    const isStopped = (): boolean => stateOf(manager.pid!) === 'T';
    while (!over && !late.aborted && !isStopped()) await sleep(1);
    if (!over && isStopped()) process.kill(manager.pid!, 'SIGKILL');
    await work;
  }
}

/** Whoever is started meanwhile has the trap in it before anything else. */
function withTrap<T>(trap: Aim & { readonly told: string }, start: () => T): T {
  const flags = ['--import', new URL('./trapped.js', import.meta.url).href];
  process.execArgv.push(...flags);
  process.env['IPC_DEMO_TRAP'] = JSON.stringify(trap);
  try {
    return start();
  } finally {
    process.execArgv.splice(-flags.length);
    delete process.env['IPC_DEMO_TRAP'];
  }
}

function diedAt(told: string): string {
  try {
    return POINTS[Number(readFileSync(told, 'utf8'))] ?? 'anywhere';
  } catch {
    return 'anywhere';
  }
}
