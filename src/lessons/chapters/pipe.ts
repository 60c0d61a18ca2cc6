import type { Chapter, RunFigures, TypedAct } from '../lesson.js';

interface OneWay extends RunFigures {
  readonly sent: readonly string[];
  readonly received: readonly string[];
  readonly refused: boolean;
}

interface ToTheEnd extends RunFigures {
  readonly received: readonly string[];
  readonly endOfFile: boolean;
}

interface Read extends RunFigures {
  readonly sent: readonly string[];
  readonly whole: number;
  readonly torn: number;
}

const act = (name: string): TypedAct => ({
  demo: 'pipe',
  act: name,
  options: { delay: 50 },
  brief: true,
});
const told = (name: string): TypedAct => ({ ...act(name), silent: true });
const drawn = (name: string): TypedAct => ({ ...told(name), pictured: true });

export const pipe: Chapter = {
  name: 'pipe',
  title: { en: 'A pipe and its ends', zh: '管道和它的两端' },
  situation: {
    en: 'A pipe has two ends: what is written at one comes out at the other, in its order, through memory. A buyer, one process, sends three requests: 1A, 1B, 1C. The seller, another one, receives them at the reading end, and tries to send “yours” back there.',
    zh: '管道有两端：从一端写进去的，按先后从另一端出来，走的是内存。买家是一个进程，发出三个请求：1A、1B、1C。售票员是另一个进程，在读的一端接收，又想从这一端发回“yours”。',
  },
  rounds: [
    {
      ask: {
        kind: 'choice',
        ask: {
          en: 'The pipe was made with duplex off: one end reads, one end writes. What becomes of “yours”?',
          zh: '这条管道是单向的（duplex 关闭）：一端只读，一端只写。“yours”会怎样？',
        },
        answers: [
          {
            text: { en: 'The buyer receives it', zh: '买家收到它' },
            because: {
              en: 'The buyer has the writing end, and nothing comes out there.',
              zh: '买家用的是写的一端，那里什么也出不来。',
            },
          },
          {
            text: { en: 'It is lost', zh: '丢了' },
            because: {
              en: 'It does not even set out: a reading end cannot be written to, and says so.',
              zh: '它根本没有发出去：读的一端不能写，会直接报错。',
            },
          },
          {
            text: { en: 'The seller gets it back itself', zh: '售票员自己又收到它' },
            because: {
              en: 'For that it would have to be written into the pipe, and only the writing end can do that.',
              zh: '那要先写进管道才行，而只有写的一端能写。',
            },
          },
          {
            text: { en: 'It is refused with an error', zh: '被拒绝，抛出异常' },
            right: true,
            because: {
              en: 'This end only reads. For answers one takes a second pipe, or one that goes both ways.',
              zh: '这一端只能读。要回答，就再用一条管道，或者用双向的。',
            },
          },
        ],
      },
      see: { run: [told('one-way')] },
      happened: ({ sent, received, refused }: OneWay) => ({
        en: `Sent: ${sent.join(', ')}; received: ${received.join(', ')}. The way back was ${refused ? 'refused' : 'open'}.`,
        zh: `发出 ${sent.join('、')}，收到 ${received.join('、')}。往回发，${refused ? '被拒绝' : '成功了'}。`,
      }),
      why: {
        en: 'One way is a choice, not the nature of pipes: Python’s Pipe() goes both ways unless it is told Pipe(duplex=False), and ours does the same. Nor need it be parent and child: any process that was handed an end can use it.',
        zh: '单向是可以选的，不是管道天生如此：Python 的 Pipe() 默认双向，写 Pipe(duplex=False) 才是单向，我们的也一样。也不限于父子进程：谁得到了管道的一端，谁就能用。',
      },
    },
    {
      before: {
        en: 'How does a reader know that nothing more will come? It receives until it is told “end of file”. Both processes have a copy of the writing end.',
        zh: '读的一方怎么知道不会再有了？它一直接收，直到得到“末尾（EOF）”。两个进程都有一份写端。',
      },
      ask: {
        kind: 'choice',
        ask: {
          en: 'The buyer has sent everything and closes its copy of the writing end. When does the seller get the end of file?',
          zh: '买家发完了，关闭了自己那份写端。售票员什么时候得到末尾（EOF）？',
        },
        answers: [
          {
            text: {
              en: 'When every copy is closed, its own as well',
              zh: '所有的写端都关闭以后，包括它自己的那份',
            },
            right: true,
            because: {
              en: 'As long as any copy is open, something could still come: even from the reader itself.',
              zh: '只要还有一份开着，就还可能有东西来：哪怕来自读的进程自己。',
            },
          },
          {
            text: { en: 'At once', zh: '立刻' },
            because: {
              en: 'Its own copy is still open. A reader that forgets to close it waits for ever for itself.',
              zh: '它自己的那份还开着。忘了关，它就永远在等自己。',
            },
          },
          {
            text: { en: 'When the buyer’s process has ended', zh: '买家进程结束的时候' },
            because: {
              en: 'The end of a process closes its copies, and no others.',
              zh: '进程结束，只会关闭它自己的那几份。',
            },
          },
        ],
      },
      see: { run: [drawn('end-of-file')] },
      happened: ({ received, endOfFile }: ToTheEnd) => ({
        en: `Received: ${received.join(', ')}, and then ${endOfFile ? 'the end of file, for the seller had closed its copy, too' : 'no end of file'}.`,
        zh: `收到 ${received.join('、')}，然后${endOfFile ? '是末尾（EOF），因为售票员也关闭了自己的那份' : '没有等到末尾（EOF）'}。`,
      }),
      why: {
        en: 'Close every end that you do not use, as the first thing. The commonest hang with pipes is a copy that somebody has forgotten.',
        zh: '用不着的那一端，一上来就关闭。管道最常见的卡住，就是谁忘了关自己那份。',
      },
    },
    {
      before: {
        en: 'Now two readers share one reading end, without a lock. Before each request stands its length, in four characters: a reader reads the length first, and then so many characters.',
        zh: '现在两个读的进程共用一个读端，不加锁。每个请求前面有四个字符，写着它的长度：读的进程先读长度，再读这么多字符。',
      },
      code: { file: 'src/demos/pipe/demo.ts', from: 'async function readRequest(' },
      ask: {
        kind: 'choice',
        ask: {
          en: 'Two requests have been written. What do the two readers get?',
          zh: '写进了两个请求。两个读的进程读到什么？',
        },
        answers: [
          {
            text: { en: 'Each one request: the pipe hands them out', zh: '一个一个：管道会分派' },
            because: {
              en: 'A pipe knows no requests. It is a row of bytes, and gives the next ones to whoever reads next.',
              zh: '对管道来说没有“请求”这回事。它只是一串字节，谁接着读，就给谁接下来的字节。',
            },
          },
          {
            text: { en: 'One gets both, the other nothing', zh: '一个读到两个，另一个什么也没有' },
            because: {
              en: 'That would need one of them to be through before the other begins; nothing makes the other wait.',
              zh: '那要一个全部读完、另一个才开始；可没有什么让另一个等。',
            },
          },
          {
            text: {
              en: 'Pieces: the second reads where the first has stopped',
              zh: '碎片：第二个从第一个停下的地方接着读',
            },
            right: true,
            because: {
              en: 'One has read the length; the other takes the beginning of the text for one.',
              zh: '一个刚读完长度，另一个就把正文的开头当成了长度。',
            },
          },
        ],
      },
      see: { run: [drawn('two-readers-nolock')] },
      happened: ({ sent, whole, torn }: Read) => ({
        en: `Requests sent: ${sent.length}; read whole: ${whole}; torn: ${torn}.`,
        zh: `发出 ${sent.length} 个请求，读完整的 ${whole} 个，撕碎的 ${torn} 个。`,
      }),
      why: {
        en: 'To read a message is two steps, length and text, and between them the other one reads. It is the race of the ticket file once more. A lock around both helps; a queue has it inside.',
        zh: '读一条消息是两步：长度和正文，中间另一个进程会来读。又是余票文件里的那种竞态。用锁把两步包住就行；队列里面已经有这把锁。',
      },
    },
  ],
  belief: {
    held: {
      en: 'A pipe goes one way only, and only between parent and child.',
      zh: '管道只能单向传输，而且必须有父子关系。',
    },
    broken: {
      en: 'Both are choices. What is true is that it has no lock: one process at each end, or a lock.',
      zh: '这两点都可以选。没有锁，倒是真的：每一端只用一个进程，否则就加锁。',
    },
  },
  python: {
    program: 'pipe_ways.py',
    line: 'one, other = Pipe()',
    prints: 'Pipe(): both ways\nPipe(duplex=False): OSError: connection is read-only',
    says: {
      en: 'Two processes, neither the parent of the other, talk through it, both ways.',
      zh: '两个进程是兄弟，谁也不是谁的父进程，通过它双向对话。',
    },
  },
  change: {
    ask: {
      en: 'Put a lock around reading.',
      zh: '给读加一把锁。',
    },
    choices: [
      {
        text: { en: 'a lock around length and text', zh: '把长度和正文一起锁住' },
        run: act('two-readers-lock'),
        happened: readSo,
      },
      {
        text: { en: 'no lock, once more', zh: '不加锁，再运行一次' },
        run: act('two-readers-nolock'),
        happened: readSo,
      },
    ],
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'Two people read a letter aloud, by turns, from one roll of paper, which moves on as it is read. What do their listeners hear?',
      zh: '两个人轮流从同一卷纸上念一封信，纸念到哪里就卷到哪里。听的人各听到什么？',
    },
    answers: [
      {
        text: { en: 'each the whole letter', zh: '各听到整封信' },
        because: {
          en: 'What one has read has moved on, and is gone for the other.',
          zh: '一个人念过的，已经卷过去了，另一个人念不到。',
        },
      },
      {
        text: {
          en: 'pieces, which together are the letter',
          zh: '一些片段，合起来才是那封信',
        },
        right: true,
        because: {
          en: 'Every word is read once, by one of them: as bytes are read from a pipe.',
          zh: '每个字只被其中一个人念一次：就像从管道里读字节。',
        },
      },
      {
        text: { en: 'one the first half, one the second', zh: '一个前半封，一个后半封' },
        because: {
          en: 'Nobody has said who stops where.',
          zh: '没有人规定谁念到哪里为止。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'A pipe is a row of bytes with two ends; who closes what, and why two readers need a lock.',
      zh: '管道是一串字节，有两端；谁该关什么，两个进程一起读为什么要加锁。',
    },
    minutes: 15,
    misconceptions: [
      {
        thought: {
          en: 'One way, only between parent and child.',
          zh: '只能单向，必须有父子关系。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'Why does the seller close an end that it never uses?',
          zh: '售票员为什么要关闭一个它从来不用的写端？',
        },
        expect: {
          en: 'as long as its copy is open, the end of file never comes',
          zh: '它那份开着，末尾（EOF）就永远不来',
        },
      },
    ],
  },
};

function readSo({ whole, torn }: Read): { en: string; zh: string } {
  return {
    en: `Read whole: ${whole}; torn: ${torn}.`,
    zh: `读完整的 ${whole} 个，撕碎的 ${torn} 个。`,
  };
}
