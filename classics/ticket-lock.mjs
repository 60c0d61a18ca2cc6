import { named, scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Ticket lock', zh: '排号锁（ticket lock）' },
  story: {
    en:
      'Whoever comes draws a ticket and waits until its number is called, so all are served in ' +
      'the order in which they came. David Reed and Rajendra Kanodia described such tickets in ' +
      '1979; later, kernels used them for their spinlocks.',
    zh:
      '先取一个号，叫到自己的号再进，所以先来先进。' +
      'David Reed 和 Rajendra Kanodia 在 1979 年描述了这种取号的办法，' +
      '后来有的内核用它实现自旋锁。',
  },
  source:
    'D. P. Reed, R. K. Kanodia, Synchronization with Eventcounts and Sequencers, Communications ' +
    'of the ACM 22(2), 1979',
  belief: {
    en: 'Each draws a number of its own, so two can never be called at once.',
    zh: '每人的号码都不同，不可能同时叫到两个人。',
  },
  broken: ['twoSteps'],
};

const options = { processes: { default: 3, least: 2, most: 4 } };
const shares = () => ({ next: word(), serving: word(), inside: word() });

/** Processes that draw a ticket in this way, wait for it, must be alone inside, and leave. */
const customers = (draw) =>
  scenario({
    options,
    shares,
    workers: ({ processes }) =>
      named('p', processes, async (g) => {
        const ticket = await draw(g);
        await g.serving.until((number) => number === ticket);
        g.assert((await g.inside.add(1)) === 0, 'two are inside');
        await g.inside.add(-1);
        await g.serving.store(ticket + 1);
        g.outcome('was in');
      }),
    holds: ({ outcomes }, { processes }) => outcomes.length === processes,
  });

/** Reads the next number and writes the one after it, in two steps: two may draw the same. */
export const twoSteps = customers(async ({ next }) => {
  const ticket = await next.load();
  await next.store(ticket + 1);
  return ticket;
});

/** Adds one and is told what stood there, in one step: no two draw the same. */
export const right = customers(({ next }) => next.add(1));
