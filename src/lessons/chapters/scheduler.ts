import { grouped } from '../../messages/grammar/alike.js';
import type { Chapter, RunFigures, TypedAct } from '../lesson.js';

/** What the judge of a sale says. */
interface Sale extends RunFigures {
  readonly buyers: number;
  readonly sold: number;
  readonly left: number;
}

const writeLocked: TypedAct = { demo: 'ticket', act: 'lock-write', options: { buyers: 2 } };
const twoLocks: TypedAct = { demo: 'deadlock', act: 'same-order', options: { buyers: 2 } };

export const scheduler: Chapter = {
  name: 'scheduler',
  title: { en: 'You are the scheduler', zh: '由你来调度' },
  situation: {
    en: 'The scheduler of the system decides which process goes on; it promises nothing about that. Now you are the scheduler, and want to show that a program is wrong. The processes are real, and take their steps in the order that you write.',
    zh: '哪个进程接着走，由系统的调度程序决定；它对此什么也不保证。现在由你来调度，你要让人看到程序有错。进程是真实的，每一步都按你写的交错顺序执行。',
  },
  rounds: [
    {
      code: { file: 'src/demos/ticket/demo.ts', from: 'async function buyWithWriteLocked(' },
      ask: {
        kind: 'order',
        ask: {
          en: 'Only the write is locked. A buyer takes five steps: look, read, acquire, write, release (who reads 0 stops after the read). Sell the ticket twice, with at most two switches.',
          zh: '只给写加了锁。一个买家走五步：看一眼，读，获取锁，写，释放锁（读到 0 的到此为止）。让这张票卖两次，最多切换两次。',
        },
        of: writeLocked,
        wanted: 'goes wrong',
        switches: 2,
        example: '0011111000',
        because: {
          en: 'It is the two reads that count: both buyers have to read before the first of them writes. The lock does not keep you from that.',
          zh: '要紧的是两次读：两个买家都要在第一次写之前读。锁拦不住这一点。',
        },
      },
      see: 'answer',
      happened: ({ sold, left }: Sale) => ({
        en: `Your order on real processes: sold ${sold}, left ${left}.`,
        zh: `真实进程按你的交错顺序走完：卖出 ${sold} 张，还剩 ${left} 张。`,
      }),
      why: {
        en: 'To break a program, look for the step whose answer is relied on later, and let somebody else change it in between. What stands in the lock is safe only against what stands in the same lock.',
        zh: '要让程序出错，就找出“结果后来被依据”的那一步，在它之后让另一个进程去改。放在锁里面的，只防得住同一把锁里面的。',
      },
    },
    {
      before: {
        en: 'Two offices, A and B, each with a lock. Both movers acquire A first and then B, move a ticket, and release B and A. Try to get them stuck.',
        zh: '两个售票处 A 和 B，各有一把锁。两个搬票的进程都先获取 A 再获取 B，搬一张票，然后释放 B 和 A。试试能不能让它们卡住。',
      },
      ask: {
        kind: 'impossible',
        ask: {
          en: 'Which of these orders can never happen, since somebody would have to go on who must wait? Each takes all steps of both.',
          zh: '下面哪些不可能发生，因为轮到的进程必须等待？每一个都写完了两个进程的全部步骤。',
        },
        of: twoLocks,
        orders: ['0000000011111111', '0100000001111111', '1111111100000000', '0011111111000000'],
      },
      see: { explore: { ...twoLocks, brief: true } },
      happened: ({ orders, wrong }: { readonly orders: bigint; readonly wrong: bigint }) => ({
        en: `Of all ${grouped(orders)} orders ${grouped(wrong)} go wrong or get stuck.`,
        zh: `全部 ${grouped(orders)} 个交错顺序里，出错或卡住的有 ${grouped(wrong)} 个。`,
      }),
      why: {
        en: 'Whoever does not have A has nothing yet, and so holds up nobody. The scheduler may do what it likes: with one order of the locks there is no circle.',
        zh: '没有获取 A 的进程，手上什么锁也没有，也就不会让谁等它。调度随便怎样都行：锁的次序一致，就不会循环等待。',
      },
    },
  ],
  change: {
    ask: {
      en: 'Take the other side, and see what a lock around the whole purchase leaves you to choose. (To play step by step: npx ipc-demo play ticket)',
      zh: '换到另一边，看看给整个购买加锁以后，还有什么由你来选。（要一步一步地玩：npx ipc-demo play ticket）',
    },
    choices: [
      {
        text: { en: 'two buyers with the lock', zh: '两个买家，加锁' },
        run: { demo: 'ticket', act: 'lock', options: { buyers: 2 }, brief: true },
        happened: saleOf,
      },
      {
        text: { en: 'two buyers, and only the write locked', zh: '两个买家，只给写加锁' },
        run: { ...writeLocked, brief: true, open: true },
        happened: saleOf,
      },
    ],
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'A colleague says: “My program is right, for on our server the second process always starts half a second later.” What do you answer?',
      zh: '同事说：“我的程序没问题，因为在我们的服务器上，第二个进程总是晚半秒启动。”你怎么回答？',
    },
    answers: [
      {
        text: {
          en: 'Half a second is enough; computers are fast',
          zh: '半秒够了，计算机很快',
        },
        because: {
          en: 'A process can be stopped for longer than that at any step: by load, by a debugger, by a laptop that is closed.',
          zh: '进程在任何一步都可能停得更久：负载高了，进了调试器，笔记本合上了。',
        },
      },
      {
        text: {
          en: 'A second would be better',
          zh: '最好晚一秒',
        },
        because: {
          en: 'Every fixed time is a bet on the scheduler. A longer one is a better bet, and still a bet.',
          zh: '任何固定的时间都是在跟调度打赌。长一点，赢面大一点，还是打赌。',
        },
      },
      {
        text: {
          en: 'The scheduler promises no such thing; let the second wait for the first by join, an event or a lock',
          zh: '调度不保证这一点；要让第二个等第一个，用 join、事件或锁',
        },
        right: true,
        because: {
          en: 'Right is what holds in every order that is possible. If an order has to be kept, the program has to keep it.',
          zh: '在每一个可能的交错顺序里都不出错，才是对的。要有先后，就得由程序来保证。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'To look for the order that breaks a program as an opponent does, and to know when to give up: when it is proved that there is none.',
      zh: '像对手那样去找让程序出错的交错顺序；也知道何时该放弃：已经证明没有的时候。',
    },
    minutes: 15,
    misconceptions: [
      {
        thought: {
          en: 'Timing can be relied on: what starts first is through first.',
          zh: '时间靠得住：先启动的先做完。',
        },
        source: 'Strömbäck et al.',
      },
    ],
    ask: [
      {
        question: {
          en: 'Two students, one file: one breaks it, the other mends it (npx ipc-demo challenge FILE). Who wins, and how is that known?',
          zh: '两个学生，一个文件：一个找出错的交错顺序，一个修改（npx ipc-demo challenge FILE）。谁赢？怎么知道？',
        },
        expect: {
          en: 'the mender, when no order goes wrong any more: the explorer looks at all of them',
          zh: '没有哪个交错顺序会出错时，修改的一方赢：由 explore 全部检查',
        },
      },
    ],
  },
};

function saleOf({ buyers, sold }: Sale): { en: string; zh: string } {
  return {
    en: `Buyers: ${buyers}; tickets sold: ${sold}.`,
    zh: `${buyers} 个买家，卖出 ${sold} 张。`,
  };
}
