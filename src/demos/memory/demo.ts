import { type Act, type Demo, type GivenRole, lifecycle, type Run } from '../../act/act.js';
import {
  counter,
  type Given,
  lock,
  type Mutex,
  named,
  scenario,
  type Shared,
  type SharedNumber,
} from '../../scenario/index.js';
import { type CountOptions, type CountPromise, judgeCount } from '../shared/counter-judge.js';
import { manyTimes } from '../shared/many-times.js';
import { judgeNotShared } from './judge.js';
import { aboutMemory } from './about.js';

/**
 * Memory: a process has its own; some of it can be shared, and then nothing protects it but you.
 */

// ---- What a seller does. This is the dozen lines that matter.

// A variable, as every program has them. The child is given a copy of the program, not of this run
// of it.

type Nothing = Record<never, never>;

let left = 10;

async function sellInAChild({ start, say }: GivenRole<Nothing>): Promise<void> {
  say('hasLeft', { left });
  const child = await start('child');
  await child.join();
  say('stillHasLeft', { left });
}

async function sellAll({ say }: GivenRole<Nothing>): Promise<void> {
  say('hasLeft', { left });
  left = 0;
  say('sellsAll', { left });
}

// ---- A number in shared memory. Each process adds 1 to it, many times.

type Sold = { sold: Shared<SharedNumber> };
type LockedSold = Sold & { lock: Shared<Mutex> };

/** Reads, then writes: between the two, anybody may come. */
async function addInTwoSteps({ sold }: Given<Sold>): Promise<void> {
  const before = await sold.read();
  await sold.write(before + 1);
}

/** The same two steps, and nobody in between. */
async function addWithLock(seller: Given<LockedSold>): Promise<void> {
  await seller.lock.withLock(() => addInTwoSteps(seller));
}

/** One instruction of the processor: there is no between. */
async function addAtOnce({ sold }: Given<Sold>): Promise<void> {
  await sold.add(1);
}

// ---- The acts.

const addsUp = ({ shared }: Run['ending'], { processes, increments }: CountOptions): boolean =>
  shared['sold'] === processes * increments;

const nolock = scenario({
  quiet: true,
  shares: () => ({ sold: counter() }),
  workers: (options: CountOptions) =>
    named<Sold>('process', options.processes, manyTimes(addInTwoSteps, options)),
  holds: addsUp,
});

const locked = scenario({
  quiet: true,
  shares: () => ({ sold: counter(), lock: lock() }),
  workers: (options: CountOptions) =>
    named<LockedSold>('process', options.processes, manyTimes(addWithLock, options)),
  holds: addsUp,
});

const atomic = scenario({
  quiet: true,
  shares: () => ({ sold: counter() }),
  workers: (options: CountOptions) =>
    named<Sold>('process', options.processes, manyTimes(addAtOnce, options)),
  holds: addsUp,
});

const judge =
  (promise: CountPromise): Act['judge'] =>
  (run) =>
    judgeCount(run, run.ending.shared['sold'] as number, promise);

export const memoryDemo: Demo = {
  ...aboutMemory,
  source: { module: import.meta.url, name: 'memoryDemo' },
  acts: [
    {
      name: 'not-shared',
      scenario: lifecycle({ shares: () => ({}), main: sellInAChild, roles: { child: sellAll } }),
      judge: judgeNotShared,
    },
    {
      name: 'counter-nolock',
      scenario: nolock,
      load: 'busy',
      judge: judge('updates are lost'),
      fix: 'counter-lock',
    },
    { name: 'counter-lock', scenario: locked, load: 'busy', judge: judge('none is lost') },
    { name: 'counter-atomic', scenario: atomic, load: 'busy', judge: judge('none is lost') },
  ],
};
