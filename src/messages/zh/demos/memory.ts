import { grouped } from '../../grammar/alike.js';
import type { DemoWords } from '../../words/demos.js';
import type { CountFigures, TwoVariables } from '../../en/demos/memory.js';

/** 加 200,000 次 1。 */
const adds = (times: number): string => (times === 1 ? '加一次 1' : `加 ${grouped(times)} 次 1`);

export const memory: DemoWords<'memory'> = {
  short: '变量不共享；共享内存里的数会丢失更新',
  setting: ({ processes, increments }) => `${grouped(processes!)} 个进程，每个${adds(increments!)}`,
  acts: {
    'not-shared': {
      title: '内存不共享',
      short: '子进程改了变量，主进程里的没有变',
      setting: () => '主进程和一个子进程',
      intro: () => '同一份源代码里的一个变量。子进程把它改成 0，主进程看到的是多少？',
    },
    'counter-nolock': {
      title: '共享的数，不加锁',
      short: '共享内存：先读后写，更新会丢失',
      intro: () =>
        '要加 1，进程先读出这个数，再写回“读到的数 + 1”：一共两步。次数太多，这里只显示开始和结束。',
    },
    'counter-lock': {
      title: '共享的数，加锁',
      short: '解法：从读到写，同一时刻只有一个进程',
      intro: () => '同样的两步，但必须先获取锁。',
    },
    'counter-atomic': {
      title: '共享的数，原子操作',
      short: '另一种解法：加 1 是一条指令，而不是两步',
      intro: () => '加 1 只用一条原子指令。没有锁。',
    },
  },
  outcomes: { added: '完成' },
  says: {
    hasLeft: ({ left }: { left: number }) => `在我这里，余票 = ${grouped(left)}`,
    sellsAll: ({ left }: { left: number }) => `全部卖光；在我这里，余票 = ${grouped(left)}`,
    stillHasLeft: ({ left }: { left: number }) =>
      `子进程已经卖光；在我这里，余票 = ${grouped(left)}`,
    beginsToAdd: ({ increments }: CountFigures) => `开始：${adds(increments)}`,
  },
  sentences: {
    notShared: ({ mainPid, childPid, mainAfter, childAfter }: TwoVariables) =>
      `子进程（进程 ${childPid}）里变量是 ${childAfter}，主进程（进程 ${mainPid}）里仍然是 ${mainAfter}：每个进程各有一份。`,
    sharedAfterAll: ({ mainBefore, mainAfter, childAfter }: TwoVariables) =>
      `主进程的变量先是 ${mainBefore ?? '（没看到）'}，后是 ${mainAfter ?? '（没看到）'}，子进程的是 ${childAfter ?? '（没看到）'}。`,
    updatesLost: ({ processes, increments, expected, actual, lost }: CountFigures) =>
      `${grouped(processes)} 个进程，每个${adds(increments)}，应得 ${grouped(expected)}，实得 ${grouped(actual)}：丢失 ${grouped(lost)} 次更新（被别的进程用旧值覆盖）。`,
    noneLost: ({ processes, increments, expected, actual }: CountFigures) =>
      `${grouped(processes)} 个进程，每个${adds(increments)}，应得 ${grouped(expected)}，实得 ${grouped(actual)}：没有丢失更新。`,
    luckyCount: ({ expected, actual }: CountFigures) =>
      `应得 ${grouped(expected)}，实得 ${grouped(actual)}：没有丢失更新。没有加锁，这次只是运气好。`,
    countCutShort: ({ processes, finished, expected, actual }: CountFigures) =>
      `${grouped(processes)} 个进程中只有 ${grouped(finished)} 个做完；应得 ${grouped(expected)}，实得 ${grouped(actual)}。`,
  },
  endings: {
    updatesLost: ({ expected, actual }: CountFigures) =>
      `应得 ${grouped(expected)}，实得 ${grouped(actual)}`,
    luckyCount: ({ expected, actual }: CountFigures) =>
      `应得 ${grouped(expected)}，实得 ${grouped(actual)}`,
    noneLost: ({ expected, actual }: CountFigures) =>
      `应得 ${grouped(expected)}，实得 ${grouped(actual)}`,
  },
};
