import { grouped } from '../../grammar/alike.js';
import type { DemoWords } from '../../words/demos.js';
import type { TicketFigures } from '../../en/demos/ticket.js';

/** 模拟的部分要说明白。 */
const slowDisk = (inPlace: number | undefined, delay: number): string =>
  inPlace
    ? `文件原地改写，磁盘故意放慢：先写一半，${delay > 0 ? `过 ${grouped(delay)} 毫秒` : ''}再写另一半；同时有一块看板在读这个文件。`
    : '';

/** 只有一张票时，卖的是同一张。 */
const sale = (sold: number, tickets: number): string =>
  tickets === 1 && sold > 1
    ? `1 张票卖了 ${grouped(sold)} 次`
    : `${grouped(tickets)} 张票，卖出 ${grouped(sold)} 张`;

export const ticket: DemoWords<'ticket'> = {
  short: '抢票：多个买家争一个余票文件，竞态如何产生、如何消除',
  setting: ({ buyers, tickets }) =>
    `${grouped(buyers!)} 个买家，${grouped(tickets!)} 张票，一个 JSON 文件`,
  more: '不写 --nolock、--lock、--join、--flag、--lock-write 时：五种都运行，并作对比。',
  acts: {
    nolock: {
      title: '不加锁',
      short: '竞态：卖出的票比实有的还多',
      intro: ({ delay, inPlace }) =>
        `每个买家先读余票，${delay! > 0 ? `经过 ${grouped(delay!)} 毫秒的网络延迟，` : ''}再写回“余票 - 1”。${slowDisk(inPlace, delay!)}`,
    },
    lock: {
      title: '加锁',
      short: '解法：从读到写，同一时刻只有一个买家',
      intro: ({ delay, inPlace }) =>
        `${inPlace ? '连查询也要用锁' : '查询可以同时进行'}；要“读、${delay! > 0 ? `等 ${grouped(delay!)} 毫秒、` : ''}写回”，必须先获取锁。${slowDisk(inPlace, delay!)}`,
    },
    join: {
      title: '逐个 join',
      short: '另一种解法：上一个买家 join 之后才启动下一个',
      intro: ({ delay, inPlace }) =>
        `主进程启动一个买家，join 它，再启动下一个。没有锁，也没有竞态。${slowDisk(inPlace, delay!)}`,
    },
    flag: {
      title: '用标志当锁',
      short: '没有用：标志还没设上，所有买家都已看到它是 0',
      intro: ({ delay, inPlace }) =>
        `每个买家等到标志为 0，${delay! > 0 ? '稍后' : ''}把它设为 1，读余票，${delay! > 0 ? `等 ${grouped(delay!)} 毫秒，` : ''}写回“余票 - 1”，再把标志设回 0。${slowDisk(inPlace, delay!)}`,
    },
    'lock-write': {
      title: '只给写加锁',
      short: '没有用：加锁之前读到的余票，写的时候可能已经过时',
      intro: ({ delay, inPlace }) =>
        `每个买家先读余票，${delay! > 0 ? `等 ${grouped(delay!)} 毫秒，` : ''}只在写回“余票 - 1”时才获取锁。${slowDisk(inPlace, delay!)}`,
    },
  },
  outcomes: { bought: '买到票', 'sold-out': '没买到：已售罄', torn: '无法继续：半截文件不是 JSON' },
  sentences: {
    soldAgain: ({ sold, tickets }: TicketFigures) =>
      tickets === 1
        ? `第 ${grouped(sold)} 次卖出同一张`
        : `第 ${grouped(sold)} 张，总共只有 ${grouped(tickets)} 张`,
    oversold: ({ sold, tickets, oversold, tornReads }: TicketFigures) =>
      `${grouped(sold)} 个买家买到了票，而票只有 ${grouped(tickets)} 张。超卖 ${grouped(oversold)} 张。${tornReads > 0 ? `有 ${grouped(tornReads)} 次读到半截文件。` : ''}`,
    racedOtherwise: ({ sold, tickets, left, lostUpdates, tornReads }: TicketFigures) =>
      [
        tornReads > 0 ? `有 ${grouped(tornReads)} 次读到半截文件。` : '',
        lostUpdates === null
          ? `${sale(sold, tickets)}，文件已损坏。`
          : lostUpdates === 0
            ? `${sale(sold, tickets)}，这一次没有超卖。`
            : '',
        lostUpdates
          ? `${sale(sold, tickets)}，文件里却还剩 ${grouped(left!)} 张${lostUpdates > 0 ? `：丢失 ${grouped(lostUpdates)} 次更新` : ''}。`
          : '',
      ].join(''),
    nobodyElse: ({ sold, tickets }: TicketFigures) =>
      `没有发生竞态：${sale(sold, tickets)}。只有一个买家，没有对手。`,
    noRace: ({ sold, tickets }: TicketFigures) =>
      `这一次没有发生竞态：${sale(sold, tickets)}。这次只是运气好，没有什么能防止竞态。`,
    soldWithLock: ({ sold, tickets }: TicketFigures) =>
      `${grouped(tickets)} 张票，卖出 ${grouped(sold)} 张。从读到写是临界区，任何时刻只有一个买家在里面。`,
    soldInTurn: ({ sold, tickets }: TicketFigures) =>
      `${grouped(tickets)} 张票，卖出 ${grouped(sold)} 张，顺序就是主进程启动买家的顺序。`,
    soldByOffice: ({ sold, tickets }: TicketFigures) =>
      `${grouped(tickets)} 张票，卖出 ${grouped(sold)} 张，没有用锁：除售票员外，没有进程读写过文件。`,
    notTheSeller: ({ strangers }: { strangers: readonly string[] }) =>
      `读写文件的不只是售票员，还有：${strangers.join('、')}。`,
    soldWrongly: ({ sold, tickets, left, tornReads }: TicketFigures) =>
      `${sale(sold, tickets)}，${left === null ? '文件已损坏' : `文件里还剩 ${grouped(left)} 张`}，读到半截文件 ${grouped(tornReads)} 次。`,
  },
  endings: {
    oversold: ({ sold, tickets }: TicketFigures) => sale(sold, tickets),
    racedOtherwise: ({ sold, tickets, lostUpdates }: TicketFigures) =>
      `${sale(sold, tickets)}${lostUpdates === null ? '，文件已损坏' : lostUpdates > 0 ? `，丢失 ${grouped(lostUpdates)} 次更新` : ''}`,
    nobodyElse: ({ sold, tickets }: TicketFigures) => sale(sold, tickets),
    noRace: ({ sold, tickets }: TicketFigures) => sale(sold, tickets),
    soldWithLock: ({ sold, tickets }: TicketFigures) => sale(sold, tickets),
    soldInTurn: ({ sold, tickets }: TicketFigures) => sale(sold, tickets),
    soldByOffice: ({ sold, tickets }: TicketFigures) => sale(sold, tickets),
    soldWrongly: ({ sold, tickets, left }: TicketFigures) =>
      `${sale(sold, tickets)}，${left === null ? '文件已损坏' : `文件里还剩 ${grouped(left)} 张`}`,
  },
};
