import { describe, expect, test } from '@jest/globals';
import { languages } from '../languages.js';
import type { ComparedAct } from '../../src/act/side-by-side.js';
import { drawComparison } from '../../src/view/tables/comparison.js';
import { createLook, widthOf } from '../../src/view/look.js';

const order = ['buyer-2', 'buyer-1', 'buyer-10'];
const acts = (titles: readonly string[]): ComparedAct[] =>
  titles.map((title) => ({
    title,
    sold: 10,
    left: 9,
    oversold: 0,
    lost: true,
    elapsedMs: 5678,
    sellingMs: 1234,
    order,
  }));

describe.each([
  ['en', ['no lock', 'one after the other']],
  ['zh', ['不加锁', '逐个 join']],
] as const)('acts side by side (%s)', (language, titles) => {
  const { columns } = languages[language].comparison;

  test.each([40, 60, 80, 120])(
    'all figures, what is left among them, fit into %d columns',
    (width) => {
      const drawn = drawComparison(createLook(languages[language], width, 0), acts(titles), '');
      expect(drawn.filter((line) => widthOf(line) > width)).toEqual([]);
      const text = drawn.join('\n');
      for (const part of [
        columns.sold,
        columns.left,
        columns.oversold,
        columns.time,
        columns.order,
        ...titles,
        languages[language].milliseconds(1234),
      ])
        expect(text).toContain(part);
      expect(text.match(/2 1 10/g)).toHaveLength(2);
    },
  );
});
