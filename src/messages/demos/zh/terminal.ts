import type { DemoWords } from '../../demo-words.js';
import type { ScreenFigures } from '../en/terminal.js';

export const terminal: DemoWords = {
  short: '大家共用一个终端：乱成一团的行，和完整的行',
  setting: ({ buyers, tickets }) => `${buyers} 个买家，每人 ${tickets} 行，一个终端`,
  options: { tickets: '每个买家打印多少行', delay: '毫秒；一行的各段相隔它的四分之一' },
  acts: {
    nolock: { title: '不加锁', short: '一行分几段打印：别人会插进来', intro: ({ delay }) => `每个买家把一行分三段打印，每段相隔 ${delay! / 4} 毫秒。` },
    lock: { title: '加锁', short: '解法：一次只打印一行', intro: ({ delay }) => `同样的三段，相隔 ${delay! / 4} 毫秒；但要打印一行，必须先拿到锁。` },
  },
  sentences: {
    linesGarbled: ({ lines, whole, example }: ScreenFigures) => `${lines} 行中只有 ${whole} 行是完整的。${example === null ? '' : `例如这一行就乱了：“${example}”。`}`,
    linesLucky: ({ lines }: ScreenFigures) => `这一次 ${lines} 行都完整。不加锁，只是运气好。`,
    linesWhole: ({ lines }: ScreenFigures) => `${lines} 行全部完整。终端归谁用，只由锁决定。`,
  },
  endings: {
    linesGarbled: ({ lines, whole }: ScreenFigures) => `${lines} 行中 ${whole} 行完整`,
    linesLucky: ({ lines }: ScreenFigures) => `${lines} 行全部完整`,
    linesWhole: ({ lines }: ScreenFigures) => `${lines} 行全部完整`,
  },
};
