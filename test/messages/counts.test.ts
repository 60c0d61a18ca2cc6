import { describe, expect, test } from '@jest/globals';
import { languages } from '../languages.js';
import { counted, type Said } from './sentences.js';

const [none, one, two, thousand] = [0, 1, 2, 1000].map((count) => counted(languages.en, count));
const found = (said: readonly Said[], wrong: RegExp): string[] =>
  said.filter(({ text }) => wrong.test(text)).map(({ path, text }) => `${path}: ${text}`);

/** What is counted: ticket, order, process. */
const nouns = [
  ...new Set(
    two!.flatMap(({ text }) =>
      [...text.matchAll(/(?<![\d,.])2 ([a-z]+?)(?:(?<=ss|ch)es|s)\b/g)].map(([, noun]) => noun!),
    ),
  ),
].filter(
  (noun) =>
    !/^(?:m|i|a|wa|ha|i|go|goe|doe|read|take|end|need|nest|hold|wait|import|export|throw|share|find|ask|let)$/.test(
      noun,
    ),
);
const noun = `(?:${nouns.join('|')})`;

test('of two all are both, and nothing is said to have been done not once', () => {
  const { explore, play, run } = languages.en;
  const told = (orders: string): string[] => [
    explore.safe(orders, false),
    play.unbreakable(orders, false),
    run.couldHave.safe(orders, false, 2),
    run.couldHave.lost(orders, false, 2),
    run.couldHave.some(orders, 2, ''),
  ];
  expect(told('2 orders').filter((text) => !/both orders/i.test(text))).toEqual([]);
  expect(told('20 orders').filter((text) => !/all 20 orders/i.test(text))).toEqual([]);
  for (const language of [languages.en, languages.zh])
    expect(language.explore.counted({ states: 5, runs: 0, seconds: '0.1' })).not.toMatch(/ 0 /);
});

describe('figures in sentences', () => {
  test('are of many things', () => {
    for (const known of ['ticket', 'order', 'process', 'state', 'switch', 'byte', 'step', 'run'])
      expect(nouns).toContain(known);
  });

  /** Told in digits or words that are made elsewhere, or never of one. */
  const isCounted = ({ path }: Said): boolean =>
    !/^\.(?:map\.|figures|lanes\.(?:moment|legend)|play\.errors\.tooMany|explore\.(?:wrong|orders)|run\.(?:wentWell|couldHave))/.test(
      path,
    );

  test('one is one: neither its noun nor its verb is plural', () => {
    expect(
      found(
        one!.filter(isCounted),
        new RegExp(
          String.raw`(?<![\d,.])1 (?:${noun}e?s\b|of 1 ${noun}e?s\b|(?:of [\d,]+ ${noun} )?(?:are|were|have|go|come|end|differ|do)\b)`,
        ),
      ),
    ).toEqual([]);
  });

  test('none, two and a thousand are many', () => {
    const wrong = new RegExp(String.raw`(?<![\d,.])(?:0|2|1,000) ${noun}\b`);
    for (const said of [none!, two!, thousand!])
      expect(found(said.filter(isCounted), wrong)).toEqual([]);
  });

  test.each([
    ['en', `(?:ms|left|sold|of \\d+ ${noun}e?s|${noun}s)\\b`],
    ['zh', '(?:毫秒|张|种|个|次|步|条|轮|行|字节|幕|列)'],
  ] as const)('a thousand is 1,000 (%s)', (language, unit) => {
    // What is told in digits there is made by `digits`, and what is a name is a name.
    const told = counted(languages[language], 1000).filter(
      ({ path }) =>
        !/^\.(?:map|page|milliseconds|explore|repeat\.times|run\.couldHave|stage\.noSuch|errors\.together)/.test(
          path,
        ),
    );
    expect(found(told, new RegExp(String.raw`(?<!第 )\d{4} ${unit}`))).toEqual([]);
  });
});

describe('of all orders', () => {
  const { explore, run, map } = languages.en;

  test('one goes wrong, two go', () => {
    expect([explore.wrong('1', '1 order', true), explore.wrong('2', '9 orders', true)]).toEqual([
      '1 of 1 order goes wrong.',
      '2 of 9 orders go wrong.',
    ]);
    expect(explore.wrong('1', '9 orders', false)).toContain('that were checked goes wrong');
    expect([run.couldHave.wrong('1', '50 %'), run.couldHave.wrong('2', '50 %')]).toEqual([
      '1 goes wrong (50 %).',
      '2 go wrong (50 %).',
    ]);
    expect(run.wentWell({ orders: 9n, wrong: 1n })).toContain('1 of them goes wrong');
    expect(map.state('1', '100 %')).toBe('1 order from here; 100 % goes wrong.');
  });

  test.each(['en', 'zh'] as const)('the verdict does not say its label again (%s)', (language) => {
    const { labels, run: words } = languages[language];
    const told = [
      null,
      { orders: 1n, wrong: 0n },
      { orders: 6n, wrong: 0n },
      { orders: 6n, wrong: 4n },
    ];
    for (const luck of told)
      expect(words.wentWell(luck).toLowerCase()).not.toContain(labels.well.toLowerCase());
    expect(words.times(4, 4).toLowerCase()).not.toContain(labels.well.toLowerCase());
  });
});
