import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** What the command is made of, as it is run. */
// Seen from dist/test/messages.
const BUNDLE = new URL('../../bundle/', import.meta.url);
const textOf = new Map(
  readdirSync(BUNDLE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name, readFileSync(new URL(name, BUNDLE), 'utf8')]),
);

test('a language is loaded where it is asked for, and nowhere along with something else', () => {
  const [always, asked] = [
    /\b(?:from|import) ?"[^"]*\/(?:en|zh)\.js"/,
    /import\("[^"]*\/zh\.js"\)/,
  ];
  expect([...textOf].filter(([, text]) => always.test(text)).map(([name]) => name)).toEqual([]);
  expect([...textOf.values()].filter((text) => asked.test(text)).length).toBe(1);
});

test('what may have to be said when nothing else can be loaded needs no other file', () => {
  const inIt = [...textOf.values()].filter((text) => text.includes('ulimit -n 256'));
  expect(inIt.length).toBe(1);
  expect(inIt[0]).not.toMatch(/\bfrom ?"/);
});
