import { describe, expect, test } from '@jest/globals';
import { demos as listed, loadAll } from '../../src/demos/registry.js';
import { settingOf } from '../../src/messages/words/demos.js';
import { localLanguage, type Messages, wordFor } from '../../src/messages/index.js';
import { languages } from '../languages.js';
import { isAskedFor, saidInDemos } from './asked.js';

const demos = await loadAll();

test('what is listed of a demonstration is what it has', () => {
  const acts = demos.map((demo) => demo.acts.map(({ name }) => name));
  expect(listed.map((demo) => demo.acts)).toEqual(acts);
});

/** The paths of everything in it. */
function keys(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) => keys(part, `${path}.${key}`));
}

test('every fix is an act of its demonstration', () => {
  const wrong = demos.flatMap(({ acts }) =>
    acts.flatMap(({ fix }) =>
      fix === undefined || acts.some(({ name }) => name === fix) ? [] : [fix],
    ),
  );
  expect(wrong).toEqual([]);
});

/** Misspelt or missing, a sentence does not compile; one that nobody says does. */
test('every sentence is asked for somewhere', () => {
  const made = /^sentences\.(?:full|empty)(?:AtOnce|InTime)$/; // `${raises}AtOnce`
  const elsewhere = /^(?:demos|explore\.endings|play\.help)\./;
  const unasked = keys(languages.en)
    .map((path) => path.slice(1))
    .filter((path) => !made.test(path) && !elsewhere.test(path) && !isAskedFor(path.split('.')));
  expect(unasked).toEqual([]);
});

test('there are words for all that the demonstrations’ workers say, and how it ends for them', () => {
  expect(saidInDemos('say').filter((word) => !(word in languages.en.says))).toEqual([]);
  expect(saidInDemos('outcome').filter((word) => !(word in languages.en.outcomes))).toEqual([]);
});

test('there are words for no act and no option that a demonstration has not', () => {
  const unknown = Object.entries(languages.en.demos).flatMap(([name, words]) => {
    const demo = demos.find((one) => one.name === name)!;
    const { acts, options } = demo;
    return [
      ...Object.keys(words.acts).filter((act) => !acts.some((one) => one.name === act)),
      ...Object.keys(words.options ?? {}).filter((option) => !(option in options)),
    ];
  });
  expect(unknown).toEqual([]);
});

test('there are words for every option of every demonstration', () => {
  const wordless = demos.flatMap(({ name, options }) =>
    Object.keys(options).filter(
      (option) =>
        !wordFor(languages.en.demos[name]!.options ?? {}, option) &&
        !wordFor(languages.en.help, option),
    ),
  );
  expect(wordless).toEqual([]);
});

test('both languages have the same sentences', () => {
  expect(keys(languages.zh).sort()).toEqual(keys(languages.en).sort());
});

describe.each(Object.entries(languages))('%s', (_, messages: Messages) => {
  test('has a title and a line for every act', () => {
    for (const { name, acts, options } of demos) {
      const defaults = Object.fromEntries(
        Object.entries(options).map(([option, numbers]) => [option, numbers.default]),
      );
      expect(messages.demos[name]).toBeDefined();
      for (const act of acts) {
        const { title, short, intro } = messages.demos[name]!.acts[act.name]!;
        expect(
          [
            title,
            short,
            intro(defaults),
            settingOf(messages.demos[name], act.name, defaults),
          ].every(Boolean),
        ).toBe(true);
      }
    }
  });
});

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'zh' }, 'zh'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_TW' }, 'zh'],
  [{ LANG: 'C' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{}, 'en'],
])('the locale %p speaks %s', (env, expected) => {
  expect(localLanguage(env)).toBe(expected);
});
