import { grouped } from '../../messages/grammar/alike.js';
import type { AllOrders, Chapter, RunFigures } from '../lesson.js';

interface Sale extends RunFigures {
  readonly buyers: number;
  readonly sold: number;
  readonly left: number;
}

const CODE = 'src/demos/ticket/demo.ts';

export const flag: Chapter = {
  name: 'flag',
  title: { en: 'A flag that everybody checks', zh: '所有买家都先看的标志' },
  situation: {
    en: 'The buyers have an idea against the race: a flag, a number in shared memory that is 0 or 1. Whoever wants to buy waits until it is 0, sets it to 1, buys, and sets it back to 0. All keep to this rule.',
    zh: '为了消除竞态，买家们想了一个办法：设一个标志，它是共享内存里的一个数，只取 0 或 1。谁要买票，先等到它是 0，把它设为 1，买票，再设回 0。所有买家都遵守这个规则。',
  },
  rounds: [
    {
      code: { file: CODE, from: 'async function buyWithFlag(' },
      ask: {
        kind: 'choice',
        ask: {
          en: 'Three buyers, one ticket, and all keep to the rule. Can the ticket still be sold more than once?',
          zh: '三个买家，一张票，都遵守规则。这张票还可能卖不止一次吗？',
        },
        answers: [
          {
            text: { en: 'No: whoever finds 1 waits', zh: '不会：看到 1 的就等着' },
            because: {
              en: 'Whoever finds 1 waits, yes. But a second buyer may find 0 although the first has already decided to go in: it has not set the flag yet.',
              zh: '看到 1 的确实会等。可是，第一个买家决定进去以后，还没有设标志；这时第二个买家看到的仍然是 0。',
            },
          },
          {
            text: { en: 'Yes, in some orders of their steps', zh: '会：有些交错顺序会' },
            right: true,
            because: {
              en: 'To find the flag 0 and to set it to 1 are two steps, and others may come in between.',
              zh: '看到标志是 0，把标志设为 1，这是两步，其他买家可能插进来。',
            },
          },
          {
            text: { en: 'Only if a buyer breaks the rule', zh: '只有买家不守规则才会' },
            because: {
              en: 'None of them has broken it in this run. It is the rule itself that leaves a gap.',
              zh: '这次运行里，没有一个买家违反规则。有空当的是规则本身。',
            },
          },
          {
            text: {
              en: 'Only if a buyer ends before it sets the flag back',
              zh: '只有买家还没把标志设回 0 就结束了才会',
            },
            because: {
              en: 'Then the flag would stay 1, and the others would wait for ever: bad, but nothing is sold twice by that.',
              zh: '那样标志一直是 1，其他买家会永远等下去：这也不好，但票不会因此卖两次。',
            },
          },
        ],
      },
      see: { run: [{ demo: 'ticket', act: 'flag', options: { buyers: 3 } }] },
      happened: ({ buyers, sold, left }: Sale) => ({
        en: `${buyers} buyers kept to the rule: ${sold} sold, ${left} left in the file.`,
        zh: `${buyers} 个买家都守规则：卖出 ${sold} 张，文件里还剩 ${left} 张。`,
      }),
      why: {
        en: 'The flag is shared itself, and is read, decided on and written, just as the count is. So it has the same race as the ticket that it is to protect: the gap has only moved from the ticket to the flag.',
        zh: '标志本身也是共享的，也要读、决定、写，跟余票一样。所以，它要保护的票有什么竞态，它自己也有：空当只是从余票挪到了标志上。',
      },
    },
    {
      before: {
        en: 'Now with real processes, in an order of yours. If nothing stops it, a buyer takes six steps: it looks at the board, finds the flag 0, sets it to 1, reads the count, writes it, sets the flag to 0. Whoever reads 0 tickets does not write the count.',
        zh: '现在用真实的进程，按你写的交错顺序来走。没有什么拦着的话，一个买家走六步：看一眼牌子，看到标志是 0，把它设为 1，读余票，写余票，把标志设回 0。读到余票 0 张的，不写余票。',
      },
      ask: {
        kind: 'order',
        ask: {
          en: 'Write an order that sells the ticket twice, and goes from one buyer to the other at most 3 times.',
          zh: '写一个交错顺序，让这张票卖两次，而且从一个买家换到另一个买家最多 3 次。',
        },
        of: { demo: 'ticket', act: 'flag', options: { buyers: 2 } },
        wanted: 'goes wrong',
        switches: 3,
        example: '001111000011',
        because: {
          en: 'Both have to find the flag 0 before either sets it to 1. Then nothing holds them, and it is the race again: both have to read 1 before either writes.',
          zh: '两个买家都要在标志设为 1 之前看到它是 0。这以后谁也拦不住谁，又回到原来的竞态：两个都要在对方写之前读到 1。',
        },
      },
      see: 'answer',
      happened: ({ buyers, sold, left }: Sale) => ({
        en: `${buyers} buyers kept to the rule, in your order: ${sold} sold, ${left} left in the file.`,
        zh: `${buyers} 个买家都守规则，按你写的交错顺序走：卖出 ${sold} 张，文件里还剩 ${left} 张。`,
      }),
      turn: { file: CODE, from: 'async function buyWithFlag(', at: 'until(' },
      why: {
        en: 'At the marked line a buyer finds 0; what it knows may be old before it carries out the next line. What makes a lock a lock is that to find it free and to take it are one step, which nobody can come into. Our lock does it with one instruction of the processor.',
        zh: '在标出的这一行，买家看到 0；还没执行到下一行，看到的就可能已经过时。锁之所以是锁，在于“发现它空闲”和“占用它”是同一步，谁也插不进来。我们的锁用处理器的一条指令完成这一步。',
      },
    },
    {
      before: {
        en: 'That was one order of two buyers. Now all of them are looked at.',
        zh: '刚才是两个买家的一个交错顺序。现在把全部交错顺序都检查一遍。',
      },
      ask: {
        kind: 'choice',
        ask: {
          en: 'Of all orders of these two buyers, how many sell the ticket twice?',
          zh: '这两个买家的全部交错顺序里，有多少会把票卖两次？',
        },
        answers: [
          {
            text: {
              en: 'very few: the other has to hit the gap exactly',
              zh: '极少：另一个买家要正好赶上那个空当',
            },
            because: {
              en: 'Nothing has to be hit exactly: it is enough that both find 0 before either sets 1, and after that there are many ways to go on that sell twice.',
              zh: '不必正好赶上：只要两个都在设为 1 之前看到 0 就够了；在那以后，会卖两次的走法有很多。',
            },
          },
          {
            text: { en: 'all of them', zh: '全部' },
            because: {
              en: 'Where one buyer is through before the other looks at the flag, or before it reads the count, all goes well.',
              zh: '如果一个买家全部做完，另一个才看标志，或者才读余票，就不会出错。',
            },
          },
          {
            text: { en: 'more than half of them', zh: '一半以上' },
            right: true,
            because: {
              en: 'That is a count of orders, and not how often it happens: a machine does not take all orders alike.',
              zh: '这是交错顺序的个数，不是出错的机会：机器并不会同样经常地走每一个交错顺序。',
            },
          },
        ],
      },
      see: { explore: { demo: 'ticket', act: 'flag', options: { buyers: 2, delay: 0 } } },
      happened: ({ orders, wrong }: AllOrders) => ({
        en: `Of ${grouped(orders)} orders ${grouped(wrong)} go wrong.`,
        zh: `一共有 ${grouped(orders)} 个交错顺序，其中出错的有 ${grouped(wrong)} 个。`,
      }),
      why: {
        en: 'Even if it came about only once in a million sales: this flag leaves orders that go wrong, so it is no lock. Whether something is a lock is a question about all orders, and not about luck.',
        zh: '哪怕一百万次售票里只出一次错，也说明这个标志留下了会出错的交错顺序，所以它不是锁。是不是锁，要看全部交错顺序，而不是看运气。',
      },
    },
  ],
  belief: {
    held: {
      en: 'A lock is in essence a bool that everybody checks first.',
      zh: '锁其实就是一个 bool，做事之前先判断一下。',
    },
    broken: {
      en: 'There is such a value inside a lock. But a lock is more: it tests and sets that value in one step. A bool that is tested first and set afterwards is no lock, as you have seen.',
      zh: '锁里面确实有这样一个值。但锁不只是这个值：判断它、设置它，必须在同一步里完成。先判断、后设置的 bool 不是锁，刚才已经看到了。',
    },
  },
  python: {
    program: 'flag_for_lock.py',
    line: 'taken.value = 1',
    prints: 'flag: 2 have a ticket, there was 1\nlock: 1 of 2 acquired it',
    says: {
      en: 'taken is a Value in shared memory. A barrier sees to it that both have found 0 before either sets 1. In the second line the same two try a Lock at the same time: to test and to take it is one step, so only one has it.',
      zh: 'taken 是共享内存里的 Value。Barrier 保证两个进程都看到 0 以后，才有进程把它设为 1。第二行输出里，两个进程同时去获取一把 Lock：判断和占用是同一步，所以只有一个获取成功。',
    },
  },
  change: {
    ask: {
      en: 'Between finding 0 and setting 1 our buyers waited a moment, to make the gap visible. What do you change?',
      zh: '从看到 0 到设为 1，我们的买家停了一小会儿，好让空当看得见。你想改哪一处？',
    },
    choices: [
      {
        text: { en: 'the flag, and no delay anywhere', zh: '仍用标志，哪里都不停顿' },
        run: {
          demo: 'ticket',
          act: 'flag',
          options: { buyers: 10, delay: 0 },
          brief: true,
          open: true,
        },
        happened: ({ buyers, sold }: Sale) =>
          sold > 1
            ? {
                en: `Of ${buyers} buyers ${sold} have the one ticket: the gap is small, and still there.`,
                zh: `${buyers} 个买家里，${sold} 个买到了那一张票：空当变小了，但还在。`,
              }
            : {
                en: 'This time nobody came into the gap. It is smaller, and still there: the orders that go wrong are as many as before.',
                zh: '这一次没有买家插进空当。空当变小了，但还在：会出错的交错顺序，一个也没有少。',
              },
      },
      {
        text: { en: 'a lock in place of the flag', zh: '不用标志，用锁' },
        run: { demo: 'ticket', act: 'lock', options: { buyers: 3 }, brief: true },
        happened: ({ buyers, sold }: Sale) => ({
          en: `${buyers} buyers, ${sold} sold. One run proves nothing; the chapter about the lock looks at all orders.`,
          zh: `${buyers} 个买家，卖出 ${sold} 张。一次运行证明不了什么；讲锁的那一章会检查全部交错顺序。`,
        }),
      },
    ],
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'A program looks whether report.txt exists; if it does not, it creates the file and writes into it. Two such programs start together, and one overwrites what the other has written. What helps?',
      zh: '一个程序先看 report.txt 是否存在；不存在就创建它，写入内容。两个这样的程序同时启动，一个把另一个写的覆盖了。怎样改才有用？',
    },
    answers: [
      {
        text: { en: 'to look twice before creating it', zh: '创建之前看两遍' },
        because: {
          en: 'Between the second look and the creating there is the same gap as after the first.',
          zh: '第二遍看完到创建之间，空当跟第一遍之后一样。',
        },
      },
      {
        text: { en: 'to wait a random moment before looking', zh: '看之前随机等一会儿' },
        because: {
          en: 'That makes it rarer that they meet in the gap, and takes no order away.',
          zh: '这只让两个程序少碰上几次，会出错的交错顺序一个也没有去掉。',
        },
      },
      {
        text: {
          en: 'to look again after writing',
          zh: '写完以后再看一遍',
        },
        because: {
          en: 'Then the file exists in any case, and what was in it is already gone.',
          zh: '到那时文件总是存在的，原来的内容也已经被覆盖了。',
        },
      },
      {
        text: {
          en: 'to ask the system to create it only if it is not there, in one call',
          zh: '用一次系统调用，要求“不存在才创建”',
        },
        right: true,
        because: {
          en: 'Test and set in one step: the system lets one succeed and tells the other that the file exists. In Python that is open(name, "x").',
          zh: "判断和设置在同一步完成：系统让一个成功，告诉另一个文件已存在。在 Python 里就是 open(name, 'x')。",
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'To say what makes a lock a lock: it is tested and set in one step.',
      zh: '能说出锁凭什么是锁：判断和设置在同一步完成。',
    },
    minutes: 12,
    misconceptions: [
      {
        thought: {
          en: 'A lock is in essence a bool that is checked before one does something.',
          zh: '锁本质上就是一个 bool 标识符，做事之前先判断它。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'What if a buyer first sets the flag to 1 and looks afterwards?',
          zh: '如果买家先把标志设为 1，然后再看呢？',
        },
        expect: {
          en: 'with one flag for both it finds its own 1: each then waits, and nobody buys',
          zh: '两个买家共用一个标志，看到的 1 可能是自己设的：都在等，谁也买不了',
        },
      },
    ],
  },
};
