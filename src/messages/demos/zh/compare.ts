import type { DemoWords } from '../../demo-words.js';
import { bytesTold, type MechanismFigures } from '../en/compare.js';

type Options = { readonly [name: string]: number };

const told = (count: number): string => count.toLocaleString('en');

/** 做什么，以及一张是怎么卖的。 */
const intro =
  (how: string) =>
  ({ size }: Options): string =>
    `卖一张：${how}先卖票，再卖每箱 ${told(size!)} 字节的货。`;

const setting = ({ rounds, tickets }: Options): string => `2 个售票员，${rounds} 轮，每轮 ${told(tickets!)} 张票`;

export const compare: DemoWords = {
  short: '同样的活，五种方式：就在这台机器上测',
  setting,
  options: { tickets: '每一轮卖多少张票' },
  acts: {
    file: { title: '文件', short: '自己加锁，读，整个替换：慢，但谁都能用', intro: intro('加锁，读 JSON 文件，整个替换，解锁。') },
    pipe: { title: '管道', short: '经管道一问一答：不用锁，每条只有一个方向', intro: intro('经一条管道问售票处，在另一条管道里等答复。没有锁。') },
    queue: { title: '队列', short: '经队列一问一答：不用锁', intro: intro('经一个队列问售票处，在另一个队列里等答复。没有锁。') },
    manager: { title: '管理器', short: '自己加锁，get，set：向一个进程请求两次', intro: intro('加锁，从管理器的字典里 get，再 set，解锁。') },
    memory: {
      title: '共享内存',
      short: '自己加锁，读，写：快得多',
      setting: (options) => setting({ ...options, tickets: options['tickets']! * options['bulk']! }),
      intro: (options) => `${intro('加锁，读这个数，写回，解锁。')(options)}数量是别人的 ${told(options['bulk']!)} 倍，不然还没开始测就卖完了。`,
    },
  },
  outcomes: { 'tickets #': '卖出 # 张票', 'crates #': '卖出 # 箱货' },
  says: { roundOver: '' },
  sentences: {
    mechanismMeasured: ({ opsPerSecond, bytesPerSecond, sold }: MechanismFigures) =>
      `每秒 ${told(opsPerSecond)} 张票；装箱时，每秒 ${bytesTold(bytesPerSecond)}。${told(sold.tickets)} 张票和 ${told(sold.crates)} 箱货全部卖出，没有一件卖两次。`,
    mechanismWorks: ({ sold }: MechanismFigures) => `${told(sold.tickets)} 张票和 ${told(sold.crates)} 箱货全部卖出，没有一件卖两次；但第一轮只是热身，没有测到速度。`,
    mechanismFailed: ({ sold }: MechanismFigures) => `卖出 ${told(sold.tickets)} 张票和 ${told(sold.crates)} 箱货，与原有的数目不符。`,
  },
  endings: {
    mechanismWorks: ({ sold }: MechanismFigures) => `${told(sold.tickets)} 张票和 ${told(sold.crates)} 箱货全部卖出，没有一件卖两次`,
  },
};
