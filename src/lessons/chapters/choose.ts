import { grouped } from '../../messages/grammar/alike.js';
import type { Chapter, RunFigures, TypedAct } from '../lesson.js';

/** What the judge of a comparison says. */
interface Measured extends RunFigures {
  readonly mechanism: string;
  readonly opsPerSecond: number;
}

const little = { tickets: 40, rounds: 2, size: 1024, bulk: 2 };
const compare = (act: string): TypedAct => ({
  demo: 'compare',
  act,
  options: little,
  brief: true,
  silent: true,
});

const NAMES: Readonly<Record<string, string>> = {
  file: '文件',
  pipe: '管道',
  queue: '队列',
  manager: 'Manager',
  memory: '共享内存',
};

/** The fastest, the slowest, and how many times as much the one does. */
function extremes(all: readonly Measured[]): {
  readonly fast: Measured;
  readonly slow: Measured;
  readonly times: number;
} {
  const sorted = all.toSorted((a, b) => b.opsPerSecond - a.opsPerSecond);
  const [fast, slow] = [sorted[0]!, sorted.at(-1)!];
  return { fast, slow, times: Math.round(fast.opsPerSecond / slow.opsPerSecond) };
}

const inChinese = (mechanism: string): string => NAMES[mechanism] ?? mechanism;

