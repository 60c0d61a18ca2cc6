import { scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Dekker’s algorithm', zh: 'Dekker 算法' },
  story: {
    en:
      'The first known solution of mutual exclusion with plain reads and writes, found by the ' +
      'Dutch mathematician Th. J. Dekker. Edsger Dijkstra published it in 1965, after a row of ' +
      'attempts that fail, each for a reason of its own; four of them are here.',
    zh:
      '已知最早的、只靠普通读写实现互斥的算法，由荷兰数学家 Th. J. Dekker 提出。' +
      'Dijkstra 在 1965 年的讲义里先列出几种失败的尝试，各有各的毛病，再给出这个算法；' +
      '这里选了其中四种。',
  },
  source: 'E. W. Dijkstra, Cooperating Sequential Processes, EWD 123, 1965',
  belief: {
    en: 'If each of the two is careful, or polite, both will get in sooner or later.',
    zh: '只要双方都小心、都谦让，迟早都能进去。',
  },
  broken: ['looksFirst', 'stubborn', 'polite', 'alternates'],
};

const shares = () => ({ flag0: word(), flag1: word(), turn: word(), inside: word() });

/** Enters in this way, must be alone inside, and leaves. */
async function visit(g, me, enter) {
  const [mine, theirs] = [g[`flag${me}`], g[`flag${1 - me}`]];
  await enter(g, mine, theirs, me);
  g.assert((await g.inside.add(1)) === 0, 'two are inside');
  await g.inside.add(-1);
  await g.turn.store(1 - me);
  await mine.store(0);
}

const once = (me, enter) => async (g) => {
  await visit(g, me, enter);
  g.outcome('was in');
};

/** Two processes, each of which enters once in this way. */
const two = (enter) =>
  scenario({
    shares,
    workers: () => [0, 1].map((me) => ({ name: `p-${me}`, run: once(me, enter) })),
    holds: ({ outcomes }) => outcomes.length === 2,
  });

/** Two that do so again and again, as often as they like. */
const twoWithoutEnd = (enter) =>
  scenario({
    shares,
    workers: () =>
      [0, 1].map((me) => ({ name: `p-${me}`, repeats: true, run: (g) => visit(g, me, enter) })),
    holds: () => true,
  });

/**
 * Looks, and then raises its flag: both may have looked before either flag is up.
 * 先看对方，再举旗：可能双方都看过了，才有一方举起旗，于是都进去了。
 */
export const looksFirst = two(async (g, mine, theirs) => {
  while ((await theirs.load()) === 1);
  await mine.store(1);
});

/**
 * Raises its flag first, and never takes it down: when both are up, both look for ever.
 * 先举旗，绝不放下：双方都举着旗，就永远互相等待。
 */
export const stubborn = two(async (g, mine, theirs) => {
  await mine.store(1);
  while ((await theirs.load()) === 1);
});

/**
 * Takes its flag down for the other one and raises it again: both may do so for ever.
 * 看到对方举旗，就放下自己的，再举起：双方可能永远这样谦让下去（活锁）。
 */
export const polite = two(async (g, mine, theirs) => {
  await mine.store(1);
  while ((await theirs.load()) === 1) {
    await mine.store(0);
    await mine.store(1);
  }
});

/** Only the one whose turn it is not takes its flag down, until it has the turn. */
const inTurn = async (g, mine, theirs, me) => {
  await mine.store(1);
  while ((await theirs.load()) === 1) {
    if ((await g.turn.load()) === me) continue;
    await mine.store(0);
    for (let turn = 1 - me; turn !== me;) turn = await g.turn.load();
    await mine.store(1);
  }
};

/**
 * Each enters once.
 * 只有没轮到的一方才放下旗，等轮到了再举起；各进入一次。
 */
export const right = two(inTurn);

/**
 * Both come again and again.
 * 同样的算法，双方反复进入，次数不限。
 */
export const unbounded = twoWithoutEnd(inTurn);

/**
 * In turn, and nothing else: the one whose turn it is may not come again.
 * 只按 turn 轮流：轮到的一方若不再来，另一方就永远等下去。
 */
export const alternates = twoWithoutEnd((g, mine, theirs, me) =>
  g.turn.until((turn) => turn === me),
);
