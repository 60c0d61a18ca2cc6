/**
 * Was everybody woken who had to be, and nobody else? All that is recorded happened under the
 * condition's lock, so it has one order.
 */

export interface Happening {
  readonly who: number;
  readonly what: 'waits' | 'is woken' | 'notifies';
  /** How many are notified. */
  readonly count?: number;
}

interface Waiting {
  readonly who: number;
  /** Whether it has been notified, or may have been, if those before it were dead by then. */
  notified: 'no' | 'perhaps' | 'surely';
}

/**
 * What is wrong, a sentence each; nothing when all is right.
 *
 * @param dead who was killed: it may have waited in vain, and its notification may have been
 * another's; what it did last may not have happened
 */
export function wrongWakeUps(happenings: readonly Happening[], dead: readonly number[]): string[] {
  const found: string[] = [];
  let waiting: Waiting[] = [];
  const lastOfDead = new Set(dead.map((who) => happenings.findLast((one) => one.who === who)));
  for (const happening of happenings) {
    const { who, what, count = 1 } = happening;
    if (what === 'waits') waiting.push({ who, notified: 'no' });
    else if (what === 'notifies') notify(waiting, count, dead, lastOfDead.has(happening));
    else {
      const one = waiting.find((other) => other.who === who);
      if (!one || one.notified === 'no') found.push(`${who} was woken by nobody`);
      waiting = waiting.filter((other) => other !== one);
    }
  }
  for (const { who, notified } of waiting)
    if (notified === 'surely' && !dead.includes(who)) found.push(`${who} was never woken`);
  return found;
}

function notify(
  waiting: readonly Waiting[],
  count: number,
  dead: readonly number[],
  isUncertain: boolean,
): void {
  let [sure, possible] = [count, count];
  for (const one of waiting.filter(({ notified }) => notified !== 'surely')) {
    const isSure = sure-- > 0 && !isUncertain;
    const isPossible = dead.includes(one.who) || possible-- > 0;
    if (isSure) one.notified = 'surely';
    else if (isPossible) one.notified = 'perhaps';
  }
}
