import { condition, lock, named, scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'if instead of while', zh: '该用 while 却用了 if' },
  story: {
    en:
      'In Hoare’s monitors of 1974 whoever is woken goes on at once. In Mesa of 1980, and in ' +
      'Java, Python and POSIX, it must first get the lock again, and somebody may come before ' +
      'it.',
    zh:
      '在 Hoare 1974 年的管程里，被唤醒的一方马上继续。而在 1980 年的 Mesa，以及 Java、' +
      'Python 和 POSIX 中，它要先重新获取锁，别人可能抢在前面。',
  },
  source:
    'B. W. Lampson, D. D. Redell, Experience with Processes and Monitors in Mesa, ' +
    'Communications of the ACM 23(2), 1980',
  belief: {
    en: 'I am woken when something is there, so I need not look again.',
    zh: '有东西才会叫醒我，所以醒来不用再看一遍。',
  },
  broken: ['withIf', 'spuriousIf'],
};

/** For each eater a cook puts a dish on the counter, and notifies somebody who waits. */
const kitchen = (eaters, options, wait) =>
  scenario({
    shares: () => ({
      mutex: lock(),
      dishes: word(),
      served: condition('mutex', 'served', options),
    }),
    workers: () => [
      ...named('eater', eaters, (g) =>
        g.mutex.withLock(async () => {
          await wait(g);
          g.assert((await g.dishes.add(-1)) > 0, 'nothing is there');
          g.outcome('ate');
        }),
      ),
      {
        name: 'cook',
        async run(g) {
          for (let dish = 0; dish < eaters; dish++) {
            await g.dishes.add(1);
            await g.mutex.withLock(() => g.served.notify());
          }
        },
      },
    ],
    holds: ({ outcomes }) => outcomes.length === eaters,
  });

const waitIf = async (g) => {
  if ((await g.dishes.load()) === 0) await g.served.wait();
};
const waitWhile = async (g) => {
  while ((await g.dishes.load()) === 0) await g.served.wait();
};

/**
 * Woken, but another eater gets the lock first and takes the dish.
 * 被唤醒了，但还要重新获取锁；另一个食客抢先获取，把菜拿走了。
 */
export const withIf = kitchen(2, {}, waitIf);

/**
 * Alone, but woken by nobody: POSIX and Java allow that, and call it a spurious wakeup.
 * 只有一个食客，没人通知也醒了：POSIX 和 Java 都允许，称为虚假唤醒。
 */
export const spuriousIf = kitchen(1, { spurious: true }, waitIf);

/**
 * Right: whoever wakes up looks again.
 * 醒来后再检查一遍，没有就继续等。
 */
export const withWhile = kitchen(2, {}, waitWhile);

/**
 * Right, also for those who are woken by nobody.
 * 同样用 while，虚假唤醒时也不会出错。
 */
export const spuriousWhile = kitchen(1, { spurious: true }, waitWhile);
