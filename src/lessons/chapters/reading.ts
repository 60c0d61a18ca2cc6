import { grouped } from '../../messages/grammar/alike.js';
import type { AllOrders, Chapter, RunFigures } from '../lesson.js';

interface Sale extends RunFigures {
  readonly buyers: number;
  readonly sold: number;
  readonly tickets: number;
  readonly left: number | null;
  readonly tornReads: number;
}

const torn = ({ tornReads }: Sale) => ({
  en: `${tornReads === 1 ? '1 read' : `${tornReads} reads`} saw half a file.`,
  zh: `有 ${tornReads} 次读到半截文件。`,
});

export const reading: Chapter = {
  name: 'reading',
  title: { en: 'Reading, writing and the lock', zh: '读、写与锁' },
  situation: {
    en: 'To read changes nothing, say the buyers, so only the write needs a lock. Each reads the count, pays, acquires the lock, writes count - 1, and releases the lock. There is one lock, and all use it.',
    zh: '买家们说：读不改变什么，所以只有写才要加锁。每个买家先读余票，付款，获取锁，写回“余票 - 1”，释放锁。锁只有一把，所有买家都用它。',
  },
  rounds: [
    {
      ask: {
        kind: 'choice',
        ask: {
          en: 'Two buyers, one ticket. What is the worst that can come of it?',
          zh: '两个买家，一张票。最坏会是什么结果？',
        },
        answers: [
          {
            text: { en: 'both have a ticket, and the file says 0', zh: '两个都买到票，文件里是 0' },
            right: true,
            because: {
              en: 'Both may read 1 before either writes. Then each writes 1 - 1, one after the other, and both have a ticket.',
              zh: '两个买家可能都在对方写之前读到 1。随后一先一后，各写 1 - 1，两个都买到了票。',
            },
          },
          {
            text: {
              en: 'both have a ticket, and the file says -1',
              zh: '两个都买到票，文件里是 -1',
            },
            because: {
              en: 'For -1 the second would have to read 0 and go on. But each writes what it has read minus 1, and nobody reads again under the lock: both write 0.',
              zh: '要得到 -1，第二个买家就得读到 0 还接着买。可是每个买家写的都是自己读到的数减 1，获取锁之后没有再读：两个写的都是 0。',
            },
          },
          {
            text: {
              en: 'one has a ticket, the other finds it sold out',
              zh: '一个买到票，另一个发现已售罄',
            },
            because: {
              en: 'That happens, too. But whether it is sold out is decided by what was read, and that was without the lock: the other need not have written by then.',
              zh: '这种结果也有。可是，是否售罄取决于先前读到的数，而读的时候没有锁：那时另一个买家可能还没有写。',
            },
          },
          {
            text: {
              en: 'the two writes are mixed up, and the file is damaged',
              zh: '两次写混在一起，文件损坏',
            },
            because: {
              en: 'Against just that the lock helps: the writes come one after the other. What it does not help against is that the second rests on an old count.',
              zh: '锁防住的正是这一点：两次写一先一后。锁防不住的是，第二次写依据的余票已经过时。',
            },
          },
        ],
      },
      see: { explore: { demo: 'ticket', act: 'lock-write', options: { buyers: 2, delay: 0 } } },
      happened: ({ orders, wrong }: AllOrders) => ({
        en: `Of ${grouped(orders)} orders ${grouped(wrong)} go wrong: in each of them both have read 1 before either wrote.`,
        zh: `一共有 ${grouped(orders)} 个交错顺序，其中出错的有 ${grouped(wrong)} 个：在这些交错顺序里，两个买家都在对方写之前读到了 1。`,
      }),
      why: {
        en: 'A lock keeps apart what stands inside it, here two writes. But the write is only the end of something longer: what is written was decided by what was read. Between the two, the lock is free for everybody.',
        zh: '锁隔开的是锁里面的步骤，这里是两次写。可是，写只是最后一步：写什么，由先前读到的数决定。从读到写，锁一直空闲，谁都能获取。',
      },
    },
    {
      before: {
        en: 'So it has to be mended. You may let the lock begin earlier; it is released at the end, as before.',
        zh: '所以要改。可以让锁早一点开始；释放还是在最后。',
      },
      ask: {
        kind: 'line',
        ask: {
          en: 'The lock shall cover as little as possible, and yet no order may go wrong. With which line must it begin?',
          zh: '锁要尽量少包几行，同时任何交错顺序都不能出错。锁应当从哪一行开始？',
        },
        code: { file: 'src/demos/ticket/demo.ts', from: 'async function buyWithWriteLocked(' },
        right: 'await tickets.read()',
        because: [
          [
            'withLock(',
            {
              en: 'There it begins now. By then the buyer has decided, on a count that may be old.',
              zh: '现在就是从这里开始的。到这时，买家已经依据可能过时的余票作了决定。',
            },
          ],
          [
            'latency()',
            {
              en: 'Then others wait while this one pays, but the count that it pays for was read before, and may be old.',
              zh: '这样，一个买家付款时其他买家要等；可是余票在这之前就读了，可能已经过时。',
            },
          ],
          [
            'count === 0',
            {
              en: 'Here it is decided, but on what the line above has read. The lock has to hold from that read on.',
              zh: '这里作决定，可是依据的是上一行读到的数。从读的那一行起，就必须持有锁。',
            },
          ],
          [
            'look()',
            {
              en: 'That would go well in every order, too, but it covers more than it must: by this look nothing is decided, and all can look at the same time.',
              zh: '从这里开始，任何交错顺序也都不出错，但包得太多：这一眼不决定什么，所有买家可以同时看。',
            },
          ],
          [
            '',
            {
              en: 'In this line nothing shared is read or written, so the lock need not begin or end here.',
              zh: '这一行不读也不写共享的东西，锁不必从这里开始。',
            },
          ],
        ],
      },
      see: { run: [{ demo: 'ticket', act: 'lock-write', options: { buyers: 2 } }] },
      happened: ({ buyers, sold, tickets }: Sale) => ({
        en: `Run as it stands, with the lock on the write alone: ${buyers} buyers, ${sold} sold, and there ${tickets === 1 ? 'was' : 'were'} ${tickets}.`,
        zh: `按现在的写法，只给写加锁，运行了一次，${buyers} 个买家：卖出 ${sold} 张，而票有 ${tickets} 张。`,
      }),
      why: {
        en: 'From the read on which something is decided to the write that rests on it: that is the critical section, and all of it has to be inside the lock. In the chapter about the lock it was, and there no order of two buyers went wrong.',
        zh: '从决定所依据的读，到依据它的写：这就是临界区，整段都要放在锁里面。讲锁的那一章就是这样做的，两个买家的交错顺序一个也没有出错。',
      },
    },
  ],
  belief: {
    held: {
      en: 'Reading needs no lock; only writing must be locked.',
      zh: '读数据没有必要加锁，写数据才必须加锁。',
    },
    broken: {
      en: 'Whoever only shows what it reads harms nobody. But whoever writes because of what it has read needs the lock from the read on. And where a file is written in place, even a mere reader needs it, as you can see below.',
      zh: '读了只是显示出来，对谁都没有害处。可是，谁要依据读到的数去写，谁就得从读开始持有锁。如果文件是原地改写的，连只读的也需要锁，下面可以看到。',
    },
  },
  python: {
    program: 'ticket_lock_write.py',
    line: 'with lock:',
    prints: '3 have a ticket, there was 1',
    says: {
      en: 'The read stands before "with lock:", only the write inside. A barrier takes the place of the delay: all have read before anybody writes.',
      zh: '读在 with lock 之前，只有写在里面。这里用 Barrier 代替延迟：所有进程都读完，才有进程写。',
    },
  },
  change: {
    ask: {
      en: 'Now the file is written in place: first one half, after 100 ms the other, as on a disk that is made slow on purpose. A board reads it meanwhile and never writes. Who takes the lock?',
      zh: '现在文件是原地改写的：先写一半，过 100 毫秒再写另一半，磁盘故意放慢。同时有一块看板在读，从不写。谁来用锁？',
    },
    choices: [
      {
        text: { en: 'nobody', zh: '谁也不用' },
        run: {
          demo: 'ticket',
          act: 'nolock',
          options: { buyers: 2, inPlace: 1 },
          brief: true,
        },
        happened: torn,
      },
      {
        text: {
          en: 'everybody: the buyers from read to write, and whoever looks, for each look',
          zh: '都用：买家从读到写，看一眼的也要先获取锁',
        },
        run: { demo: 'ticket', act: 'lock', options: { buyers: 2, inPlace: 1 }, brief: true },
        happened: torn,
      },
    ],
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'Two receptionists share an appointment book and one pen. Each looks for a free hour, talks it over with a patient on the phone, takes the pen, writes the name into that hour, and puts the pen back. Does the one pen keep an hour from being given away twice?',
      zh: '两个前台共用一本预约簿和一支笔。每个人先找一个空的时段，跟电话里的病人商量好，再拿起笔，把名字写进那个时段，然后放下笔。只有一支笔，能保证一个时段不会约给两个病人吗？',
    },
    answers: [
      {
        text: {
          en: 'Yes: only one can write at a time',
          zh: '能：同一时刻只有一个人能写',
        },
        because: {
          en: 'They write one after the other, but the second writes what was arranged when the hour was still empty.',
          zh: '写是一先一后；可是第二个人要写的，是那个时段还空着的时候商量好的。',
        },
      },
      {
        text: {
          en: 'Yes: whoever writes sees whether the hour is taken',
          zh: '能：写的人会看到时段已被占用',
        },
        because: {
          en: 'Nobody looks again with the pen in hand; that is not in the rule. If it were, the look and the write would both be under the pen, and it would help.',
          zh: '规则里没有“拿起笔以后再看一遍”。如果有，看和写就都在持有笔的时候，那才有用。',
        },
      },
      {
        text: {
          en: 'No: it would have to be taken before looking',
          zh: '不能：要在找空时段之前就拿起笔',
        },
        right: true,
        because: {
          en: 'Both may find the same hour empty before either writes. The pen has to cover the look, the talk and the write.',
          zh: '两个人可能都在对方写之前看到同一个时段空着。找、商量、写，整段时间都要持有笔。',
        },
      },
      {
        text: {
          en: 'No: each receptionist needs a pen of their own',
          zh: '不能：每个人应当有自己的笔',
        },
        because: {
          en: 'Then they could even write at the same time. A lock each protects nothing.',
          zh: '那样连同时写都可以了。一人一把锁，什么也保护不了。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'To find where a critical section begins: at the read on which the write rests.',
      zh: '能找出临界区从哪里开始：从写所依据的那次读开始。',
    },
    minutes: 12,
    misconceptions: [
      {
        thought: {
          en: 'Reading needs no lock, only writing does.',
          zh: '读数据没有必要加锁，写数据必须加锁。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'A board that only shows the count: may it read without the lock?',
          zh: '只显示余票的看板，可以不加锁就读吗？',
        },
        expect: {
          en: 'yes, if the file is always replaced whole and nobody decides by what the board shows',
          zh: '可以，只要文件总是整个替换，并且没有谁依据看板作决定',
        },
      },
    ],
  },
};
