import { expect, test } from '@jest/globals';
import { cells, nameOf, wrongIn } from '../orphans/cell.js';
import { LEAVES_AN_ORPHAN, lives } from '../orphans/lives.js';
import { ways } from '../orphans/ways.js';

/** The short form; `node dist/bench/orphans.js` is the whole matrix. 7 meets every row and column. */
const some = cells.filter((_, index) => index % 7 === 0);

test.each(some.map((cell) => [nameOf(cell), cell] as const))(
  '%s: nothing is left',
  async (_, cell) => expect(await wrongIn(cell)).toEqual([]),
);

test('every way and every life is among them', () => {
  process.stdout.write(`${some.length} of ${cells.length} ends of a main process\n`);
  expect(new Set(some.map(({ way }) => way)).size).toBe(ways.length);
  expect(new Set(some.map(({ life }) => life)).size).toBe(Object.keys(lives).length);
});

test('an orphan is found', async () => {
  const way = ways.find(({ name }) => name === 'SIGTERM')!;
  const wrong = await wrongIn({ life: LEAVES_AN_ORPHAN, way, daemon: true }, 500);
  expect(wrong).toEqual([expect.stringMatching(/in vain until [\d, ]+ are gone/)]);
});
