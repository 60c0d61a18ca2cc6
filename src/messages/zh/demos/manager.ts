import { grouped } from '../../grammar/alike.js';
import type { DemoWords } from '../../words/demos.js';
import type { ListFigures } from '../../en/demos/manager.js';

export const manager: DemoWords<'manager'> = {
  short: '字典和列表由一个进程管理：一次操作安全，两次连起来不安全',
  setting: ({ processes, increments }) =>
    `${grouped(processes!)} 个进程，各卖 ${grouped(increments!)} 张票，一个 Manager`,
  acts: {
    'dict-nolock': {
      title: '字典，不加锁',
      short: 'get 和 set 各自安全；先 get 再 set，就会丢失更新',
      intro: () =>
        'Manager 的字典里记着已售票数。每卖一张，进程先 get，再 set 成加 1 后的数：两个请求，每个都得到正确的答复。',
    },
    'dict-lock': {
      title: '字典，加锁',
      short: '解法：从 get 到 set，同一时刻只有一个进程',
      intro: () => '同样的两个请求，但必须先获取锁。',
    },
    list: {
      title: '列表',
      short: 'append 是一个操作：不加锁也不会丢',
      intro: () => '所有进程往同一个列表里追加。追加只是一个请求，Manager 一个一个地处理。',
      setting: ({ processes, increments }) =>
        `${grouped(processes!)} 个进程，各追加 ${grouped(increments!)} 项，一个 Manager`,
    },
  },
  outcomes: { appended: '完成' },
  says: {
    beginsToAppend: ({ increments }: { increments: number }) =>
      `开始：追加 ${grouped(increments)} 项`,
  },
  sentences: {
    allAppended: ({ processes, appended, expected, actual }: ListFigures) =>
      `${grouped(processes)} 个进程各追加 ${grouped(appended)} 项，应有 ${grouped(expected)} 项，实有 ${grouped(actual)} 项：一项不少，每个进程的顺序也没有乱。`,
    notAllAppended: ({ expected, actual, lost, outOfOrder }: ListFigures) =>
      `应有 ${grouped(expected)} 项，实有 ${grouped(actual)} 项：缺 ${grouped(lost)} 项，${grouped(outOfOrder)} 项顺序不对。`,
  },
  endings: {
    allAppended: ({ actual }: ListFigures) =>
      `${grouped(actual)} 项全部都在，每个进程的顺序也没有乱`,
  },
};
