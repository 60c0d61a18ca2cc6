import { grouped } from '../../messages/grammar/alike.js';
import type { Chapter, RunFigures, TypedAct } from '../lesson.js';

/** What the judge of a sale says. */
interface Sale extends RunFigures {
  readonly buyers: number;
  readonly sold: number;
  readonly tickets: number;
  readonly left: number;
}

const office: TypedAct = { demo: 'queue', act: 'office', options: { buyers: 2 } };

/** Who has read or written the ticket file. */
function whoUsesFile({ events }: RunFigures): string {
  const uses = events.filter(({ on, op }) => on === 'tickets.json' && /read|write/.test(op));
  return [...new Set(uses.map(({ process }) => process))].join(', ');
}

export const messages: Chapter = {
  name: 'messages',
  title: { en: 'The office with one seller', zh: '只有一个售票员的售票处' },
  situation: {
    en: 'Now the buyers no longer touch the file. Each puts its request into a queue and waits for an answer in a queue of its own; one process, the seller, gets the requests one after the other, reads the file, writes it, and answers. There is one ticket, and two buyers want it.',
    zh: '现在买家不再碰那个文件。每个买家把请求放进一个队列，然后在自己的队列里等回答；只有一个进程，即售票员，一个一个地取出请求，读文件，写文件，再回答。票有一张，两个买家都想要。',
  },
  rounds: [
    {
      code: { file: 'src/demos/queue/office.ts', from: 'async function sell(' },
      ask: {
        kind: 'choice',
        ask: {
          en: 'The file is read and written as before. Which lock do these processes need around it?',
          zh: '文件还是像以前那样读和写。这些进程要用什么锁把它包住？',
        },
        answers: [
          {
            text: { en: 'None', zh: '不需要锁' },
            right: true,
            because: {
              en: 'Only one process uses the file, and it does one thing after the other. Nobody can come between its read and its write.',
              zh: '用这个文件的只有一个进程，而它是一件一件做的。它从读到写之间，谁也插不进来。',
            },
          },
          {
            text: {
              en: 'One that the seller and the buyers share',
              zh: '售票员和买家共用的一把锁',
            },
            because: {
              en: 'The buyers have nothing to lock: they never see the file. They wait for an answer.',
              zh: '买家没有什么可锁的：他们从不碰文件，只是等回答。',
            },
          },
          {
            text: {
              en: 'One for each buyer, around its request',
              zh: '每个买家一把，包住自己的请求',
            },
            because: {
              en: 'A request is one put. What a queue needs so that two may put at once is inside of it.',
              zh: '请求只是一次 put。两个进程同时 put 所需要的锁，队列里面已经有了。',
            },
          },
        ],
      },
      see: { run: [office] },
      happened: (seen: Sale) => ({
        en: `Tickets: ${seen.tickets}; sold: ${seen.sold}; left: ${seen.left}. The file was read and written by ${whoUsesFile(seen)}, and by nobody else.`,
        zh: `票 ${seen.tickets} 张，卖出 ${seen.sold} 张，还剩 ${seen.left} 张。读写过文件的是 ${whoUsesFile(seen)}，没有其他进程。`,
      }),
      why: {
        en: 'A race takes two that use the same thing. Here the file has one owner, and the others send messages to it. The queue brings the requests into an order, whichever that is, and each is served whole.',
        zh: '竞态要有两个进程使用同一样东西。这里文件只归一个进程，其他进程给它发消息。队列把请求排成一列，不管谁先谁后，每个请求都完整地处理完。',
      },
    },
    {
      before: {
        en: 'One run proves nothing. So all orders of the two buyers and the seller are looked at.',
        zh: '一次运行什么也证明不了。所以把两个买家和售票员的交错顺序全部检查一遍。',
      },
      ask: {
        kind: 'choice',
        ask: {
          en: 'There is no lock in this program. Does any order sell the ticket twice?',
          zh: '这个程序里没有锁。有没有哪个交错顺序会把票卖两次？',
        },
        answers: [
          {
            text: {
              en: 'Yes: without a lock there is always one',
              zh: '有：不加锁就一定有',
            },
            because: {
              en: 'It is not the missing lock that makes a race, but two who use the same thing. Here nobody but the seller does.',
              zh: '造成竞态的不是缺了锁，而是有两个进程使用同一样东西。这里除了售票员，没有谁用它。',
            },
          },
          {
            text: {
              en: 'Yes, if both requests are in the queue before the seller begins',
              zh: '有：售票员开始之前，两个请求都已在队列里的时候',
            },
            because: {
              en: 'Then they wait in the queue. The seller takes the second when it has answered the first.',
              zh: '那它们就在队列里等。售票员答完第一个，才取第二个。',
            },
          },
          {
            text: { en: 'No order does', zh: '没有哪个交错顺序会' },
            right: true,
            because: {
              en: 'In whatever order the steps are taken, the seller reads again only after it has written.',
              zh: '不管步骤怎样交错，售票员都要写完以后才会再读。',
            },
          },
        ],
      },
      see: { explore: { demo: 'queue', act: 'office', options: { buyers: 2 } } },
      happened: ({ orders, wrong }: { readonly orders: bigint; readonly wrong: bigint }) => ({
        en: `Orders: ${grouped(orders)}; of these go wrong: ${grouped(wrong)}.`,
        zh: `一共有 ${grouped(orders)} 个交错顺序，其中出错的有 ${grouped(wrong)} 个。`,
      }),
      why: {
        en: 'What holds here holds for this program: one seller. With a second seller on the same file the race would be back.',
        zh: '这个结论只对这个程序有效：售票员只有一个。要是再来一个售票员用同一个文件，竞态又会出现。',
      },
    },
  ],
  belief: {
    held: {
      en: 'Where several processes change the same data, there is no way around a lock.',
      zh: '多个进程要改同一份数据，就非加锁不可。',
    },
    broken: {
      en: 'There is: let one process own the data, and send it messages. The note says so, too: rather messages than sharing. Its price: every purchase takes a message there and one back, and a seller that dies leaves everybody waiting.',
      zh: '不一定：让一个进程独占数据，其他进程给它发消息。那份笔记也这么说：尽量用消息传递，少用共享数据。代价是：每次买票都要一来一回两条消息；售票员一旦终止，所有买家都要白等。',
    },
  },
  python: {
    program: 'office_queue.py',
    line: 'requests.put(buyer)',
    prints: '1 has a ticket, there was 1',
    says: {
      en: 'The same office in Python: two queues of multiprocessing for each buyer to be asked and answered, and no Lock in the program.',
      zh: 'Python 里同样的售票处：请求和回答都走 multiprocessing 的 Queue，程序里没有 Lock。',
    },
  },
  change: {
    ask: {
      en: 'Choose how the requests travel, or take the lock again to compare.',
      zh: '选一种传递请求的方式；也可以换回锁，作个比较。',
    },
    choices: [
      {
        text: { en: 'through pipes', zh: '走管道' },
        run: { demo: 'pipe', act: 'office', options: { buyers: 2 }, brief: true },
        happened: ({ sold, tickets, elapsedMs }: Sale) => ({
          en: `Sold: ${sold} of ${tickets}, in ${grouped(Math.round(elapsedMs))} ms.`,
          zh: `票 ${tickets} 张，卖出 ${sold} 张，用了 ${grouped(Math.round(elapsedMs))} 毫秒。`,
        }),
      },
      {
        text: { en: 'no seller, but a lock', zh: '没有售票员，用锁' },
        run: { demo: 'ticket', act: 'lock', options: { buyers: 2 }, brief: true },
        happened: ({ sold, tickets, elapsedMs }: Sale) => ({
          en: `Sold: ${sold} of ${tickets}, in ${grouped(Math.round(elapsedMs))} ms.`,
          zh: `票 ${tickets} 张，卖出 ${sold} 张，用了 ${grouped(Math.round(elapsedMs))} 毫秒。`,
        }),
      },
    ],
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'Several programs append lines to one log file, and sometimes lines are mixed up. How is that mended by messages?',
      zh: '几个程序往同一个日志文件里追加行，有时几行混在一起。用消息怎样解决？',
    },
    answers: [
      {
        text: {
          en: 'Each program tells the others before it writes',
          zh: '每个程序写之前先告诉其他程序',
        },
        because: {
          en: 'To be told is not to wait. Two can tell each other and write at the same time.',
          zh: '被告知不等于等待。两个程序可以互相告知，又同时去写。',
        },
      },
      {
        text: {
          en: 'One process owns the file; the others send it their lines',
          zh: '文件归一个进程所有，其他程序把行发给它',
        },
        right: true,
        because: {
          en: 'It writes one line after the other, whole. That is how logging is done in programs of several processes.',
          zh: '它一行一行完整地写。多进程程序的日志通常就是这样写的。',
        },
      },
      {
        text: {
          en: 'Each program reads the file again after it has written',
          zh: '每个程序写完再把文件读一遍',
        },
        because: {
          en: 'Then it knows that lines are mixed up. They are not mended by that.',
          zh: '那只是知道混在一起了，并没有解决。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'No lock is needed where nothing is shared: one owner, and messages.',
      zh: '不共享就不需要锁：一个所有者，加上消息。',
    },
    minutes: 10,
    misconceptions: [
      {
        thought: {
          en: 'One central seller is the fix that is thought of last, though it is the one that real ticket offices use.',
          zh: '“只设一个售票员”常常最后才被想到，尽管真实的售票处就是这样做的。',
        },
        source: 'Lewandowski et al. 2007',
      },
    ],
    ask: [
      {
        question: {
          en: 'What happens when there are two sellers on one file?',
          zh: '同一个文件有两个售票员，会怎样？',
        },
        expect: {
          en: 'the race is back, between the sellers; each would need a file of its own, or a lock',
          zh: '竞态又回来了，发生在两个售票员之间；要么各有各的文件，要么加锁',
        },
      },
    ],
  },
};
