import { choosing, type Process, type Program, type Step, step } from '../program.js';

/** A queue is a list, with its name. */
type Queues = Readonly<Record<string, string[]>>;
type Run<A> = Generator<Step<Queues>, A, unknown>;

const put = (queue: string, message: string): Run<void> =>
  step((queues: Queues) => void queues[queue]!.push(message));

const first = (queue: string) => (queues: Queues) => queues[queue]!.shift() ?? null;

const commit = (isPatient: boolean, unheard: string): Program<Queues> => {
  /** Whoever is impatient may find nothing. */
  const when = (queue: string): Pick<Step<Queues>, 'ready'> =>
    isPatient ? { ready: (queues) => queues[queue]!.length > 0 } : {};

  function* coordinator(): Run<string> {
    yield* put('ann', 'vote');
    yield* put('bob', 'vote');
    const one = yield* step(first('votes'), when('votes'));
    const other = yield* step(first('votes'), when('votes'));
    const decision = one === 'yes' && other === 'yes' ? 'commit' : 'abort';
    yield* put('ann', decision);
    yield* put('bob', decision);
    return decision;
  }

  const participant = (me: string): Process<Queues> =>
    function* () {
      const [asked, vote] = yield* choosing(
        first(me),
        (heard) => (heard === 'vote' ? ['yes', 'no'] : ['no']),
        when(me),
      );
      if (asked !== 'vote') return 'abort';
      yield* put('votes', vote);
      if (vote === 'no') return 'abort';
      return (yield* step(first(me), when(me))) ?? unheard;
    };

  return {
    start: { ann: [], bob: [], votes: [] },
    processes: [coordinator, participant('ann'), participant('bob')],
    holds: (_, outcomes) => !(outcomes.includes('commit') && outcomes.includes('abort')),
    crash: { who: [0, 1, 2] },
  };
};

export const programs: Record<string, Program<Queues>> = {
  waitsForEver: commit(true, 'never'),
  abortsAlone: commit(false, 'abort'),
  staysInDoubt: commit(false, 'in doubt'),
};
