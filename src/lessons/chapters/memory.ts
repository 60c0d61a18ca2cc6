import { grouped } from '../../messages/grammar/alike.js';
import type { Chapter, RunFigures } from '../lesson.js';

/** What main and the child have said of their variable. */
interface TwoProcesses extends RunFigures {
  readonly mainPid: number | null;
  readonly childPid: number | null;
  readonly mainAfter: number | null;
  readonly childAfter: number | null;
}

interface Counted extends RunFigures {
  readonly processes: number;
  readonly increments: number;
  readonly actual: number;
}

interface Sale extends RunFigures {
  readonly sold: number;
  readonly left: number;
}

const TICKETS = 10;

/** What stood in the file when this buyer read it. */
function readBy({ events }: RunFigures, buyer: string): number {
  const read = events.find(({ process, op, look }) => process === buyer && op === 'read' && !look);
  return (read?.value as { readonly count: number } | undefined)?.count ?? 0;
}

const counted = ({ processes, increments, actual }: Counted) => ({
  en: `${processes} processes have each added 1 to it ${grouped(increments)} times, and at the end it is ${grouped(actual)}: they have worked on the same number.`,
  zh: `${processes} 个进程各对它加了 ${grouped(increments)} 次 1，最后是 ${grouped(actual)}：它们用的是同一个数。`,
});

