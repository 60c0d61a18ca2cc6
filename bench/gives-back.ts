import { readdirSync, readFileSync } from 'node:fs';
import {
  Barrier,
  type Connection,
  currentProcess,
  type DictProxy,
  Lock,
  main,
  Manager,
  Pipe,
  Process,
  Queue,
  Semaphore,
  Value,
} from '../src/index.js';
import { arena, Word } from '../src/primitives/system/arena.js';

/**
 * `node dist/bench/gives-back.js [children] [queues] [operations]`: 10,000 children one after the
 * other, each of which uses a manager, 20,000 queues opened and closed, and 10,000,000 operations of
 * two processes on the same primitives. Arena, descriptors and files must end as they began; memory,
 * which a garbage collector keeps, within half of that.
 */

const [children = 10_000, queues = 20_000, operations = 10_000_000] = process.argv
  .slice(2)
  .map(Number);
/** Until everybody has been somewhere. */
const WARM_UP = 20;
/** So many requests fill more than a chunk of 64 KiB, there and back. */
const FULL_CHUNK = 4000;
/** By then a queue has all the chunks that it ever needs. */
const WELL_USED = 20_000;
/** How often two that use the same primitives meet at a barrier. */
const SELDOM = 100;
/** Lock and semaphore taken and given back, queue and pipe. */
const AT_ONCE = 6;

export async function counts(dict: DictProxy<number>, child: number): Promise<void> {
  await dict.set('last', child);
}

/** What two processes have in common. */
interface Common {
  readonly lock: Lock;
  readonly count: Value<'int32'>;
  readonly seats: Semaphore;
  readonly barrier: Barrier;
  readonly queue: Queue<number>;
  readonly there: Connection;
  readonly here: Connection;
}

/** Uses each as often as the other one does. */
export async function takesPart(common: Common, times: number, sends: boolean): Promise<void> {
  const { lock, count, seats, barrier, queue, there, here } = common;
  for (let time = 0; time < times; time++) {
    await lock.withLock(() => count.value++);
    seats.acquireSync();
    seats.release();
    if (time % SELDOM === 0) await barrier.wait();
    if (sends) {
      await queue.put(time);
      await there.send(time);
    } else {
      if ((await queue.get()) !== time) fail(`message ${time} of the queue was another`);
      if ((await here.recv()) !== time) fail(`message ${time} of the pipe was another`);
    }
  }
}

if (currentProcess().name === 'MainProcess') await main(run);

async function run(): Promise<void> {
  const manager = await Manager.start();
  const dict = await manager.dict<number>();
  // A queue takes a second chunk of the arena when its first one is full, and keeps both.
  await inTurn(0, FULL_CHUNK, (request) => dict.set('last', request));
  // What one that has ended had may not be given back before the next ones need it.
  await Promise.all([1, 2, 3, 4].map((child) => lives(dict, child)));
  await inTurn(0, WARM_UP, (child) => lives(dict, child));
  await measured('children', manager.pid!, () =>
    inTurn(0, children, (child) => lives(dict, child)),
  );
  if ((await dict.get('last')) !== children - 1) fail(`the last child was not ${children - 1}`);
  await inTurn(0, WARM_UP, isOpenedAndClosed);
  await measured('queues', manager.pid!, () => inTurn(0, queues, isOpenedAndClosed));
  const [here, there] = Pipe({ duplex: false });
  const common: Common = {
    lock: new Lock(),
    count: new Value('int32', 0, { lock: false }),
    seats: new Semaphore(1),
    barrier: new Barrier(2),
    queue: new Queue<number>(),
    here,
    there,
  };
  await together(common, WELL_USED);
  const times = Math.ceil(operations / AT_ONCE / 2);
  await measured('operations', manager.pid!, () => together(common, times));
  if (common.count.value !== 2 * (times + WELL_USED)) fail(`counted to ${common.count.value}`);
  await manager.shutdown();
}

async function together(common: Common, times: number): Promise<void> {
  const other = new Process({
    module: import.meta.url,
    target: takesPart,
    args: [common, times, true],
  });
  other.start();
  await takesPart(common, times, false);
  if ((await other.join()) !== 0) fail('the other one failed');
  other.close();
}

async function lives(dict: DictProxy<number>, child: number): Promise<void> {
  const process = new Process({ module: import.meta.url, target: counts, args: [dict, child] });
  process.start();
  const exitCode = await process.join();
  if (exitCode !== 0) fail(`child ${child} ended with ${exitCode}`);
  process.close();
}

async function isOpenedAndClosed(number: number): Promise<void> {
  const queue = new Queue<number>();
  await queue.put(number);
  if ((await queue.get()) !== number) fail(`queue ${number} gave something else`);
  queue.close();
}

async function inTurn(
  from: number,
  to: number,
  one: (number: number) => Promise<void>,
): Promise<void> {
  for (let number = from; number < to; number++) await one(number);
}

async function measured(what: string, manager: number, work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  const before = state(manager);
  await work();
  const after = state(manager);
  process.stdout.write(`${what}, ${Math.round((performance.now() - began) / 1000)} s\n`);
  for (const [name, value] of Object.entries(before)) {
    const now = after[name]!;
    const isFine = name.endsWith('MB') ? now <= value * 1.5 : now === value;
    process.stdout.write(
      `  ${name.padEnd(24)}${String(value).padStart(12)}${String(now).padStart(12)}  ${isFine ? 'as it began' : 'GREW'}\n`,
    );
    if (!isFine) process.exitCode = 1;
  }
}

function state(manager: number): Record<string, number> {
  return {
    'arena, bytes': arena().words[Word.heapEnd]! * 4,
    descriptors: readdirSync(`/proc/self/fd`).length,
    'descriptors of manager': readdirSync(`/proc/${manager}/fd`).length,
    files: readdirSync(arena().folder).length,
    'memory, MB': residentOf(process.pid),
    'memory of manager, MB': residentOf(manager),
  };
}

function residentOf(pid: number): number {
  return Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))![1]) / 1024,
  );
}

function fail(what: string): never {
  throw new Error(what);
}
