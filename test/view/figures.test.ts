import { expect, test } from '@jest/globals';
import { messagesIn } from '../../src/messages/index.js';
import { about, digits, oneIn, percent } from '../../src/view/tables/figures.js';

const TEN_BUYERS = 26_260_095_546_846_161_280_000n;

test.each([
  ['en', 'about 2.6 × 10^22: 26 sextillion'],
  ['zh', '约 2.6 × 10^22，即 263 万亿亿'],
] as const)('a large figure is printed in full and said in words (%s)', async (language, said) => {
  const messages = await messagesIn(language);
  expect(digits(TEN_BUYERS)).toBe('26,260,095,546,846,161,280,000');
  expect(about(TEN_BUYERS, messages)).toBe(said);
});

test.each(['en', 'zh'] as const)(
  'a figure that is rounded already is not said to be about itself (%s)',
  async (language) => {
    const messages = await messagesIn(language);
    for (let figure = 1n; figure < 10n ** 220n; figure *= 7n)
      expect(about(figure, messages) ?? '').not.toContain(digits(figure));
  },
);

test('a part is never 0 % of what there is, nor 100 % of what it is less than', async () => {
  const messages = await messagesIn('en');
  expect(percent(1n, TEN_BUYERS)).toBe('<1 %');
  expect(percent(TEN_BUYERS - 1n, TEN_BUYERS)).toBe('>99 %');
  expect(percent(1n, 2n)).toBe('50 %');
  expect(oneIn(1n, TEN_BUYERS, messages)).toBe('26 sextillion');
  expect(oneIn(1n, 3n, messages)).toBeNull();
});
