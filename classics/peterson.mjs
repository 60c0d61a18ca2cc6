import { scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Peterson’s algorithm', zh: 'Peterson 算法' },
  story: {
    en:
      'Gary Peterson published it in 1981: mutual exclusion for two processes with plain reads ' +
      'and writes, much simpler than what was known before. Each says that it wants to enter, ' +
      'and then lets the other one go first.',
    zh:
      'Gary Peterson 于 1981 年发表：两个进程只靠普通的读和写就能互斥，比此前的算法简单得多。' +
      '每个进程先表明自己想进入，再让对方先走。',
  },
  source:
    'G. L. Peterson, Myths About the Mutual Exclusion Problem, Information Processing Letters ' +
    '12(3), 1981',
  belief: {
    en: 'Both writes come before the wait, so it does not matter which of the two is first.',
    zh: '反正等待之前两个变量都会写好，先写哪个都一样。',
  },
  broken: ['swapped', 'noTurn', 'noFlag'],
};

const shares = () => ({ flag0: word(), flag1: word(), turn: word(), inside: word() });

/** Enters in this way, must be alone inside, and leaves. */
async function visit(g, me, enter) {
  const [mine, theirs, other] = [g[`flag${me}`], g[`flag${1 - me}`], 1 - me];
  await enter(g, { mine, theirs, me, other });
  g.assert((await g.inside.add(1)) === 0, 'two are inside');
  await g.inside.add(-1);
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

/** When one of them need not wait. */
const free = (me) => (now) => now[`flag${1 - me}`] === 0 || now.turn === me;

/**
 * Gives way before its flag is up: the other one sees no flag and enters, and so does it.
 * 还没举旗就先让对方：对方没看到旗，进去了，自己也进去。
 */
export const swapped = two(async (g, { mine, me, other }) => {
  await g.turn.store(other);
  await mine.store(1);
  await g.until(free(me));
});

/**
 * Never gives way: when both flags are up, each waits for the other.
 * 从不谦让：双方都举起旗，就永远互相等待。
 */
export const noTurn = two(async (g, { mine, theirs }) => {
  await mine.store(1);
  await theirs.until((flag) => flag === 0);
});

/**
 * Raises no flag: it waits for its turn, though the other one may not come again.
 * 不举旗，只等轮到自己：对方若不再来，就永远等下去。
 */
export const noFlag = two(async (g, { me, other }) => {
  await g.turn.store(other);
  await g.turn.until((turn) => turn === me);
});

/**
 * First the flag, then the turn: of two who want to enter, the one that gave way last waits.
 * 先举旗，再谦让：两个都想进入时，后谦让的一方等待。
 */
export const right = two(async (g, { mine, me, other }) => {
  await mine.store(1);
  await g.turn.store(other);
  await g.until(free(me));
});

/** The same with one load at a time, as it is written for a processor. */
const spin = async (g, { mine, theirs, other }) => {
  await mine.store(1);
  g.say('wants');
  await g.turn.store(other);
  while ((await theirs.load()) === 1 && (await g.turn.load()) === other);
  g.say('has');
};

/**
 * Each enters once.
 * 同样的算法，按处理器的写法：循环检查，每次只读一个变量；各进入一次。
 */
export const loads = two(spin);

/**
 * Both come again and again, as often as they like: none is overtaken twice.
 * 双方反复进入，次数不限：谁也不会被对方连续插队两次。
 */
export const unbounded = scenario({
  shares,
  workers: () =>
    [0, 1].map((me) => ({ name: `p-${me}`, repeats: true, run: (g) => visit(g, me, spin) })),
  progress: { overtaken: 1 },
  holds: () => true,
});
