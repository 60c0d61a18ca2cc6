import type { DemoWords } from '../../words/demos.js';
import type { MechanismFigures } from '../../en/demos/compare.js';
import { bytesTold, grouped } from '../../grammar/alike.js';

type Options = { readonly [name: string]: number };

/** 做什么，以及一张是怎么卖的。 */
const intro =
  (how: string) =>
  ({ size }: Options): string =>
    `每卖一张：${how}先卖票，再卖每箱 ${grouped(size!)} 字节的货物。`;

const setting = ({ rounds, tickets }: Options): string =>
  `2 个售票员，${grouped(rounds!)} 轮，每轮 ${grouped(tickets!)} 张票`;

export const compare: DemoWords<'compare'> = {
  short: '同样的任务，五种通信方式：在这台机器上实测',
  setting,
  options: { tickets: '每一轮卖多少张票' },
  acts: {
    file: {
      title: '文件',
      short: '自己加锁，读，整个替换：慢，但任何进程都能用',
      intro: intro('获取锁，读 JSON 文件，整个替换，释放锁。'),
    },
    pipe: {
      title: '管道',
      short: '经管道一问一答：没有锁，每条管道只有一个方向',
      intro: intro('经一条管道向售票处请求，在另一条管道等答复。没有锁。'),
    },
    queue: {
      title: '队列',
      short: '经队列一问一答：队列自带锁',
      intro: intro('经一个队列向售票处请求，在另一个队列等答复。队列自带锁。'),
    },
    manager: {
      title: 'Manager',
      short: '自己加锁，get，set：向管理进程请求两次',
      intro: intro('获取锁，从 Manager 的字典里 get，再 set，释放锁。'),
    },
    memory: {
      title: '共享内存',
      short: '自己加锁，读，写：快得多',
      setting: (options) =>
        setting({ ...options, tickets: options['tickets']! * options['bulk']! }),
      intro: (options) =>
        `${intro('获取锁，读这个数，写回，释放锁。')(options)}数量是其他方式的 ${grouped(options['bulk']!)} 倍，否则太快，测不准。`,
    },
  },
  outcomes: { 'tickets #': '卖出 # 张票', 'crates #': '卖出 # 箱货物' },
  says: { roundOver: '' },
  sentences: {
    mechanismMeasured: ({ opsPerSecond, bytesPerSecond, sold }: MechanismFigures) =>
      `每秒 ${grouped(opsPerSecond)} 张票；传大块数据时，每秒 ${bytesTold(bytesPerSecond)}。${grouped(sold.tickets)} 张票和 ${grouped(sold.crates)} 箱货物全部卖出，没有一件卖两次。`,
    mechanismWorks: ({ sold }: MechanismFigures) =>
      `${grouped(sold.tickets)} 张票和 ${grouped(sold.crates)} 箱货物全部卖出，没有一件卖两次；但第一轮只是热身，没有测到速度。`,
    mechanismFailed: ({ sold }: MechanismFigures) =>
      `卖出 ${grouped(sold.tickets)} 张票和 ${grouped(sold.crates)} 箱货物，与原有的数目不符。`,
  },
  endings: {
    mechanismWorks: ({ sold }: MechanismFigures) =>
      `${grouped(sold.tickets)} 张票和 ${grouped(sold.crates)} 箱货物全部卖出，没有一件卖两次`,
  },
};