export const choose: Chapter = {
  name: 'choose',
  title: { en: 'Which one to choose', zh: '该选哪一种' },
  situation: {
    en: 'Five ways for processes to share or to talk: a file, a pipe, a queue, a manager, shared memory. Two sellers do the same work in each: many times, one ticket is sold. Where the way has no lock of its own, they use a lock.',
    zh: '进程之间共享数据或通信，有五种方式：文件、管道、队列、Manager、共享内存。两个售票员用每一种方式做同样的事：一张一张地卖很多票。哪种方式本身没有锁，就另外加锁。',
  },
  rounds: [
    {
      ask: {
        kind: 'choice',
        ask: {
          en: 'A sale in the manager takes a request to read and a request to write. How does it compare with a file that is read, and replaced whole, under the same lock?',
          zh: '用 Manager 卖一张票，要一个读的请求和一个写的请求。跟同样加锁、先读再整个替换的文件相比，怎么样？',
        },
        answers: [
          {
            text: {
              en: 'The manager is far faster: it keeps everything in memory',
              zh: 'Manager 快得多：数据都在内存里',
            },
            because: {
              en: 'The number is in memory, but in the memory of another process. Each request wakes that process, and each answer wakes the seller; a small file is in memory, too, in the system’s.',
              zh: '数是在内存里，可那是另一个进程的内存。每个请求都要唤醒那个进程，每个回答又要唤醒售票员；而小文件也在内存里，在系统的缓存里。',
            },
          },
          {
            text: {
              en: 'The manager is no faster, mostly slower',
              zh: 'Manager 并不更快，多半还更慢',
            },
            right: true,
            because: {
              en: 'It is a process that is asked. Four messages for each ticket cost more than a small file, which the system keeps in memory anyway.',
              zh: '它是一个要去问的进程。每张票四条消息，比一个小文件还费时；小文件本来就在系统的缓存里。',
            },
          },
          {
            text: {
              en: 'Both are the same: the lock takes the time',
              zh: '一样：时间都花在锁上',
            },
            because: {
              en: 'The lock is the same for both, and for shared memory as well, which is faster than either by far.',
              zh: '两者用的是同样的锁，共享内存用的也是，而共享内存比它们都快得多。',
            },
          },
        ],
      },
      see: {
        run: [
          compare('file'),
          compare('pipe'),
          compare('queue'),
          compare('manager'),
          compare('memory'),
        ],
      },
      happened: (...all: Measured[]) => {
        const { fast, slow, times } = extremes(all);
        const speeds = all.map(({ opsPerSecond }) => grouped(Math.round(opsPerSecond)));
        return {
          en: `Tickets a second in this run, in the order of the runs: ${speeds.join('; ')}. Fastest: ${fast.mechanism}; slowest: ${slow.mechanism}; the one sells ${times} times as many as the other.`,
          zh: `这次每秒卖出的票数，按运行的先后：${speeds.join('、')}。最快的是${inChinese(fast.mechanism)}，最慢的是${inChinese(slow.mechanism)}，相差约 ${times} 倍。`,
        };
      },
      why: {
        en: 'In shared memory a sale is a few instructions. In every other way the system has to be asked, and mostly another process has to be woken up. What takes long is not to copy a number, but to wait for somebody.',
        zh: '在共享内存里，卖一张票只是几条指令。其他几种方式都要请求系统，多半还要唤醒另一个进程。费时的不是复制一个数，而是等待对方。',
      },
    },
    {
      before: {
        en: 'Speed is not everything. Who may use it, and who sees to it that nobody comes in between?',
        zh: '快慢不是全部。还要看谁能用它，以及由谁来保证没有进程插进来。',
      },
      ask: {
        kind: 'choice',
        ask: {
          en: 'Several workers are to be given tasks, each task to one worker, whichever is free. Which way fits without a lock of one’s own?',
          zh: '有几个工作进程，任务要分给它们，每个任务只给一个，谁有空给谁。哪一种方式不用自己加锁就合适？',
        },
        answers: [
          {
            text: { en: 'shared memory', zh: '共享内存' },
            because: {
              en: 'It is the fastest, and it has no lock and no “next task”: both would have to be built.',
              zh: '它最快，但没有锁，也没有“下一个任务”：两样都得自己做。',
            },
          },
          {
            text: { en: 'one pipe that all read from', zh: '一条管道，工作进程都从里面读' },
            because: {
              en: 'Two who read from one end tear each other’s messages apart; they would need a lock.',
              zh: '两个进程从同一端读，会把对方的消息读走一部分；它们需要锁。',
            },
          },
          {
            text: { en: 'a queue of tasks', zh: '任务队列' },
            right: true,
            because: {
              en: 'Each message goes to exactly one of those who get. The locks are inside, and whoever finds it empty waits.',
              zh: '每条消息恰好给一个取的进程。锁在队列里面；发现它空了，就等着。',
            },
          },
          {
            text: { en: 'a file', zh: '文件' },
            because: {
              en: 'Any program can use it, also one that is started tomorrow. But to take the next line out of it is a read and a write, and needs a lock.',
              zh: '任何程序都能用它，明天才启动的也行。但从里面取走下一行，要先读再写，需要锁。',
            },
          },
        ],
      },
      see: {
        run: [
          {
            demo: 'queue',
            act: 'many',
            options: { producers: 2, consumers: 2, messages: 20 },
            brief: true,
          },
        ],
      },
      happened: ({
        sent,
        received,
        duplicates,
      }: {
        readonly sent: number;
        readonly received: number;
        readonly duplicates: number;
      }) => ({
        en: `Messages sent: ${sent}; received: ${received}; received twice: ${duplicates}. There was no lock in the program.`,
        zh: `发出 ${sent} 条消息，收到 ${received} 条，重复的 ${duplicates} 条。程序里没有锁。`,
      }),
      why: {
        en: 'Messages first: a queue for work that is handed out, a pipe for two who talk. Shared memory for numbers that change often, with a lock or atomic operations. A file for what is to outlive the processes. A manager for dicts and lists that several use, where speed does not matter.',
        zh: '先考虑消息：分派工作用队列，两个进程对话用管道。经常变化的数放在共享内存里，配上锁或原子操作。进程结束以后还要留着的，用文件。几个进程合用字典或列表、又不在乎快慢的，用 Manager。',
      },
    },
  ],
  change: {
    ask: {
      en: 'Choose how many tickets each round of shared memory sells, and see how sure the figure is.',
      zh: '共享内存每一轮卖多少张票，由你来定；看看测出的数稳不稳。',
    },
    number: { least: 1, most: 2000, suggested: 200 },
    run: (tickets) => ({
      demo: 'compare',
      act: 'memory',
      options: { ...little, tickets, rounds: 3 },
      brief: true,
    }),
    happened: ({ opsPerSecond }: Measured) => ({
      en: `This time ${grouped(Math.round(opsPerSecond))} tickets a second. A figure of one run on one machine is no law: compare within one run.`,
      zh: `这一次每秒 ${grouped(Math.round(opsPerSecond))} 张。一台机器上一次运行的数不是定律：要在同一次运行里作比较。`,
    }),
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'A camera process takes a picture of 8 MB sixty times a second; another process shows it. Only the newest picture counts. What fits?',
      zh: '一个进程每秒拍 60 张照片，每张 8 MB；另一个进程把它显示出来。只有最新的一张有用。用什么合适？',
    },
    answers: [
      {
        text: { en: 'shared memory with a lock', zh: '共享内存，加锁' },
        right: true,
        because: {
          en: 'Nothing is copied through the system, and an old picture is simply overwritten. The lock keeps half pictures from being shown.',
          zh: '不必经过系统复制，旧的直接被覆盖。锁保证不会显示出半张照片。',
        },
      },
      {
        text: { en: 'a queue', zh: '队列' },
        because: {
          en: 'It keeps every picture in order, and copies each twice. If the other process is slower, the queue is full of old ones.',
          zh: '它按先后保存每一张，每张还要复制两次。显示得慢一点，队列里就全是旧照片。',
        },
      },
      {
        text: { en: 'a manager', zh: 'Manager' },
        because: {
          en: 'Each picture would travel to a third process and from there to the second, in messages.',
          zh: '每张照片都要先发给第三个进程，再从它那里发到第二个进程。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'To choose by what is to be done, and to know what is slow: waiting for another process.',
      zh: '按要做的事来选；并且知道慢在哪里：等待另一个进程。',
    },
    minutes: 15,
    misconceptions: [
      {
        thought: {
          en: 'Shared files are slow because they are on a disk; a manager is fast because it is shared memory.',
          zh: '共享文件慢，因为在硬盘上；Manager 快，因为是共享内存。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'Which of the five can be used by a program that was started by somebody else?',
          zh: '五种方式里，哪一种能给别处启动的程序用？',
        },
        expect: {
          en: 'the file: whoever knows its name; the others are for processes of one program',
          zh: '文件：知道名字就能用；其余的只给同一个程序的进程用',
        },
      },
    ],
  },
};
