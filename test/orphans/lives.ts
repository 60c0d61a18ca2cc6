import { spawn } from 'node:child_process';
import {
  type Connection,
  type Lock,
  Process,
  type Queue,
  type SimpleQueue,
} from '../../src/index.js';

/** What a child is doing when the main process ends. */

export interface Things {
  /** Held by the main process. */
  readonly lock: Lock;
  /** Empty, and so it stays. */
  readonly queue: Queue<number>;
  /** Its writer is with the main process, which never sends. */
  readonly reader: Connection;
  /** Who lives: the child, then those that it has started. */
  readonly born: SimpleQueue<number[]>;
}

export const forEver = (): Promise<never> => new Promise(() => setInterval(() => {}, 1e6));

async function awaiting(waiting: Promise<unknown>, { born }: Things): Promise<void> {
  await born.put([process.pid]);
  await waiting;
}

export const lives: Readonly<Record<string, (things: Things) => unknown>> = {
  'is idle': (things) => awaiting(forEver(), things),
  'is in a busy loop': async ({ born }) => {
    await born.put([process.pid]);
    for (;;);
  },
  'waits in acquire': (things) => awaiting(things.lock.acquire(), things),
  'waits in get': (things) => awaiting(things.queue.get(), things),
  'waits in recv': (things) => awaiting(things.reader.recv(), things),
  'waits in acquireSync': async ({ born, lock }) => {
    await born.put([process.pid]);
    lock.acquireSync();
  },
  'has a child': async (things) => {
    const module = import.meta.url;
    const child = new Process({ module, target: livesLonger, args: [things.lock] });
    child.start();
    await things.born.put([process.pid, child.pid!]);
    await child.join();
  },
  'ignores SIGTERM': (things) => {
    process.on('SIGTERM', () => {});
    return awaiting(forEver(), things);
  },
};

/** One that the matrix must find: its own child outlives everybody. */
export const LEAVES_AN_ORPHAN = 'leaves an orphan';

async function leavesAnOrphan({ born }: Things): Promise<void> {
  const { pid } = spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' });
  await born.put([process.pid, pid!]);
  await forEver();
}

/** The target of the child. */
export function live(name: string, things: Things): unknown {
  return name === LEAVES_AN_ORPHAN ? leavesAnOrphan(things) : lives[name]!(things);
}

/** The target of the child's child. */
export async function livesLonger(lock: Lock): Promise<void> {
  await lock.acquire();
}
