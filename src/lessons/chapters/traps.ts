import { grouped } from '../../messages/grammar/alike.js';
import { plural } from '../../messages/grammar/english.js';
import type { TraceEvent } from '../../trace/event.js';
import type { Chapter, RunFigures, TypedAct } from '../lesson.js';

/** What the judge of a sale says. */
interface Sale extends RunFigures {
  readonly sold: number;
  readonly tickets: number;
}

/** What is said of a lock that may have been forgotten. */
interface Walk extends RunFigures {
  readonly holder: string;
  readonly waiter: string;
  readonly waitedMs: number;
}

/** What is said of processes that may be stuck. */
interface Stuck extends RunFigures {
  readonly cycle: readonly string[] | null;
  readonly toldAfterMs: number | null;
}

interface Done extends RunFigures {
  readonly done: number;
}

/** What is said when the holder of a lock has been killed. */
interface Killed extends RunFigures {
  readonly tickets: number;
  readonly left: number;
  readonly sold: number;
  readonly lost: number;
  readonly recoveredAfterMs: number;
}

const DEADLOCK = 'src/demos/deadlock/demo.ts';
const act = (name: string, more: Partial<TypedAct> = {}): TypedAct => ({
  demo: 'deadlock',
  act: name,
  options: { buyers: 2, delay: 50 },
  ...more,
});
const zh = (name: string): string => name.replace('buyer', '买家');

/** How often a lock has been acquired, and how often one had to be waited for. */
function locked({ events }: RunFigures): { readonly acquired: number; readonly waited: number } {
  const isQueued = ({ op, pid, value }: TraceEvent): boolean =>
    op === 'wait' && (value as { readonly waiting: readonly number[] }).waiting.includes(pid);
  return {
    acquired: events.filter(({ op }) => op === 'acquire').length,
    waited: events.filter(isQueued).length,
  };
}

