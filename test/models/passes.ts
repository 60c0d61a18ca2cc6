/**
 * Did a barrier let anybody through before all had come? Judged by recorded times: those who came
 * and were told that it is broken are not part of it.
 */

/** One who came, and passed; null when it was never seen to pass, for it died. */
export interface Passage {
  readonly who: number;
  readonly came: number;
  readonly passed: number | null;
  /** Its number among those who passed together, counted from 0. */
  readonly number: number;
}

/** What is wrong with them, a sentence each; nothing when all is right. */
export function earlyPasses(passages: readonly Passage[], parties: number): string[] {
  const found: string[] = [];
  const passed = passages
    .filter((one): one is Passage & { passed: number } => one.passed !== null)
    .toSorted((a, b) => a.passed - b.passed);
  for (const [index, { who, passed: time }] of passed.entries()) {
    const needed = parties * (Math.floor(index / parties) + 1);
    const come = passages.filter(({ came }) => came < time).length;
    if (come < needed) found.push(`${who} passed when ${come} had come, and not ${needed}`);
  }
  const unseen = passages.length - passed.length;
  const numbers = Array.from(
    { length: parties },
    (_, number) => passed.filter((one) => one.number === number).length,
  );
  if (Math.max(...numbers) - Math.min(...numbers) > unseen || numbers.some((n) => Number.isNaN(n)))
    found.push(`of the numbers ${numbers.join()} were given`);
  return found;
}
