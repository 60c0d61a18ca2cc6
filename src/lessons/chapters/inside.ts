import { grouped } from '../../messages/grammar/alike.js';
import type { Chapter, RunFigures } from '../lesson.js';

interface Inside extends RunFigures {
  readonly bytesIn: number | null;
  readonly bytesOut: number | null;
}

interface Many extends RunFigures {
  readonly sent: number;
  readonly received: number;
  readonly duplicates: number;
  readonly missing: number;
}

/** How many steps a process has taken inside of the queue. */
function stepsInside({ events }: RunFigures, who: string): number {
  return events.filter(({ process, on }) => process === who && on?.startsWith('requests.')).length;
}

export const inside: Chapter = {
  name: 'inside',
  title: { en: 'What a queue is made of', zh: '队列由什么组成' },
  situation: {
    en: 'A pipe carries bytes from process to process, and has no lock. A queue carries whole messages, any number of processes may put and get, and none of them locks anything. Our queue is built from a pipe and a few other things that you know.',
    zh: '管道在进程之间传送字节，没有锁。队列传送的是完整的消息，多少个进程都可以放和取，谁也不用自己加锁。我们的队列由一条管道和另外几样你已经认识的东西组成。',
  },
  rounds: [
    {
      ask: {
        kind: 'choice',
        ask: {
          en: 'One process puts one message into an empty queue. What does it do inside, before it writes into the pipe?',
          zh: '一个进程往空队列里放一条消息。写进管道之前，它在队列里面做什么？',
        },
        answers: [
          {
            text: {
              en: 'Nothing: it writes, for the queue is empty',
              zh: '什么也不做：队列是空的，直接写',
            },
            because: {
              en: 'It cannot know that nobody else is about to write. Two who write at once would mix their bytes.',
              zh: '它无法知道是不是正有另一个进程要写。两个同时写，字节就会混在一起。',
            },
          },
          {
            text: {
              en: 'It takes a free place (semaphore), then the lock of the writers',
              zh: '先占一个空位（信号量），再获取写方的锁',
            },
            right: true,
            because: {
              en: 'The semaphore counts places and makes it wait where there is none; the lock lets one write at a time.',
              zh: '信号量数空位，没有空位就让它等；锁保证同一时刻只有一个进程在写。',
            },
          },
          {
            text: {
              en: 'It takes one lock for the whole queue, which getting needs as well',
              zh: '获取整个队列的一把锁，取的时候也用这一把',
            },
            because: {
              en: 'Then nobody could get while somebody puts, and whoever waits for a message would keep everybody from putting it. Writers and readers have a lock each.',
              zh: '那样，有人放的时候就没法取；而等消息的进程会占着锁，谁也放不进来。写方和读方各有一把锁。',
            },
          },
        ],
      },
      see: { run: [{ demo: 'queue', act: 'anatomy' }] },
      happened: (seen: Inside) => ({
        en: `One put was ${stepsInside(seen, 'buyer')} steps inside, one get ${stepsInside(seen, 'seller')}. ${seen.bytesIn} bytes went into the pipe, and ${seen.bytesOut} came out.`,
        zh: `一次 put 在里面是 ${stepsInside(seen, 'buyer')} 步，一次 get 是 ${stepsInside(seen, 'seller')} 步。写进管道 ${seen.bytesIn} 个字节，读出 ${seen.bytesOut} 个。`,
      }),
      why: {
        en: 'Two semaphores count: places that are free, messages that are there. Two locks keep writers and readers apart among themselves. The pipe keeps the order. So nothing is torn, nothing is lost, and whoever must wait, waits.',
        zh: '两个信号量在数：空位有几个，消息有几条。两把锁分别隔开写方和读方。管道保持先后。所以消息不会撕裂，不会丢失，该等的就等。',
      },
    },
    {
      before: {
        en: 'Now two producers put 50 messages each, and two consumers get until there are no more. None of the four has a lock of its own.',
        zh: '现在有两个生产者，每个放 50 条消息；两个消费者一直取到没有为止。四个进程都不另外加锁。',
      },
      ask: {
        kind: 'count',
        ask: {
          en: 'How many messages do the two consumers get together?',
          zh: '两个消费者合起来取到多少条消息？',
        },
        least: 0,
        most: 200,
        right: ({ received }: Many) => received,
        because: (guess, { sent, received }: Many) =>
          guess > received
            ? {
                en: `More than were sent: no message is got twice, for taking it out and making it gone is done under the lock. ${sent} were sent.`,
                zh: `比发出的还多：没有一条会被取两次，取出来和去掉它是在锁里面一起做的。一共发出 ${sent} 条。`,
              }
            : {
                en: `Then some would be lost; a counter without a lock loses updates, a queue does not. ${sent} were sent.`,
                zh: `那就是丢了一些；不加锁的计数会丢失更新，队列不会。一共发出 ${sent} 条。`,
              },
      },
      see: {
        run: [
          {
            demo: 'queue',
            act: 'many',
            options: { producers: 2, consumers: 2, messages: 50 },
            brief: true,
          },
        ],
      },
      happened: ({ sent, received, duplicates, missing }: Many) => ({
        en: `Sent: ${sent}; received: ${received}; twice: ${duplicates}; missing: ${missing}.`,
        zh: `发出 ${sent} 条，收到 ${received} 条，重复 ${duplicates} 条，丢失 ${missing} 条。`,
      }),
      why: {
        en: 'The locks are still there; they have been written once, by somebody who took care. Which consumer gets which message is not said; that each goes to one of them is.',
        zh: '锁还在，只是已经由细心的人写好了一次。哪条消息给哪个消费者，没有规定；每条只给其中一个，这是保证的。',
      },
    },
  ],
  belief: {
    held: {
      en: 'A queue is a pipe and a lock.',
      zh: '队列 = 管道 + 锁。',
    },
    broken: {
      en: 'Nearly. Without the semaphores nobody would wait for a place or for a message. And Python’s has a thread besides, the feeder: put only hands it the message, and returns before anything has gone into the pipe.',
      zh: '差一点。没有信号量，就没有谁会等空位、等消息。Python 的队列还多一个线程（feeder）：put 只是把消息交给它就返回，这时管道里还什么都没有。',
    },
  },
  python: {
    program: 'join_before_get.py',
    line: 'queue.put(MESSAGE)',
    prints: 'join before get: hangs\njoin after get: returns',
    says: {
      en: 'In Python this hangs, here it does not: a process that has put a large message does not end before its feeder has written all of it into the pipe, and the pipe is full until somebody gets. Whoever joins it first waits for ever. (The program waits for two seconds, and then says so.)',
      zh: '在 Python 里会卡住，在这里不会：放进一条大消息的进程，要等 feeder 把它全部写进管道才会结束，而管道满了，要有进程来取。先 join 它，就会永远等下去。（这个程序只等两秒，然后说明结果。）',
    },
  },
  change: {
    ask: {
      en: 'Try a large message here: 100,000 characters, more than a pipe holds, and the process that puts it is joined before anybody gets.',
      zh: '在这里试一条大消息：十万个字符，管道装不下；而且放的进程先被 join，然后才有进程来取。',
    },
    choices: [
      {
        text: { en: 'a large message, joined first', zh: '一条大消息，先 join' },
        run: { demo: 'queue', act: 'large', brief: true },
        happened: ({ charactersGot }: { readonly charactersGot: number | null }) => ({
          en: `It ended by itself, and ${charactersGot} characters were got after that: our queue keeps what does not fit into the pipe.`,
          zh: `它自己结束了，之后取到 ${charactersGot} 个字符：管道装不下的，我们的队列会另外存着。`,
        }),
      },
      {
        text: {
          en: 'four messages into three places, joined first',
          zh: '四条消息，三个位置，先 join',
        },
        run: { demo: 'queue', act: 'join-first', brief: true },
        happened: ({ elapsedMs }: RunFigures) => ({
          en: `Nobody could go on: the join waits for the put, and the put for a place. Found after ${grouped(Math.round(elapsedMs))} ms.`,
          zh: `谁也走不下去：join 等 put，put 等空位。${grouped(Math.round(elapsedMs))} 毫秒时发现。`,
        }),
      },
    ],
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'A car park has 50 places and one narrow entrance. What are the two things at its entrance, in the words of this chapter?',
      zh: '停车场有 50 个车位，入口很窄，一次只能进一辆车。用这一章的话说，入口处有哪两样东西？',
    },
    answers: [
      {
        text: { en: 'two locks', zh: '两把锁' },
        because: {
          en: 'A lock lets in one. Fifty may be in the car park at once: that has to be counted.',
          zh: '锁只让一个进去。停车场里可以同时有 50 辆：这要数。',
        },
      },
      {
        text: { en: 'two semaphores of 50', zh: '两个 50 的信号量' },
        because: {
          en: 'The entrance lets one car through at a time; a semaphore of 50 would let fifty into it.',
          zh: '入口一次只过一辆；50 的信号量会让五十辆一起挤进去。',
        },
      },
      {
        text: {
          en: 'a semaphore of 50 for the places, a lock for the entrance',
          zh: '车位是 50 的信号量，入口是锁',
        },
        right: true,
        because: {
          en: 'First wait for a place, then for the entrance: the same as putting into a queue.',
          zh: '先等车位，再等入口：跟往队列里放消息一样。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'That a queue is no magic: it is built from a pipe, locks and semaphores.',
      zh: '队列没有什么神秘：它由管道、锁和信号量组成。',
    },
    minutes: 15,
    misconceptions: [
      {
        thought: {
          en: 'A queue is shared memory with a lock.',
          zh: '队列是带锁的共享内存。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'Why does the semaphore come before the lock, and not after it?',
          zh: '为什么先等信号量，再获取锁，而不是反过来？',
        },
        expect: {
          en: 'whoever waits for a place with the lock in hand keeps all other writers waiting, too',
          zh: '持有锁再去等空位，其他写的进程也都得跟着等',
        },
      },
    ],
  },
};
