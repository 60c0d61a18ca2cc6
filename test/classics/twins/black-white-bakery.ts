import { step, until } from '../program.js';
import {
  alone,
  BEGINS,
  goesOn,
  load,
  numbers,
  range,
  rounds,
  store,
  untilNumber,
  type Run,
  type Sized,
  type State,
  type Twins,
} from './steps.js';

interface Ticket {
  readonly number: number;
  readonly colour: number;
}
const ticketIn = ({ n }: State, who: number): Ticket => {
  const text = n[`ticket${who}`]!;
  return { number: text >> 1, colour: text & 1 };
};

/** Written as Taubenfeld does: what is waited for, in two cases. */
const mayGo =
  (me: number, other: number) =>
  (state: State): boolean => {
    const [mine, theirs] = [ticketIn(state, me), ticketIn(state, other)];
    if (theirs.number === 0) return true;
    if (theirs.colour !== mine.colour) return mine.colour !== state.n['colour'];
    return theirs.number === mine.number ? other > me : theirs.number > mine.number;
  };

const customers =
  ({ isOpen, changes }: { readonly isOpen: boolean; readonly changes: boolean }): Sized =>
  ({ processes: count }) => ({
    start: numbers({
      ...Object.fromEntries(
        range(count).flatMap((who) => [
          [`choosing${who}`, 0],
          [`ticket${who}`, 0],
        ]),
      ),
      colour: 0,
      inside: 0,
    }),
    processes: range(count).map((me) =>
      rounds(function* (): Run<boolean> {
        const others = range(count).filter((who) => who !== me);
        if (isOpen) yield* store(`choosing${me}`, 1, BEGINS);
        const colour = yield* load('colour', isOpen ? {} : BEGINS);
        const seen = [0];
        for (const other of others) {
          const theirs = yield* step((state: State) => ticketIn(state, other));
          if (theirs.colour === colour) seen.push(theirs.number);
        }
        const number = Math.max(...seen) + 1;
        yield* store(`ticket${me}`, number * 2 + colour);
        if (isOpen) yield* store(`choosing${me}`, 0);
        for (const other of others) {
          yield* untilNumber(`choosing${other}`, (value) => value === 0);
          yield* until(mayGo(me, other));
        }
        yield* alone();
        yield* store('colour', changes ? 1 - colour : colour);
        return yield* goesOn(`ticket${me}`, 0);
      }),
    ),
    always: (state) => range(count).every((who) => ticketIn(state, who).number <= count),
    holds: () => true,
  });

export const programs: Twins = {
  noChoosing: customers({ isOpen: false, changes: true }),
  oneColour: customers({ isOpen: true, changes: false }),
  right: customers({ isOpen: true, changes: true }),
};
