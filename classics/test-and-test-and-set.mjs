import { named, scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Test-and-test-and-set', zh: 'test-and-test-and-set 自旋锁' },
  story: {
    en:
      'Every attempt to take a lock by exchange is a write, and takes the cache line from all ' +
      'others. Larry Rudolph and Zary Segall proposed in 1984 to look first, with plain reads, ' +
      'and to try only when the lock seems free.',
    zh:
      '用原子交换抢锁，每试一次都是一次写，都会使别的处理器的缓存行失效。' +
      'Larry Rudolph 和 Zary Segall 在 1984 年提出：先用普通的读等待，看到锁空闲了再去抢。',
  },
  source:
    'L. Rudolph, Z. Segall, Dynamic Decentralized Cache Schemes for MIMD Parallel Processors, ' +
    '11th International Symposium on Computer Architecture, 1984',
  belief: {
    en: 'I have waited until the lock is free, so the exchange that follows will get it.',
    zh: '已经等到锁空闲了，接下来的交换一定能抢到。',
  },
  broken: ['triesOnce'],
};

const shares = () => ({ lock: word(), inside: word() });
const isFree = (value) => value === 0;

/** Takes the lock in this way, must be alone inside, and leaves. */
async function visit(g, take) {
  await take(g);
  g.assert((await g.inside.add(1)) === 0, 'two are inside');
  await g.inside.add(-1);
  await g.lock.store(0);
}

/** Three processes, each of which does so once. */
const three = (take) =>
  scenario({
    shares,
    workers: () =>
      named('p', 3, async (g) => {
        await visit(g, take);
        g.outcome('was in');
      }),
    holds: ({ outcomes }) => outcomes.length === 3,
  });

/**
 * Does not ask what the exchange answered: another one may have been faster.
 * 不看交换取得的原值：别人可能已抢先一步。
 */
export const triesOnce = three(async ({ lock }) => {
  await lock.until(isFree);
  await lock.exchange(1);
});

/** Whoever is told that the lock was taken waits again. */
const tries = async ({ lock }) => {
  for (let was = 1; was === 1;) {
    await lock.until(isFree);
    was = await lock.exchange(1);
  }
};

/**
 * Each takes it once.
 * 交换取得的原值若表明锁已被占用，就重新等；各获取一次。
 */
export const right = three(tries);

/**
 * All take it again and again, as often as they like.
 * 同样的锁，大家反复获取，次数不限。
 */
export const unbounded = scenario({
  shares,
  workers: () =>
    named('p', 3, (g) => visit(g, tries)).map((worker) => ({ ...worker, repeats: true })),
  holds: () => true,
});
