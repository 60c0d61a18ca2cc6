import type { Act, Demo } from '../../act/act.js';
import {
  dict,
  type Given,
  list,
  lock,
  type Mutex,
  named,
  scenario,
  type Shared,
  type SharedDict,
  type SharedList,
  type Worker,
} from '../../scenario/index.js';
import { type CountOptions, type CountPromise, judgeCount } from '../shared/counter-judge.js';
import { manyTimes } from '../shared/many-times.js';
import { isInOrder, type Item, judgeList } from './judge.js';
import { aboutManager } from './about.js';

/**
 * A manager: a process of its own that keeps a dict or a list; the others ask it, one operation at
 * a time.
 */

type Office = { office: Shared<SharedDict<number>> };
type LockedOffice = Office & { lock: Shared<Mutex> };

// ---- What a seller does. This is the dozen lines that matter.

/**
 * The dict says how many tickets have been sold. The manager answers get, and the manager answers
 * set; what it answers others in between, it does not tell.
 */
async function sell({ office }: Given<Office>): Promise<void> {
  const sold = await office.get('sold');
  await office.set('sold', sold! + 1);
}

/** The same two operations, and nobody in between. */
async function sellWithLock(seller: Given<LockedOffice>): Promise<void> {
  await seller.lock.withLock(() => sell(seller));
}

// ---- To append is one operation. Nothing is read before, so nothing can be overwritten.

type Book = { book: Shared<SharedList<Item>> };

async function signUp({ book }: Given<Book>, item: Item): Promise<void> {
  await book.append(item);
}

// ---- The acts.

const signer = (by: number, { increments }: CountOptions): Worker<Book> => ({
  name: `process-${by}`,
  async run(given) {
    given.say('beginsToAppend', { increments });
    for (let number = 1; number <= increments; number++) await signUp(given, { by, number });
    given.outcome('appended');
  },
});

const soldIn = (shared: Readonly<Record<string, unknown>>): number =>
  (shared['office'] as { sold?: number }).sold ?? 0;

const nolock = scenario({
  quiet: true,
  shares: () => ({ office: dict({ sold: 0 }) }),
  workers: (options: CountOptions) =>
    named<Office>('process', options.processes, manyTimes(sell, options)),
  holds: ({ shared }, { processes, increments }) => soldIn(shared) === processes * increments,
});

const locked = scenario({
  ...nolock,
  shares: () => ({ office: dict({ sold: 0 }), lock: lock() }),
  workers: (options: CountOptions) =>
    named<LockedOffice>('process', options.processes, manyTimes(sellWithLock, options)),
});

const appended = scenario({
  quiet: true,
  shares: () => ({ book: list<Item>() }),
  workers: (options: CountOptions) =>
    Array.from({ length: options.processes }, (_, index) => signer(index + 1, options)),
  holds: ({ shared }, options) => isInOrder(shared['book'] as Item[], options),
});

const judge =
  (promise: CountPromise): Act['judge'] =>
  (run) =>
    judgeCount(run, soldIn(run.ending.shared), promise);

export const managerDemo: Demo = {
  ...aboutManager,
  source: { module: import.meta.url, name: 'managerDemo' },
  acts: [
    {
      name: 'dict-nolock',
      scenario: nolock,
      load: 'busy',
      judge: judge('updates are lost'),
      fix: 'dict-lock',
    },
    { name: 'dict-lock', scenario: locked, load: 'busy', judge: judge('none is lost') },
    { name: 'list', scenario: appended, load: 'busy', judge: judgeList },
  ],
};
