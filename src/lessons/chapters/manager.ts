import { grouped } from '../../messages/grammar/alike.js';
import type { CountFigures } from '../figures.js';
import type { Chapter, RunFigures, TypedAct } from '../lesson.js';

const many = { processes: 3, increments: 100 };
const unlocked: TypedAct = { demo: 'manager', act: 'dict-nolock', options: many, open: true };

export const manager: Chapter = {
  name: 'manager',
  title: { en: 'A dict that several processes use', zh: '几个进程共用一个字典' },
  situation: {
    en: 'A manager is a process of its own. It keeps a dict, and the others ask it: “get sold”, “set sold to 5”; it answers one request after the other. Three sellers each sell 100 tickets, and for each ticket they get the number and set the number plus one.',
    zh: 'Manager 是一个独立的进程。它保存一个字典，其他进程向它发请求：“读 sold”“把 sold 设为 5”；它一个一个地应答。三个售票员各卖 100 张票，每卖一张，先读出这个数，再设为这个数加 1。',
  },
  rounds: [
    {
      code: { file: 'src/demos/manager/demo.ts', from: 'async function sell(' },
      ask: {
        kind: 'choice',
        ask: {
          en: 'The manager answers one request at a time. What does sold say at the end?',
          zh: 'Manager 一次只应答一个请求。最后 sold 是多少？',
        },
        answers: [
          {
            text: {
              en: '300: no two requests are served at once',
              zh: '300：没有两个请求同时处理',
            },
            because: {
              en: 'No two requests are. But a sale is two requests, and between the two the manager serves whoever asks next.',
              zh: '请求确实不会同时处理。可是卖一张票要两个请求；这两个之间，Manager 会应答下一个来问的进程。',
            },
          },
          {
            text: {
              en: 'Less than 300, unless one is lucky',
              zh: '不到 300，除非碰巧',
            },
            right: true,
            because: {
              en: 'Two sellers get the same number, and both set the same number plus one: an update is lost.',
              zh: '两个售票员读到同一个数，又都设成同一个数加 1：丢失了一次更新。',
            },
          },
          {
            text: {
              en: '100: each has a copy of the dict of its own',
              zh: '100：每个进程各有一份字典',
            },
            because: {
              en: 'What each process has is a proxy, which sends the request on. There is one dict, in the manager.',
              zh: '每个进程手边的只是一个代理，负责转发请求。字典只有一个，在 Manager 里。',
            },
          },
        ],
      },
      see: { run: [unlocked] },
      happened: ({ processes, increments, expected, actual, lost }: CountFigures) => ({
        en: `Sellers: ${processes}; tickets sold by each: ${grouped(increments)}. Expected ${grouped(expected)}, and sold says ${grouped(actual)}: updates lost: ${grouped(lost)}.`,
        zh: `${processes} 个售票员，每个卖 ${grouped(increments)} 张。应得 ${grouped(expected)}，sold 是 ${grouped(actual)}：丢失的更新有 ${grouped(lost)} 次。`,
      }),
      turn: {
        file: 'src/demos/manager/demo.ts',
        from: 'async function sell(',
        at: "office.set('sold'",
      },
      why: {
        en: 'Each single operation is safe. A read, and then a write that rests on it, are two operations, and so others come in between: the same race as in the ticket file, only at another place. Whoever needs both together needs a lock around both.',
        zh: '每一个单独的操作都是安全的。先读、再依据读到的数去写，却是两个操作，其他进程会插进来：跟余票文件里的竞态一样，只是换了地方。要让两个操作合在一起，就得用一把锁把两个都包住。',
      },
    },
    {
      before: {
        en: 'Two sellers, each of whom sells one ticket: two requests each, get and set. An order of these four requests is a row of digits.',
        zh: '两个售票员，每个卖一张票：各有两个请求，先读后设。这四个请求的交错顺序写成一串数字。',
      },
      ask: {
        kind: 'order',
        ask: {
          en: 'Write an order in which an update is lost.',
          zh: '写一个交错顺序，让其中一次更新丢失。',
        },
        of: { demo: 'manager', act: 'dict-nolock', options: { processes: 2, increments: 1 } },
        wanted: 'goes wrong',
        example: '0110',
        because: {
          en: 'The second get came only after the first set, and so it got the new number. Both have to get before either sets.',
          zh: '第二次读在第一次设之后，所以读到的是新的数。要让两个都先读，再有人设。',
        },
      },
      see: 'answer',
      happened: ({ expected, actual }: CountFigures) => ({
        en: `A real manager has answered real processes in your order: expected ${grouped(expected)}, and sold says ${grouped(actual)}.`,
        zh: `真实的 Manager 按你写的交错顺序应答了真实的进程：应得 ${grouped(expected)}，sold 是 ${grouped(actual)}。`,
      }),
      why: {
        en: 'To append to a list is one request, and needs no lock: nothing is read before. Ask of every operation whether what is written rests on what was read.',
        zh: '往列表里追加只是一个请求，不需要锁：之前没有读过什么。对每一个操作都要问：写下去的，是不是取决于先前读到的。',
      },
    },
  ],
  belief: {
    held: {
      en: 'A manager is shared memory, and so it is fast.',
      zh: 'Manager 就是共享内存，所以速度快。',
    },
    broken: {
      en: 'Nothing is shared: every get is a message to a process, and an answer. That is convenient, for it keeps dicts and lists of any kind; and of the ways that are compared in this course it is usually the slowest.',
      zh: '内存并没有共享：每一次读，都是发给一个进程的消息，再加一个回答。它用起来方便，什么样的字典和列表都能放；但在这门课比较的几种方式里，它通常最慢。',
    },
  },
  python: {
    program: 'manager_dict.py',
    line: 'office["sold"] = sold + 1',
    prints: 'sold: 1, of 2 tickets',
    says: {
      en: 'Python’s Manager().dict() is the same: two processes get 0, a barrier makes sure of that, and both set 1.',
      zh: 'Python 的 Manager().dict() 也一样：两个进程都读到 0（用 Barrier 保证），然后都设为 1。',
    },
  },
  change: {
    ask: {
      en: 'Change how the sellers count.',
      zh: '改一改售票员的记数方式。',
    },
    choices: [
      {
        text: { en: 'a lock from get to set', zh: '从读到设，用锁包住' },
        run: { demo: 'manager', act: 'dict-lock', options: many, brief: true },
        happened: ({ expected, actual }: CountFigures) => ({
          en: `Expected ${grouped(expected)}, and sold says ${grouped(actual)}.`,
          zh: `应得 ${grouped(expected)}，sold 是 ${grouped(actual)}。`,
        }),
      },
      {
        text: { en: 'append a line to a list for each sale', zh: '每卖一张，就在列表里追加一行' },
        run: { demo: 'manager', act: 'list', options: many, brief: true },
        happened: ({ elapsedMs }: RunFigures) => ({
          en: `No lock, and nothing lost: to append is one request. It took ${grouped(Math.round(elapsedMs))} ms.`,
          zh: `没有锁，也没有丢失：追加只是一个请求。用了 ${grouped(Math.round(elapsedMs))} 毫秒。`,
        }),
      },
    ],
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'A web service has two calls: “balance” and “set balance”. It serves one call at a time. Two shops each take 10 from the same account, by balance and then set balance. Is that safe?',
      zh: '一个网络服务有两个接口：“查余额”和“设余额”，一次只处理一个调用。两家店各从同一个账户里扣 10 元，都是先查余额，再设余额。安全吗？',
    },
    answers: [
      {
        text: {
          en: 'Yes: the service serves one call at a time',
          zh: '安全：服务一次只处理一个调用',
        },
        because: {
          en: 'That keeps single calls apart. Both shops may have asked for the balance before either sets it.',
          zh: '这只能把单个调用隔开。两家店可能都先查了余额，然后才各自去设。',
        },
      },
      {
        text: {
          en: 'Yes, if the network is fast enough',
          zh: '网络够快就安全',
        },
        because: {
          en: 'A fast network makes the gap smaller, and does not close it.',
          zh: '网络快，空当只是变小，并没有消失。',
        },
      },
      {
        text: {
          en: 'No: it needs one call “take 10”',
          zh: '不安全：需要一个接口“扣 10 元”',
        },
        right: true,
        because: {
          en: 'What has to happen together has to be one operation of whoever owns the number.',
          zh: '必须一起发生的事，要由保管这个数的一方作为一个操作来完成。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'That single operations are safe does not make two of them safe together.',
      zh: '单个操作安全，不等于两个操作合在一起也安全。',
    },
    minutes: 10,
    misconceptions: [
      {
        thought: {
          en: 'Manager and Queue are shared memory.',
          zh: 'Manager 和 Queue 就是共享内存。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'Which of get, set, append and “add one” could the manager do safely by itself?',
          zh: '读、设、追加、“加 1”，哪些 Manager 自己就能安全完成？',
        },
        expect: {
          en: 'each that is one request; “add one” only if the manager offers it as one',
          zh: '凡是一个请求能完成的都行；“加 1”要 Manager 提供成一个操作才行',
        },
      },
    ],
  },
};
