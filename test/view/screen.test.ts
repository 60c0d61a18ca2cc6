import { expect, test } from '@jest/globals';
import { languages } from '../languages.js';
import { createLook } from '../../src/view/look.js';
import { drawScreen } from '../../src/view/screen.js';

test('a line on the terminal that is too wide goes on below, further in: what was garbled is what there is to see', () => {
  const drawn = drawScreen(
    createLook(languages.en, 40, 0),
    'buyer-1 has buyer-2 has buyer-3 has ticket 1, seat 1-1\nseat 2-1\n',
  );
  expect(drawn.slice(2)).toEqual([
    '  │ buyer-1 has buyer-2 has buyer-3',
    '  │   has ticket 1, seat 1-1',
    '  │ seat 2-1',
  ]);
  expect(drawScreen(createLook(languages.en, 40, 0), 'x'.repeat(10_000))).toHaveLength(6);
});
