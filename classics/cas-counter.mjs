import { named, scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'A counter without a lock', zh: '无锁计数器（CAS）' },
  story: {
    en:
      'Compare-and-swap, an instruction since IBM’s System/370, writes only if the old value is ' +
      'still there. Maurice Herlihy showed in 1991 that with it any number of processes can ' +
      'build any shared object without waiting for each other.',
    zh:
      '比较并交换（CAS）从 IBM System/370 起就是一条指令：只有旧值没变才写入。' +
      'Maurice Herlihy 在 1991 年证明：有了它，任意多个进程不必互相等待就能实现任何共享对象。',
  },
  source:
    'M. Herlihy, Wait-Free Synchronization, ACM Transactions on Programming Languages and ' +
    'Systems 13(1), 1991',
  belief: {
    en: 'Compare-and-swap is atomic, so with it no update is lost.',
    zh: 'CAS 是原子操作，用了它就不会丢失更新。',
  },
  broken: ['loadAndStore', 'triesOnce'],
};

const options = { processes: { default: 3, least: 2, most: 4 } };
const shares = () => ({ n: word() });

/** So many processes, each of which counts one in this way. */
const count = (addOne) =>
  scenario({
    options,
    shares,
    workers: ({ processes }) => named('p', processes, addOne),
    holds: ({ shared }, { processes }) => shared.n === processes,
  });

/**
 * Reads, and writes what it has read plus one: whatever was written between is lost.
 * 先读，加 1 再写回：从读到写之间别人写入的值，都被覆盖。
 */
export const loadAndStore = count(async ({ n }) => {
  const seen = await n.load();
  await n.store(seen + 1);
});

/**
 * Overwrites nobody, but does not look whether it has written: its own update may be lost.
 * 不会覆盖别人，但也不看 CAS 是否成功：万一失败，自己的更新就丢失了。
 */
export const triesOnce = count(async ({ n }) => {
  const seen = await n.load();
  await n.compareExchange(seen, seen + 1);
});

/**
 * Tries again until nobody has come between: each failure is somebody else’s success.
 * 不成功就重试，直到中间没有人动过：自己这次失败，必是别人成功了。
 */
export const right = count(async ({ n }) => {
  let seen;
  do seen = await n.load();
  while ((await n.compareExchange(seen, seen + 1)) !== seen);
});
