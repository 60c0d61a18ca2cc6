import { describe, expect, test } from '@jest/globals';
import { demos } from '../../src/demos/registry.js';
import { settingOf } from '../../src/messages/demo-words.js';
import { languages, localLanguage, type Messages } from '../../src/messages/index.js';

/** The paths of everything in it. */
function keys(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) => keys(part, `${path}.${key}`));
}

test('both languages have the same sentences', () => {
  expect(keys(languages.zh).sort()).toEqual(keys(languages.en).sort());
});

describe.each(Object.entries(languages))('%s', (_, messages: Messages) => {
  test('has a title and a line for every act', () => {
    for (const { name, acts, options } of demos) {
      const defaults = Object.fromEntries(Object.entries(options).map(([option, numbers]) => [option, numbers.default]));
      expect(messages.demos[name]).toBeDefined();
      for (const act of acts) {
        const { title, short, intro } = messages.demos[name]!.acts[act.name]!;
        expect([title, short, intro(defaults), settingOf(messages.demos[name], act.name, defaults)].every(Boolean)).toBe(true);
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
