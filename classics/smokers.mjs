import { lock, scenario, semaphore, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'The cigarette smokers', zh: '吸烟者问题' },
  story: {
    en:
      'An agent lays two of three ingredients on the table; the smoker who has the third one ' +
      'takes both. Patil claimed in 1971 that semaphores alone cannot solve it; Parnas showed ' +
      'in 1975 that helpers can.',
    zh:
      '供应者每次在桌上放三种原料中的两种，由自备第三种的吸烟者把两样都拿走。' +
      '1971 年 Patil 断言只用信号量解不了；1975 年 Parnas 说明，加几个帮手就能解。',
  },
  source:
    'D. L. Parnas, On a Solution to the Cigarette Smokers’ Problem (without conditional ' +
    'statements), Communications of the ACM 18(3), 1975',
  belief: {
    en: 'Whoever needs two things waits for the one, and then for the other.',
    zh: '需要两样东西，就先等一样，再等另一样。',
  },
  broken: ['naive'],
};

const INGREDIENTS = ['tobacco', 'paper', 'matches'];
const othersThan = (own) => INGREDIENTS.filter((one) => one !== own);
const ofEach = (what, make) =>
  Object.fromEntries(INGREDIENTS.map((one) => [`${one}${what}`, make()]));

/** One agent for each pair; whoever of them finds the table free lays it. */
const agents = INGREDIENTS.map((missing) => ({
  name: `all-but-${missing}`,
  async run(g) {
    await g.table.acquire();
    for (const one of othersThan(missing)) await g[one].release();
  },
}));

const smokers = (collect) =>
  INGREDIENTS.map((own) => ({
    name: `has-${own}`,
    async run(g) {
      await collect(g, own);
      g.outcome('smoked');
      await g.table.release();
    },
  }));

const shares = () => ({ table: semaphore(1), ...ofEach('', () => semaphore(0)) });
const allSmoked = ({ outcomes }) => outcomes.length === INGREDIENTS.length;

/**
 * Each takes what it needs, one after the other: of two things, two smokers may have one each.
 * 需要的两样逐个去拿：桌上的两样可能被两个吸烟者各拿走一样，谁也凑不齐。
 */
export const naive = scenario({
  shares,
  workers: () => [
    ...agents,
    ...smokers(async (g, own) => {
      for (const one of othersThan(own)) await g[one].acquire();
    }),
  ],
  holds: allSmoked,
});

/** Knows of each ingredient whether it lies there; the second of a pair wakes the right smoker. */
const pushers = INGREDIENTS.map((mine) => ({
  name: `pushes-${mine}`,
  async run(g) {
    const [one, other] = othersThan(mine);
    // Each ingredient is laid on the table twice.
    for (let times = 0; times < 2; times++) {
      await g[mine].acquire();
      await g.mutex.acquire();
      if ((await g[`${one}Lies`].exchange(0)) === 1) await g[`${other}Wakes`].release();
      else if ((await g[`${other}Lies`].exchange(0)) === 1) await g[`${one}Wakes`].release();
      else await g[`${mine}Lies`].store(1);
      await g.mutex.release();
    }
  },
}));

/**
 * Right: a pusher for each ingredient sees which two there are, and wakes who needs just them.
 * 每种原料有一个帮手，看桌上是哪两样，唤醒正好需要这两样的吸烟者。
 */
export const withPushers = scenario({
  shares: () => ({
    ...shares(),
    mutex: lock(),
    ...ofEach('Lies', word),
    ...ofEach('Wakes', () => semaphore(0)),
  }),
  workers: () => [...agents, ...smokers((g, own) => g[`${own}Wakes`].acquire()), ...pushers],
  holds: allSmoked,
});
