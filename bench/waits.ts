import { Condition, Event, Lock, Queue, Semaphore } from '../src/index.js';
import type { Figure } from './figure.js';

/**
 * 500 waits in one process: how long the longest turn is, from the end of one wait to the end of
 * the next.
 */

const WAITS = 500;

export async function waits(): Promise<Figure[]> {
  const [lock, seats, event, queue] = [
    new Lock(),
    new Semaphore(0),
    new Event(),
    new Queue<number>(),
  ];
  const condition = new Condition(new Lock());
  await lock.acquire();
  return [
    await longestTurn(
      'lock',
      () => lock.acquire(),
      () => lock.release(),
      () => lock.release(),
    ),
    await longestTurn(
      'semaphore',
      () => seats.acquire(),
      () => seats.release(),
      () => seats.release(),
    ),
    await longestTurn(
      'event',
      () => event.wait(),
      () => {},
      () => event.set(),
    ),
    await longestTurn(
      'condition',
      () => condition.acquire().then(() => condition.wait()),
      () => condition.release(),
      () => condition.withLock(() => condition.notifyAll()),
    ),
    await longestTurn(
      'queue.get',
      () => queue.get(),
      () => queue.putNowait(1),
      () => queue.putNowait(1),
    ),
  ];
}

async function longestTurn(
  name: string,
  wait: () => Promise<unknown>,
  passOn: () => void,
  begin: () => unknown,
): Promise<Figure> {
  let [last, longest] = [0, 0];
  const all = Array.from({ length: WAITS }, () =>
    wait().then(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      passOn();
    }),
  );
  // Those who have to acquire first have done so by then.
  await new Promise((resolve) => setTimeout(resolve, 100));
  last = performance.now();
  await begin();
  await Promise.all(all);
  return {
    name: `longest turn of ${WAITS}: ${name}`,
    unit: 'ms',
    ours: longest,
    beside: null,
    target: null,
  };
}
