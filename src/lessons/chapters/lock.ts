import { grouped } from '../../messages/grammar/alike.js';
import type { Chapter, RunFigures } from '../lesson.js';

/** What the judge of a sale says. */
interface Sale extends RunFigures {
  readonly buyers: number;
  readonly sold: number;
  readonly tickets: number;
  readonly left: number;
  readonly order: readonly string[];
}

/** How many have held the lock, and for how long it was held in all, in whole milliseconds. */
function held({ events }: RunFigures): { readonly times: number; readonly ms: number } {
  const at = (which: string): number[] =>
    events.filter(({ op }) => op === which).map((event) => event.at / 1e6);
  const [acquired, released] = [at('acquire'), at('release')];
  return {
    times: acquired.length,
    ms: Math.round(released.reduce((sum, end, index) => sum + end - acquired[index]!, 0)),
  };
}

const IMPORT = `import { jsonFile, lock, named, scenario } from 'ipc-demo/scenario';
`;

const sale = (lockShared: string): string => `export const sale = scenario({
  shares: () => ({ tickets: jsonFile('tickets.json', { count: 1 })${lockShared} }),
  workers: () => named('buyer', 2, buy),
  holds: ({ shared, outcomes }) =>
    shared.tickets.count === 0 &&
    outcomes.filter(({ outcome }) => outcome === 'bought').length === 1,
});
`;

/** The learner's file, with what is said in it. */
const begun = (buys: string, shares: string): string => `${IMPORT}
/** ${buys} */
async function buy({ tickets, outcome }) {
  const { count } = await tickets.read();
  if (count === 0) return outcome('sold-out');
  await tickets.write({ count: count - 1 });
  outcome('bought');
}

/** ${shares} */
${sale('')}`;