export const memory: Chapter = {
  name: 'memory',
  title: { en: 'A variable and a child', zh: '变量与子进程' },
  situation: {
    en: `A program has a variable, left, for the tickets that are left: ${TICKETS}. Main starts a child, from the same source file, which sells all and sets left to 0. Main waits until the child has ended, and then says what left is.`,
    zh: `程序里有一个变量 left，记着余票：${TICKETS} 张。主进程启动一个子进程，用的是同一个源文件；子进程把票全部卖光，把 left 改成 0。主进程等子进程结束，然后说出 left 是多少。`,
  },
  rounds: [
    {
      code: { file: 'src/demos/memory/demo.ts', from: 'async function sellInAChild(' },
      ask: {
        kind: 'count',
        ask: {
          en: 'What does main say that left is, after the child has ended?',
          zh: '子进程结束以后，主进程说 left 是多少？',
        },
        least: 0,
        most: TICKETS,
        right: ({ mainAfter }: TwoProcesses) => mainAfter ?? -1,
        because: (guess, seen: TwoProcesses) =>
          guess === seen.childAfter
            ? {
                en: `${guess} is what left is in the child, process ${seen.childPid}. Main is process ${seen.mainPid}, with memory of its own, and nobody has changed anything there. That main has waited does not bring the value over.`,
                zh: `${guess} 是子进程（进程 ${seen.childPid}）里的 left。主进程是进程 ${seen.mainPid}，有自己的内存，那里没有谁改过什么。等子进程结束，并不会把它的值带过来。`,
              }
            : {
                en: 'Nobody sells a part of them: the child sets left to 0 at once, and in main nothing sets it at all.',
                zh: '没有谁只卖一部分：子进程一下子把 left 改成 0，主进程里则没有谁改过它。',
              },
      },
      see: { run: [{ demo: 'memory', act: 'not-shared' }] },
      happened: (seen: TwoProcesses) => ({
        en: `In the child, process ${seen.childPid}, left was ${seen.childAfter} at the end; in main, process ${seen.mainPid}, it was ${seen.mainAfter}.`,
        zh: `在子进程（进程 ${seen.childPid}）里，left 最后是 ${seen.childAfter}；在主进程（进程 ${seen.mainPid}）里，left 是 ${seen.mainAfter}。`,
      }),
      turn: { file: 'src/demos/memory/demo.ts', from: 'async function sellAll(', at: 'left = 0' },
      why: {
        en: 'The two run the same program, but each has its own memory: there are two variables that are both called left. The system keeps them apart, so that no process can damage another. What is to be seen by both has to stand outside, or has to be sent.',
        zh: '两个进程运行同一个程序，但各有各的内存：叫 left 的变量其实有两个。操作系统把它们隔开，一个进程就不会弄坏另一个。要让两个进程都看到的东西，得放在进程之外，或者发送过去。',
      },
    },
    {
      before: {
        en: 'Now the count stands in a file: 2 tickets. Two buyers, one after the other: the first reads the count, writes count - 1, and ends. Only then the second is started, a process of its own.',
        zh: '现在余票记在一个文件里：2 张。两个买家，一个接一个：第一个读余票，写回“余票 - 1”，然后结束。这时才启动第二个买家，它是另一个进程。',
      },
      ask: {
        kind: 'count',
        ask: {
          en: 'Which count does the second buyer read?',
          zh: '第二个买家读到的余票是几张？',
        },
        least: 0,
        most: 2,
        right: (seen: RunFigures) => readBy(seen, 'buyer-2'),
        because: (guess, seen: RunFigures) =>
          guess === 0
            ? {
                en: 'One buyer came before, and bought one ticket of two.',
                zh: '前面只来过一个买家，两张票只买走了一张。',
              }
            : {
                en: `It would be ${guess} if each process had a file of its own, as each has its own variables. But a file belongs to no process: the first has read ${readBy(seen, 'buyer-1')} from it and changed it, for everybody.`,
                zh: `如果文件也像变量那样，每个进程各有一份，那就是 ${guess}。可是文件不属于哪一个进程：第一个买家从中读到 ${readBy(seen, 'buyer-1')}，随后改了它，所有进程看到的都变了。`,
              },
      },
      see: {
        run: [{ demo: 'ticket', act: 'join', options: { buyers: 2, tickets: 2, delay: 0 } }],
      },
      happened: ({ sold, left }: Sale) => ({
        en: `${sold} sold, ${left} left in the file: the second buyer found what the first had written.`,
        zh: `卖出 ${sold} 张，文件里还剩 ${left} 张：第一个买家写下的，第二个读到了。`,
      }),
      why: {
        en: 'Processes do not share their variables, but they share the file system, and the terminal. What one writes there, the next one finds. That is how they can work together, and also how they can get into each other’s way: the next chapters are about that.',
        zh: '进程之间不共享变量，但共享文件系统，也共享终端。一个进程写下的，下一个就能看到。进程因此可以合作，也因此会互相干扰：后面几章讲的就是这件事。',
      },
    },
  ],
  belief: {
    held: {
      en: 'A global variable can be seen by all, so by the children, too.',
      zh: '全局变量哪里都能用，子进程里当然也能用。',
    },
    broken: {
      en: 'It is global within one process. The child has a variable of the same name, and whatever it does to that one, main will never see it.',
      zh: '它只在一个进程之内是全局的。子进程里有一个同名的变量，子进程对它做什么，主进程都看不到。',
    },
  },
  python: {
    program: 'memory_not_shared.py',
    line: 'global left',
    prints: 'spawn: the child found 10 and set it to 0; main still has 5',
    says: {
      en: 'Here main has set left from 10 to 5 before it starts the child. Started with spawn, the child runs the file anew and finds 10; with fork, it is a copy of main as it is at that moment, and finds 5. Either way main’s own variable stays as it is.',
      zh: '这里主进程先把 left 从 10 改成 5，再启动子进程。用 spawn 启动，子进程把文件重新执行一遍，读到 10；用 fork 启动，子进程是主进程当时的副本，读到 5。无论哪一种，主进程自己的变量都不变。',
    },
  },
  change: {
    ask: {
      en: 'Put the number where several processes can reach it. Where?',
      zh: '把这个数放到几个进程都能用的地方。放在哪里？',
    },
    choices: [
      {
        text: { en: 'in shared memory', zh: '放在共享内存里' },
        run: {
          demo: 'memory',
          act: 'counter-atomic',
          options: { processes: 2, increments: 100 },
          brief: true,
        },
        happened: counted,
      },
      {
        text: {
          en: 'in a process of its own, a manager, which all others ask',
          zh: '放在另一个进程里（Manager），其他进程都去问它',
        },
        run: {
          demo: 'manager',
          act: 'dict-lock',
          options: { processes: 2, increments: 20 },
          brief: true,
        },
        happened: counted,
      },
    ],
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'The same app runs on two phones. It has a variable, dark, which is false in its source. Somebody switches the first phone’s app to dark: dark is true. What does the other phone’s app have?',
      zh: '两部手机上运行着同一个应用。它的源代码里有一个变量 dark，初值是 false。有人在第一部手机的应用里打开深色模式，dark 变成 true。另一部手机的应用里，dark 是什么？',
    },
    answers: [
      {
        text: { en: 'true: it is the same program', zh: 'true：是同一个程序' },
        because: {
          en: 'The program is the same, but a variable belongs to a program that runs, and two of them run.',
          zh: '程序相同，但变量属于正在运行的程序，而这里有两个在运行。',
        },
      },
      {
        text: {
          en: 'false, and true after it is started again',
          zh: 'false，重新启动以后变成 true',
        },
        because: {
          en: 'Whoever starts begins with what the source says: false. It would be true only if the first app had written it down where the second one looks.',
          zh: '重新启动，就从源代码里写的 false 开始。除非第一个应用把它存到了某处，第二个应用又会去那里读，才会是 true。',
        },
      },
      {
        text: { en: 'false, as before', zh: 'false，和原来一样' },
        right: true,
        because: {
          en: 'Each has a variable of its own. To bring the change over, it has to be sent, or stored where both look.',
          zh: '每个应用各有自己的变量。要让另一部也变，就得发送过去，或者存到两边都会去读的地方。',
        },
      },
      {
        text: {
          en: 'that depends on which was started first',
          zh: '要看哪一个先启动',
        },
        because: {
          en: 'The order makes no difference: neither has anything to do with the memory of the other.',
          zh: '与先后无关：两边的内存互不相干。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'To say what a child shares with main, and what it does not.',
      zh: '能说出子进程与主进程共享什么，不共享什么。',
    },
    minutes: 8,
    misconceptions: [
      {
        thought: {
          en: 'A manager is shared memory, too. It is a process that the others ask, and each question is a message.',
          zh: 'Manager 也是共享内存。其实它是一个进程，其他进程去问它，每问一次都要传递消息。',
        },
        source: 'a note on multiprocessing that many students learn from',
      },
    ],
    ask: [
      {
        question: {
          en: 'Two buyers that run at the same time can both reach the file. What could go wrong?',
          zh: '两个买家同时运行，都能读写这个文件。可能出什么问题？',
        },
        expect: {
          en: 'any idea is welcome: the next chapter asks for the order of the steps',
          zh: '想到什么都可以说：下一章会追问具体的交错顺序',
        },
      },
    ],
  },
};
