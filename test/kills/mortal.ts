import { writeSync } from 'node:fs';
import {
  Barrier,
  Condition,
  Lock,
  main,
  parentProcess,
  Pipe,
  Process,
  Queue,
  Semaphore,
  SharedMemory,
} from '../../src/index.js';
import { arena } from '../../src/primitives/system/arena.js';
import type { Aim } from './points.js';
import { setTrap } from './trap.js';

/** A program whose main process dies, while it uses everything with its children. */

interface Shop {
  readonly lock: Lock;
  readonly queue: Queue<number>;
  readonly changed: Condition;
  readonly line: Barrier;
  readonly ready: Semaphore;
}

/** Until it is killed: each of them waits for the main process somewhere. */
export async function waits({ lock, queue, changed, line, ready }: Shop): Promise<void> {
  ready.release();
  await Promise.all([
    line.wait(),
    queue.put(1),
    (async () => {
      for (;;) await lock.withLock(() => queue.get());
    })(),
    changed.withLock(() => changed.wait()),
  ]);
}

async function use({ lock, queue, changed }: Shop, here: () => void): Promise<void> {
  const [reader, writer] = Pipe({ duplex: false });
  for (let round = 0; round < 2; round++) {
    await queue.put(round);
    here();
    await changed.withLock(() => changed.notifyAll());
    await writer.send(round);
    await reader.recv();
    await lock.acquire({ timeout: 5 }).then((taken) => taken && lock.release());
    here();
  }
}

if (parentProcess() === null)
  await main(async () => {
    const aim = JSON.parse(process.argv[2]!) as Aim;
    const shop: Shop = {
      lock: new Lock(),
      queue: new Queue(),
      changed: new Condition(),
      line: new Barrier(3),
      ready: new Semaphore(0),
    };
    using memory = new SharedMemory({ create: true, size: 16 });
    const children = [1, 2].map(
      () => new Process({ module: import.meta.url, target: waits, args: [shop] }),
    );
    for (const child of children) child.start();
    for (const _ of children) await shop.ready.acquire();
    const pids = children.map(({ pid }) => pid);
    console.log(JSON.stringify({ pids, folder: arena().folder, memory: memory.name }));
    const here = setTrap(aim, (_, kind, dies) => dies && writeSync(1, `${kind}\n`));
    await use(shop, here);
    for (const child of children) child.kill();
  });
