import { grouped } from '../../grammar/alike.js';
import { close } from '../../grammar/chinese.js';
import type { DemoWords } from '../../words/demos.js';
import type { DaemonFigures } from '../../en/demos/daemon.js';

export const daemon: DemoWords<'daemon'> = {
  short: '主进程结束时，子进程会怎样',
  setting: ({ tickets }) => `主进程卖 ${grouped(tickets!)} 张票，看板显示余票`,
  acts: {
    daemon: {
      title: '守护进程',
      short: '主进程一结束，守护进程就在工作中途被终止',
      intro: () => '看板是守护进程，它要做的事比主进程多。它的最后一行会打印出来吗？',
    },
    'non-daemon': {
      title: '非守护进程',
      short: '主进程会等待非守护的子进程',
      intro: () => '同一块看板，但不是守护进程。主进程的代码先结束。',
    },
    'no-children': {
      title: '守护进程不能再开子进程',
      short: '守护进程开子进程，会抛出 AssertionError',
      intro: () => '看板是守护进程，它想启动一个帮手。',
    },
  },
  outcomes: { refused: '被拒绝', 'has-child': '有了子进程' },
  says: {
    'daemonic processes are not allowed to have children':
      '守护进程不能有子进程（daemonic processes are not allowed to have children）',
    mainEnds: '主进程的代码到此结束',
    boardOpens: '看板开始显示',
    boardCloses: '看板完成：这是它的最后一行',
  },
  sentences: {
    daemonEnded: ({ looks, looksPlanned, boardPid }: DaemonFigures) =>
      `守护进程（进程 ${boardPid}）随主进程一起被终止，只查询了 ${grouped(looks)}/${grouped(looksPlanned)} 次。它的最后一行没能打印。`,
    daemonSurvived: ({ survivors, boardExitCode }: DaemonFigures) =>
      survivors.length > 0
        ? close`${survivors.join('、')} 在主进程结束之后仍在运行。`
        : `守护进程没有在工作中途随主进程一起被终止（退出码 ${boardExitCode}）。`,
    mainWaited: ({ looks, looksPlanned }: DaemonFigures) =>
      `主进程的代码早已结束，但它一直等到看板完成：查询 ${grouped(looks)}/${grouped(looksPlanned)} 次，最后一行也打印了。`,
    mainDidNotWait: ({ looks, looksPlanned }: DaemonFigures) =>
      `主进程没有等看板：只查询了 ${grouped(looks)}/${grouped(looksPlanned)} 次。`,
    childRefused: ({ error }: { error: string }) =>
      `AssertionError: ${error}（守护进程不能有子进程）`,
    childAllowed: () => '守护进程创建了子进程，这本不应该。',
  },
};
