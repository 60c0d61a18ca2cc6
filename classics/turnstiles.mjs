import { lock, named, scenario, semaphore, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'A barrier of two turnstiles', zh: '双闸门屏障' },
  story: {
    en:
      'All must have come before anybody goes on, round after round. The barrier that does it ' +
      'once is easy; that it can be used again is the hard part, and takes a second turnstile.',
    zh:
      '每一轮，所有人到齐之后才能继续。只用一次的屏障很容易写；难的是能反复使用，' +
      '为此需要第二道闸门。',
  },
  source:
    'A. B. Downey, The Little Book of Semaphores, Green Tea Press, 2008, sections 3.6 and 3.7',
  belief: {
    en: 'If the last one out shuts the turnstile, the barrier is as good as new.',
    zh: '最后一个出去的把闸门关上，屏障就跟新的一样，可以再用。',
  },
  broken: ['oneTurnstile'],
};

const ROUNDS = 2;
const options = { walkers: { default: 2, least: 2, most: 3 } };

/** Who passes the barrier in round N must find that all have come N times. */
const race = (shares, arrive, leave) =>
  scenario({
    options,
    shares: () => ({ mutex: lock(), count: word(), came: word(), ...shares }),
    workers: ({ walkers }) =>
      named('walker', walkers, async (g) => {
        for (let round = 1; round <= ROUNDS; round++) {
          await g.came.add(1);
          await arrive(g, walkers);
          g.assert((await g.came.load()) >= round * walkers, 'somebody has not come yet');
          await leave(g, walkers);
        }
      }),
    holds: ({ shared }, { walkers }) => shared.came === ROUNDS * walkers,
  });

/** One at a time goes through, and lets the next one in. */
async function pass(turnstile) {
  await turnstile.acquire();
  await turnstile.release();
}

/**
 * One turnstile, shut by the last one out: a fast walker goes round and through it once more.
 * 只有一道闸门，由最后离开的关上：走得快的可能绕回来，又通过一次。
 */
export const oneTurnstile = race(
  { turnstile: semaphore(0) },
  async (g, walkers) => {
    await g.mutex.withLock(async () => {
      if ((await g.count.add(1)) === walkers - 1) {
        await g.turnstile.release();
      }
    });
    await pass(g.turnstile);
  },
  (g) =>
    g.mutex.withLock(async () => {
      if ((await g.count.add(-1)) === 1) {
        await g.turnstile.acquire();
      }
    }),
);

/**
 * Right: when one turnstile opens, the other is shut; who wants round again waits at that one.
 * 一道打开时，另一道关着：想抢先进入下一轮的，会被它挡住。
 */
export const twoTurnstiles = race(
  { turnstileIn: semaphore(0), turnstileOut: semaphore(1) },
  async (g, walkers) => {
    await g.mutex.withLock(async () => {
      if ((await g.count.add(1)) === walkers - 1) {
        await g.turnstileOut.acquire();
        await g.turnstileIn.release();
      }
    });
    await pass(g.turnstileIn);
  },
  async (g) => {
    await g.mutex.withLock(async () => {
      if ((await g.count.add(-1)) === 1) {
        await g.turnstileIn.acquire();
        await g.turnstileOut.release();
      }
    });
    await pass(g.turnstileOut);
  },
);
