import { describe, expect, test } from '@jest/globals';
import { loadAll } from '../src/demos/registry.js';
import { explore } from '../src/explore/explore.js';
import { NameError, nameThings } from '../src/scenario/names.js';
import { RealRuns } from '../src/run/real-runs.js';
import {
  bytePipe,
  counter,
  jsonFile,
  lock,
  queue,
  scenario,
  type Shares,
} from '../src/scenario/index.js';

const namesOf = (shares: Shares): string[] =>
  Object.values(nameThings(shares)).map(({ name }) => name);

describe("a thing's name", () => {
  test('is its key, unless it says another', () => {
    expect(
      namesOf({
        left: lock(),
        right: lock('B'),
        count: counter(3),
        file: jsonFile('a.json', {}),
        line: bytePipe(),
      }),
    ).toEqual(['left', 'B', 'count', 'a.json', 'line']);
  });

  test('is its own', () => {
    expect(() => namesOf({ left: lock('door'), right: lock('door') })).toThrow(
      new NameError('namesakes', 'door'),
    );
    expect(() => namesOf({ door: lock(), other: queue(1, 'door') })).toThrow(
      'two things are named "door"',
    );
  });

  test.each([
    '',
    ' ',
    '.',
    '..',
    '../../../x.json',
    'a/b',
    'a\\b',
    'a..b',
    'a\nb',
    'a\0',
    '\u001B[31mred',
    '\u009B31m',
    '\u202Eright to left',
    '\u2028',
    'x'.repeat(61),
  ])('cannot be %j, as a name or as a key', (name) => {
    expect(() => namesOf({ file: jsonFile(name, {}) })).toThrow(NameError);
    expect(() => namesOf({ [name]: lock() })).toThrow(NameError);
  });

  test('is a text', () => {
    expect(() => namesOf({ file: jsonFile({ n: 0 } as never, {}) })).toThrow(
      'jsonFile, its name, takes a text, not { n: 0 }',
    );
  });

  test.each(['x', 'tickets.json', '余票.json', 'fork-3', 'Ada’s own', 'x'.repeat(60)])(
    'can be %j',
    (name) => {
      expect(namesOf({ file: jsonFile(name, {}), other: lock() })[0]).toBe(name);
    },
  );

  test('is shown without what it smuggles in', () => {
    expect(new NameError('name', '\u001B[2J\u202E\n').message).toMatch(
      /^"\\u001b\[2J\\u\{202e\}\\n" cannot be a name/,
    );
    expect(new NameError('name', 'x'.repeat(100_000)).message.length).toBeLessThan(250);
  });

  test('is one in every demonstration', async () => {
    for (const { acts, options } of await loadAll()) {
      const numbers = Object.fromEntries(
        Object.entries(options).map(([option, { default: initial }]) => [option, initial]),
      );
      for (const { scenario } of acts)
        expect(() => nameThings(scenario.shares(numbers))).not.toThrow();
    }
  });
});

describe('a name that cannot be one, or is somebody else’s, is refused', () => {
  const of = (shares: Shares): ReturnType<typeof scenario> =>
    scenario({
      shares: () => shares,
      workers: () => [{ name: 'alice', run: async () => {} }],
      holds: () => true,
    });
  test.each([
    ['of another folder', of({ file: jsonFile('../../../x.json', {}) })],
    ['twice', of({ left: lock('door'), right: lock('door') })],
  ])('%s: in memory and on real processes', async (_, scenario) => {
    await expect(explore(scenario, {})).rejects.toThrow(NameError);
    const act = {
      name: 'act',
      scenario,
      judge: () => ({ ok: true, summary: {}, sentence: { key: 'stuck' as const, data: {} } }),
    };
    await expect(
      RealRuns.open(
        {
          name: 'demo',
          source: { module: import.meta.url, name: 'none' },
          options: {},
          acts: [act],
        },
        act,
        { options: {} },
      ),
    ).rejects.toThrow(NameError);
  });
});
