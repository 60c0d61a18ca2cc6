import type { DemoWords } from '../../demo-words.js';
import type { TicketFigures } from '../en/ticket.js';

/** 模拟的部分要说明白。 */
const slowDisk = (inPlace: number | undefined, delay: number): string =>
  inPlace ? `文件原地改写，磁盘故意放慢：先写一半，过 ${delay} 毫秒再写另一半；旁边有一块看板在看。` : '';

export const ticket: DemoWords = {
  short: '多个买家，一个票务文件：竞争，以及如何终结它',
  setting: ({ buyers, tickets }) => `${buyers} 个买家，${tickets} 张票，一个 JSON 文件`,
  acts: {
    nolock: { title: '不加锁', short: '竞争：卖出的票比有的票还多', intro: ({ delay, inPlace }) => `每个买家先读余票，经过 ${delay} 毫秒的网络延迟，再写回 余票 - 1。${slowDisk(inPlace, delay!)}` },
    lock: { title: '加锁', short: '解法：读与写之间，同一时刻只有一个买家', intro: ({ delay, inPlace }) => `大家同时查询；但读取、等待 ${delay} 毫秒、写入，必须先拿到锁。${slowDisk(inPlace, delay!)}` },
    join: { title: '逐个 join', short: '另一种解法：上一个买家 join 之后才启动下一个', intro: ({ delay, inPlace }) => `主进程启动一个买家，join 它，再启动下一个。没有锁，也没有竞争。${slowDisk(inPlace, delay!)}` },
  },
  outcomes: { bought: '买到票', 'sold-out': '售罄，空手而归', torn: '无法继续：半个文件不是 JSON' },
  sentences: {
    soldAgain: ({ sold, tickets }: TicketFigures) => (tickets === 1 ? `第 ${sold} 次卖出同一张` : `第 ${sold} 张，总共只有 ${tickets} 张`),
    oversold: ({ sold, tickets, oversold, tornReads }: TicketFigures) =>
      `${sold} 个买家买到了票，而票只有 ${tickets} 张。超卖 ${oversold} 张。${tornReads > 0 ? `有 ${tornReads} 次读到半个文件。` : ''}`,
    racedOtherwise: ({ lostUpdates, tornReads }: TicketFigures) =>
      [
        tornReads > 0 ? `${tornReads} 次读到半个文件。` : '',
        lostUpdates === null ? '文件已损坏。' : lostUpdates !== 0 ? `丢失 ${Math.abs(lostUpdates)} 次更新。` : '',
        '这一次没有超卖。',
      ].join(''),
    noRace: ({ sold, tickets }: TicketFigures) => `这一次没有发生竞争：${tickets} 张票卖出 ${sold} 张。不加锁，只是运气好。`,
    soldWithLock: ({ sold, tickets }: TicketFigures) => `${tickets} 张票，卖出 ${sold} 张。读与写之间，任何时刻只有一个买家。`,
    soldInTurn: ({ sold, tickets }: TicketFigures) => `${tickets} 张票，卖出 ${sold} 张，顺序就是主进程启动买家的顺序。`,
    soldByOffice: ({ sold, tickets }: TicketFigures) => `${tickets} 张票，卖出 ${sold} 张，没有用锁：除了售票员，谁也没有碰过文件。`,
    notTheSeller: ({ strangers }: { strangers: readonly string[] }) => `文件不只归售票员：${strangers.join('、')} 也碰过。`,
    soldWrongly: ({ sold, tickets, left, tornReads }: TicketFigures) => `${tickets} 张票卖出 ${sold} 张，文件里是 ${left ?? '读不出的内容'}，读到半个文件 ${tornReads} 次。`,
  },
  endings: {
    oversold: ({ sold, tickets }: TicketFigures) => `${tickets} 张票卖出 ${sold} 张`,
    racedOtherwise: ({ sold, tickets, lostUpdates }: TicketFigures) => `${tickets} 张票卖出 ${sold} 张${lostUpdates === null ? '，文件已损坏' : lostUpdates > 0 ? `，丢失 ${lostUpdates} 次更新` : ''}`,
    noRace: ({ sold, tickets }: TicketFigures) => `${tickets} 张票卖出 ${sold} 张`,
    soldWithLock: ({ sold, tickets }: TicketFigures) => `${tickets} 张票卖出 ${sold} 张`,
    soldInTurn: ({ sold, tickets }: TicketFigures) => `${tickets} 张票卖出 ${sold} 张`,
    soldByOffice: ({ sold, tickets }: TicketFigures) => `${tickets} 张票卖出 ${sold} 张`,
    soldWrongly: ({ sold, tickets, left }: TicketFigures) => `${tickets} 张票卖出 ${sold} 张，文件里是 ${left ?? '读不出的内容'}`,
  },
};