export const traps: Chapter = {
  name: 'traps',
  title: { en: 'Five programs with locks', zh: '五个用锁的程序' },
  situation: {
    en: 'A lock helps whoever uses it rightly. This chapter has five small programs, and each of them acquires a lock, or more than one. Say of each what it will do, before it is run.',
    zh: '锁要用对了才有用。本章有五个小程序，每个都获取锁，有的不止一把。每个程序运行之前，先说说它会怎样。',
  },
  rounds: [
    {
      code: { file: DEADLOCK, from: 'async function buyWithOwnLock(' },
      ask: {
        kind: 'choice',
        ask: {
          en: 'One ticket, two buyers, and each has a lock of its own: buyer-1 has lock-1, buyer-2 has lock-2. Each holds its lock while it reads the count, pays, and writes count - 1. How many of them get the ticket?',
          zh: '一张票，两个买家，每个买家有自己的一把锁：买家-1 用 lock-1，买家-2 用 lock-2。从读余票、付款到写回“余票 - 1”，每个买家都持有自己的锁。几个买家会买到票？',
        },
        answers: [
          {
            text: {
              en: 'One: nobody touches the file without holding a lock',
              zh: '一个：谁动文件，谁就持有锁',
            },
            because: {
              en: 'A lock keeps out only those who want to acquire that very lock. Here nobody asks for the lock of the other one.',
              zh: '锁只拦得住要获取这同一把锁的进程。这里没有谁去获取对方的锁。',
            },
          },
          {
            text: {
              en: 'Both of them get it: the locks make no difference',
              zh: '两个都买到：有锁和没锁一样',
            },
            right: true,
            because: {
              en: 'A lock of one’s own is always free. Neither waits, and both read 1.',
              zh: '自己的锁总是空闲的。谁也不用等，两个买家读到的都是 1。',
            },
          },
          {
            text: {
              en: 'None: each keeps the other one out',
              zh: '一个也没有：双方互相拦住了',
            },
            because: {
              en: 'Whoever is kept out waits for a lock that another one holds. Here nobody waits for anything.',
              zh: '被拦住，是指在等一把由其他进程持有的锁。这里谁也没有在等什么。',
            },
          },
        ],
      },
      see: { run: [act('wrong-lock', { brief: true })] },
      happened: (seen: Sale) => {
        const { acquired, waited } = locked(seen);
        return {
          en: `A lock was acquired ${plural(acquired, 'time')}, and waited for ${plural(waited, 'time')}. Buyers who have a ticket: ${seen.sold}; there was ${seen.tickets}.`,
          zh: `锁一共被获取 ${acquired} 次，等锁 ${waited} 次。买到票的买家有 ${seen.sold} 个，票只有 ${seen.tickets} 张。`,
        };
      },
      why: {
        en: 'A lock protects when everybody who uses the data acquires the very same one. It is made once, by whoever starts the processes, and passed to each of them. A lock that is made inside the child’s function is a new one each time: it looks right, and protects nothing.',
        zh: '用到这份数据的进程都获取同一把锁，锁才有用。锁由启动进程的一方建一次，再作为参数传给每个进程。如果在子进程的函数里建锁，每个进程得到的都是一把新锁：看上去加了锁，其实什么也没保护。',
      },
    },
    {
      before: {
        en: 'Now both buyers have the same lock. Each acquires it, buys, which takes 50 ms, does something else for 200 ms, and then its process ends.',
        zh: '现在两个买家用同一把锁。每个买家获取锁，买票，用 50 毫秒，再去做别的事，用 200 毫秒，然后进程结束。',
      },
      code: { file: DEADLOCK, from: 'async function buyAndForget(' },
      ask: {
        kind: 'choice',
        ask: {
          en: 'One buyer acquires the lock first. Until when does the other one wait for it?',
          zh: '一个买家先获取了锁。另一个买家要等到什么时候？',
        },
        answers: [
          {
            text: {
              en: 'Until the new count is written',
              zh: '等到新的余票写好',
            },
            because: {
              en: 'A lock does not know what it protects, and so it cannot see that the purchase is over.',
              zh: '锁并不清楚自己保护的是什么，所以看不出票已经买完。',
            },
          },
          {
            text: {
              en: 'Until the function buy has returned',
              zh: '等到 buy 函数返回',
            },
            because: {
              en: 'withLock would release the lock then, and so would “with lock:” in Python. After acquire() nothing releases it but release().',
              zh: '要是用 withLock（Python 里是 with lock），那时就会释放。用了 acquire()，只有 release() 才会释放它。',
            },
          },
          {
            text: {
              en: 'At least until the first process has ended',
              zh: '至少等到第一个买家的进程结束',
            },
            right: true,
            because: {
              en: 'Nobody calls release(). As long as the first buyer lives, it holds the lock.',
              zh: '没有谁调用 release()。第一个买家的进程只要还在，就一直持有锁。',
            },
          },
        ],
      },
      see: { run: [act('forgotten-release', { brief: true })] },
      happened: (seen: Walk) => {
        const { holder, waiter, waitedMs, events } = seen;
        const at = (op: string): number =>
          (events.find((event) => event.op === op && event.process === holder)?.at ?? 0) / 1e6;
        const bought = Math.round(at('outcome') - at('acquire'));
        return {
          en: `${holder} had its ticket ${grouped(bought)} ms after it had acquired the lock. ${waiter} waited ${grouped(waitedMs)} ms.`,
          zh: `${zh(holder)} 获取锁之后 ${grouped(bought)} 毫秒就买到了票。${zh(waiter)} 等了 ${grouped(waitedMs)} 毫秒。`,
        };
      },
      why: {
        en: 'acquire and release are two calls, and the second is easily forgotten, or skipped when something is raised. So leave it to the language: withLock here, “with lock:” in Python, or release in finally. And here ipc-demo helped: it passes a lock on when its holder has ended.',
        zh: 'acquire 和 release 是两次调用，后一次容易忘，抛出异常时也会跳过去。所以交给语言来做：这里用 withLock，Python 里用 with lock，或者在 finally 里释放。另外，这里有 ipc-demo 帮忙：持锁者结束之后，它会把锁交给下一个。',
      },
    },
    {
      before: {
        en: 'The next one releases its lock, on every way out. buyWithLock acquires the lock and buys, as before; it is called with the lock already held.',
        zh: '下一个程序，无论怎样离开都会释放锁。buyWithLock 和以前一样，获取锁，再买票；调用它的时候，锁已经由自己持有。',
      },
      code: { file: DEADLOCK, from: 'async function lockTwice(' },
      ask: {
        kind: 'choice',
        ask: {
          en: 'A buyer holds the lock, and acquires the same lock again. What does the second acquire do?',
          zh: '一个买家已经持有锁，又去获取同一把锁。第二次 acquire 会怎样？',
        },
        answers: [
          {
            text: {
              en: 'It waits, and never stops waiting',
              zh: '它会等，而且永远等下去',
            },
            right: true,
            because: {
              en: 'It waits for a release that only this process could call, and this process is waiting.',
              zh: '它等的那次 release，只有这个进程自己能调用；而这个进程正在等。',
            },
          },
          {
            text: {
              en: 'It returns at once: this process has the lock already',
              zh: '马上返回：锁本来就由它持有',
            },
            because: {
              en: 'That is what a re-entrant lock (RLock) does. A plain lock waits until it is free, whoever asks.',
              zh: '可重入锁（RLock）才是这样。普通的锁不管谁来获取，都要等到空闲为止。',
            },
          },
          {
            text: {
              en: 'It raises an error',
              zh: '抛出异常',
            },
            because: {
              en: 'A plain lock only waits. Somebody would have to look at it from outside; here ipc-demo does.',
              zh: '普通的锁只会等。要有谁从外面查看才行；这里由 ipc-demo 来查看。',
            },
          },
        ],
      },
      see: { run: [act('twice', { brief: true })] },
      happened: (seen: Stuck) => ({
        en: `${(seen.cycle ?? []).join(', ')} waited for itself. ipc-demo found that out from the state of the lock, after ${seen.toldAfterMs} ms, and ended the processes.`,
        zh: `${(seen.cycle ?? []).map(zh).join('、')} 在等自己。过了 ${seen.toldAfterMs} 毫秒，ipc-demo 从锁的状态查了出来，并终止了这些进程。`,
      }),
      why: {
        en: 'It happens where nobody sees it: a function that locks calls another function that locks. Either the inner one leaves the lock to its caller, or the lock is a re-entrant one: it counts how often its holder has acquired it, and is free when it has been released as often.',
        zh: '它常常发生在不起眼的地方：加锁的函数调用了另一个加锁的函数。要么里面的函数不加锁，由调用者来加；要么改用可重入锁：它记录持有者获取了几次，释放同样的次数之后才空闲。',
      },
    },
    {
      before: {
        en: 'Now there are two offices, A and B, each with a file and a lock. buyer-1 moves a ticket from A to B, and acquires A first, then B. buyer-2 moves one from B to A, and acquires B first, then A. A step is: acquire a lock, read or write a file, release a lock.',
        zh: '现在有两个售票处，A 和 B，各有一个文件和一把锁。买家-1 把一张票从 A 转移到 B，先获取 A，再获取 B。买家-2 把一张票从 B 转移到 A，先获取 B，再获取 A。一步是指：获取一把锁，读或写一个文件，释放一把锁。',
      },
      code: { file: DEADLOCK, from: 'async function move(' },
      ask: {
        kind: 'order',
        ask: {
          en: 'Write an order after which neither of them can go on. The order ends where they are stuck.',
          zh: '写一个交错顺序，走完以后两个买家都走不下去。走到卡住的地方，就写到那里为止。',
        },
        of: act('lock-order', { open: true }),
        wanted: 'goes wrong',
        example: '01',
        because: {
          en: 'Whoever gets both locks comes to its end. So each has to get one before the other has two.',
          zh: '谁获取到两把锁，谁就能走完。所以在任何一个获取到两把锁之前，双方要各持有一把。',
        },
      },
      see: 'answer',
      happened: ({ cycle, toldAfterMs }: Stuck) =>
        cycle === null
          ? {
              en: 'These were real processes that took their steps in your order: both came to their end.',
              zh: '真实的进程刚才就按你写的交错顺序走了每一步：两个都正常结束。',
            }
          : {
              en: `These were real processes. Each of ${cycle.join(', ')} held one lock and waited for the other one; that was found out after ${toldAfterMs} ms.`,
              zh: `这些是真实的进程。${cycle.map(zh).join('、')} 各持有一把锁，又在等对方的那一把；${toldAfterMs} 毫秒后查了出来。`,
            },
      why: {
        en: 'Each program is right by itself; together they can wait for each other in a circle. When both acquire A first there is no circle: whoever waits for A holds nothing yet, and so keeps nobody waiting. So lay down an order of all locks, and acquire them in it everywhere.',
        zh: '单独看，每个程序都对；放在一起，就可能循环等待：死锁。如果两个都先获取 A，就不会循环：正在等 A 的那个，还什么锁也没有持有，不会让谁等它。所以给所有的锁排一个次序，处处都按这个次序获取。',
      },
    },
    {
      before: {
        en: 'The last one. A sale is two writes under one lock: first that one fewer is left, then that one more is sold. The file says 1 left, 0 sold. Main kills the first buyer between its two writes; ipc-demo passes the lock on to the second buyer.',
        zh: '最后一个程序。一次售票要写两次，都在同一把锁里：先写余票少一张，再写已售多一张。文件里余 1 张，已售 0 张。主进程在第一个买家的两次写之间终止了它；ipc-demo 把锁交给第二个买家。',
      },
      ask: {
        kind: 'choice',
        ask: {
          en: 'What does the second buyer find in the file?',
          zh: '第二个买家会在文件里读到什么？',
        },
        answers: [
          {
            text: { en: '1 left, 0 sold', zh: '余 1 张，已售 0 张' },
            because: {
              en: 'That would be so if half-done work were undone. A lock undoes nothing; it only says who may come in.',
              zh: '做了一半的事如果能撤销，就是这样。锁什么也不会撤销，它只管谁能进来。',
            },
          },
          {
            text: { en: '0 left, 0 sold', zh: '余 0 张，已售 0 张' },
            right: true,
            because: {
              en: 'What was written stays written, and what was to come is missing: a ticket that is neither left nor sold.',
              zh: '写下去的留着，没来得及写的就没有了：有一张票，既不在余票里，也没有售出。',
            },
          },
          {
            text: { en: '0 left, 1 sold', zh: '余 0 张，已售 1 张' },
            because: {
              en: 'The first buyer was killed before it could write that, and nobody does the rest of its work.',
              zh: '第一个买家还没来得及写这一步，就被终止了；没有谁替它做完。',
            },
          },
        ],
      },
      see: { run: [act('holder-killed', { brief: true })] },
      happened: ({ recoveredAfterMs, left, sold, lost }: Killed) => ({
        en: `${grouped(recoveredAfterMs)} ms after the kill the second buyer had the lock. The file says ${left} left, ${sold} sold; tickets lost: ${grouped(lost)}.`,
        zh: `第一个买家被终止后 ${grouped(recoveredAfterMs)} 毫秒，第二个买家获取了锁。文件里余 ${left} 张，已售 ${sold} 张；丢失 ${grouped(lost)} 张。`,
      }),
      why: {
        en: 'Inside a lock the data may be in disorder for a while; nobody looks. When the holder is killed there, the disorder stays. The next one can ask our lock whose work was cut short, count again, and repair.',
        zh: '在锁里面，数据可以暂时不一致，反正没有谁会看到。持锁者如果在这时被终止，不一致就留了下来。下一个可以问我们的锁：是谁的事没有做完；然后重新清点，修复数据。',
      },
    },
  ],
  belief: {
    held: {
      en: 'When a process ends, its locks are released of themselves.',
      zh: '进程结束了，它的锁自然就释放了。',
    },
    broken: {
      en: 'Its memory is freed and its files are closed, but not every lock is released: one of Python’s multiprocessing stays as it was. That ipc-demo’s are passed on is something that it does on purpose, and it tells the next one.',
      zh: '内存会收走，文件会关闭，锁却不一定释放：Python 的 multiprocessing 的锁会一直保持原样。ipc-demo 会把锁交给下一个，这是特意做的，而且会告诉它原因。',
    },
  },
  python: {
    program: 'lock_held.py',
    line: 'lock.acquire()',
    prints: [
      'acquired twice: Lock hangs',
      'acquired twice: RLock returns',
      'the holder has ended: Lock hangs',
      'the holder was killed: Lock hangs',
    ].join('\n'),
    says: {
      en: 'In Python this hangs, here it is told. The program waits for a short time only, and then says so. RLock is the re-entrant lock, and the cure for acquiring twice.',
      zh: '在 Python 里会一直卡住，这里会告诉你。程序只等一小会儿，然后说明它卡住了。RLock 就是可重入锁，解决的是重复获取。',
    },
  },
  change: {
    ask: {
      en: 'Each of the five has a fix. Choose one and see whether it helps.',
      zh: '五个程序各有解法。选一个，看看有没有用。',
    },
    choices: [
      {
        text: { en: 'the same lock for both buyers', zh: '两个买家用同一把锁' },
        run: act('right-lock', { brief: true }),
        happened: (seen: Sale) => ({
          en: `Buyers who have a ticket: ${seen.sold}; there was ${seen.tickets}. A lock was waited for ${plural(locked(seen).waited, 'time')}.`,
          zh: `买到票的买家有 ${seen.sold} 个，票有 ${seen.tickets} 张。等锁 ${locked(seen).waited} 次。`,
        }),
      },
      {
        text: { en: 'release in finally', zh: '在 finally 里释放' },
        run: act('released', { brief: true }),
        happened: ({ holder, waiter, waitedMs }: Walk) => ({
          en: `${waiter} waited ${grouped(waitedMs)} ms, for as long as ${holder} needed to buy, and no longer.`,
          zh: `${zh(waiter)} 等了 ${grouped(waitedMs)} 毫秒：只等 ${zh(holder)} 买完，不用再等它去做别的事。`,
        }),
      },
      {
        text: { en: 'a re-entrant lock', zh: '可重入锁' },
        run: act('reentrant', { brief: true }),
        happened: ({ done }: Done) => ({
          en: `The same code with an RLock: ${plural(done, 'buyer')} came to the end.`,
          zh: `同样的代码，换成 RLock：${done} 个买家都正常结束。`,
        }),
      },
      {
        text: { en: 'both acquire A first', zh: '都先获取 A' },
        run: act('same-order', { brief: true }),
        happened: ({ done }: Done) => ({
          en: `${plural(done, 'buyer')} came to the end. That no order gets stuck is checked by: npx ipc-demo explore deadlock --act same-order`,
          zh: `${done} 个买家都正常结束。要检查是不是每个交错顺序都不会卡住：npx ipc-demo explore deadlock --act same-order`,
        }),
      },
      {
        text: {
          en: 'ask the lock who was killed, and count again',
          zh: '问锁是谁被终止了，再重新清点',
        },
        run: act('repaired', { brief: true }),
        happened: ({ tickets, sold, lost }: Killed) => ({
          en: `${sold} of ${plural(tickets, 'ticket')} sold; lost: ${grouped(lost)}. The lock was recovered in both runs; only this buyer has looked.`,
          zh: `${tickets} 张票，售出 ${sold} 张，丢失 ${grouped(lost)} 张。两次运行里锁都被接管了，只有这个买家检查了数据。`,
        }),
      },
    ],
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'To give a talk one needs the key of the room and the projector. Two speakers come at the same time; one fetches the key first, the other the projector, and neither gives back what it has. Which rule makes sure that they never wait for each other?',
      zh: '作报告要用会议室的钥匙和投影仪。两个人同时来，一个先取钥匙，一个先取投影仪，而且取到的都不肯先还。哪一条规定能保证他们不会互相等待？',
    },
    answers: [
      {
        text: {
          en: 'Wait a minute between the first thing and the second',
          zh: '取了第一样，等一分钟再取第二样',
        },
        because: {
          en: 'That makes it likelier that each has one thing by then: the delay in our program does the same.',
          zh: '这样更容易变成一人一样：我们程序里的延迟，起的正是这个作用。',
        },
      },
      {
        text: {
          en: 'Be quick: who is fast has both before the other comes',
          zh: '动作要快：快的人两样都取走，另一个还没来',
        },
        because: {
          en: 'Speed makes it rarer, but the order of steps in which each has one thing is still there.',
          zh: '快只会让它少发生；一人取到一样的那种交错顺序，仍然存在。',
        },
      },
      {
        text: {
          en: 'Everybody fetches the key first, then the projector',
          zh: '每个人都先取钥匙，再取投影仪',
        },
        right: true,
        because: {
          en: 'Whoever has no key has no projector either, and so holds nothing that the other one waits for.',
          zh: '没取到钥匙的人，也不会有投影仪，所以不会占着对方要等的东西。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'To say of each rule on locks what happens to whoever breaks it, and to know lock order as a rule.',
      zh: '关于锁的每一条规矩，能说出违反了会怎样；并且知道还有一条：获取的次序要一致。',
    },
    minutes: 25,
    misconceptions: [
      {
        thought: {
          en: 'Several locks for one thing protect it as well as one lock does.',
          zh: '一样东西用几把锁，和用一把锁一样安全。',
        },
        source: 'Strömbäck et al.',
      },
      {
        thought: {
          en: 'One lock, always released, never acquired twice: with these three rules all is said. Two locks in opposite order are not thought of, nor a holder that is killed.',
          zh: '同一把锁、一定释放、不连续获取，三条就够了。没有想到两把锁的次序相反，也没有想到持锁者会被终止。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'A program with two locks in opposite order has run for a year without getting stuck. Is it right?',
          zh: '一个程序，两把锁的次序相反，运行了一年都没有卡住。它对吗？',
        },
        expect: {
          en: 'no: the order of steps that gets stuck exists, and another machine or another load may bring it about',
          zh: '不对：会卡住的交错顺序存在；换一台机器，换一种负载，它就可能出现',
        },
      },
      {
        question: {
          en: 'Why does it not help to let the second buyer take the lock by force after a second?',
          zh: '等一秒之后让第二个买家强行占用锁，为什么不行？',
        },
        expect: {
          en: 'the first may be slow and not dead: then two are in the critical section',
          zh: '第一个可能只是慢，并没有终止：那样临界区里就有两个进程',
        },
      },
    ],
  },
};
