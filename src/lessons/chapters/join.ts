import { grouped } from '../../messages/grammar/alike.js';
import type { AllOrders, Chapter, RunFigures } from '../lesson.js';

interface Sale extends RunFigures {
  readonly buyers: number;
  readonly tickets: number;
  readonly sold: number;
  readonly elapsedMs: number;
  readonly order: readonly string[];
}

/** Buyers by their numbers, in the order in which they were served. */
const served = ({ order }: Sale): string =>
  order.map((name) => name.replace('buyer-', '')).join(' ');

const ms = ({ elapsedMs }: Sale): string => grouped(Math.round(elapsedMs));

export const join: Chapter = {
  name: 'join',
  title: { en: 'Lock or join', zh: '用锁，还是用 join' },
  situation: {
    en: 'There are two ways to keep buyers apart. With the lock, main starts all buyers at once, and each holds the lock from its read to its write. With join, main starts one, waits until its process has ended, and only then starts the next.',
    zh: '要让买家互不干扰，有两种办法。用锁：主进程一次启动所有买家，每个买家从读到写持有锁。用 join：主进程启动一个，等它的进程结束，才启动下一个。',
  },
  rounds: [
    {
      ask: {
        kind: 'choice',
        ask: {
          en: 'Three buyers, one ticket, once with the lock, once with join. Both sell the ticket once. What is different?',
          zh: '三个买家，一张票，一次用锁，一次用 join。两次都只卖出一张。有什么不同？',
        },
        answers: [
          {
            text: {
              en: 'nothing: in both, everything happens one after the other',
              zh: '没有不同：都是全部串行',
            },
            because: {
              en: 'With the lock, only what stands inside it happens one after the other. To start and to look at the board, which join makes serial, too, all do at the same time.',
              zh: '用锁，串行的只有锁里面的部分。启动和看牌子，用 join 时也是串行的，用锁时却可以同时进行。',
            },
          },
          {
            text: {
              en: 'with join main chooses who is served first; with the lock it does not',
              zh: '用 join，谁先买由主进程定；用锁，不由主进程定',
            },
            right: true,
            because: {
              en: 'Join serves in the order of starting. The lock is had by whoever comes to it first.',
              zh: '用 join，按启动的先后买票。用锁，谁先到，锁就归谁。',
            },
          },
          {
            text: {
              en: 'with the lock main chooses who is served first; with join it does not',
              zh: '用锁，谁先买由主进程定；用 join，不由主进程定',
            },
            because: {
              en: 'It is the other way round: with join only one buyer is there at all, the one that main has started; with the lock all are there, and main is not asked.',
              zh: '正好相反：用 join，任何时候只有一个买家，就是主进程启动的那个；用锁，所有买家都在，不问主进程。',
            },
          },
          {
            text: {
              en: 'with join buyers can still come between read and write',
              zh: '用 join，从读到写之间仍可能有买家插进来',
            },
            because: {
              en: 'Who should come? The next buyer has not been started before this one has ended.',
              zh: '能有谁插进来？这一个结束之前，下一个还没有启动。',
            },
          },
        ],
      },
      see: {
        run: [
          { demo: 'ticket', act: 'lock', options: { buyers: 3 } },
          { demo: 'ticket', act: 'join', options: { buyers: 3 } },
        ],
      },
      happened: (locked: Sale, joined: Sale) => ({
        en: `With the lock the buyers were served in the order ${served(locked)}, in ${ms(locked)} ms in all; with join in the order ${served(joined)}, in ${ms(joined)} ms.`,
        zh: `用锁，买家依次是 ${served(locked)}，一共用了 ${ms(locked)} 毫秒；用 join，买家依次是 ${served(joined)}，用了 ${ms(joined)} 毫秒。`,
      }),
      why: {
        en: 'Join makes the whole process serial, its start and its end, too, in the order in which main starts them. The lock makes serial only what must be: from read to write. Before and after that, all go on at the same time, and who comes first depends on the run.',
        zh: 'join 让整个进程串行，连启动和结束也在内，先后由主进程定。锁只让必须串行的部分串行：从读到写。在这前后，所有进程同时进行，谁先谁后，要看这一次运行。',
      },
    },
    {
      before: {
        en: 'Two buyers, joined one after the other. Each takes its three steps: it looks at the board, reads, writes. As there is one ticket, the second buyer does not write.',
        zh: '两个买家，逐个 join。每个走三步：看一眼牌子，读，写。票只有一张，所以第二个买家不写。',
      },
      ask: {
        kind: 'impossible',
        ask: {
          en: 'Which of these orders cannot happen with join?',
          zh: '用 join 时，下面哪些交错顺序不可能发生？',
        },
        of: { demo: 'ticket', act: 'join', options: { buyers: 2 } },
        orders: ['01001', '00011', '11100', '00101'],
      },
      see: { explore: { demo: 'ticket', act: 'join', options: { buyers: 2, delay: 0 } } },
      happened: ({ orders, wrong }: AllOrders) => ({
        en: `Orders there are with join: ${grouped(orders)}; of these go wrong: ${grouped(wrong)}.`,
        zh: `用 join 时，交错顺序一共有 ${grouped(orders)} 个，其中出错的有 ${grouped(wrong)} 个。`,
      }),
      why: {
        en: 'Join takes away every order but one, the harmful ones and the harmless ones, too. The lock takes away those in which somebody comes between a read and its write. With join, therefore, nothing is left to chance, and no two buyers do anything at the same time.',
        zh: 'join 只留下一个交错顺序，会出错的去掉了，不会出错的也去掉了。锁去掉的，是从读到写之间有进程插进来的那些。所以用 join，没有什么要看运气，也没有哪两个买家能同时做事。',
      },
    },
  ],
  belief: {
    held: {
      en: 'Join is unfair, for the programmer chooses; a lock is fair.',
      zh: 'join 的先后是人为指定的；锁对所有进程是公平的。',
    },
    broken: {
      en: 'A lock lets one in at a time; whom, is another question. Ours may be taken again at once by the one that has just released it; but when somebody has waited for more than a millisecond, it is handed over to whoever has waited longest. What Python’s did stands below.',
      zh: '锁保证的是同一时刻只有一个进程持有它；轮到谁，是另一回事。我们的锁，刚释放它的进程可以马上再获取；但若有进程等了超过一毫秒，锁就交给等得最久的那一个。Python 的锁怎么做，见下面的输出。',
    },
  },
  python: {
    program: 'lock_or_join.py',
    line: 'buyer.join()',
    prints: 'join: 1 2 3\nlock: the same process several times in a row: yes',
    says: {
      en: 'Joined one by one, the three are served as they were started. Then two processes take the same lock again and again: they do not simply take turns. Whoever needs turns has to program them.',
      zh: '逐个 join，三个进程按启动的先后进行。然后两个进程反复获取同一把锁：并不是一边一次地轮流。需要轮流，就得自己写出来。',
    },
  },
  change: {
    ask: {
      en: 'Three buyers with the lock. Choose how many tickets there are: each buyer who finds one pays for 100 ms, inside the lock. How does the time grow?',
      zh: '三个买家，用锁。票有几张，由你来定：每个还能买到票的买家，要在锁里面付款 100 毫秒。一共用的时间怎样变？',
    },
    number: { least: 1, most: 3, suggested: 3 },
    run: (tickets) => ({
      demo: 'ticket',
      act: 'lock',
      options: { buyers: 3, tickets },
      brief: true,
    }),
    happened: (seen: Sale) => ({
      en: `Tickets sold: ${seen.sold}; the run took ${ms(seen)} ms. Each sale keeps the lock for at least 100 ms: the more of the work is inside the lock, the less it differs from join.`,
      zh: `卖出 ${seen.sold} 张，一共用了 ${ms(seen)} 毫秒。每卖一张，锁至少要被持有 100 毫秒：放在锁里面的工作越多，用锁和用 join 的差别就越小。`,
    }),
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'Five students each draw a poster, an hour each, and print it, 5 minutes each; there is one printer. Rule A: draw when you like, only one prints at a time. Rule B: Ann draws and prints, then Bob, and so on. When is the last one done?',
      zh: '五个学生各画一张海报，每人要画一小时，再打印，每人 5 分钟；打印机只有一台。规则甲：各画各的，同一时刻只有一人打印。规则乙：第一个人画完并打印完，才轮到第二个人，依此类推。最后一个人什么时候完成？',
    },
    answers: [
      {
        text: {
          en: 'with both after about five and a half hours: there is one printer',
          zh: '都是大约五个半小时：打印机只有一台',
        },
        because: {
          en: 'The printer makes only the printing serial. With rule A all five draw in the same hour.',
          zh: '打印机只有一台，只让打印串行。按规则甲，五个人在同一个小时里画。',
        },
      },
      {
        text: {
          en: 'with both after about an hour and a half: nobody hinders the drawing',
          zh: '都是大约一个半小时：画的时候谁也不妨碍谁',
        },
        because: {
          en: 'With rule B they wait for one another to draw, too: five times an hour and five minutes.',
          zh: '按规则乙，画也要等前一个人画完：五个一小时零五分。',
        },
      },
      {
        text: {
          en: 'A: after about an hour and a half; B: after about five and a half hours',
          zh: '甲：大约一个半小时；乙：大约五个半小时',
        },
        right: true,
        because: {
          en: 'A is the lock: only the printing is serial, 60 + 5 × 5 minutes. B is join: all of it is serial, 5 × 65 minutes.',
          zh: '甲相当于锁：只有打印串行，60 + 5 × 5 分钟。乙相当于 join：全部串行，5 × 65 分钟。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'To say what join makes serial and what a lock does, and who chooses the order.',
      zh: '能说出 join 让什么串行，锁让什么串行，先后由谁定。',
    },
    minutes: 12,
    misconceptions: [
      {
        thought: {
          en: 'A lock is fair: whoever waits is served in turn.',
          zh: '锁是公平的：等着的进程会依次轮到。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'When would you choose join although nothing goes on at the same time then?',
          zh: '什么时候宁可用 join，虽然这样什么都不能同时进行？',
        },
        expect: {
          en: 'when the order matters, or the next process needs the result of the one before',
          zh: '先后有要求，或者后一个进程要用前一个的结果',
        },
      },
    ],
  },
};
