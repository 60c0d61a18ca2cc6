import { lock, scenario, semaphore, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'The dining philosophers', zh: '哲学家就餐问题' },
  story: {
    en:
      'Dijkstra made it up for an examination in 1965, with computers and tape drives; Hoare ' +
      'seated philosophers instead. Between any two of them lies one fork, and whoever wants to ' +
      'eat needs two.',
    zh:
      '这是 Dijkstra 1965 年出的一道考题，原来讲的是几台计算机争用磁带机；' +
      'Hoare 把它们换成了哲学家。每两人之间只有一把叉子，要吃饭就得同时拿到左右两把。',
  },
  source:
    'E. W. Dijkstra, Hierarchical Ordering of Sequential Processes, Acta Informatica 1(2), 1971',
  belief: {
    en: 'If all do the same, and each waits politely for its forks, then each will eat in the end.',
    zh: '大家做法一样，都老老实实等叉子，最后人人都能吃上饭。',
  },
  broken: ['naive'],
};

const options = { philosophers: { default: 3, least: 2, most: 6 } };

const each = (count, make) => Array.from({ length: count }, (_, seat) => make(seat));
const table = (count, thing, make) =>
  Object.fromEntries(each(count, (seat) => [`${thing}-${seat}`, make()]));
const forks = (count) => table(count, 'fork', lock);

/** Each philosopher eats once, with the fork `fork-N` on its left and the next one on its right. */
const dinner = (shares, dine) =>
  scenario({
    options,
    shares: ({ philosophers }) => shares(philosophers),
    workers: ({ philosophers }) =>
      each(philosophers, (seat) => ({
        name: `philosopher-${seat}`,
        async run(g) {
          await dine(g, [`fork-${seat}`, `fork-${(seat + 1) % philosophers}`], seat, philosophers);
          g.outcome('ate');
        },
      })),
    holds: ({ outcomes }, { philosophers }) => outcomes.length === philosophers,
  });

const eatWith = (g, first, second) => g[first].withLock(() => g[second].withLock(() => {}));

/**
 * All take the left fork first: once all have it, nobody ever gets the right one.
 * 人人先拿左边的叉子：一旦每人都拿到一把，就谁也等不到右边的那把（死锁）。
 */
export const naive = dinner(forks, (g, [left, right]) => eatWith(g, left, right));

/**
 * Right: all take the lower-numbered fork first, so there can be no circle.
 * 人人先拿编号小的叉子，所以不会形成循环等待。
 */
export const ordered = dinner(forks, (g, both) => eatWith(g, ...both.toSorted()));

/**
 * Right: a footman lets all but one sit down, so there is always somebody who gets both forks.
 * 服务员不让最后一个人入座，所以总有人能拿到两把叉子。
 */
export const footman = dinner(
  (count) => ({ ...forks(count), footman: semaphore(count - 1) }),
  async (g, [left, right]) => {
    await g.footman.acquire();
    await eatWith(g, left, right);
    await g.footman.release();
  },
);

const [THINKS, HUNGRY, EATS] = [0, 1, 2];
const neighbours = (seat, count) => [(seat + count - 1) % count, (seat + 1) % count];

/** Gives a hungry philosopher its turn if neither neighbour eats. */
async function letEat(g, seat, count) {
  const [before, after] = neighbours(seat, count);
  if ((await g[`state-${seat}`].load()) !== HUNGRY) return;
  if ((await g[`state-${before}`].load()) === EATS) return;
  if ((await g[`state-${after}`].load()) === EATS) return;
  await g[`state-${seat}`].store(EATS);
  await g[`turn-${seat}`].release();
}

/**
 * Right: each waits for a turn, which it or a neighbour gives it; then both forks must be free.
 * 每人等轮到自己，由自己或邻座通知；轮到时，两把叉子必定都空着。
 */
export const tanenbaum = dinner(
  (count) => ({
    ...forks(count),
    mutex: lock(),
    ...table(count, 'state', word),
    ...table(count, 'turn', () => semaphore(0)),
  }),
  async (g, forksOf, seat, count) => {
    await g.mutex.withLock(async () => {
      await g[`state-${seat}`].store(HUNGRY);
      await letEat(g, seat, count);
    });
    await g[`turn-${seat}`].acquire();
    for (const fork of forksOf) g.assert(await g[fork].tryAcquire(), 'a neighbour eats');
    for (const fork of forksOf) await g[fork].release();
    await g.mutex.withLock(async () => {
      await g[`state-${seat}`].store(THINKS);
      for (const other of neighbours(seat, count)) await letEat(g, other, count);
    });
  },
);
