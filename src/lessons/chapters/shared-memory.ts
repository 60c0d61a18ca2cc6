import { grouped } from '../../messages/grammar/alike.js';
import type { CountFigures } from '../figures.js';
import type { Chapter, TypedAct } from '../lesson.js';

const many = { processes: 2, increments: 100_000 };
const adders = (act: string): TypedAct => ({ demo: 'memory', act, options: many, brief: true });

export const sharedMemory: Chapter = {
  name: 'shared-memory',
  title: { en: 'One number in shared memory', zh: '共享内存里的一个数' },
  situation: {
    en: 'Memory can be shared, if it is asked for: a piece of it that several processes see at once. In it stands a number, 0. Two processes each add 1 to it, 100,000 times, as fast as they can: read, write what was read plus one.',
    zh: '内存也可以共享，只要事先说明：拿出一块，让几个进程同时看到。里面有一个数，是 0。两个进程各给它加 1，加 100,000 次，能多快就多快：读出来，写回读到的数加 1。',
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
              zh: '空当只有几条指令那么宽，可是有 200,000 个。两个处理器同时在工作，用不着碰运气。',
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
        en: `${processes} processes; expected ${grouped(expected)}, and the number says ${grouped(actual)}: updates lost: ${grouped(lost)}.`,
        zh: `${processes} 个进程，应得 ${grouped(expected)}，实得 ${grouped(actual)}：丢失的更新有 ${grouped(lost)} 次。`,
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
        en: 'Now each of the two adds 1 only three times: six additions, twelve steps. Whoever has read may be kept waiting before it writes, however long the other one works meanwhile.',
        zh: '现在两个进程各只加三次 1：一共加六次，十二步。读完以后、写回之前，可能要等，另一个进程这时可以一直做下去。',
      },
      ask: {
        kind: 'choice',
        ask: {
          en: 'If all went well, the number would be 6 at the end. What is the least that it can be?',
          zh: '不出错的话，最后这个数是 6。最小可能是几？',
        },
        answers: [
          {
            text: { en: '5: one update can be lost', zh: '5：可能丢失一次更新' },
            because: {
              en: 'One write can undo several: it writes an old number plus one, however far the other one has counted meanwhile.',
              zh: '一次写可以抹掉好几次更新：写回的是旧数加 1，不管另一个进程这时已经加到几。',
            },
          },
          {
            text: {
              en: '3: each of its own three additions is there',
              zh: '3：自己加的三次总还在',
            },
            because: {
              en: 'That is what comes of it when both always read the same number. But the other one can undo even what this one has added, and this one the other’s.',
              zh: '两个进程每次都读到同一个数，就是 3。可是，自己加的也会被对方抹掉，对方加的也会被自己抹掉。',
            },
          },
          {
            text: {
              en: '1: whoever writes last may have read 0',
              zh: '1：最后写的那个，读到的可能是 0',
            },
            because: {
              en: 'Whoever writes last has written twice before. It reads for the last time after its own second write, and then at least a 1 stands there.',
              zh: '最后写的那个，前面已经写过两次。它最后一次读，是在自己第二次写之后，那时读到的至少是 1。',
            },
          },
          {
            text: {
              en: '2: each can undo nearly all that the other has done',
              zh: '2：双方都可能抹掉对方几乎全部的更新',
            },
            right: true,
            because: {
              en: 'One reads 0 and waits; the other adds twice, and the first writes its 1 over that. The other reads this 1 and waits; the first finishes, and the other writes 2 over that.',
              zh: '一个读到 0，然后等着；另一个加了两次，都被第一个写回的 1 盖住。另一个读到这个 1，然后等着；第一个全部加完，又被另一个写回的 2 盖住。',
            },
          },
        ],
      },
      see: {
        run: [
          {
            ...adders('counter-nolock'),
            options: { processes: 2, increments: 3 },
            schedule: '011110100001',
            pictured: true,
          },
        ],
      },
      happened: ({ expected, actual, lost }: CountFigures) => ({
        en: `Real processes, kept to such an order: expected ${grouped(expected)}, and the number says ${grouped(actual)}; updates lost: ${grouped(lost)}. Of all 924 orders none comes to less.`,
        zh: `真实的进程按这样一个交错顺序走完：应得 ${grouped(expected)}，实得 ${grouped(actual)}，丢失的更新有 ${grouped(lost)} 次。全部 924 个交错顺序里，没有比这更小的。`,
      }),
      why: {
        en: 'It would be the same with 100,000 additions each: in the worst order 2 is left. What helps is an operation that cannot be divided, which is called atomic: add. The processor carries it out as one instruction, for which the others wait, and there is no between. Every lock is built on such an operation, test and set. For a number that is only counted it is enough by itself; for more than one number one needs a lock again.',
        zh: '各加 100,000 次也一样：最坏的交错顺序，最后只剩 2。有用的是不可分割的操作，叫原子操作：add 就是。处理器用一条指令完成它，其他处理器要等它做完，没有“中间”，谁也插不进来。每一把锁都建立在这样的操作上：判断并设置。只是计数，有它就够了；涉及不止一个数，还得用锁。',
      },
    },
  ],
  belief: {
    held: {
      en: 'x += 1 is one statement, so it is one step.',
      zh: 'x += 1 是一条语句，所以是一步。',
    },
    broken: {
      en: 'It is a read, an addition and a write. In Python, too: v.value += 1 takes the lock of the Value twice, once to read and once to write, and lets go of it in between.',
      zh: '它是读、加、写三步。Python 里也一样：Value 附带一把锁，v.value += 1 读时获取一次，写时又获取一次，中间却放开了。',
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
    en: `Expected ${grouped(expected)}, and the number says ${grouped(actual)}. It took ${grouped(Math.round(elapsedMs))} ms.`,
    zh: `应得 ${grouped(expected)}，实得 ${grouped(actual)}。用了 ${grouped(Math.round(elapsedMs))} 毫秒。`,
  };
}
