import { grouped } from '../../grammar/alike.js';
import { close } from '../../grammar/chinese.js';
import type { DemoWords } from '../../words/demos.js';
import type { BesideFigures, DaemonFigures } from '../../en/demos/daemon.js';

const goneAfter = (ms: number | null): string =>
  ms === null ? '没有结束' : `在 ${grouped(ms)} 毫秒时结束`;

export const daemon: DemoWords<'daemon'> = {
  short: '主进程结束时，子进程会怎样',
  setting: ({ tickets }) => `${grouped(tickets!)} 张票，看板显示余票`,
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
    beside: {
      title: '与非守护进程并存',
      short: '主进程还在等售票员，守护进程就已被终止',
      intro: () =>
        '主进程启动看板（守护进程）和售票员（非守护进程），自己的代码随即结束，然后等待售票员。看板能一直显示到票卖完吗？',
    },
    joined: {
      title: '主进程 join 非守护进程',
      short: '解法：join 售票员，主进程的代码就在它之后结束',
      intro: () =>
        '同样的看板和售票员。主进程 join 售票员，代码因此结束得更晚，守护进程也就活得更久。',
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
    endedBeside: ({ lastShown, sold }: BesideFigures) =>
      `主进程的代码一结束，守护进程就被终止${lastShown === null ? '' : `，看板停在“余 ${grouped(lastShown)} 张”`}。主进程仍在等售票员，直到卖完 ${grouped(sold)} 张票。`,
    keptByJoin: ({ sold }: BesideFigures) =>
      `看板一直显示到售票员卖完 ${grouped(sold)} 张票：在那之前，主进程的代码没有结束。`,
    besideOtherwise: ({ boardGoneMs, boardExitCode, sellerGoneMs, sold }: BesideFigures) =>
      `看板${goneAfter(boardGoneMs)}（退出码 ${boardExitCode ?? '无'}），售票员${goneAfter(sellerGoneMs)}，卖出 ${grouped(sold)} 张。`,
    childRefused: ({ error }: { error: string }) =>
      `AssertionError: ${error}（守护进程不能有子进程）`,
    childAllowed: () => '守护进程创建了子进程，这本不应该。',
  },
};