export const lock: Chapter = {
  name: 'lock',
  title: { en: 'What a lock does', zh: '锁做了什么' },
  situation: {
    en: 'The same buyers, the same ticket. Now there is a lock: whoever wants to buy acquires it first, and releases it when the new count is written. One at a time can hold it; who finds it taken waits until it is given to it.',
    zh: '还是这些买家，还是这张票。现在有一把锁：谁要买票，先获取锁；新的余票写好了，再释放锁。同一时刻只有一个进程能持有它；发现锁被占用的，就等到锁交给自己为止。',
  },
  rounds: [
    {
      code: { file: 'src/demos/ticket/demo.ts', from: 'async function buyWithLock(' },
      ask: {
        kind: 'impossible',
        ask: {
          en: 'Two buyers; each looks at the board, acquires the lock, reads, writes (unless it is sold out), and releases the lock. Which of these orders can no longer happen?',
          zh: '两个买家；每个先看一眼牌子，再获取锁，读，写（售罄就不写），释放锁。下面哪些交错顺序不可能再发生？',
        },
        of: { demo: 'ticket', act: 'lock', options: { buyers: 2 } },
        orders: ['000001111', '010000111', '001100011', '110111000', '010100011'],
      },
      see: { run: [{ demo: 'ticket', act: 'lock', options: { buyers: 3 } }] },
      happened: (seen: Sale) => {
        const { times, ms } = held(seen);
        return {
          en: `${seen.buyers} buyers, ${seen.sold} sold, ${seen.left} left. The lock was held ${times} times, one after the other, for ${grouped(ms)} ms in all: whoever bought held it while it paid, the others only to read that nothing is left.`,
          zh: `${seen.buyers} 个买家，卖出 ${seen.sold} 张，还剩 ${seen.left} 张。锁先后被持有 ${times} 次，一共 ${grouped(ms)} 毫秒：买到票的持有到付完款，其余的只够读出已经售罄。`,
        };
      },
      turn: {
        file: 'src/demos/ticket/demo.ts',
        from: 'async function buyWithLock(',
        at: 'withLock(',
      },
      why: {
        en: 'From reading to writing is the critical section: what is decided there rests on the count staying as it was read. The lock makes all orders impossible in which somebody comes in between, and no others. Looking at the board stays outside, and everybody does it at the same time.',
        zh: '从读到写是临界区：在里面作的决定，要求余票一直是读到的那个数。有进程插进来的那些交错顺序，锁让它们不可能发生；其余的一个也不妨碍。看牌子在锁外面，所有买家可以同时看。',
      },
    },
    {
      before: {
        en: 'One run that goes well proves nothing. So all orders of these two buyers are looked at.',
        zh: '一次运行没有出错，什么也证明不了。所以要把这两个买家的交错顺序全部检查一遍。',
      },
      ask: {
        kind: 'choice',
        ask: {
          en: 'Two buyers with the lock: in how many of all their orders is the ticket sold twice?',
          zh: '两个买家，加了锁：在全部交错顺序里，有多少个会把票卖两次？',
        },
        answers: [
          {
            text: { en: 'in fewer than without the lock', zh: '比不加锁时少' },
            because: {
              en: 'A lock that makes a race rarer would be no help: a fault that comes once in a million sales still comes.',
              zh: '锁要是只让竞态少见一些，就没有用：一百万次售票里出一次的错，迟早会出。',
            },
          },
          {
            text: {
              en: 'that depends on how fast the machine is',
              zh: '要看机器有多快',
            },
            because: {
              en: 'The machine decides which order comes about. Which orders there are, and how they end, it does not decide.',
              zh: '机器决定出现哪一个交错顺序；有哪些交错顺序、各自结果如何，不由机器决定。',
            },
          },
          {
            text: { en: 'in none', zh: '0 个' },
            right: true,
            because: {
              en: 'Nobody can read between the read and the write of whoever holds the lock.',
              zh: '持有锁的买家从读到写之间，谁也读不了。',
            },
          },
        ],
      },
      see: { explore: { demo: 'ticket', act: 'lock', options: { buyers: 2, delay: 0 } } },
      happened: ({ orders, wrong }: { readonly orders: bigint; readonly wrong: bigint }) => ({
        en: `There are ${grouped(orders)} orders; ${grouped(wrong)} of them go wrong.`,
        zh: `一共有 ${grouped(orders)} 个交错顺序，其中出错的有 ${grouped(wrong)} 个。`,
      }),
      why: {
        en: 'What has been shown for every order holds on every machine, at any speed. It holds for this program: two buyers, one lock, everybody takes it.',
        zh: '对全部交错顺序检查过的结论，在任何机器上、无论快慢都一样。它说的是这个程序：两个买家，一把锁，每个买家都用它。',
      },
    },
  ],
  belief: {
    held: {
      en: 'A lock costs speed: everything happens one after the other.',
      zh: '加锁就变成串行，牺牲了速度。',
    },
    broken: {
      en: 'Only what stands inside the lock happens one after the other. All look at the board at the same time, and who finds it sold out is out in a moment. It is for you to keep inside what must be, and nothing else.',
      zh: '串行的只有锁里面的部分。看牌子是所有买家同时看；发现售罄的，马上就出来了。该放进锁里的放进去，其余的留在外面，这由你来定。',
    },
  },
  python: {
    program: 'ticket_lock.py',
    line: 'with lock:',
    prints: '1 has a ticket, there was 1',
    says: {
      en: 'withLock is what "with lock:" is in Python: acquire, and release on every way out, also when something is raised. The lock has to be passed to each process.',
      zh: 'withLock 就是 Python 里的 with lock：获取锁，无论怎样离开都会释放，抛出异常时也一样。锁要作为参数传给每个进程。',
    },
  },
  change: {
    ask: {
      en: 'Choose how many buyers there are, and watch how long it takes: does it grow with the buyers?',
      zh: '买家的个数由你来定。看看一共用多久：买家多了，时间会跟着变长吗？',
    },
    number: { least: 1, most: 10, suggested: 10 },
    run: (buyers) => ({ demo: 'ticket', act: 'lock', options: { buyers }, brief: true }),
    happened: (seen: Sale) => {
      const { ms } = held(seen);
      return {
        en: `${seen.buyers === 1 ? '1 buyer' : `${seen.buyers} buyers`}, ${seen.sold} sold; the lock was held for ${grouped(ms)} ms in all. One buyer pays; whoever comes later needs the lock only for as long as it takes to read 0.`,
        zh: `${seen.buyers} 个买家，卖出 ${seen.sold} 张；锁一共被持有 ${grouped(ms)} 毫秒。付款的只有一个买家，其余的只在读出 0 的那一下需要锁。`,
      };
    },
  },
  exercise: {
    ask: {
      en: 'Now you mend it. In the file below two buyers race for one ticket. Change what they do until no order goes wrong. What counts is that one of them has the ticket, the other knows that it is sold out, and the file says 0.',
      zh: '现在你来改。下面的文件里，两个买家在争一张票。请修改他们的做法，直到任何交错顺序都不出错：一个买到票，另一个知道已售罄，文件里是 0。',
    },
    file: 'tickets.mjs',
    begun: {
      en: begun(
        'Buys a ticket if there is one. This is what you change.',
        'What is shared, who takes part, and what must hold at the end. A lock is: lock: lock()',
      ),
      zh: begun(
        '有票就买一张。要改的就是这里。',
        '共享什么，谁来参加，结束时应当怎样。锁这样写：lock: lock()',
      ),
    },
    solution: `${IMPORT}
async function buy({ tickets, outcome, lock }) {
  await lock.withLock(async () => {
    const { count } = await tickets.read();
    if (count === 0) return outcome('sold-out');
    await tickets.write({ count: count - 1 });
    outcome('bought');
  });
}

${sale(', lock: lock()')}`,
    holds: ({ shared, outcomes }) => {
      const told = outcomes.filter(({ process }) => process.startsWith('buyer-'));
      const of = (which: string): number => told.filter(({ outcome }) => outcome === which).length;
      return (
        (shared['tickets'] as { readonly count?: unknown } | null)?.count === 0 &&
        of('bought') === 1 &&
        of('sold-out') === 1
      );
    },
    because: {
      en: 'There must still be two buyers, of whom one says bought and the other sold-out, and the file must say 0, whatever holds in the file says.',
      zh: '仍然要有两个买家：一个说 bought，另一个说 sold-out；文件里是 0。不管文件里的 holds 怎么写，都要满足这一点。',
    },
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'A dormitory has one bathroom, with a bolt inside. Who comes in shoots the bolt, washes, and draws it back. One student always washes with the door open and never touches the bolt. What does the bolt do for the others?',
      zh: '宿舍只有一个卫生间，门内有插销。进去的人插上插销，洗漱，再拉开。有一个同学总是开着门洗，从不碰插销。插销对其他人还有用吗？',
    },
    answers: [
      {
        text: {
          en: 'It still keeps out everybody, that student too',
          zh: '照样能挡住每个人，包括那个同学',
        },
        because: {
          en: 'It keeps out who tries the door. Nothing makes that student wait for a bolt that they never look at, when somebody else has left it drawn back.',
          zh: '它只能挡住去推门的人。门没插上的时候，没有什么让这个同学去等一个他从来不看的插销。',
        },
      },
      {
        text: {
          en: 'Nothing is safe any more: a lock protects only if everybody uses it',
          zh: '谁也没有保障了：每个人都用锁，锁才有用',
        },
        right: true,
        because: {
          en: 'A lock does not guard the room but the agreement. One who does not take it walks in between the others’ steps, and others walk in on them.',
          zh: '锁守的不是房间，而是共同的约定。有一个人不用锁，他就能闯到其他人中间，其他人也能闯到他那里。',
        },
      },
      {
        text: {
          en: 'It is enough if most use it',
          zh: '大多数人用就够了',
        },
        because: {
          en: 'One is enough for a race: it takes two to race, and one of them without the lock.',
          zh: '有一个不用就够出竞态了：竞态只要两个，其中一个没有锁。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'A lock removes orders. Which, and that it removes all that are bad, can be checked.',
      zh: '锁去掉的是一部分交错顺序。去掉了哪些，出错的是不是都去掉了，可以检查。',
    },
    minutes: 20,
    misconceptions: [
      {
        thought: {
          en: 'Who has found the cause can mend it: about half cannot. Usual wrong fixes are one lock for several things, or several locks for one.',
          zh: '找到原因就会改：大约一半人改不好。常见的错误改法：几样东西共用一把锁，或一样东西用几把锁。',
        },
        source: 'Strömbäck et al.',
      },
    ],
    ask: [
      {
        question: {
          en: 'May a buyer look at the board while another holds the lock? Does it matter what it sees?',
          zh: '其他买家持有锁的时候，可以看牌子吗？看到的数目要紧吗？',
        },
        expect: {
          en: 'yes; it may be old in a moment, so nothing may be decided by it',
          zh: '可以；看到的下一刻就可能过时，所以不能据此作决定',
        },
      },
    ],
  },
};
