import { scenario, semaphore, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'The rendezvous', zh: '会合' },
  story: {
    en:
      'Two meet at a point, and neither goes on before the other has come. It is the smallest ' +
      'agreement there is; in the language Ada it became the way in which tasks talk to each ' +
      'other.',
    zh:
      '两个进程在某一点会合，谁先到都要等另一个到了才能往下走。这是最小的一种约定；' +
      '在 Ada 语言里，它成了任务之间通信的方式。',
  },
  source: 'A. B. Downey, The Little Book of Semaphores, Green Tea Press, 2008, section 3.3',
  belief: {
    en:
      'Both wait for each other, so they meet, whether one first waits or first says that it is ' +
      'there.',
    zh: '反正两边都会互相等，先等对方还是先说“我到了”，效果一样。',
  },
  broken: ['noWait', 'waitFirst'],
};

const meeting = (meet) => {
  const walk = (me, other) => async (g) => {
    await g.arrived.add(1);
    await meet(g[`${me}Here`], g[`${other}Here`]);
    g.assert((await g.arrived.load()) === 2, 'the other has not come yet');
    g.outcome('met');
  };
  return scenario({
    shares: () => ({ arrived: word(), annHere: semaphore(0), bobHere: semaphore(0) }),
    workers: () => [
      { name: 'ann', run: walk('ann', 'bob') },
      { name: 'bob', run: walk('bob', 'ann') },
    ],
    holds: ({ outcomes }) => outcomes.length === 2,
  });
};

/**
 * Each says that it is there, and goes on at once: the other may still be on the way.
 * 说了“我到了”就继续走：对方可能还在路上。
 */
export const noWait = meeting(async (mine) => {
  await mine.release();
});

/**
 * Each waits first: both are there, and neither ever hears of it.
 * 双方都先等对方：两个都到了，却谁也不知道。
 */
export const waitFirst = meeting(async (mine, theirs) => {
  await theirs.acquire();
  await mine.release();
});

/**
 * Right: first say that you are there, then wait.
 * 先说“我到了”，再等对方。
 */
export const right = meeting(async (mine, theirs) => {
  await mine.release();
  await theirs.acquire();
});
