import { folder, named, scenario } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Create it if it is not there', zh: '不存在才创建' },
  story: {
    en:
      'A program looks whether a file is there, and creates it if not. Between the look and the ' +
      'deed somebody else may do the same; POSIX has O_EXCL so that looking and creating are ' +
      'one step.',
    zh:
      '程序先看文件在不在，不在就创建。看完到创建之间，别的进程也可能这么做；' +
      'POSIX 为此提供了 O_EXCL，把“看”和“创建”合成一步。',
  },
  source:
    'M. Bishop, M. Dilger, Checking for Race Conditions in File Accesses, Computing Systems ' +
    '9(2), 1996',
  belief: {
    en: 'I have just seen that the file is not there, so it is I who creates it.',
    zh: '我刚看过，文件不存在，所以创建它的是我。',
  },
  broken: ['looksFirst'],
};

const options = { processes: { default: 2, least: 2, most: 4 } };

/** Whoever creates the file is the leader. */
const election = (isFirst) =>
  scenario({
    options,
    shares: () => ({ folder: folder() }),
    workers: ({ processes }) =>
      named('process', processes, async (g) => g.outcome((await isFirst(g)) ? 'leads' : 'follows')),
    holds: ({ outcomes }) => outcomes.filter(({ outcome }) => outcome === 'leads').length === 1,
  });

/**
 * Looks, then creates: both may look before either creates.
 * 先看，再创建：可能几个进程都看到文件不存在，然后都去创建。
 */
export const looksFirst = election(async ({ folder }) => {
  if (await folder.exists('leader')) return false;
  await folder.create('leader', '');
  return true;
});

/**
 * Right: creates, and the answer says whether it was the first.
 * 直接创建，由返回值得知自己是不是第一个。
 */
export const createAnswers = election(({ folder }) => folder.create('leader', ''));
