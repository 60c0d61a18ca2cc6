import { lock, named, scenario, semaphore, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Readers and writers', zh: '读者与写者' },
  story: {
    en:
      'Readers do not disturb each other, a writer disturbs everybody. Courtois, Heymans and ' +
      'Parnas set the problem in 1971 and solved it twice: once so that no reader waits for a ' +
      'writer who waits, and once so that no reader comes before one.',
    zh:
      '读者之间互不干扰，写者则与谁都冲突。1971 年，Courtois、Heymans 和 Parnas 提出这个问题，' +
      '并给出两种解法：一种不让读者去等还在排队的写者，另一种不让读者抢在写者前面。',
  },
  source:
    'P. J. Courtois, F. Heymans, D. L. Parnas, Concurrent Control with “Readers” and “Writers”, ' +
    'Communications of the ACM 14(10), 1971',
  belief: {
    en: 'Reading changes nothing, so whoever only reads needs no lock.',
    zh: '读不会改变任何东西，所以只读的一方不用加锁。',
  },
  broken: ['readersAskNobody', 'countUnguarded'],
};

const options = {
  readers: { default: 2, least: 2, most: 3 },
  writers: { default: 2, least: 1, most: 3 },
};

/** A page has two halves. A writer changes both; a reader must see two that belong together. */
async function write(g) {
  const edition = (await g.left.load()) + 1;
  await g.left.store(edition);
  await g.right.store(edition);
}

async function read(g) {
  g.assert((await g.left.load()) === (await g.right.load()), 'half of it is old');
}

/** The first of a group takes the semaphore for all of them, and the last one gives it back. */
const firstIn = (g, group, taken) =>
  g[`${group}Mutex`].withLock(async () => {
    if ((await g[group].add(1)) === 0) await g[taken].acquire();
  });

const lastOut = (g, group, taken) =>
  g[`${group}Mutex`].withLock(async () => {
    if ((await g[group].add(-1)) === 1) await g[taken].release();
  });

const libraryWith = (shares, reader, writer) =>
  scenario({
    options,
    shares: () => ({ left: word(), right: word(), room: semaphore(1), ...shares }),
    workers: ({ readers, writers }) => [
      ...named('reader', readers, reader),
      ...named('writer', writers, writer),
    ],
    holds: ({ shared }, { writers }) => shared.left === writers && shared.right === writers,
  });

async function writeAlone(g) {
  await g.room.acquire();
  await write(g);
  await g.room.release();
}

async function readTogether(g) {
  await firstIn(g, 'readers', 'room');
  await read(g);
  await lastOut(g, 'readers', 'room');
}

const counted = { readers: word(), readersMutex: lock() };

/**
 * A writer alone has the room, as it must be, but readers do not even knock.
 * 写者照规矩独占，读者却问都不问就来读：可能读到只改了一半的内容。
 */
export const readersAskNobody = libraryWith({}, read, writeAlone);

/**
 * The count without its mutex: the second reader goes in while the first still waits.
 * 读者计数没有互斥保护：第一个读者还在等，第二个就进去了。
 */
export const countUnguarded = libraryWith(
  { readers: word() },
  async (g) => {
    if ((await g.readers.add(1)) === 0) await g.room.acquire();
    await read(g);
    if ((await g.readers.add(-1)) === 1) await g.room.release();
  },
  writeAlone,
);

/**
 * Right, for readers: while one reads, others may join; a writer may wait for very long.
 * 读者优先：有人在读，别的读者就可以加入；写者可能要等很久。
 */
export const readersFirst = libraryWith(counted, readTogether, writeAlone);

/**
 * Right, for writers: the first of them shuts the door for readers, and the last one opens it.
 * 写者优先：第一个写者对读者关门，最后一个写者再把门打开。
 */
export const writersFirst = libraryWith(
  { ...counted, writers: word(), writersMutex: lock(), door: semaphore(1) },
  async (g) => {
    await g.door.acquire();
    await firstIn(g, 'readers', 'room');
    await g.door.release();
    await read(g);
    await lastOut(g, 'readers', 'room');
  },
  async (g) => {
    await firstIn(g, 'writers', 'door');
    await writeAlone(g);
    await lastOut(g, 'writers', 'door');
  },
);

/**
 * Right, for both: all go through one door, and a writer stands in it until it has written.
 * 读写公平：大家都走同一道门，写者占着门，写完才让开。
 */
export const fair = libraryWith(
  { ...counted, door: semaphore(1) },
  async (g) => {
    await g.door.acquire();
    await g.door.release();
    await readTogether(g);
  },
  async (g) => {
    await g.door.acquire();
    await g.room.acquire();
    await write(g);
    await g.door.release();
    await g.room.release();
  },
);
