import { type Step, step } from '../program.js';
import type { Run, State } from './steps.js';

/** A condition of the lock `mutex`; the list has those who sleep and were not notified, in order. */

export const notify = (): Run<void> => step(({ list }) => void list.shift());

export function* wait(me: number): Run<void> {
  yield* sleep(me);
  yield* step(wake(me), { ready: ({ n, list }) => n['mutex'] === 1 && !list.includes(me) });
}

/** Of one who may wake although nobody has notified it, and who knows nothing when it has woken. */
export function* waitOrNot(me: number): Run<void> {
  yield* sleep(me, { at: 'goes to sleep' });
  yield* step(wake(me), { ready: ({ n }) => n['mutex'] === 1, at: 'sleeps' });
}

const sleep = (me: number, more: Pick<Step<State>, 'at'> = {}): Run<void> =>
  step(({ n, list }) => {
    n['mutex'] = 1;
    list.push(me);
  }, more);

const wake =
  (me: number) =>
  ({ n, list }: State): void => {
    n['mutex'] = 0;
    if (list.includes(me)) list.splice(list.indexOf(me), 1);
  };
