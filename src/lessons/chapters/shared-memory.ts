import type { CountFigures } from '../figures.js';
import type { AllOrders, Chapter, TypedAct } from '../lesson.js';

const many = { processes: 2, increments: 100_000 };
const adders = (act: string): TypedAct => ({ demo: 'memory', act, options: many, brief: true });

export const sharedMemory: Chapter = {
  name: 'shared-memory',
  title: { en: 'One number in shared memory', zh: '共享内存里的一个数' },
  situation: {
    en: 'Memory can be shared, if it is asked for: a piece of it that several processes see at once. In it stands a number, 0. Two processes each add 1 to it, 100,000 times, as fast as they can: read, write what was read plus one.',
    zh: '内存也可以共享，只要事先说明：拿出一块，让几个进程同时看到。里面有一个数，是 0。两个进程各给它加 1，加十万次，能多快就多快：读出来，写回读到的数加 1。',
  },
  rounds: [
    {
      code: { file: 'src/demos/memory/demo.ts', from: 'async function addInTwoSteps(' },
      ask: {
        kind: 'choice',
        ask: {
          en: 'There is no file, no network, no delay. What does the number say at the end?',
          zh: '这里既不用文件，也不走网络，也没有延迟。最后这个数是多少？',
        },
        answers: [
          {
            text: {
              en: '200,000: nothing is so quick that anybody could come in between',
              zh: '200,000：快成这样，谁也插不进来',
            },
            because: {
              en: 'The gap is a few instructions wide, and there are 200,000 of them. Two processors work at the same time, and need no luck to meet.',
              zh: '空当只有几条指令那么宽，可是有二十万个。两个处理器同时在工作，用不着碰运气。',
            },
          },
          {
            text: { en: 'Mostly less than 200,000', zh: '多半少于 200,000' },
            right: true,
            because: {
              en: 'Both read the same number, both write the same number plus one. One of the two is gone.',
              zh: '两个都读到同一个数，都写回同一个数加 1：其中一次就没有了。',
            },
          },
          {
            text: {
              en: 'Sometimes more than 200,000',
              zh: '有时会多于 200,000',
            },
            because: {
              en: 'Nobody writes more than what was read plus one. Old values are written again, never too many.',
              zh: '谁写的都不会超过读到的数加 1。会把旧的值再写一遍，不会多出来。',
            },
          },
        ],
      },
      see: { run: [{ ...adders('counter-nolock'), open: true }] },
      happened: ({ processes, expected, actual, lost }: CountFigures) => ({
        en: `${processes} processes; expected ${expected}, and the number says ${actual}: updates lost: ${lost}.`,
        zh: `${processes} 个进程，应得 ${expected}，实得 ${actual}：丢失的更新有 ${lost} 次。`,
      }),
      turn: {
        file: 'src/demos/memory/demo.ts',
        from: 'async function addInTwoSteps(',
        at: 'await sold.write(',
      },
      why: {
        en: 'Shared memory is fast, and has no lock of its own. How much is lost differs from run to run; on a machine with one processor it may be little. That something can be lost differs never.',
        zh: '共享内存很快，但本身没有锁。丢多少，每次不一样；只有一个处理器的机器上可能丢得很少。会不会丢，却每次都一样。',
      },
    },
    {
      before: {
        en: 'Instead of read and write there is one operation more: add. The processor carries it out as one instruction, for which the others wait.',
        zh: '除了读和写，还有一个操作：add。处理器用一条指令完成它，其他处理器要等它做完。',
      },
      code: { file: 'src/demos/memory/demo.ts', from: 'async function addAtOnce(' },
      ask: {
        kind: 'count',
        ask: {
          en: 'Two processes add 1 once each, with add. How many of all orders lose an update?',
          zh: '两个进程各用 add 加一次 1。全部交错顺序里，有多少个会丢失更新？',
        },
        least: 0,
        most: 10,
        right: ({ wrong }: AllOrders) => Number(wrong),
        because: (_: number, { orders }: AllOrders) => ({
          en: `With add there is one step each, and so only ${orders} orders: one after the other, or the other way round. Nobody can come in between, for there is no between.`,
          zh: `用 add，每个进程只有一步，交错顺序只有 ${orders} 个：不是你先就是我先。没有“中间”，谁也插不进来。`,
        }),
      },
      see: {
        explore: {
          demo: 'memory',
          act: 'counter-atomic',
          options: { processes: 2, increments: 1 },
          brief: true,
        },
      },
      happened: ({ orders, wrong }: AllOrders) => ({
        en: `Orders: ${orders}; of these go wrong: ${wrong}.`,
        zh: `交错顺序一共 ${orders} 个，其中出错的 ${wrong} 个。`,
      }),
      why: {
        en: 'An operation that cannot be divided is called atomic. Every lock is built on one: test and set. For a number that is only counted it is enough by itself; for more than one number one needs a lock again.',
        zh: '不可分割的操作叫原子操作。每一把锁都建立在这样的操作上：判断并设置。只是计数，有它就够了；涉及不止一个数，还得用锁。',
      },
    },
  ],
  belief: {
    held: {
      en: 'x += 1 is one statement, so it is one step.',
      zh: 'x += 1 是一条语句，所以是一步。',
    },
    broken: {
      en: 'It is a read, an addition and a write. In Python, too: Value has a lock beside it, but += does not take it.',
      zh: '它是读、加、写三步。Python 里也一样：Value 附带一把锁，但 += 并不会去获取它。',
    },
  },
  python: {
    program: 'value_counter.py',
    line: 'total.value += 1',
    prints: 'two steps: 1, of 2\nwith total.get_lock(): 2, of 2',
    says: {
      en: 'The first line writes the two steps of += one below the other, with a barrier in between: one update is lost. The second takes the lock that Value has.',
      zh: '第一行把 += 的两步分开写，中间放一个 Barrier：丢失一次更新。第二行用了 Value 附带的那把锁。',
    },
  },
  change: {
    ask: {
      en: 'Choose what to do about it.',
      zh: '选一种办法。',
    },
    choices: [
      {
        text: { en: 'a lock around read and write', zh: '用锁把读和写包住' },
        run: { ...adders('counter-lock'), options: { processes: 2, increments: 2000 } },
        happened: countedSo,
      },
      {
        text: { en: 'an atomic add', zh: '原子的 add' },
        run: adders('counter-atomic'),
        happened: countedSo,
      },
    ],
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'Two people count the visitors of a museum on one board. Each looks at the number, wipes it off and writes the next one. Which change makes the count right?',
      zh: '两个人在同一块白板上记博物馆的参观人数。来一个人，就看一眼板上的数，擦掉，写上下一个数。怎样改才不会记错？',
    },
    answers: [
      {
        text: { en: 'Each writes faster', zh: '两个人都写快一点' },
        because: {
          en: 'Then they seldom meet; when they do, a visitor is missing as before.',
          zh: '那只是碰到一起的时候少了；一碰到，还是漏记一个人。',
        },
      },
      {
        text: { en: 'Each looks again after writing', zh: '写完再看一眼' },
        because: {
          en: 'Both see the same number that both have written, and find nothing wrong.',
          zh: '两个人看到的是同一个数，都是自己写的，谁也看不出有错。',
        },
      },
      {
        text: {
          en: 'Each only makes a stroke, and the strokes are counted in the evening',
          zh: '每来一个人只画一笔，晚上再数',
        },
        right: true,
        because: {
          en: 'A stroke rests on nothing that was read before: it is one step, as add is.',
          zh: '画一笔不取决于先前看到的数：它是一步，跟 add 一样。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'Shared memory is the fastest and the least protected; what atomic means.',
      zh: '共享内存最快，也最没有保护；什么叫原子操作。',
    },
    minutes: 10,
    misconceptions: [
      {
        thought: {
          en: 'What is quick enough needs no lock.',
          zh: '够快就不需要锁。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'Two numbers, left and sold, are to change together. Is an atomic add for each enough?',
          zh: '余票和已售两个数要一起变。各用一次原子的 add 够吗？',
        },
        expect: {
          en: 'no: between the two adds anybody sees one changed and the other not',
          zh: '不够：两次 add 之间，谁来看都会看到一个变了、另一个没变',
        },
      },
    ],
  },
};

function countedSo({ expected, actual, elapsedMs }: CountFigures): { en: string; zh: string } {
  return {
    en: `Expected ${expected}, and the number says ${actual}. It took ${Math.round(elapsedMs)} ms.`,
    zh: `应得 ${expected}，实得 ${actual}。用了 ${Math.round(elapsedMs)} 毫秒。`,
  };
}
