import { grouped } from '../../messages/grammar/alike.js';
import type { Chapter, RunFigures, TypedAct } from '../lesson.js';

interface Waited extends RunFigures {
  readonly waitedMs: number | null;
  readonly served: string;
  readonly left: readonly string[];
}

interface Patient extends RunFigures {
  readonly raised: string | null;
  readonly timeoutMs: number;
  readonly waitedMs: number;
}

const act = (name: string, delay?: number): TypedAct => ({
  demo: 'queue',
  act: name,
  ...(delay !== undefined && { options: { delay } }),
});

const ms = (time: number | null): string => grouped(Math.round(time ?? 0));

export const queue: Chapter = {
  name: 'queue',
  title: { en: 'Three places in a queue', zh: '能放三条消息的队列' },
  situation: {
    en: 'Queue(3) keeps three messages: what is put in first is got first. A buyer, a process of its own, puts four requests in: 1A, 1B, 1C, 1D. The seller, another process, comes 200 ms later, and gets one.',
    zh: 'Queue(3) 能存三条消息：先放进去的先取出来。买家是一个进程，放进四个请求：1A、1B、1C、1D。售票员是另一个进程，200 毫秒以后才来，取一个。',
  },
  rounds: [
    {
      code: { file: 'src/demos/queue/demo.ts', from: 'async function askForFour(' },
      ask: {
        kind: 'choice',
        ask: {
          en: 'Three have gone in, and nobody has got any. What does the fourth put do?',
          zh: '已经放进三个，还没有谁取走。第四次 put 会怎样？',
        },
        answers: [
          {
            text: { en: 'It raises an error: the queue is full', zh: '抛出异常：队列满了' },
            because: {
              en: 'Only where it was told not to wait, or not for longer than so much. By itself, put waits.',
              zh: '只有告诉它不等，或者只等多久，才会这样。什么也不说，put 就等。',
            },
          },
          {
            text: { en: 'It waits until somebody gets one', zh: '等到有谁取走一个' },
            right: true,
            because: {
              en: 'A place becomes free when the first message is got. Until then the process does nothing else.',
              zh: '第一条消息被取走，就空出一个位置。在那之前，这个进程什么也不做。',
            },
          },
          {
            text: { en: 'It pushes the oldest one out', zh: '把最早的一条挤出去' },
            because: {
              en: 'A queue loses nothing. What is in it stays until it is got.',
              zh: '队列不会丢消息。放进去的，一直留到被取走。',
            },
          },
          {
            text: { en: 'It goes in: 3 is only a hint', zh: '照样放进去：3 只是个建议' },
            because: {
              en: '3 is a bound, and it is kept: that is how a fast process is made to wait for a slow one.',
              zh: '3 是上限，会严格遵守：快的进程就是这样被迫等慢的进程。',
            },
          },
        ],
      },
      see: { run: [act('full-blocks', 200)] },
      happened: ({ waitedMs, served, left }: Waited) => ({
        en: `The fourth put waited ${ms(waitedMs)} ms, until ${served} was got. In the queue are now: ${left.join(', ')}.`,
        zh: `第四次 put 等了 ${ms(waitedMs)} 毫秒，直到 ${served} 被取走。现在队列里是：${left.join('、')}。`,
      }),
      why: {
        en: 'To block is what a queue is for: whoever is too fast waits for whoever is slow, and no memory fills up. The same at the other end: get waits until there is something.',
        zh: '阻塞正是队列的用处：快的等慢的，内存不会越占越多。另一头也一样：get 一直等到有消息为止。',
      },
    },
    {
      before: {
        en: 'Three have gone in again, and nobody gets any. Now the buyer puts the fourth with { block: false }; in Python that is put(…, block=False).',
        zh: '又放进了三个，没有谁取。这次买家放第四个时写 { block: false }；在 Python 里就是 put(…, block=False)。',
      },
      ask: {
        kind: 'choice',
        ask: {
          en: 'And now?',
          zh: '这次会怎样？',
        },
        answers: [
          {
            text: { en: 'It blocks: that is what the word says', zh: '阻塞：字面就是这个意思' },
            because: {
              en: 'The word says “block: no”. It is the one that does not wait.',
              zh: '写的是“block：否”。它正是不等的那一种。',
            },
          },
          {
            text: {
              en: 'It raises Full whenever block is false',
              zh: '只要 block 是 false，就抛出 Full',
            },
            because: {
              en: 'Not by itself: where there is a place, the message goes in. It is the full queue that it does not wait for.',
              zh: '不是一律如此：有空位就放进去。它不等的，是已经满了的队列。',
            },
          },
          {
            text: { en: 'It raises Full at once', zh: '立刻抛出 Full' },
            right: true,
            because: {
              en: 'There is no place, and it is not to wait for one.',
              zh: '没有空位，又不让它等。',
            },
          },
        ],
      },
      see: {
        run: [
          { ...act('full-nowait'), brief: true },
          { ...act('full-timeout', 100), brief: true },
        ],
      },
      happened: (atOnce: Patient, later: Patient) => ({
        en: `With block: false it raised ${atOnce.raised}, after ${ms(atOnce.waitedMs)} ms. With a timeout of ${grouped(later.timeoutMs)} ms it raised ${later.raised} after ${ms(later.waitedMs)} ms.`,
        zh: `用 block: false，${ms(atOnce.waitedMs)} 毫秒后抛出 ${atOnce.raised}。timeout 设为 ${grouped(later.timeoutMs)} 毫秒时，${ms(later.waitedMs)} 毫秒后抛出 ${later.raised}。`,
      }),
      why: {
        en: 'There are three ways to ask: wait for ever, do not wait, wait for so long. For get it is the same, with Empty instead of Full. Mind the unit: ours are milliseconds, Python’s are seconds.',
        zh: '有三种问法：一直等，不等，只等这么久。get 也一样，只是 Full 换成 Empty。注意单位：我们用毫秒，Python 用秒。',
      },
    },
  ],
  belief: {
    held: {
      en: 'put with block=False is the blocking operation, and it raises an error.',
      zh: 'put 带 block=False 是阻塞操作，会报错。',
    },
    broken: {
      en: 'It is the one that does not block. And it raises Full only if the queue is full; in an empty one the message simply goes in, as the program below prints.',
      zh: '它恰恰是不阻塞的那一种。而且只有队列满了才抛出 Full；队列空着，消息就直接放进去，下面的程序就是这样输出的。',
    },
  },
  python: {
    program: 'queue_full.py',
    line: 'q = Queue(3)',
    prints: 'empty, block=False: goes in\nfull, block=False: Full\nfull, timeout=0.1: Full',
    says: {
      en: 'The same three in Python: timeout=0.1 is a tenth of a second.',
      zh: 'Python 里同样的三种：timeout=0.1 是十分之一秒。',
    },
  },
  change: {
    ask: {
      en: 'The other end: the seller wants to get, and the queue is empty. The buyer puts after some milliseconds; choose how many.',
      zh: '再看另一头：售票员来取，队列是空的。过若干毫秒买家才放；多少毫秒由你来定。',
    },
    number: { least: 1, most: 2000, suggested: 300 },
    run: (delay) => ({ ...act('empty-blocks', delay), brief: true }),
    happened: ({ waitedMs, served }: Waited) => ({
      en: `get waited ${ms(waitedMs)} ms, and then got ${served}.`,
      zh: `get 等了 ${ms(waitedMs)} 毫秒，然后取到 ${served}。`,
    }),
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'A kitchen puts dishes on a counter with room for three; a waiter takes them away. The waiter is late. What does a cook with a fourth dish do, if the counter is a queue?',
      zh: '厨房把菜放在出菜台上，台上能放三盘；服务员来端走。服务员来晚了。出菜台要是队列，端着第四盘的厨师怎么办？',
    },
    answers: [
      {
        text: { en: 'Throws the oldest dish away', zh: '倒掉最早的一盘' },
        because: {
          en: 'Nothing is lost in a queue: every dish is taken, and in its order.',
          zh: '队列里什么也不会丢：每一盘都会被端走，而且按先后。',
        },
      },
      {
        text: { en: 'Puts it on top of another', zh: '摞在另一盘上面' },
        because: {
          en: 'Three is the bound. More room would only put off the moment at which the cook has to wait.',
          zh: '上限是三。地方再大，也只是让厨师晚一点开始等。',
        },
      },
      {
        text: {
          en: 'Holds it and waits until one is taken',
          zh: '端着等，等到有一盘被端走',
        },
        right: true,
        because: {
          en: 'So the kitchen cannot run ahead of the waiter by more than three dishes.',
          zh: '这样，厨房最多只能比服务员快三盘。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'put and get wait by themselves; what block and timeout change, and what they do not.',
      zh: 'put 和 get 默认会等；block 和 timeout 改变了什么，没有改变什么。',
    },
    minutes: 10,
    misconceptions: [
      {
        thought: {
          en: 'block=False is the blocking operation; it always raises.',
          zh: 'block=False 是阻塞操作，一定会报错。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'What would go wrong with a queue without a bound, if the buyer is always faster than the seller?',
          zh: '队列没有上限，而买家总比售票员快，会出什么问题？',
        },
        expect: {
          en: 'it grows until there is no memory left; the bound makes the buyer wait instead',
          zh: '队列越来越长，直到内存用完；有上限，买家就会等',
        },
      },
    ],
  },
};
