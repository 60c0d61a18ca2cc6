import {
  Lock,
  main,
  parentProcess,
  Pipe,
  Process,
  Queue,
  SharedMemory,
  SimpleQueue,
} from '../../src/index.js';
import { arena } from '../../src/primitives/system/arena.js';
import { forEver, type Things } from './lives.js';

/**
 * A main program with a child that lives as `argv[2]` says and is a daemon if `argv[4]` says so; it
 * ends in the way `argv[3]` says. Without them, one that uses the library and ends.
 */

/** What it says of itself, in its first line. */
export interface Family {
  /** Its child, and the child of that. */
  readonly pids: readonly number[];
  /** What is of no use when it has ended. */
  readonly files: readonly string[];
}

const [life, way, kind] = process.argv.slice(2);

const ends: Readonly<Record<string, () => unknown>> = {
  return: () => {},
  throw: () => {
    throw new Error('the end of the program');
  },
  'process.exit': () => process.exit(3),
  'closed stdout': () => new Promise(() => setInterval(() => console.log('more'), 1)),
};

async function hasChild(): Promise<void> {
  const [reader] = Pipe({ duplex: false });
  const memory = new SharedMemory({ create: true, size: 16 });
  const things: Things = { lock: new Lock(), queue: new Queue(), reader, born: new SimpleQueue() };
  await things.lock.acquire();
  const module = new URL('lives.js', import.meta.url);
  const child = { module, target: 'live', args: [life, things], daemon: kind === 'daemon' };
  new Process(child).start();
  const family: Family = {
    pids: await things.born.get(),
    files: [arena().folder, `/dev/shm/${memory.name}`],
  };
  console.log(JSON.stringify(family));
  await (ends[way!] ?? forEver)();
}

if (parentProcess() === null) await main(life === undefined ? () => void new Lock() : hasChild);
