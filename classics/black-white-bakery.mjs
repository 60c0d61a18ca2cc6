import { scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Black-white bakery', zh: '黑白面包店算法' },
  story: {
    en:
      'In Lamport’s bakery the numbers may grow for as long as somebody is there. Gadi Taubenfeld ' +
      'added one bit in 2004, the colour of the tickets of the day: numbers count within a colour ' +
      'only, and none is ever higher than there are processes.',
    zh:
      'Lamport 的面包店算法里，只要一直有人，号码就会一直增大。' +
      'Gadi Taubenfeld 在 2004 年加了一个比特：当前号票的颜色。' +
      '号码只在同一种颜色里比较，于是永远不会大于进程的个数。',
  },
  source:
    'G. Taubenfeld, The Black-White Bakery Algorithm and Related Bounded-Space, Local-Spinning, ' +
    'Adaptive and FIFO Algorithms, DISC 2004, LNCS 3274',
  belief: {
    en: 'Whoever leaves gives its number back, so the numbers stay low by themselves.',
    zh: '离开的进程会把号码还回去，所以号码自然不会变大。',
  },
  broken: ['noChoosing', 'oneColour'],
};

const options = { processes: { default: 2, least: 2, most: 3 } };
const range = (count) => [...Array(count).keys()];

/** A ticket is one word, so that nobody sees half of it: twice the number, and its colour. */
const ticketOf = (number, colour) => 2 * number + colour;
const numberOf = (ticket) => Math.floor(ticket / 2);
const colourOf = (ticket) => ticket % 2;

const shares = ({ processes }) => ({
  ...Object.fromEntries(range(processes).map((who) => [`choosing${who}`, word()])),
  ...Object.fromEntries(range(processes).map((who) => [`ticket${who}`, word()])),
  colour: word(),
  inside: word(),
});

/** Processes that come again and again, as often as they like. */
const customers = (draw, nextColour) =>
  scenario({
    options,
    shares,
    workers: ({ processes }) =>
      range(processes).map((me) => ({
        name: `p-${me}`,
        repeats: true,
        async run(g) {
          const others = range(processes).filter((who) => who !== me);
          const mine = await draw(g, me, others);
          for (const other of others) {
            await g[`choosing${other}`].until((chooses) => chooses === 0);
            await g.until((all) => mayGo(mine, all[`ticket${other}`], me - other, all.colour));
          }
          g.assert((await g.inside.add(1)) === 0, 'two are inside');
          await g.inside.add(-1);
          await g.colour.store(nextColour(mine));
          await g[`ticket${me}`].store(0);
        },
      })),
    always: ({ shared }, { processes }) =>
      range(processes).every((who) => numberOf(shared[`ticket${who}`]) <= processes),
    holds: () => true,
  });

/** Draws a number that is higher than all it sees of the colour of the day. */
async function drawTicket(g, me, others) {
  const colour = await g.colour.load();
  let highest = 0;
  for (const other of others) {
    const theirs = await g[`ticket${other}`].load();
    if (colourOf(theirs) === colour) highest = Math.max(highest, numberOf(theirs));
  }
  const mine = ticketOf(highest + 1, colour);
  await g[`ticket${me}`].store(mine);
  return mine;
}

/** Says that it is choosing, so that the others wait until they can see its ticket. */
async function drawOpenly(g, me, others) {
  await g[`choosing${me}`].store(1);
  const mine = await drawTicket(g, me, others);
  await g[`choosing${me}`].store(0);
  return mine;
}

/** Of one colour, the lower number goes first, or the lower name; else the colour of yesterday. */
const mayGo = (mine, theirs, behind, colour) =>
  theirs === 0 ||
  (colourOf(mine) === colourOf(theirs)
    ? mine < theirs || (mine === theirs && behind < 0)
    : colourOf(mine) !== colour);

const otherColour = (ticket) => 1 - colourOf(ticket);

/**
 * Nobody sees the ticket of one who is still choosing.
 * 正在取号的进程，号票还没写出来，别人看不到，就不会等它。
 */
export const noChoosing = customers(drawTicket, otherColour);

/**
 * Lamport’s own, for the colour stays as it is: numbers grow as long as somebody is there.
 * 颜色从不改变，就是 Lamport 原来的算法：只要一直有人，号码就一直增大。
 */
export const oneColour = customers(drawOpenly, colourOf);

/**
 * Nobody else is inside, and no number is higher than there are processes: without end.
 * 离开时把当前颜色换成与自己号票不同的那种：无论重复多少次都互斥，号码也不会大于进程个数。
 */
export const right = customers(drawOpenly, otherColour);
