import { jsonFile, lock, scenario } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Transfers between accounts', zh: '银行转账' },
  story: {
    en:
      'Money goes from one account to another, and the sum must stay the same. Havender of IBM ' +
      'wrote in 1968 how an operating system avoids deadlock: whoever needs several things ' +
      'takes them in one order that holds for all.',
    zh:
      '钱从一个账户转到另一个账户，总额必须不变。1968 年，' +
      'IBM 的 Havender 写下了操作系统避免死锁的办法：需要多样资源时，' +
      '所有人都按同一个固定的顺序去取。',
  },
  source:
    'J. W. Havender, Avoiding Deadlock in Multitasking Systems, IBM Systems Journal 7(2), 1968',
  belief: {
    en: 'With a lock for each account, and both locks held during a transfer, nothing can go wrong.',
    zh: '每个账户一把锁，转账时两把都持有，就不会出错。',
  },
  broken: ['unlocked', 'oneAtATime', 'oppositeOrder'],
};

async function change(account, by) {
  const { balance } = await account.read();
  await account.write({ balance: balance + by });
}

const noLock = (g, names, act) => act();
const locked = (g, [first, ...rest], act) =>
  first ? g[`lock-${first}`].withLock(() => locked(g, rest, act)) : act();

/**
 * @param around a whole transfer, with the names of both accounts, the paying one first
 * @param alone what is done with one of them
 */
const bankWith = (around, alone = noLock) => {
  const transfer = (from, to, amount) => (g) =>
    around(g, [from, to], async () => {
      await alone(g, [from], () => change(g[from], -amount));
      await alone(g, [to], () => change(g[to], amount));
    });
  const audit = (g) =>
    around(g, ['a', 'b'], async () => {
      const a = await alone(g, ['a'], () => g.a.read());
      const b = await alone(g, ['b'], () => g.b.read());
      g.assert(a.balance + b.balance === 200, 'the sum is wrong');
    });
  return scenario({
    shares: () => ({
      a: jsonFile('a.json', { balance: 100 }),
      b: jsonFile('b.json', { balance: 100 }),
      'lock-a': lock(),
      'lock-b': lock(),
    }),
    workers: () => [
      { name: 'from-a-to-b', run: transfer('a', 'b', 10) },
      { name: 'from-b-to-a', run: transfer('b', 'a', 30) },
      { name: 'auditor', run: audit },
    ],
    holds: ({ shared }) => shared.a.balance === 120 && shared.b.balance === 80,
  });
};

/**
 * No lock: two read the same balance, and one transfer is lost.
 * 不加锁：两笔转账读到同一个余额，后写的覆盖先写的，丢失一次更新。
 */
export const unlocked = bankWith(noLock);

/**
 * Each account is locked while it changes: no transfer is lost, but money on its way is missed.
 * 改一个账户，只锁这一个账户：更新不会丢失，但查账时会漏掉已转出、尚未转入的钱。
 */
export const oneAtATime = bankWith(noLock, locked);

/**
 * Both locks for all of it, the paying account's first: two that pay each other are stuck.
 * 转账全程持有两把锁，但先锁付款方：互相转账的两个进程会死锁。
 */
export const oppositeOrder = bankWith(locked);

/**
 * Right: both locks in one order, which is the same for all.
 * 所有进程都按同一个顺序获取两把锁，不会形成循环等待。
 */
export const ordered = bankWith((g, names, act) => locked(g, names.toSorted(), act));
