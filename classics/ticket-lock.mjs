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
  broken: ['twoSteps', 'tooFew'],
};

const options = { processes: { default: 3, least: 2, most: 4 } };
const shares = () => ({ next: word(), serving: word(), inside: word() });

/** Draws a ticket in this way, waits for it, must be alone inside, and calls the one after it. */
async function visit(g, draw, after) {
  const ticket = await draw(g);
  await g.serving.until((number) => number === ticket);
  g.say('has');
  g.assert((await g.inside.add(1)) === 0, 'two are inside');
  await g.inside.add(-1);
  await g.serving.store(after(ticket));
}

/** Processes each of which does so once. */
const customers = (draw) =>
  scenario({
    options,
    shares,
    workers: ({ processes }) =>
      named('p', processes, async (g) => {
        await visit(g, draw, (ticket) => ticket + 1);
        g.outcome('was in');
      }),
    holds: ({ outcomes }, { processes }) => outcomes.length === processes,
  });

/**
 * Reads the next number and writes the one after it, in two steps: two may draw the same.
 * 读出下一个号，再写回加 1 后的号，分两步：可能两个取到同一个号。
 */
export const twoSteps = customers(async ({ next }) => {
  const ticket = await next.load();
  await next.store(ticket + 1);
  return ticket;
});

/**
 * Adds one and is told what stood there, in one step: no two draw the same.
 * 一步之内加 1 并取得原值：不会有两个取到同一个号。
 */
export const right = customers(({ next }) => next.add(1));

/** Draws a number that begins again at 0 after so many, as that of a word does after 2³². */
const drawAround = (many) => async (g) => {
  const ticket = (await g.next.add(1)) % many;
  g.say('wants');
  if (ticket === many - 1) await g.next.add(-many);
  return ticket;
};

/** Processes that come again and again, as often as they like, with so many numbers. */
const customersWithoutEnd = (many, progress) =>
  scenario({
    options,
    shares,
    workers: ({ processes }) =>
      named('p', processes, (g) =>
        visit(g, drawAround(many(processes)), (ticket) => (ticket + 1) % many(processes)),
      ).map((worker) => ({ ...worker, repeats: true })),
    ...progress,
    holds: () => true,
  });

/**
 * With fewer numbers than processes: two may have the same.
 * 号码循环使用，却比进程少：两个进程可能同号。
 */
export const tooFew = customersWithoutEnd((processes) => processes - 1);

/**
 * With one for each: whoever comes later is served later, and nobody is overtaken twice.
 * 号码循环使用，和进程一样多：先来先进，谁也不会被同一个进程插队两次。
 */
export const unbounded = customersWithoutEnd((processes) => processes, {
  progress: { overtaken: 1 },
});
