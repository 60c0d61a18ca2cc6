import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { demos } from '../../src/demos/registry.js';
import { settingOf } from '../../src/messages/words/demos.js';
import { localLanguage, type Messages } from '../../src/messages/index.js';
import { languages } from '../languages.js';

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
test('every sentence is said somewhere', () => {
  const folder = new URL('../../src/', import.meta.url);
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js') && !path.startsWith('messages'))
    .map((path) => readFileSync(new URL(path, folder), 'utf8'))
    .join('');
  const made = ['fullAtOnce', 'fullInTime', 'emptyAtOnce', 'emptyInTime']; // `${raises}AtOnce`
  const said = (key: string): boolean =>
    made.includes(key) || new RegExp(String.raw`'${key}'`).test(code);
  expect(Object.keys(languages.en.sentences).filter((key) => !said(key))).toEqual([]);
  expect(
    Object.keys(languages.en.events).filter(
      (key) => !new RegExp(String.raw`\bevents\.${key}\b`).test(code),
    ),
  ).toEqual([]);
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
