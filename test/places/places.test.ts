import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { carryOut, type Way } from './place.js';
import { places } from './places.js';
import { table, tryIn } from './table.js';

/**
 * The short form: what needs no download, and of the commands those that take little time. `npm run
 * places` tries all.
 */

const QUICK = ['list', 'explore ticket', 'ticket --lock'];

describe('in this place each command does what it does elsewhere, or says in one sentence why it cannot', () => {
  const near = places.filter(({ needs }) => needs !== 'a download');

  test.each(near.map((place) => [place.name, place] as const))('%s', (_, place) => {
    const { skipped, faults } = tryIn(place, QUICK);
    if (skipped !== null) process.stderr.write(`SKIPPED: ${place.name}: ${skipped}\n`);
    expect(faults).toEqual([]);
  });

  process.stderr.write(
    'SKIPPED: other Nodes, and Windows: they are downloaded by `npm run places`\n',
  );
});

/** One act for each primitive; `npm run places` tries all. */
const ACTS = [
  'daemon --act joined',
  'queue --act many',
  'pipe --act two-readers-lock',
  'manager --act list --increments 5',
  'memory --act counter-lock --increments 20 --processes 2',
  'deadlock --act repaired',
];

test.each(ACTS)('with the platform set to macOS: %s', (act) => {
  const way = places.find(({ name }) => name.startsWith('macOS'))!.open() as Way;
  const { code, stderr } = carryOut({ args: act.split(' ') }, way);
  way.close?.();
  expect([code, stderr]).toEqual([0, '']);
});

test('the document has the table of these places', () => {
  const page = readFileSync(new URL('../../../docs/places.md', import.meta.url), 'utf8');
  const rows = table(places)
    .split('\n')
    .filter((row) => !row.includes('at hand'));
  expect(rows.filter((row) => !page.includes(`${row}\n`))).toEqual([]);
});
