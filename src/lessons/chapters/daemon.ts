import type { Chapter, RunFigures } from '../lesson.js';

/** What the judge says of a board that main starts. */
interface Board extends RunFigures {
  readonly looks: number;
  readonly looksPlanned: number;
  readonly boardExitCode: number | null;
  readonly mainCodeEndedMs: number | null;
  readonly mainGoneMs: number | null;
  readonly boardGoneMs: number | null;
}

/** And where a seller stands beside it. */
interface BoardAndSeller extends Board {
  readonly sold: number;
  readonly lastShown: number | null;
  readonly sellerGoneMs: number | null;
}

const CODE = 'src/demos/daemon/demo.ts';
const TICKETS = 3;

/** How many tickets the seller had sold when the board was ended. */
function soldBefore({ events }: RunFigures): number {
  const gone = events.find(({ process, op }) => process === 'board' && op === 'exit');
  return events.filter(({ process, op, at }) => {
    return process === 'seller' && op === 'write' && at < (gone?.at ?? Infinity);
  }).length;
}

export const daemon: Chapter = {
  name: 'daemon',
  title: { en: 'The board and the end of main', zh: '看板与主进程的结束' },
  situation: {
    en: 'Main sells tickets, and starts a board that shows how many are left: a child, a process of its own. The board is started with daemon: true. Main has sold all before the board is done with its work, whose last step is to print a last line; then main’s code ends.',
    zh: '主进程卖票，并启动一块看板显示余票：看板是它的子进程，也是一个独立的进程。启动看板时写了 daemon: true，也就是守护进程。主进程卖完票的时候，看板还没有做完自己的事（最后一步是打印最后一行）；主进程的代码就在这时结束。',
  },
  rounds: [
    {
      code: { file: CODE, from: 'async function sellBesideDaemon(' },
      ask: {
        kind: 'choice',
        ask: {
          en: 'What becomes of the board when main’s code has ended?',
          zh: '主进程的代码结束之后，看板会怎样？',
        },
        answers: [
          {
            text: {
              en: 'Main waits until the board is done',
              zh: '主进程等看板做完',
            },
            because: {
              en: 'That is so for a child that is no daemon. For a daemon main does not wait: that is the whole difference.',
              zh: '那是非守护的子进程：主进程会等它做完。守护进程，主进程不等，区别就在这里。',
            },
          },
          {
            text: {
              en: 'It goes on in the background until it is done',
              zh: '它在后台继续运行，直到做完',
            },
            because: {
              en: 'On Unix, a daemon is a service that goes on in the background. In multiprocessing the word means the opposite: a child that goes when main goes.',
              zh: '在 Unix 里，daemon 指一直在后台运行的服务。在 multiprocessing 里意思正相反：它随主进程一起结束。',
            },
          },
          {
            text: {
              en: 'It is told to end, prints its last line, and ends',
              zh: '它收到通知，打印最后一行，然后结束',
            },
            because: {
              en: 'It is not asked to finish anything: the signal ends the process where it is, and none of its lines is carried out any more.',
              zh: '没有谁让它收尾：信号当场终止这个进程，它后面的代码一行也不再执行。',
            },
          },
          {
            text: {
              en: 'It is ended in the middle of its work',
              zh: '它在工作中途被终止',
            },
            right: true,
            because: {
              en: 'A daemon does not outlive main’s code, whatever it is doing.',
              zh: '主进程的代码一结束，守护进程就被终止，不管它正在做什么。',
            },
          },
        ],
      },
      see: { run: [{ demo: 'daemon', act: 'daemon', options: { tickets: 2 } }] },
      happened: (seen: Board) => ({
        en: `Main’s code ended at ${seen.mainCodeEndedMs} ms; at ${seen.boardGoneMs} ms the board was gone, after ${seen.looks} of its ${seen.looksPlanned} looks, with exit code ${seen.boardExitCode}: minus the number of the signal SIGTERM.`,
        zh: `主进程的代码在 ${seen.mainCodeEndedMs} 毫秒结束；看板在 ${seen.boardGoneMs} 毫秒被终止，原定查询 ${seen.looksPlanned} 次，做了 ${seen.looks} 次。退出码是 ${seen.boardExitCode}，即信号 SIGTERM 的编号取负。`,
      }),
      turn: { file: CODE, from: 'async function sellBesideDaemon(', at: "say('mainEnds')" },
      why: {
        en: 'A daemon is there to serve main. When main has nothing more to do, nothing is left to serve: it is ended, without being asked. So a daemon is right for work that may stop at any moment, and wrong for work that has to be finished.',
        zh: '守护进程是为主进程服务的。主进程的事做完了，它就没有服务的对象了，于是直接被终止，不征求它的意见。所以，随时可以中断的工作适合用守护进程；必须做完的工作不适合。',
      },
    },
    {
      before: {
        en: `Now main starts two children and does nothing else: first the board, a daemon that would look for ever; then a seller, no daemon, who sells ${TICKETS} tickets, one every 100 ms. When both have started, main’s code ends. Main itself is still there: it waits for the seller.`,
        zh: `现在主进程只启动两个子进程，别的什么也不做：先启动看板，它是守护进程，会一直查询下去；再启动售票员，不是守护进程，卖 ${TICKETS} 张票，每 100 毫秒一张。两个都启动好，主进程的代码就结束了。主进程本身还在：它要等售票员。`,
      },
      code: { file: CODE, from: 'async function leaveBoth(' },
      ask: {
        kind: 'count',
        ask: {
          en: `The board begins with ${TICKETS} left. What is the last number that it shows?`,
          zh: `看板一开始显示余票 ${TICKETS} 张。它最后显示的数是几？`,
        },
        least: 0,
        most: TICKETS,
        right: ({ lastShown }: BoardAndSeller) => lastShown ?? TICKETS,
        because: (guess, seen: BoardAndSeller) => {
          const sold = soldBefore(seen);
          return guess === 0
            ? {
                en: `The board would have to be there as long as main is. Main was there until ${seen.mainGoneMs} ms; but its code had ended at ${seen.mainCodeEndedMs} ms, and that is what counts.`,
                zh: `那样的话，主进程在多久，看板就得在多久。主进程一直在，到 ${seen.mainGoneMs} 毫秒才结束；可是它的代码在 ${seen.mainCodeEndedMs} 毫秒就结束了，要看的是这个时刻。`,
              }
            : {
                en: `The sale does not decide how long the board lives. It was ended at ${seen.boardGoneMs} ms, because main’s code had ended; by then the seller had sold ${sold === 0 ? 'nothing' : sold}.`,
                zh: `看板存在多久，与卖了几张票无关。它在 ${seen.boardGoneMs} 毫秒被终止，因为主进程的代码结束了；到那时，售票员${sold === 0 ? '一张也没有卖出' : `卖出了 ${sold} 张`}。`,
              };
        },
      },
      see: { run: [{ demo: 'daemon', act: 'beside', options: { tickets: TICKETS } }] },
      happened: (seen: BoardAndSeller) => ({
        en: `Main’s code ended at ${seen.mainCodeEndedMs} ms, the board was gone at ${seen.boardGoneMs} ms, the seller at ${seen.sellerGoneMs} ms after ${seen.sold} sold, and main at ${seen.mainGoneMs} ms.`,
        zh: `主进程的代码在 ${seen.mainCodeEndedMs} 毫秒结束，看板在 ${seen.boardGoneMs} 毫秒被终止；售票员卖出 ${seen.sold} 张，在 ${seen.sellerGoneMs} 毫秒结束；主进程在 ${seen.mainGoneMs} 毫秒结束。`,
      }),
      turn: { file: CODE, from: 'async function leaveBoth(', at: "say('mainEnds')" },
      why: {
        en: 'After the last line of main’s code two things happen, in this order: all daemons are ended, then all other children are waited for. That main waits is not main’s code any more. Whoever wants the board to stay until the seller is done lets main join the seller: then the waiting is a line of main’s code.',
        zh: '主进程执行完最后一行代码，接着做两件事，先后固定：先终止所有守护进程，再等其余的子进程结束。这时的等待，已经不属于主进程的代码。想让看板留到票卖完，就在主进程里 join 售票员：这样，等待就成了主进程代码里的一行。',
      },
    },
  ],
  belief: {
    held: {
      en: 'As long as the main process is there, its daemons are there.',
      zh: '主进程还在，守护进程就还在。',
    },
    broken: {
      en: 'What counts is the end of main’s code, not of its process. You have just seen a main that was still there, waiting, when its daemon was already gone.',
      zh: '要看的是主进程的代码何时结束，而不是主进程何时结束。刚才就是这样：主进程还在等，它的守护进程已经没有了。',
    },
  },
  python: {
    program: 'daemon_after_start.py',
    line: 'board.daemon = True',
    prints: 'after start: AssertionError: process has already started',
    says: {
      en: 'The line has to stand before board.start(); or write Process(target=show, daemon=True). Once the process has started, it is too late. That Python, too, ends the daemon first and then waits for the other child is shown by python/daemon_beside.py.',
      zh: '这一行必须写在 board.start() 之前，也可以写成 Process(target=show, daemon=True)。进程启动以后再改就晚了。Python 也是先终止守护进程，再等另一个子进程：见 python/daemon_beside.py。',
    },
  },
  change: {
    ask: {
      en: 'Choose what is different this time, and see what becomes of the board.',
      zh: '选一处改动，再看看板会怎样。',
    },
    choices: [
      {
        text: {
          en: 'Main sells itself again, but the board is no daemon',
          zh: '还是主进程自己卖票，但看板不是守护进程',
        },
        run: { demo: 'daemon', act: 'non-daemon', options: { tickets: 2 }, brief: true },
        happened: (seen: Board) => ({
          en: `Main’s code ended at ${seen.mainCodeEndedMs} ms, but main stayed until ${seen.mainGoneMs} ms, for the board: ${seen.looks} of ${seen.looksPlanned} looks, and its last line.`,
          zh: `主进程的代码在 ${seen.mainCodeEndedMs} 毫秒结束，但它为了等看板，到 ${seen.mainGoneMs} 毫秒才结束：看板原定查询 ${seen.looksPlanned} 次，做了 ${seen.looks} 次，最后一行也打印了。`,
        }),
      },
      {
        text: {
          en: 'The board is a daemon, and main joins the seller',
          zh: '看板是守护进程，主进程 join 售票员',
        },
        run: { demo: 'daemon', act: 'joined', options: { tickets: TICKETS }, brief: true },
        happened: (seen: BoardAndSeller) => ({
          en: `The seller was done at ${seen.sellerGoneMs} ms, main’s code ended at ${seen.mainCodeEndedMs} ms, and only then the board was ended, at ${seen.boardGoneMs} ms.`,
          zh: `售票员在 ${seen.sellerGoneMs} 毫秒做完，主进程的代码在 ${seen.mainCodeEndedMs} 毫秒结束，看板在 ${seen.boardGoneMs} 毫秒才被终止。`,
        }),
      },
      {
        text: {
          en: 'The board, a daemon, starts a child of its own',
          zh: '看板是守护进程，它自己也想启动一个子进程',
        },
        run: { demo: 'daemon', act: 'no-children', brief: true },
        happened: ({ helpers }: { readonly helpers: number }) => ({
          en: `Children started by the board: ${helpers}. A daemon may have none: it can be ended at any moment, and then nobody would be left to wait for them or to end them.`,
          zh: `看板启动的子进程：${helpers} 个。守护进程不能再开子进程：它随时可能被终止，到那时就没有谁来等待或终止它的子进程了。`,
        }),
      },
    ],
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'A game starts two children: one plays music for as long as the game runs, one writes the saved game to the disk. Which of them should be a daemon?',
      zh: '一个游戏启动两个子进程：一个放背景音乐，游戏开着就一直放；一个把存档写入磁盘。哪个应当是守护进程？',
    },
    answers: [
      {
        text: { en: 'the one that plays music', zh: '放音乐的' },
        right: true,
        because: {
          en: 'Music may stop in the middle when the game ends. The saved game must be whole: for that child main has to wait.',
          zh: '游戏结束，音乐中断没有关系。存档却必须写完整，所以主进程要等写存档的那一个。',
        },
      },
      {
        text: { en: 'the one that saves', zh: '写存档的' },
        because: {
          en: 'It would be ended in the middle of its file, and the music, which never ends by itself, would keep main waiting for ever.',
          zh: '那样，存档写到一半就会被终止；而音乐自己从不结束，主进程就会永远等下去。',
        },
      },
      {
        text: { en: 'both: both serve the game', zh: '两个都是：它们都为游戏服务' },
        because: {
          en: 'Both serve it, but one has work that must be finished. As a daemon it may be ended with half a file written.',
          zh: '两个都为游戏服务，但其中一个的工作必须做完。它若是守护进程，可能只写了半截文件就被终止。',
        },
      },
      {
        text: { en: 'neither: a child should be waited for', zh: '都不是：子进程总应当等它做完' },
        because: {
          en: 'The music never ends by itself. If it is no daemon, main waits for it, and the game never ends.',
          zh: '音乐自己从不结束。它若不是守护进程，主进程就一直等它，游戏永远退不出来。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'To say at which moment a daemon is ended, and which work may be given to one.',
      zh: '能说出守护进程在哪一刻被终止，什么样的工作可以交给它。',
    },
    minutes: 10,
    misconceptions: [
      {
        thought: {
          en: 'A daemon ends when the main process ends, so it lives as long as main waits for another child.',
          zh: '守护进程在主进程结束时才结束，所以主进程还在等其他子进程时，它也还在。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'Main has one more line after it has started both: seller.join(). What changes?',
          zh: '主进程启动两个子进程之后，再加一行 seller.join()，会有什么不同？',
        },
        expect: {
          en: 'main’s code now ends after the sale, so the board is there until then',
          zh: '主进程的代码要到票卖完才结束，所以看板也留到那时',
        },
      },
    ],
  },
};
