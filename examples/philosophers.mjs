import { lock, scenario } from 'ipc-demo/scenario';

const SEATS = 5;
const table = () => Object.fromEntries(Array.from({ length: SEATS }, (_, seat) => [`fork-${seat}`, lock()]));

/** Around the table, with a fork between any two: whoever has both eats. */
const philosophers = (forksOf) =>
  Array.from({ length: SEATS }, (_, seat) => {
    const [first, second] = forksOf(seat);
    return {
      name: `philosopher-${seat}`,
      async run(given) {
        await given[first].withLock(() => given[second].withLock(() => given.outcome('ate')));
      },
    };
  });

const left = (seat) => `fork-${seat}`;
const right = (seat) => `fork-${(seat + 1) % SEATS}`;
const allAte = ({ outcomes }) => outcomes.length === SEATS;

/** Everybody takes the left fork first: when all have done so, nobody can take another one. */
export const stubborn = scenario({
  shares: table,
  workers: () => philosophers((seat) => [left(seat), right(seat)]),
  holds: allAte,
});

/** The fix: the last one begins with the right fork, so there is no circle. */
export const polite = scenario({
  shares: table,
  workers: () => philosophers((seat) => (seat === SEATS - 1 ? [right(seat), left(seat)] : [left(seat), right(seat)])),
  holds: allAte,
});
