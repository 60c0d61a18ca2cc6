import { scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Lamport’s bakery', zh: 'Lamport 面包店算法' },
  story: {
    en:
      'In a bakery, customers draw numbers, and the lowest is served next. Leslie Lamport’s ' +
      'algorithm of 1974 does so for any number of processes without a machine that hands out ' +
      'numbers: each looks at the numbers of all others, and takes a higher one.',
    zh:
      '面包店里，顾客先取号，号码小的先买。Leslie Lamport 1974 年的算法让任意多个进程这样排队，' +
      '而且不需要取号机：每个进程看一遍别人的号码，再取一个更大的。',
  },
  source:
    'L. Lamport, A New Solution of Dijkstra’s Concurrent Programming Problem, Communications of ' +
    'the ACM 17(8), 1974',
  belief: {
    en:
      'If two draw the same number, the one with the lower name goes first, so nothing can go ' +
      'wrong.',
    zh: '两个进程取到相同号码时，编号小的先进，所以不会出错。',
  },
  broken: ['noChoosing'],
};

const options = { processes: { default: 3, least: 2, most: 3 } };
const range = (count) => [...Array(count).keys()];
const words = (name, count) => range(count).map((who) => [name + who, word()]);

const shares = ({ processes }) => ({
  ...Object.fromEntries([...words('number', processes), ...words('choosing', processes)]),
  inside: word(),
});

/** Processes that draw a number in this way, and enter when all who stand before them have left. */
const customers = (draw) =>
  scenario({
    options,
    shares,
    workers: ({ processes }) =>
      range(processes).map((me) => ({
        name: `p-${me}`,
        async run(g) {
          const others = range(processes).filter((who) => who !== me);
          const mine = await draw(g, me, others);
          for (const other of others) {
            await g[`choosing${other}`].until((chooses) => chooses === 0);
            await g[`number${other}`].until(
              (theirs) => theirs === 0 || theirs > mine || (theirs === mine && other > me),
            );
          }
          g.assert((await g.inside.add(1)) === 0, 'two are inside');
          await g.inside.add(-1);
          await g[`number${me}`].store(0);
          g.outcome('was in');
        },
      })),
    holds: ({ outcomes }, { processes }) => outcomes.length === processes,
  });

/** Takes a number that is higher than all that it sees. */
async function drawNumber(g, me, others) {
  let highest = 0;
  for (const other of others) highest = Math.max(highest, await g[`number${other}`].load());
  await g[`number${me}`].store(highest + 1);
  return highest + 1;
}

/**
 * Nobody sees the number of one who is still choosing: another one enters, and then it does.
 * 正在取号的进程，号码还没写出来，别人以为它没来：别人进去了，它接着也进去了。
 */
export const noChoosing = customers(drawNumber);

/**
 * Says that it is choosing: the others wait until they can see its number.
 * 先声明自己正在取号（choosing）：别人等到能看见它的号码，再作比较。
 */
export const right = customers(async (g, me, others) => {
  await g[`choosing${me}`].store(1);
  const mine = await drawNumber(g, me, others);
  await g[`choosing${me}`].store(0);
  return mine;
});
