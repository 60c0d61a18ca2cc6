/**
 * What was sent, compared with what was received: message by message, and not only their number.
 */

export interface Message {
  readonly from: string;
  /** Counted from 1, for each producer. */
  readonly number: number;
}

export interface Balance {
  readonly received: number;
  readonly duplicates: number;
  readonly missing: number;
  /** Messages that came to a consumer after a later one of the same producer. */
  readonly outOfOrder: number;
}

/**
 * @param received what each consumer got, in its order
 * @param messages how many each producer sends
 */
export function balance(
  received: readonly (readonly Message[])[],
  producers: number,
  messages: number,
): Balance {
  const all = received.flat();
  const different = new Set(all.map(({ from, number }) => `${from} ${number}`));
  const outOfOrder = received.reduce((sum, mine) => sum + overtakenIn(mine), 0);
  return {
    received: all.length,
    duplicates: all.length - different.size,
    missing: missingFrom(different, producers, messages),
    outOfOrder,
  };
}

export function isWhole({ duplicates, missing, outOfOrder }: Balance): boolean {
  return duplicates === 0 && missing === 0 && outOfOrder === 0;
}

function missingFrom(different: ReadonlySet<string>, producers: number, messages: number): number {
  let missing = 0;
  for (let producer = 1; producer <= producers; producer++) {
    for (let number = 1; number <= messages; number++)
      if (!different.has(`producer-${producer} ${number}`)) missing++;
  }
  return missing;
}

function overtakenIn(received: readonly Message[]): number {
  const latest = new Map<string, number>();
  let overtaken = 0;
  for (const { from, number } of received) {
    const before = latest.get(from) ?? 0;
    if (number < before) overtaken++;
    latest.set(from, Math.max(number, before));
  }
  return overtaken;
}
