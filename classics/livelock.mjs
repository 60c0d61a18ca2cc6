import { scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Two polite people (livelock)', zh: '互相让路（活锁）' },
  story: {
    en:
      'Two people meet in a corridor. Each steps aside for the other, both to the same side, and ' +
      'again, and again. Nobody stands still, as in a deadlock, and yet nobody gets on: that is ' +
      'a livelock. The word is Edward Ashcroft’s, who used it in 1975 of an airline’s booking ' +
      'system.',
    zh:
      '两个人在走廊里迎面相遇，同时往同一侧让，再让，再让……没有人像死锁那样停住不动，' +
      '却谁也过不去，这就是活锁。这个词出自 Edward Ashcroft 1975 年的论文，讲的是航空订票系统。',
  },
  source:
    'E. A. Ashcroft, Proving Assertions about Parallel Programs, Journal of Computer and System ' +
    'Sciences 10(1), 1975',
  belief: {
    en: 'If each gives way to the other, they will pass sooner or later.',
    zh: '只要双方都肯让路，迟早能过去。',
  },
  broken: ['polite', 'patient'],
};

const shares = () => ({ side0: word(), side1: word() });

/** Two who walk towards each other, each of whom makes way like this. */
const two = (makeWay) =>
  scenario({
    shares,
    workers: () =>
      [0, 1].map((me) => ({
        name: `p-${me}`,
        async run(g) {
          await makeWay(g[`side${me}`], g[`side${1 - me}`], me);
          g.outcome('has passed');
        },
      })),
    holds: ({ outcomes }) => outcomes.length === 2,
  });

/**
 * Steps to the other side as long as somebody is in the way: both may, each time.
 * 有人挡路，就换到另一侧：可能双方每次都同时换，永远错不开。
 */
export const polite = two(async (mine, theirs) => {
  for (let side = 0; (await theirs.load()) === side;) {
    side = 1 - side;
    await mine.store(side);
  }
});

/**
 * Waits until the other one has stepped aside: both do, and neither moves.
 * 等对方先让开：双方都等，谁也不动。
 */
export const patient = two((mine, theirs) => theirs.until((side) => side === 1));

/**
 * One of them, agreed upon before, stays where it is, and only the other one steps aside.
 * 事先约定：其中一方站着不动，只由另一方让路。
 */
export const right = two(async (mine, theirs, me) => {
  for (let side = 0; (await theirs.load()) === side;) {
    if (me === 1) continue;
    side = 1 - side;
    await mine.store(side);
  }
});
