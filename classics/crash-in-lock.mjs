import { jsonFile, lock, scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'A crash with the lock in hand', zh: '持锁者崩溃' },
  story: {
    en:
      'Whoever dies with a lock in hand leaves what it guards as it is, half changed. POSIX has ' +
      'robust mutexes since 2008: the next holder is told (EOWNERDEAD), and has to repair what ' +
      'it finds. Databases keep a journal for the same reason.',
    zh:
      '持锁的进程崩溃时，锁所保护的数据会停在改了一半的状态。2008 年起，POSIX 提供健壮互斥锁：' +
      '下一个持锁者会得知前任已死（EOWNERDEAD），并须修复数据。数据库为同样的原因写日志。',
  },
  source: 'IEEE Std 1003.1-2008 (POSIX), pthread_mutex_consistent',
  belief: {
    en: 'I have the lock, so nobody else is half-way, and all that I find is in order.',
    zh: '锁在我手里，没有谁正改到一半，所以我看到的数据都是完整的。',
  },
  broken: ['trusts'],
};

/**
 * The teller, who may die, moves 10 from one account to the other; the auditor adds them up.
 * @param repair what the auditor does first, when it has the lock
 */
const bank = (transfer, repair, more = {}) =>
  scenario({
    crash: ['teller'],
    shares: () => ({ a: word(100), b: word(0), lock: lock(), ...more }),
    workers: () => [
      { name: 'teller', run: (g) => g.lock.withLock(() => transfer(g)) },
      {
        name: 'auditor',
        run: (g) =>
          g.lock.withLock(async () => {
            await repair(g);
            const sum = (await g.a.load()) + (await g.b.load());
            g.outcome(sum === 100 ? 'the sum is right' : 'money is missing');
          }),
      },
    ],
    holds: ({ outcomes }) => outcomes.every(({ outcome }) => outcome === 'the sum is right'),
  });

async function transfer({ a, b }) {
  await a.add(-10);
  await b.add(10);
}

/**
 * Trusts what it finds: between the two steps of a teller who died, money is missing.
 * 一获取锁，就相信数据完整：出纳员若在两步之间崩溃，账上就少了钱。
 */
export const trusts = bank(transfer, async () => {});

/**
 * Right: the lock says that its last holder died with it; then what is missing is put in.
 * 查询锁，得知上一个持锁者已经崩溃，就先补上缺的钱，再查账。
 */
export const asksTheLock = bank(transfer, async ({ a, b, lock }) => {
  if (lock.inspect().abandonedBy !== null) await b.store(100 - (await a.load()));
});

/** Carries out what the journal says, as often as need be, and crosses it out. */
async function carryOut({ a, b, journal }) {
  const todo = await journal.read();
  if (todo.a === undefined) return;
  await a.store(todo.a);
  await b.store(todo.b);
  await journal.write({});
}

/**
 * Right: what is to be done is written down first, and whoever comes next carries it out.
 * 要做的事先写进日志（journal）；若中途崩溃，由下一个持锁者照日志做完。
 */
export const journal = bank(
  async (g) => {
    await g.journal.write({ a: (await g.a.load()) - 10, b: (await g.b.load()) + 10 });
    await carryOut(g);
  },
  carryOut,
  { journal: jsonFile('journal.json', {}) },
);
