import { folder, scenario } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'A look before a rename', zh: '改名之前先看一眼' },
  story: {
    en:
      'Whoever renames a file replaces what has the new name already, silently and in one step. ' +
      'A look before it does not help: IBM described such holes between check and use in 1974, ' +
      'in a mainframe.',
    zh:
      '给文件改名时，如果新名字已被占用，原来的文件会在同一步里被悄悄替换。' +
      '改名前先看一眼没有用：1974 年，IBM 在大型机上就描述过这种“检查与使用之间”的漏洞。',
  },
  source: 'W. S. McPhee, Operating System Integrity in OS/VS2, IBM Systems Journal 13(3), 1974',
  belief: {
    en: 'I have looked, and there is no report yet: so my rename replaces nobody’s.',
    zh: '我看过了，还没有报告，所以我改名不会替换掉别人的。',
  },
  broken: ['looksFirst'],
};

/** Two write a report each, and only one of them may publish it. */
const office = (mayPublish) =>
  scenario({
    shares: () => ({ folder: folder({ ticket: '' }) }),
    workers: () =>
      ['ann', 'bob'].map((me) => ({
        name: me,
        async run(g) {
          await g.folder.write(`draft-${me}`, `by ${me}`);
          if (!(await mayPublish(g.folder, me))) return g.outcome('came too late');
          await g.folder.rename(`draft-${me}`, 'report');
          g.outcome('published');
        },
      })),
    holds: ({ outcomes }) => outcomes.filter(({ outcome }) => outcome === 'published').length === 1,
  });

/**
 * Looks for a report: both may look before either publishes, and the later replaces the other.
 * 先看有没有报告：可能两个都看过了，才有一个发布，后发布的替换先发布的。
 */
export const looksFirst = office(async (folder) => !(await folder.exists('report')));

/**
 * Right: whoever creates this file may publish, and nobody can create it again.
 * 谁创建了 publisher 文件，谁才可以发布；别人无法再创建一次。
 */
export const createsFirst = office((folder, me) => folder.create('publisher', me));

/**
 * Right: there is one ticket; whoever renames it has it, and the other finds none to rename.
 * 只有一张凭证（ticket）：谁给它改名，就归谁；另一个已找不到它，改名失败。
 */
export const takesTicket = office((folder, me) =>
  folder.rename('ticket', `ticket-of-${me}`).then(
    () => true,
    () => false,
  ),
);
