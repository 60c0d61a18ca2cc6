import { expect, test } from '@jest/globals';
import { inTurns } from '../../src/explore/model/event-loop.js';

/** More than a turn may take. */
function computeFor(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

test('a long computation goes through all, once, and lets others have a turn between its blocks', async () => {
  const visited: [number, number][] = [];
  let turns = 0;
  const other = setInterval(() => turns++, 1);
  await inTurns(20_000, (from, to) => {
    visited.push([from, to]);
    computeFor(25);
  });
  clearInterval(other);
  expect(visited[0]![0]).toBe(0);
  for (const [at, [, to]] of visited.entries()) expect(visited[at + 1]?.[0] ?? 20_000).toBe(to);
  expect(visited.length).toBeGreaterThan(3);
  // A timer's turn comes once a round, in the middle of which the first block may have begun.
  expect(turns).toBeGreaterThanOrEqual(visited.length - 2);
});
