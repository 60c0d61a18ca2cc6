import { type Process, type Program, type Step, step } from '../program.js';

/** The lock is a word, 0 while nobody has it; `fell` says that its last holder died with it. */
type Words = Record<string, number>;
type Run<A = void> = Generator<Step<Words>, A, unknown>;

const load = (word: string): Run<number> => step((words: Words) => words[word]!);
const store = (word: string, value: number): Run =>
  step((words: Words) => void (words[word] = value));
const add = (word: string, by: number): Run => step((words: Words) => void (words[word]! += by));
const change = (take: (words: Words) => void): Run => step(take);

/** Whether it comes from one who has died. */
const acquire = (me: number): Run<boolean> =>
  step(
    (words: Words) => {
      words['lock'] = me;
      return words['fell'] === 1;
    },
    { ready: (words) => words['lock'] === 0 },
  );
const release = (): Run => change((words) => Object.assign(words, { lock: 0, fell: 0 }));

const bank = (
  transfer: () => Run,
  repair: (isLeft: boolean) => Run,
  more: Words = {},
): Program<Words> => {
  const teller: Process<Words> = function* () {
    yield* acquire(1);
    yield* transfer();
    yield* release();
  };
  const auditor: Process<Words> = function* () {
    yield* repair(yield* acquire(2));
    const sum = (yield* load('a')) + (yield* load('b'));
    yield* release();
    return String(sum);
  };
  return {
    start: { a: 100, b: 0, lock: 0, fell: 0, ...more },
    processes: [teller, auditor],
    holds: (_, outcomes) => outcomes.join() === '100',
    crash: {
      who: [0],
      passOn: (words) => words['lock'] === 1 && Object.assign(words, { lock: 0, fell: 1 }),
    },
  };
};

function* transfer(): Run {
  yield* add('a', -10);
  yield* add('b', 10);
}

/** The file is two words, and whether anything stands there; but all of it at once. */
function* carryOut(): Run {
  const [isThere, a, b] = yield* step((words: Words) =>
    ['todo', 'to a', 'to b'].map((word) => words[word]!),
  );
  if (isThere === 0) return;
  yield* store('a', a!);
  yield* store('b', b!);
  yield* store('todo', 0);
}

export const programs: Record<string, Program<Words>> = {
  trusts: bank(transfer, function* () {}),
  asksTheLock: bank(transfer, function* (isLeft) {
    if (isLeft) yield* store('b', 100 - (yield* load('a')));
  }),
  journal: bank(
    function* () {
      const [a, b] = [yield* load('a'), yield* load('b')];
      yield* change((words) => Object.assign(words, { todo: 1, 'to a': a - 10, 'to b': b + 10 }));
      yield* carryOut();
    },
    carryOut,
    { todo: 0, 'to a': 0, 'to b': 0 },
  ),
};
