import { expect, test } from '@jest/globals';
import { languages } from '../languages.js';
import { createLook, widthOf } from '../../src/view/look.js';
import { drawTally } from '../../src/view/tables/tally.js';

const rows = [
  { name: 'account {"balance":0}', count: 90, isWell: true },
  { name: 'account {"balance":50}', count: 10, isWell: false },
];

test('each result has a bar as long as it is frequent', () => {
  const drawn = drawTally(createLook(languages.en, 80, 0), rows);
  expect(drawn).toEqual([
    expect.stringMatching(/^ {2}account \{"balance":0\} {3}90 × {2}█{46}$/),
    expect.stringMatching(/^ {2}account \{"balance":50\} {2}10 × {2}█{5}$/),
  ]);
});

test.each(Object.entries(languages))(
  '%s: what leaves no room for a bar stands above it, in full',
  (_, messages) => {
    const drawn = drawTally(createLook(messages, 40, 0), rows);
    expect(drawn).toHaveLength(4);
    for (const [index, { name }] of rows.entries()) expect(drawn[2 * index]!.trim()).toBe(name);
    expect(Math.max(...drawn.map(widthOf))).toBeLessThanOrEqual(40);
  },
);
