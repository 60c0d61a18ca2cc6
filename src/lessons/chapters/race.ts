import { grouped } from '../../messages/grammar/alike.js';
import type { Chapter, TypedAct, RunFigures } from '../lesson.js';

/** What the judge of a sale says. */
interface Sale extends RunFigures {
  readonly sold: number;
  readonly tickets: number;
  readonly left: number;
}

const office: TypedAct = { demo: 'ticket', act: 'nolock', options: { buyers: 3 } };
const two: TypedAct = { demo: 'ticket', act: 'nolock', options: { buyers: 2 } };

/** When the last has read, and when the first writes; in whole milliseconds. */
function gap({ events }: RunFigures): { readonly read: number; readonly write: number } {
  const at = (which: string): number[] =>
    events.filter(({ op, look }) => op === which && !look).map((event) => event.at / 1e6);
  return { read: Math.round(Math.max(...at('read'))), write: Math.round(Math.min(...at('write'))) };
}

export const race: Chapter = {
  name: 'race',
  title: { en: 'One ticket, three buyers', zh: '一张票，三个买家' },
  situation: {
    en: 'A JSON file says how many tickets are left: 1. Three buyers want it, each a process of its own. Each reads the count; if it is not 0, the buyer pays, which takes 100 ms, writes count - 1 and says that it has a ticket.',
    zh: '一个 JSON 文件记着余票：1 张。三个买家都想要，每个买家是一个独立的进程。每个买家先读余票；不是 0 就付款，付款要 100 毫秒，然后写回“余票 - 1”，并说自己买到了票。',
  },
  rounds: [
    {
      code: { file: 'src/demos/ticket/demo.ts', from: 'async function buy(' },
      ask: {
        kind: 'count',
        ask: {
          en: 'How many of the three will say that they have a ticket?',
          zh: '三个买家里，有几个会说自己买到了票？',
        },
        least: 0,
        most: 3,
        right: ({ sold }: Sale) => sold,
        because: (guess, seen: Sale) => {
          const { read, write } = gap(seen);
          if (guess === 0)
            return {
              en: 'Nobody stops anybody: whoever has read 1 goes on, and buys.',
              zh: '没有谁拦着谁：读到 1 的买家都会接着买。',
            };
          return guess === 1
            ? {
                en: `One would be right if each had read only after the one before had written. But the last read was at ${grouped(read)} ms, and the first write at ${grouped(write)} ms.`,
                zh: `如果每个买家都等前一个写完才去读，那就是一个。可是最后一次读在 ${grouped(read)} 毫秒，第一次写在 ${grouped(write)} 毫秒。`,
              }
            : {
                en: `What lets two through lets every other one through: until the first write, at ${grouped(write)} ms, the file says 1 to whoever reads it.`,
                zh: `能让两个买家通过，就能让所有买家通过：在 ${grouped(write)} 毫秒第一次写之前，谁来读，文件里都是 1。`,
              };
        },
      },
      see: { run: [office] },
      happened: (seen: Sale) => {
        const { read, write } = gap(seen);
        return {
          en: `${seen.sold} buyers have a ticket, and there was ${seen.tickets}. All had read 1 by ${grouped(read)} ms; the first wrote at ${grouped(write)} ms, when everybody had decided.`,
          zh: `${seen.sold} 个买家买到了票，而票只有 ${seen.tickets} 张。到 ${grouped(read)} 毫秒，所有买家都读到了 1；第一次写在 ${grouped(write)} 毫秒，那时所有买家都已作了决定。`,
        };
      },
      why: {
        en: 'To buy is three steps: read, decide, write. Another process can come between any two of them. What is written rests on what was read, and by then that is old: this is a race, and each sale that is overwritten is a lost update.',
        zh: '买票是三步：读、决定、写。任何两步之间，其他进程都可能插进来。写下去的数目取决于先前读到的数目，而到写的时候它已经过时：这就是竞态；每一次被覆盖的售票，就是一次丢失的更新。',
      },
    },
    {
      before: {
        en: 'Now you decide who goes next. Two buyers; each takes three steps: it looks at the board, it reads the count, it writes. An order of their steps is a row of digits: 00011 lets the first buyer do everything before the second begins, which then looks, reads 0 and has nothing to write.',
        zh: '现在由你决定下一步轮到谁。两个买家，每个走三步：看一眼牌子，读余票，写。这些步骤的交错顺序写成一串数字：00011 表示第一个买家全部做完，第二个才开始；它看一眼，读到 0，就没有什么可写了。',
      },
      ask: {
        kind: 'order',
        ask: {
          en: 'Write an order that sells the ticket twice, and goes from one buyer to the other at most twice.',
          zh: '写一个交错顺序，让这张票卖两次，而且从一个买家换到另一个买家最多两次。',
        },
        of: two,
        wanted: 'goes wrong',
        switches: 2,
        example: '001110',
        because: {
          en: 'The second buyer has to read before the first one writes: then both have read 1. And the first has to write after that.',
          zh: '第二个买家必须在第一个买家写之前读：这样两个买家读到的都是 1；然后第一个买家再写。',
        },
      },
      see: 'answer',
      happened: ({ sold, left }: Sale) => ({
        en: `These were real processes that took their steps in your order: ${sold} sold, and the file says ${left} left.`,
        zh: `真实的进程刚才就按你写的交错顺序走了每一步：卖出 ${sold} 张，文件里还剩 ${left} 张。`,
      }),
      why: {
        en: 'A race is not bad luck but an order of steps that goes wrong. Whoever can name that order can repeat it, and can say whether a change helps.',
        zh: '竞态不是运气不好，而是某一种交错顺序会出错。能说出这个交错顺序，就能让它重现，也就能判断某个改动有没有用。',
      },
    },
  ],
  belief: {
    held: {
      en: 'Files on this machine are so fast that in practice nothing goes wrong.',
      zh: '本地文件读写很快，基本不会出问题。',
    },
    broken: {
      en: 'The 100 ms only make the gap wide enough to be seen. However small it is, others can come in between; see for yourself, below, without any delay.',
      zh: '那 100 毫秒只是把空当放大，让人看得见。空当再小，其他进程也插得进来；下面去掉延迟，自己看看。',
    },
  },
  python: {
    program: 'ticket_nolock.py',
    line: 'count = json.load(file)["count"]',
    prints: '3 have a ticket, there was 1',
    says: {
      en: 'The same three steps in Python, with the same end. A barrier takes the place of the delay: all have read before anybody writes.',
      zh: 'Python 里也是同样的三步，结果也一样。这里用 Barrier 代替延迟：所有进程都读完，才有进程写。',
    },
  },
  change: {
    ask: {
      en: 'Choose how long paying takes, in milliseconds. With 0 there is no help from us at all: will it still go wrong?',
      zh: '付款要多少毫秒，由你来定。0 表示我们一点也不帮忙：还会出错吗？',
    },
    number: { least: 0, most: 1000, suggested: 0 },
    run: (delay) => ({
      demo: 'ticket',
      act: 'nolock',
      options: { buyers: 10, delay },
      brief: true,
      open: true,
    }),
    happened: ({ sold }: Sale) =>
      sold > 1
        ? {
            en: `Of ten buyers ${sold} have the one ticket.`,
            zh: `十个买家里，${sold} 个买到了那一张票。`,
          }
        : {
            en: 'This time it went well. Nothing has prevented the race; it was luck. To see how often luck lasts: npx ipc-demo ticket --nolock --delay 0 --repeat 50',
            zh: '这一次没有出错。没有什么阻止竞态，只是运气好。想看看运气能维持多久：npx ipc-demo ticket --nolock --delay 0 --repeat 50',
          },
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'Two people open the same page of a wiki, each adds a line, and both save the whole page. What is on the page?',
      zh: '两个人同时打开同一个 wiki 页面，各加一行，都把整页保存。页面上会有什么？',
    },
    answers: [
      {
        text: { en: 'Both lines, in the order of saving', zh: '两行都在，按保存的先后排列' },
        because: {
          en: 'Nobody puts the two versions together: each saves a whole page, and the page of whoever saves last lacks the other line.',
          zh: '没有谁来合并两个版本：每个人保存的都是整页，后保存的那一页里没有对方那一行。',
        },
      },
      {
        text: { en: 'The line of whoever saved last', zh: '只有后保存的人那一行' },
        right: true,
        because: {
          en: 'Both began with the same page. What is saved last rests on what was read before the other saved, and overwrites it: a lost update.',
          zh: '两个人是从同一个版本开始的。后保存的内容，依据的是对方保存之前读到的页面，于是把对方的覆盖了：丢失的更新。',
        },
      },
      {
        text: { en: 'The line of whoever opened first', zh: '只有先打开的人那一行' },
        because: {
          en: 'Who opened first makes no difference: both read the same page. It is the last write that stands.',
          zh: '谁先打开没有关系：两个人读到的是同一页。留下来的是最后一次写。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'To name an interleaving: which step of one process came between which two steps of another.',
      zh: '能说出交错顺序：一个进程的哪一步，插在了另一个进程的哪两步之间。',
    },
    minutes: 10,
    misconceptions: [
      {
        thought: {
          en: 'The ticket can be sold twice, but it is not said in which order of steps: 97 of 100 beginners see that it can, 9 name the order.',
          zh: '知道票可能卖两次，却说不出是按什么交错顺序：100 个初学者里，97 个看得出会卖两次，9 个说得出交错顺序。',
        },
        source:
          'Lewandowski et al. 2007, Commonsense computing (episode 3): concurrency and concert tickets',
      },
    ],
    ask: [
      {
        question: {
          en: 'Where is the last moment at which everything could still have gone well?',
          zh: '到哪一刻为止，一切还可能正常？',
        },
        expect: {
          en: 'before the second buyer reads: from then on two have decided on the same 1',
          zh: '第二个买家读之前：从那以后，两个买家都依据同一个 1 作了决定',
        },
      },
    ],
  },
};
