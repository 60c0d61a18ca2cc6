import { jsonFile, lock, scenario, semaphore } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'The bounded buffer', zh: '有界缓冲区（生产者与消费者）' },
  story: {
    en:
      'Dijkstra solved it in 1965 with three semaphores: one counts the places that are free, ' +
      'one the items that are there, and one keeps all others out while the buffer is changed. ' +
      'Pipes and queues are such buffers, too.',
    zh:
      '1965 年，Dijkstra 用三个信号量解决了它：一个数空位，一个数已有的产品，' +
      '还有一个保证修改缓冲区时没有别人进来。管道和队列也是这样的缓冲区。',
  },
  source: 'E. W. Dijkstra, Cooperating Sequential Processes (EWD 123), 1965',
  belief: {
    en:
      'Whoever wants to change the buffer first takes the mutex, and then sees whether there is ' +
      'a place.',
    zh: '要改缓冲区，先获取互斥锁，再看有没有空位，准没错。',
  },
  broken: ['mutexFirst', 'noMutex', 'noCount'],
};

const options = {
  places: { default: 2, least: 2, most: 4 },
  items: { default: 3, least: 3, most: 6 },
};

async function put(g, item) {
  const { items } = await g.buffer.read();
  await g.buffer.write({ items: [...items, item] });
}

async function take(g) {
  const { items } = await g.buffer.read();
  g.assert(items.length > 0, 'nothing is there');
  await g.buffer.write({ items: items.slice(1) });
  return items[0];
}

const upTo = (last) => Array.from({ length: last }, (_, at) => at + 1);

const bufferWith = (produce, consume) =>
  scenario({
    options,
    shares: ({ places }) => ({
      buffer: jsonFile('buffer.json', { items: [] }),
      mutex: lock(),
      empty: semaphore(places),
      full: semaphore(0),
    }),
    workers: ({ items }) => [
      {
        name: 'producer',
        async run(g) {
          for (const item of upTo(items)) await produce(g, item);
        },
      },
      {
        name: 'consumer',
        async run(g) {
          const taken = [];
          while (taken.length < items) taken.push(await consume(g));
          g.outcome(`took ${taken.join(' ')}`);
        },
      },
    ],
    always: ({ shared }, { places }) => shared.buffer.items.length <= places,
    holds: ({ outcomes }, { items }) => outcomes[0]?.outcome === `took ${upTo(items).join(' ')}`,
  });

/**
 * The mutex first: who has it waits for a place, or an item, that nobody can make without it.
 * 先获取互斥锁，再等空位或产品：持锁等待，别人没有锁，腾不出空位，也放不进产品，于是死锁。
 */
export const mutexFirst = bufferWith(
  (g, item) =>
    g.mutex.withLock(async () => {
      await g.empty.acquire();
      await put(g, item);
      await g.full.release();
    }),
  (g) =>
    g.mutex.withLock(async () => {
      await g.full.acquire();
      const item = await take(g);
      await g.empty.release();
      return item;
    }),
);

/**
 * Counts, but no mutex: one writes the buffer as it was before the other changed it.
 * 有计数，没有互斥：一方读出缓冲区，另一方改了它，这一方再写回旧内容，把修改覆盖了。
 */
export const noMutex = bufferWith(
  async (g, item) => {
    await g.empty.acquire();
    await put(g, item);
    await g.full.release();
  },
  async (g) => {
    await g.full.acquire();
    const item = await take(g);
    await g.empty.release();
    return item;
  },
);

/**
 * A mutex, but no counts: nobody waits for an item, or for a place.
 * 有互斥，没有计数：没有产品也取，没有空位也放。
 */
export const noCount = bufferWith(
  (g, item) => g.mutex.withLock(() => put(g, item)),
  (g) => g.mutex.withLock(() => take(g)),
);

/**
 * Right: first a place or an item, and then, for the change alone, the mutex.
 * 先等到空位或产品，再获取互斥锁，而且只在修改缓冲区时持有。
 */
export const right = bufferWith(
  async (g, item) => {
    await g.empty.acquire();
    await g.mutex.withLock(() => put(g, item));
    await g.full.release();
  },
  async (g) => {
    await g.full.acquire();
    const item = await g.mutex.withLock(() => take(g));
    await g.empty.release();
    return item;
  },
);
