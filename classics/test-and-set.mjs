import { named, scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Test-and-set', zh: 'test-and-set 自旋锁' },
  story: {
    en:
      'A lock that is nothing but a word: 0 is free, 1 is taken. IBM’s System/360 of the 1960s ' +
      'had an instruction for it, which writes the word and tells what stood there; processors ' +
      'of today have an atomic exchange.',
    zh:
      '最简单的锁只是一个字：0 表示空闲，1 表示已被占用。' +
      '20 世纪 60 年代的 IBM System/360 就有专门的指令：写入的同时取得原来的值；' +
      '今天的处理器用原子交换。',
  },
  source:
    'T. E. Anderson, The Performance of Spin Lock Alternatives for Shared-Memory ' +
    'Multiprocessors, IEEE Transactions on Parallel and Distributed Systems 1(1), 1990',
  belief: {
    en: 'I have just seen that the lock is free, so I can take it.',
    zh: '我刚看过，锁是空闲的，所以可以拿走。',
  },
  broken: ['naive', 'unfair'],
};

const shares = () => ({ lock: word(), inside: word() });

/** Takes the lock in this way, must be alone inside, and leaves. */
async function visit(g, take) {
  await take(g);
  g.assert((await g.inside.add(1)) === 0, 'two are inside');
  await g.inside.add(-1);
  await g.lock.store(0);
}

/** Does so once. */
const once = (take) => async (g) => {
  await visit(g, take);
  g.outcome('was in');
};

/** Two processes that do so. */
const two = (take) =>
  scenario({
    shares,
    workers: () => named('p', 2, once(take)),
    holds: ({ outcomes }) => outcomes.length === 2,
  });

/**
 * Looks and writes, in two steps: both may look before either writes.
 * 先看，再写，分两步：可能两个都看到锁空闲，才有一个写。
 */
export const naive = two(async ({ lock }) => {
  while ((await lock.load()) === 1);
  await lock.store(1);
});

/** Writes and is told what stood there, in one step: only one of them is told 0. */
const exchange = async ({ lock }) => {
  while ((await lock.exchange(1)) === 1);
};

/**
 * Each takes the lock once.
 * 一步之内写入新值并取得原值，只有一个取得 0；各获取一次。
 */
export const right = two(exchange);

/**
 * Both take it again and again, as often as they like.
 * 同样的锁，双方反复获取，次数不限。
 */
export const unbounded = scenario({
  shares,
  workers: () =>
    named('p', 2, (g) => visit(g, exchange)).map((worker) => ({ ...worker, repeats: true })),
  holds: () => true,
});

/**
 * The same lock is not fair: whenever the other one tries, one that comes again may have it.
 * 这种锁并不公平：一个反复获取，另一个每次来试，锁都可能正被占着（饥饿）。
 */
export const unfair = scenario({
  shares,
  workers: () => [
    { name: 'late', run: once(exchange) },
    {
      name: 'busy',
      daemon: true,
      async run(g) {
        for (;;) await visit(g, exchange);
      },
    },
  ],
  holds: ({ outcomes }) => outcomes.length === 1,
});
