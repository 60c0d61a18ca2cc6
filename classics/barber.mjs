import { lock, named, scenario, semaphore, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'The sleeping barber', zh: '睡觉的理发师' },
  story: {
    en:
      'With nobody to shave, the barber sleeps; a customer wakes him, or takes a chair and ' +
      'waits, or goes away if all chairs are taken. Dijkstra told it in 1965, and every server ' +
      'with a queue is such a barber.',
    zh:
      '没有顾客时理发师就睡觉；顾客来了，要么叫醒他，要么坐下等，椅子坐满就离开。' +
      '这是 Dijkstra 1965 年讲的；带等待队列的服务器，个个都是这样的理发师。',
  },
  source: 'E. W. Dijkstra, Cooperating Sequential Processes (EWD 123), 1965',
  belief: {
    en:
      'The barber looks before he sleeps, and the customer looks before he sits down: so none ' +
      'is missed.',
    zh: '理发师睡前会看有没有顾客，顾客坐下前会看理发师睡没睡，所以不会漏掉谁。',
  },
  broken: ['looksOnly', 'lastChair'],
};

const options = {
  chairs: { default: 1, least: 1, most: 2 },
  customers: { default: 3, least: 3, most: 4 },
};

const shopWith = ({ shares, alone, sleep, wake }) => {
  async function barber(g) {
    for (;;) {
      await sleep(g);
      await g.waiting.add(-1);
      await g.next.release();
      await g.done.acquire();
    }
  }
  async function takeChair(g, chairs) {
    if ((await g.waiting.load()) === chairs) return false;
    g.assert((await g.waiting.add(1)) < chairs, 'there is no chair for one who waits');
    await wake(g);
    return true;
  }
  async function customer(g, chairs) {
    const sits = await alone(g, () => takeChair(g, chairs));
    if (!sits) return g.outcome('went away');
    await g.next.acquire();
    g.assert((await g.beingShaved.add(1)) === 0, 'two are shaved at once');
    await g.beingShaved.add(-1);
    await g.done.release();
    g.outcome('shaved');
  }
  return scenario({
    options,
    shares: () => ({
      ...shares,
      waiting: word(),
      mutex: lock(),
      next: semaphore(0),
      beingShaved: word(),
      done: semaphore(0),
    }),
    workers: ({ chairs, customers }) => [
      { name: 'barber', run: barber, daemon: true },
      ...named('customer', customers, (g) => customer(g, chairs)),
    ],
    holds: ({ outcomes }, { customers }) => outcomes.length === customers,
  });
};

const withMutex = (g, act) => g.mutex.withLock(act);
const waitForBell = (g) => g.bell.acquire();
const ringBell = (g) => g.bell.release();

/**
 * He has looked, and does not sleep yet, when the customer looks: then both wait for ever.
 * 理发师看过没有顾客，正要睡下；顾客这时看他没睡，就不去叫醒：两边永远等下去。
 */
export const looksOnly = shopWith({
  shares: { asleep: word() },
  alone: withMutex,
  async sleep(g) {
    if ((await g.waiting.load()) > 0) return;
    await g.asleep.store(1);
    await g.asleep.until((asleep) => asleep === 0);
  },
  async wake(g) {
    if ((await g.asleep.load()) === 1) await g.asleep.store(0);
  },
});

/**
 * The bell remembers, but nobody is alone with the chairs: two see the last one free.
 * 铃由信号量记住，不会错过；但看空椅子和坐下之间没有互斥：两个顾客都看到最后一把空椅子。
 */
export const lastChair = shopWith({
  shares: { bell: semaphore(0) },
  alone: (g, act) => act(),
  sleep: waitForBell,
  wake: ringBell,
});

/**
 * Right: the bell remembers, and one at a time looks for a chair and takes it.
 * 铃由信号量记住；看有没有空椅子、坐下，都在临界区里，一次只进一个顾客。
 */
export const right = shopWith({
  shares: { bell: semaphore(0) },
  alone: withMutex,
  sleep: waitForBell,
  wake: ringBell,
});
