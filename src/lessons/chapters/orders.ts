import { grouped } from '../../messages/grammar/alike.js';
import type { AllOrders, Chapter, TypedAct } from '../lesson.js';

const adders = (processes: number): TypedAct => ({
  demo: 'memory',
  act: 'counter-nolock',
  options: { processes, increments: 1 },
});

/** So many of so many, in percent. */
const percent = ({ orders: all, wrong }: AllOrders): number =>
  Math.round(Number((wrong * 10_000n) / all) / 100);

export const orders: Chapter = {
  name: 'orders',
  title: { en: 'Counting orders', zh: '数一数交错顺序' },
  situation: {
    en: 'A number in shared memory is 0. Two processes each add 1 to it, in two steps: read the number, write what was read plus one. An order says who takes each of the four steps; within a process the steps keep their order.',
    zh: '共享内存里有一个数，是 0。两个进程各给它加 1，分两步：读出这个数，写回读到的数加 1。交错顺序说明这四步每一步由谁执行；同一个进程的两步，先后不变。',
  },
  rounds: [
    {
      ask: {
        kind: 'count',
        ask: {
          en: 'In how many of all their orders is an update lost? Write them down, if you like.',
          zh: '在全部交错顺序里，有多少个会丢失一次更新？可以先写出来再数。',
        },
        least: 0,
        most: 24,
        right: ({ wrong }: AllOrders) => Number(wrong),
        because: (guess, { orders: all, wrong }: AllOrders) =>
          guess === Number(all)
            ? {
                en: `That is how many orders there are: ${all}. In those in which one process does both steps before the other begins, nothing is lost.`,
                zh: `这是交错顺序的总数：${all} 个。其中一个进程两步都做完、另一个才开始的，不会丢失。`,
              }
            : guess > Number(all)
              ? {
                  en: `There are only ${all} orders: the two steps of a process do not change places.`,
                  zh: `交错顺序一共只有 ${all} 个：同一个进程的两步不会对调。`,
                }
              : guess > Number(wrong)
                ? {
                    en: `Too many: where one process has written before the other reads, nothing is lost. ${grouped(wrong)} are left.`,
                    zh: `多了：一个进程写完以后另一个才读的，不会丢失。剩下 ${grouped(wrong)} 个。`,
                  }
                : {
                    en: `Too few: whenever both have read before either writes, an update is lost; who reads first and who writes first are two choices each, and that makes ${grouped(wrong)}.`,
                    zh: `少了：只要两个都读完才有人写，就会丢失。谁先读有两种，谁先写也有两种，合起来是 ${grouped(wrong)} 个。`,
                  },
      },
      see: { explore: adders(2) },
      happened: (all: AllOrders) => ({
        en: `There are ${all.orders} orders; ${all.wrong} of them lose an update: ${percent(all)} %. A shortest one: ${all.witness}.`,
        zh: `一共有 ${all.orders} 个交错顺序，丢失更新的有 ${all.wrong} 个，占 ${percent(all)} %。其中最短的一个：${all.witness}。`,
      }),
      why: {
        en: 'The four steps can be laid in as many ways as two places out of four can be chosen for the first process. Nothing is lost only where one process is through before the other begins.',
        zh: '从四个位置里选两个给第一个进程，有多少种选法，就有多少个交错顺序。只有一个进程全部做完、另一个才开始的，才不会丢失。',
      },
    },
    {
      before: {
        en: 'Now three processes, two steps each.',
        zh: '现在有三个进程，每个两步。',
      },
      ask: {
        kind: 'choice',
        ask: {
          en: 'With three processes, what becomes of the share of the orders that lose an update?',
          zh: '换成三个进程，丢失更新的交错顺序所占的份额会怎样？',
        },
        answers: [
          {
            text: { en: 'It stays the same', zh: '不变' },
            because: {
              en: 'Each pair can still lose an update, and there are three pairs now. Only the orders in which all three go one after the other lose nothing.',
              zh: '任何两个进程之间都还可能丢失，而现在有三对。只有三个依次进行的交错顺序才不会丢失。',
            },
          },
          {
            text: { en: 'It becomes smaller: there are more orders', zh: '变小：交错顺序更多了' },
            because: {
              en: 'There are more orders of both kinds, but those that go well grow far more slowly.',
              zh: '两种都变多了，但不出错的增加得慢得多。',
            },
          },
          {
            text: { en: 'It becomes larger', zh: '变大' },
            right: true,
            because: {
              en: 'It goes well only where they go one after the other. With each process more there are many more ways to come in between.',
              zh: '只有依次进行才不出错。每多一个进程，插进来的方式就多出许多。',
            },
          },
        ],
      },
      see: { explore: { ...adders(3), brief: true } },
      happened: (all: AllOrders) => ({
        en: `Now there are ${all.orders} orders; ${all.wrong} of them lose an update: ${percent(all)} %.`,
        zh: `现在有 ${all.orders} 个交错顺序，丢失更新的有 ${all.wrong} 个，占 ${percent(all)} %。`,
      }),
      why: {
        en: 'A share of the orders is no chance: a machine does not take all orders alike. With short steps it mostly takes those that go well, and so a fault is found by nobody for a year. The count says what can happen, not how often.',
        zh: '份额不是概率：机器并不会同样经常地走每一个交错顺序。步骤很短的时候，走的多半是不出错的，于是一年里谁也发现不了。数出来的是“会不会发生”，不是“多久发生一次”。',
      },
    },
    {
      before: {
        en: 'The ticket office again, without a lock: ten buyers, one ticket. Each looks, reads and, if there is a ticket, writes.',
        zh: '再看售票处，不加锁：十个买家，一张票。每个先看一眼，再读，有票就写。',
      },
      ask: {
        kind: 'choice',
        ask: {
          en: 'Of how many orders of the ten buyers does about one go well, in which only one ticket is sold?',
          zh: '十个买家的交错顺序里，大约每多少个中有一个是正确的（只卖出一张票）？',
        },
        answers: [
          {
            text: { en: 'of ten', zh: '每十个' },
            because: {
              en: 'It was less with three processes already, of two steps each.',
              zh: '三个进程、每个两步的时候，就已经不到这么多了。',
            },
          },
          {
            text: { en: 'of a few millions', zh: '每几百万个' },
            right: true,
            because: {
              en: 'It goes well only where nine of the ten read after the first has written.',
              zh: '只有另外九个都在第一个写完之后才读，才是正确的。',
            },
          },
          {
            text: { en: 'of no number: none goes well', zh: '一个也没有：都会出错' },
            because: {
              en: 'Some do: those in which one buyer is through before any other reads.',
              zh: '有的：一个买家全部做完，其余的才去读，就是正确的。',
            },
          },
        ],
      },
      see: {
        explore: {
          demo: 'ticket',
          act: 'nolock',
          options: { buyers: 10, delay: 0 },
          brief: true,
        },
      },
      happened: ({ orders: all, wrong }: AllOrders) => ({
        en: `There are ${grouped(all)} orders. ${grouped(all - wrong)} of them go well: one of ${grouped(all / (all - wrong))}.`,
        zh: `一共有 ${grouped(all)} 个交错顺序，正确的有 ${grouped(all - wrong)} 个：每 ${grouped(all / (all - wrong))} 个里有一个。`,
      }),
      why: {
        en: 'Nobody can run so many orders, and nobody has to: very many of them pass through the same states, and it is enough to look at each state once. So what is said of “all orders” is counted, not tried.',
        zh: '这么多交错顺序，谁也运行不完，也不必：许许多多会经过相同的状态，每个状态查看一次就够了。所以“全部交错顺序”是数出来的，不是一个个试出来的。',
      },
    },
  ],
  belief: {
    held: {
      en: 'I have run it a hundred times, and it went well: it is right.',
      zh: '我运行了一百次，都没有出错，所以是对的。',
    },
    broken: {
      en: 'A hundred runs are a hundred orders, and mostly the same few. A program is right when no order goes wrong; that can be looked at.',
      zh: '一百次运行就是一百个交错顺序，多半还是相同的几个。没有哪个交错顺序会出错，程序才是对的；这是可以检查的。',
    },
  },
  change: {
    ask: {
      en: 'Take away what goes wrong.',
      zh: '把出错的去掉。',
    },
    choices: [
      {
        text: { en: 'a lock from read to write', zh: '从读到写，用锁包住' },
        run: {
          demo: 'memory',
          act: 'counter-lock',
          options: { processes: 2, increments: 50 },
          brief: true,
        },
        happened: counted,
      },
      {
        text: { en: 'an atomic “add one”', zh: '原子的“加 1”' },
        run: {
          demo: 'memory',
          act: 'counter-atomic',
          options: { processes: 2, increments: 50 },
          brief: true,
        },
        happened: counted,
      },
    ],
  },
  transfer: {
    kind: 'choice',
    ask: {
      en: 'A bridge for one car at a time has no traffic light. In a year nobody has met another car on it. What is known?',
      zh: '一座一次只能过一辆车的桥，没有红绿灯。一年来，谁也没有在桥上遇到对面的车。由此知道了什么？',
    },
    answers: [
      {
        text: { en: 'That it is safe without a light', zh: '不用红绿灯也安全' },
        because: {
          en: 'Two cars that come at the same time are not prevented by anything; they have not come yet.',
          zh: '两辆车同时到来，没有什么拦着；只是还没有同时来过。',
        },
      },
      {
        text: {
          en: 'That it is rare; whether it can happen is to be seen from the bridge, not from the year',
          zh: '很少发生；会不会发生，要看桥，不是看这一年',
        },
        right: true,
        because: {
          en: 'How often something happens and whether it can happen are two questions. The second is answered by looking at what is possible.',
          zh: '多久发生一次，和会不会发生，是两个问题。后一个要看有哪些可能。',
        },
      },
      {
        text: { en: 'That nobody uses the bridge', zh: '没有人走这座桥' },
        because: {
          en: 'Many may have used it, one after the other.',
          zh: '可能有很多车走过，只是一辆接一辆。',
        },
      },
    ],
  },
  notes: {
    goal: {
      en: 'To tell apart: how many orders there are, how often they come about, and whether one of them goes wrong.',
      zh: '分清三件事：有多少个交错顺序，各自多久出现一次，有没有一个会出错。',
    },
    minutes: 15,
    misconceptions: [
      {
        thought: {
          en: 'What has gone well in tests is right.',
          zh: '测试里没有出错，就是对的。',
        },
        source: 'Lewandowski et al. 2007',
      },
    ],
    ask: [
      {
        question: {
          en: 'Write down all orders of two processes of two steps each. Which lose an update?',
          zh: '写出两个进程、每个两步的全部交错顺序。哪些会丢失更新？',
        },
        expect: {
          en: '0011 and 1100 do not; 0101, 0110, 1001, 1010 do',
          zh: '0011 和 1100 不会；0101、0110、1001、1010 会',
        },
      },
    ],
  },
};

function counted({ expected, actual }: { readonly expected: number; readonly actual: number }): {
  en: string;
  zh: string;
} {
  return {
    en: `Expected ${grouped(expected)}, counted ${grouped(actual)}. And of all orders none goes wrong: npx ipc-demo explore memory`,
    zh: `应得 ${grouped(expected)}，实得 ${grouped(actual)}。全部交错顺序也没有一个会出错：npx ipc-demo explore memory`,
  };
}
