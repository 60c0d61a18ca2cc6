import { lock, named, scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Double-checked locking', zh: '双重检查锁定' },
  story: {
    en:
      'Something that is dear to build is built by the first who needs it. To spare all others ' +
      'the lock, one looks before taking it. The pattern was described in 1997; some years later ' +
      'a group of Java programmers declared it broken, for its writes could be seen in another ' +
      'order.',
    zh:
      '构造代价高的东西，谁先用谁来构造；为了让后来者不必获取锁，先在锁外看一眼。' +
      '这个模式发表于 1997 年；几年后，一批 Java 专家联名声明它有问题：' +
      '别的线程看到的写入次序可能不同。',
  },
  source:
    'D. C. Schmidt, T. Harrison, Double-Checked Locking, in Pattern Languages of Program Design ' +
    '3, 1997',
  belief: {
    en: 'Whoever has seen that it is missing may build it, if only the building is locked.',
    zh: '看到还没有，就可以去构造，只要构造时加了锁。',
  },
  broken: ['checksOnce', 'publishesEarly'],
};

const shares = () => ({ ready: word(), value: word(), built: word(), lock: lock() });

/** Three processes that use the value, and build it in this way if it is not ready. */
const three = (build) =>
  scenario({
    shares,
    workers: () =>
      named('p', 3, async (g) => {
        if ((await g.ready.load()) === 0) await g.lock.withLock(() => build(g));
        g.assert((await g.value.load()) === 42, 'used before it was built');
        g.outcome('used it');
      }),
    holds: ({ shared, outcomes }) => shared.built === 1 && outcomes.length === 3,
  });

/**
 * Builds whenever it has seen, without the lock, that there is none: two may have seen that.
 * 只在锁外检查一次，获取锁后就构造：可能几个进程都看到还没构造，于是重复构造。
 */
export const checksOnce = three(async (g) => {
  await g.built.add(1);
  await g.value.store(42);
  await g.ready.store(1);
});

/**
 * Says that it is ready before it is: who looks without the lock uses what is not there yet.
 * 还没构造，就先声明已就绪：在锁外检查的进程会用到还不存在的东西。
 */
export const publishesEarly = three(async (g) => {
  if ((await g.ready.load()) === 1) return;
  await g.ready.store(1);
  await g.built.add(1);
  await g.value.store(42);
});

/**
 * Looks once more with the lock in hand, builds, and only then says that it is ready.
 * 持锁再检查一次，构造好之后，才声明已就绪。
 */
export const right = three(async (g) => {
  if ((await g.ready.load()) === 1) return;
  await g.built.add(1);
  await g.value.store(42);
  await g.ready.store(1);
});
