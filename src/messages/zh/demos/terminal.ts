import { grouped } from '../../grammar/alike.js';
import type { DemoWords } from '../../words/demos.js';
import type { ScreenFigures } from '../../en/demos/terminal.js';

/** 买家打印的内容，翻译成中文；一行被拆散，各段仍然完整。 */
export const printed = (text: string): string =>
  text
    .replaceAll(/buyer-(\d+) has /g, '买家-$1 买到 ')
    .replaceAll(/ticket (\d+), /g, '第 $1 张票，')
    .replaceAll(/seat (\d+-\d+)/g, '座位 $1');

export const terminal: DemoWords<'terminal'> = {
  short: '所有进程共用一个终端：不加锁输出错乱，加锁每行完整',
  setting: ({ buyers, tickets }) =>
    `${grouped(buyers!)} 个买家，每人 ${grouped(tickets!)} 行，一个终端`,
  options: { tickets: '每个买家打印多少行', delay: '延迟（毫秒）；一行的各段相隔它的四分之一' },
  acts: {
    nolock: {
      title: '不加锁',
      short: '一行分几段打印：别的进程会插进来',
      intro: ({ delay }) => `每个买家把一行分三段打印，每段相隔 ${grouped(delay! / 4)} 毫秒。`,
    },
    lock: {
      title: '加锁',
      short: '解法：一次只打印一行',
      intro: ({ delay }) =>
        `同样的三段，相隔 ${grouped(delay! / 4)} 毫秒；但要打印一行，必须先获取锁。`,
    },
  },
  sentences: {
    linesGarbled: ({ lines, whole, example }: ScreenFigures) =>
      `${whole === 0 ? `${grouped(lines)} 行没有一行完整` : `${grouped(lines)} 行中只有 ${grouped(whole)} 行完整`}。${example === null ? '' : `例如这一行就乱了：“${printed(example)}”。`}`,
    linesLucky: ({ lines }: ScreenFigures) =>
      `${grouped(lines)} 行全部完整。没有加锁，这次只是运气好。`,
    linesWhole: ({ lines }: ScreenFigures) =>
      `${grouped(lines)} 行全部完整。同一时刻，只有持锁者能打印。`,
  },
  endings: {
    linesGarbled: ({ lines, whole }: ScreenFigures) =>
      `${grouped(lines)} 行中 ${grouped(whole)} 行完整`,
    linesLucky: ({ lines }: ScreenFigures) => `${grouped(lines)} 行全部完整`,
    linesWhole: ({ lines }: ScreenFigures) => `${grouped(lines)} 行全部完整`,
  },
};
