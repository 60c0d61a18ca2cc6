import { barrier, list, named, scenario, semaphore } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Building water', zh: '合成水分子' },
  story: {
    en:
      'Two atoms of hydrogen and one of oxygen must come together before they bond, and none ' +
      'may slip into another molecule. For years it was set to students at Berkeley; it grew ' +
      'out of an exercise by Andrews.',
    zh:
      '两个氢原子和一个氧原子要凑齐了才能结合，谁也不能混进别的分子。多年来，' +
      '伯克利分校的操作系统课一直用它当作业；它源自 Andrews 书中的一道习题。',
  },
  source: 'G. R. Andrews, Concurrent Programming: Principles and Practice, 1991',
  belief: {
    en: 'A molecule has three atoms, so a barrier for three is enough.',
    zh: '一个分子有三个原子，用一个三方屏障就够了。',
  },
  broken: ['asTheyCome', 'anyThree', 'placesOnly'],
};

const options = { molecules: { default: 2, least: 2, most: 3 } };

/** Whoever bond one after the other belong to the same molecule. */
const isWater = (atoms) => atoms.toSorted().join('') === 'HHO';

const waterWith = (bonding) =>
  scenario({
    options,
    shares: () => ({
      water: list(),
      placeH: semaphore(2),
      placeO: semaphore(1),
      three: barrier(3),
    }),
    workers: ({ molecules }) => [
      ...named('hydrogen', 2 * molecules, (g) => bonding(g, g.placeH, () => g.water.append('H'))),
      ...named('oxygen', molecules, (g) => bonding(g, g.placeO, () => g.water.append('O'))),
    ],
    holds: ({ shared: { water } }) =>
      water.every((_, at) => at % 3 > 0 || isWater(water.slice(at, at + 3))),
  });

/**
 * Nobody waits for anybody: three of hydrogen may be the first.
 * 谁也不等谁：最先结合的可能是三个氢原子。
 */
export const asTheyCome = waterWith((g, place, bond) => bond());

/**
 * A barrier for any three: they may be three of hydrogen.
 * 屏障凑满三个就放行，不管是哪三个：可能都是氢原子。
 */
export const anyThree = waterWith(async (g, place, bond) => {
  await g.three.wait();
  await bond();
});

/**
 * Two places for hydrogen and one for oxygen, but who has bonded leaves before the others have.
 * 氢有两个名额，氧有一个；但自己结合完就走，不等同伴，空出的名额又让别的原子进来。
 */
export const placesOnly = waterWith(async (g, place, bond) => {
  await place.acquire();
  await bond();
  await place.release();
});

/**
 * Right: only two and one get to the barrier, and their places are free when they have bonded.
 * 有名额才能到屏障，正好两氢一氧；结合之后才交还名额。
 */
export const right = waterWith(async (g, place, bond) => {
  await place.acquire();
  await g.three.wait();
  await bond();
  await place.release();
});
