import { grouped } from '../../messages/grammar/alike.js';
import type { Chapter, RunFigures, TypedAct } from '../lesson.js';

interface Measured extends RunFigures {
  readonly opsPerSecond: number;
}

interface Sale extends RunFigures {
  readonly tornReads: number;
  readonly sold: number;
  readonly tickets: number;
}

/** Enough for shared memory to be measured on a busy machine, too. */
const little = { tickets: 40, rounds: 3, size: 1024, bulk: 100 };
const measured = (act: string): TypedAct => ({
  demo: 'compare',
  act,
  options: little,
  brief: true,
  silent: true,
});

export const file: Chapter = {
  name: 'file',
  title: { en: 'A file between processes', zh: '进程之间的文件' },
  situation: {
    en: 'The ticket file has been a means of communication all along: what one process writes, another reads. Any program can do that, also one that is started tomorrow. Two sellers now sell as many tickets as they can, each time: acquire the lock, read the file, replace it, release the lock.',
    zh: '余票文件其实一直是一种通信方式：一个进程写，另一个进程读。任何程序都能这样做，明天才启动的也行。现在两个售票员尽快地卖票，每次都是：获取锁，读文件，替换文件，释放锁。',
  },
  rounds: [
    {
      ask: {
        kind: 'choice',
        ask: {
          en: 'The same work is then done with a number in shared memory, under the same lock. How many times as many tickets a second does that sell?',
          zh: '然后用共享内存里的一个数来做同样的事，用同样的锁。每秒卖出的票是文件的多少倍？',
        },
        answers: [
          {
            text: {
              en: 'About as many: the file is in memory anyway',
              zh: '差不多：文件反正也在内存里',
            },
            because: {
              en: 'Its contents are. But each time the system has to be asked to open, read, write, and rename it.',
              zh: '内容确实在内存里。可是每次都要请求系统打开、读、写、改名。',
            },
          },
          {
            text: { en: 'At most twice as many', zh: '最多两倍' },
            because: {
              en: 'That would be so if the lock took most of the time. It takes little; the file takes the rest.',
              zh: '要是时间多半花在锁上，就会这样。锁只占一点点，其余都花在文件上。',
            },
          },
          {
            text: { en: 'Many times as many', zh: '许多倍' },
            right: true,
            because: {
              en: 'A sale in shared memory is a few instructions; in a file it is several requests to the system, and the text of JSON to be made and understood.',
              zh: '在共享内存里卖一张票只是几条指令；在文件里却要好几次请求系统，还要生成和解析 JSON 文本。',
            },
          },
        ],
      },
      see: { run: [measured('file'), measured('memory')] },
      happened: (inFile: Measured, inMemory: Measured) => {
        const times = Math.round(inMemory.opsPerSecond / inFile.opsPerSecond);
        return {
          en: `In this run: ${grouped(Math.round(inFile.opsPerSecond))} tickets a second in the file, ${grouped(Math.round(inMemory.opsPerSecond))} in shared memory: ${grouped(times)} times as many.`,
          zh: `这一次：文件每秒 ${grouped(Math.round(inFile.opsPerSecond))} 张，共享内存每秒 ${grouped(Math.round(inMemory.opsPerSecond))} 张，是文件的 ${grouped(times)} 倍。`,
        };
      },
      why: {
        en: 'A file is slow as a means of communication, and the locking is yours. It has what a number in the memory of processes has not: it outlives them, and whoever knows its name can use it.',
        zh: '文件用来通信很慢，锁还要自己加。但它有内存里的数没有的好处：进程结束了它还在，知道名字就能用。',
      },
    },
    {
      before: {
        en: 'Until now the file was replaced as a whole: written beside it, and renamed. A beginner’s program opens it and writes into it, and that is several steps: here, as at the end of the chapter about reading, half of the file, 100 ms of a disk made slow on purpose, the other half. A board reads it meanwhile.',
        zh: '到现在为止，文件都是整个替换的：先写在旁边，再改名。初学者的程序是打开文件直接往里写，那是好几步：这里跟讲读与写的那一章末尾一样，磁盘故意放慢，先写一半，过 100 毫秒再写另一半。同时有一块看板在读。',
      },
      ask: {
        kind: 'choice',
        ask: {
          en: 'One buyer, one ticket, so there is nobody to race with. What may the board read?',
          zh: '一个买家，一张票，没有谁跟它争。看板可能读到什么？',
        },
        answers: [
          {
            text: { en: 'Half a file', zh: '半截文件' },
            right: true,
            because: {
              en: 'It reads what stands there at that moment. Half a JSON file is no JSON.',
              zh: '它读到的是那一刻的内容。半截的 JSON 不是 JSON。',
            },
          },
          {
            text: {
              en: 'The old count or the new one, nothing else',
              zh: '不是旧的余票就是新的，没有第三种',
            },
            because: {
              en: 'That is so where the file is replaced by a rename, which is one step. Written in place it is neither for a while.',
              zh: '用改名来替换，只有一步，才是这样。原地改写，中间有一段时间两样都不是。',
            },
          },
          {
            text: {
              en: 'Nothing: the system keeps readers waiting while somebody writes',
              zh: '什么也读不到：有人在写，系统会让读的等着',
            },
            because: {
              en: 'It does not. A file has no lock of its own.',
              zh: '系统不会。文件本身没有锁。',
            },
          },
        ],
      },
      see: {
        run: [
          {
            demo: 'ticket',
            act: 'nolock',
            options: { buyers: 1, inPlace: 1 },
            brief: true,
            open: true,
          },
        ],
      },
      happened: ({ tornReads, sold, tickets }: Sale) => ({
        en: `Reads that saw half a file: ${tornReads}. Tickets sold: ${sold} of ${tickets}.`,
        zh: `读到半截文件 ${tornReads} 次。票 ${tickets} 张，卖出 ${sold} 张。`,
      }),
      why: {
        en: 'A write that takes several steps can be seen half done. Either readers take the lock, too, or the new file is written beside the old one and renamed: then there is nothing half done to be seen.',
        zh: '写要分好几步，就会被看到只写了一半的样子。要么读的也加锁，要么先写在旁边再改名：这样就没有半截的可看。',
      },
    },
  ],
  belief: {
    held: {
      en: 'Files are slow because they stand on a disk.',
      zh: '文件慢，因为它在硬盘上。',
    },
    broken: {
      en: 'A small file that is used all the time is kept in memory by the system; nobody waits for a disk here. What takes the time is the way through the system, every time.',
      zh: '一直在用的小文件，系统会放在内存里；这里谁也没有等硬盘。费时的是每次都要经过系统。',
    },
  },
  python: {
    program: 'file_replaced.py',
    line: 'os.replace(beside, path)',
    prints: 'written in place: JSONDecodeError\nreplaced: {"count": 0}',
    says: {
      en: 'In Python it is the same: who reads while half is written gets an error; os.replace puts the new file in the place of the old one in one step.',
      zh: 'Python 里也一样：写到一半的时候去读，会报错；os.replace 一步就把新文件换到旧文件的位置上。',
    },
  },
  change: {
    ask: {
      en: 'Still written in place, but now whoever reads, looks or writes takes the lock, the board as well. Choose how many buyers there are.',
      zh: '还是原地改写，不过现在读、看、写都要先获取锁，看板也一样。有几个买家，由你来定。',
    },
    number: { least: 1, most: 5, suggested: 2 },
    run: (buyers) => ({
      demo: 'ticket',
      act: 'lock',
      options: { buyers, inPlace: 1 },
      brief: true,
      open: true,
    }),
    happened: ({ tornReads, sold, tickets }: Sale) => ({
      en: `Reads that saw half a file: ${tornReads}; sold: ${sold} of ${tickets}. It takes but one reader that leaves the lock out, and half a file can be seen again.`,
      zh: `读到半截文件 ${tornReads} 次；票 ${tickets} 张，卖出 ${sold} 张。只要有一个进程读的时候不用锁，就又可能读到半截文件。`,
    }),
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'A program writes its settings into settings.json every minute. When the power fails, it sometimes cannot start again. What helps?',
      zh: '一个程序每分钟把设置写入 settings.json。断电以后，有时它就启动不了了。怎样才有用？',
    },
    answers: [
      {
        text: { en: 'Write twice as often', zh: '写得勤一倍' },
        because: {
          en: 'Then the power fails twice as often in the middle of a write.',
          zh: '那样，断电正好碰上写到一半的机会也多一倍。',
        },
      },
      {
        text: { en: 'Lock the file while it is written', zh: '写的时候锁住文件' },
        because: {
          en: 'A lock keeps others away. It does not finish what was begun when the power failed.',
          zh: '锁只能挡住其他进程。断电时没写完的，它不会替你写完。',
        },
      },
      {
        text: {
          en: 'Write a new file beside it, and rename it once it is complete on the disk',
          zh: '先写在旁边，等它完整地写到硬盘上，再改名',
        },
        right: true,
        because: {
          en: 'Then the name leads to a whole file, the old one or the new one. Complete on the disk first, that is fsync before the rename: otherwise the new name may outlive the power failure, and its contents not.',
          zh: '这样，这个名字对应的总是完整的文件，不是旧的就是新的。顺序是先 fsync，让内容写到硬盘上，再改名：否则断电以后，名字可能已经换了，内容却还没写进去。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'What a file is good for between processes, what it costs, and how to write it so that nobody sees half of it.',
      zh: '进程之间用文件好在哪里，代价是什么，怎样写才不会让人看到半截。',
    },
    minutes: 10,
    misconceptions: [
      {
        thought: {
          en: 'Reading harms nobody, and so it is always safe.',
          zh: '读不影响谁，所以总是安全的。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'Which of the two, the lock or the rename, also helps a reader that does not know of the lock?',
          zh: '锁和改名，哪一个对不用锁的读者也有用？',
        },
        expect: {
          en: 'the rename: it needs nothing of the reader',
          zh: '改名：它不需要读的一方做什么',
        },
      },
    ],
  },
};
