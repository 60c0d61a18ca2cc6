import { folder, jsonFile, lock, scenario } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'A crash half-way through a file', zh: '写文件写到一半崩溃' },
  story: {
    en:
      'Whoever overwrites a file and dies half-way leaves half a file. So programs write a new ' +
      'one beside it and rename that, which POSIX demands to be one step. In 2014 Pillai and ' +
      'others looked at eleven well-known programs, databases among them, and found 60 places ' +
      'where a crash of the machine does harm.',
    zh:
      '覆盖写文件时中途崩溃，就会留下半截文件。所以程序先在旁边写好新文件，再改名替换；' +
      'POSIX 要求改名一步完成。2014 年，Pillai 等人检查了包括数据库在内的十一个知名程序，' +
      '找到 60 处会因机器崩溃而出错的地方。',
  },
  source:
    'T. S. Pillai et al., All File Systems Are Not Created Equal: On the Complexity of Crafting ' +
    'Crash-Consistent Applications, OSDI 2014',
  belief: {
    en: 'I write the file with the lock held, so nobody can ever see half of it.',
    zh: '我持锁写文件，谁也不可能读到半截。',
  },
  broken: ['inPlace', 'removesFirst'],
};

/** One writes a new version, and may die; the other one reads. Each has the lock meanwhile. */
const publish = (things, save, load) =>
  scenario({
    crash: ['writer'],
    shares: () => ({ ...things, lock: lock() }),
    workers: () => [
      { name: 'writer', run: (g) => g.lock.withLock(() => save(g)) },
      { name: 'reader', run: (g) => g.lock.withLock(async () => g.outcome(await load(g))) },
    ],
    holds: ({ outcomes: [read] }) => ['old', 'new'].includes(read.outcome),
  });

const asJson = (mode) => [
  { file: jsonFile('file.json', { text: 'old' }, mode) },
  ({ file }) => file.write({ text: 'new' }),
  async ({ file }) => (await file.read()).text,
];

/**
 * Overwrites the file: whoever dies half-way leaves half of it, and passes the lock on.
 * 直接覆盖原文件：写到一半崩溃，就留下半截文件，锁却照样传给下一个进程。
 */
export const inPlace = publish(...asJson('in-place'));

/**
 * Right: the new text is written into another file, which then takes its place in one step.
 * 新内容先写进另一个文件，再用它一步替换原文件。
 */
export const whole = publish(...asJson('whole'));

const inFolder = (replace) => [
  { folder: folder({ file: 'old' }) },
  async ({ folder }) => {
    await folder.write('file.new', 'new');
    await replace(folder);
  },
  ({ folder }) => folder.read('file').catch(() => 'nothing'),
];

/**
 * Removes the old one, then renames: whoever dies in between leaves none.
 * 先删除旧文件，再改名：若在两步之间崩溃，旧的没了，新的还没到位。
 */
export const removesFirst = publish(
  ...inFolder(async (folder) => {
    await folder.remove('file');
    await folder.rename('file.new', 'file');
  }),
);

/**
 * Right: renames only, which replaces the old one.
 * 不删除，直接改名：改名一步替换旧文件。
 */
export const renames = publish(...inFolder((folder) => folder.rename('file.new', 'file')));
