import { condition, event, lock, scenario, semaphore, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'The lost wake-up', zh: '丢失的唤醒' },
  story: {
    en:
      'One looks, sees nothing, and lies down to sleep; just before, the other has rung, and ' +
      'nobody heard. Saltzer described it in 1966 for the kernel of Multics, and gave each ' +
      'process a switch that remembers a call.',
    zh:
      '一个看了看，没有东西，正要去睡；就在它睡着之前，另一个按了铃，没人听见。1966 年，' +
      'Saltzer 在 Multics 内核中描述了这个问题，办法是给每个进程一个开关，记住“已经叫过”。',
  },
  source:
    'J. H. Saltzer, Traffic Control in a Multiplexed Computer System, MIT thesis, MAC-TR-30, 1966',
  belief: {
    en: 'I look before I sleep, and whoever brings something rings: so I cannot miss it.',
    zh: '我睡前先看一眼，别人放了东西又会按铃，所以不会错过。',
  },
  broken: ['looksBefore', 'clearsAfter'],
};

const LETTERS = 2;

/** One posts two letters, one after the other; the other one waits until it has both. */
const mailbox = (bell, post, collect) =>
  scenario({
    shares: () => ({ letters: word(), mutex: lock(), bell }),
    workers: () => [
      {
        name: 'sender',
        async run(g) {
          for (let sent = 0; sent < LETTERS; sent++) await post(g);
        },
      },
      {
        name: 'receiver',
        async run(g) {
          let got = 0;
          while (got < LETTERS) got += await collect(g);
          g.outcome('got both');
        },
      },
    ],
    holds: ({ outcomes }) => outcomes.length === 1,
  });

const postAndNotify = (g) =>
  g.mutex.withLock(async () => {
    await g.letters.add(1);
    await g.bell.notify();
  });

/**
 * Looks, and then takes the lock to sleep: a letter that comes in between rings for nobody.
 * 先看，再获取锁去睡：信若在两者之间送到，按铃时还没有人在等。
 */
export const looksBefore = mailbox(condition('mutex'), postAndNotify, async (g) => {
  while ((await g.letters.load()) === 0) await g.mutex.withLock(() => g.bell.wait());
  return g.letters.exchange(0);
});

/**
 * Right: looks and falls asleep with the lock, without which nobody can ring.
 * 持锁检查，持锁入睡（入睡的同时才释放锁）；按铃也要先获取锁，所以不会错过。
 */
export const looksInside = mailbox(condition('mutex'), postAndNotify, (g) =>
  g.mutex.withLock(async () => {
    while ((await g.letters.load()) === 0) await g.bell.wait();
    return g.letters.exchange(0);
  }),
);

const postAndSet = async (g) => {
  await g.letters.add(1);
  await g.bell.set();
};

/**
 * Empties the box, then clears the event: what came in between is cleared, too.
 * 先取空信箱，再清除事件：两者之间到来的通知也一起被清除。
 */
export const clearsAfter = mailbox(event(), postAndSet, async (g) => {
  await g.bell.wait();
  const got = await g.letters.exchange(0);
  await g.bell.clear();
  return got;
});

/**
 * Right: clears first, so that whatever comes later rings again.
 * 先清除事件，再取信：清除之后送到的信，会再次按铃。
 */
export const clearsFirst = mailbox(event(), postAndSet, async (g) => {
  await g.bell.wait();
  await g.bell.clear();
  return g.letters.exchange(0);
});

/**
 * Right: a semaphore counts how often it was rung, and forgets none.
 * 信号量记住按过几次铃，一次也不会漏。
 */
export const counted = mailbox(
  semaphore(0),
  async (g) => {
    await g.letters.add(1);
    await g.bell.release();
  },
  async (g) => {
    await g.bell.acquire();
    await g.letters.add(-1);
    return 1;
  },
);
