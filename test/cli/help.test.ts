import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { parse } from '../../src/cli/program.js';
import type { Context } from '../../src/cli/shell/context.js';
import { demos } from '../../src/demos/registry.js';
import { languages } from '../languages.js';
import { widthOf } from '../../src/view/look.js';

const COMMANDS = ['replay', 'show', 'run', 'explore', 'list', 'classics', 'verify', 'play'];
const all = [[], ...[...demos.map(({ name }) => name), ...COMMANDS].map((name) => [name])];

/** What is printed by a terminal of that width, before the terminal breaks what is too wide. */
async function helpOf(
  command: readonly string[],
  language: keyof typeof languages,
  columns: number,
): Promise<readonly string[]> {
  Object.assign(process.stdout, { columns });
  const texts: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => texts.push(String(text)) > 0);
  try {
    const context = { messages: languages[language] } as Context;
    await parse([...command, '--help'], context, '0');
  } finally {
    jest.restoreAllMocks();
  }
  return texts.join('').split('\n');
}

const before = process.stdout.columns;
afterEach(() => void Object.assign(process.stdout, { columns: before }));

describe('help fits into the terminal', () => {
  test.each(
    (['en', 'zh'] as const).flatMap((language) =>
      [40, 60, 80, 120].map((columns) => [language, columns] as const),
    ),
  )('in every command (%s, %i columns)', async (language, columns) => {
    for (const command of all) {
      const lines = await helpOf(command, language, columns);
      expect(lines.length).toBeGreaterThan(8);
      expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
    }
  });

  test('explore draws the map of all orders, and not a run', async () => {
    const of = { en: /map of all orders/g, zh: /所有交错顺序的地图/g };
    for (const language of ['en', 'zh'] as const) {
      const text = (await helpOf(['explore'], language, 120)).join(' ');
      expect(text.match(of[language])).toHaveLength(2);
    }
  });

  test('play names every key', async () => {
    for (const language of ['en', 'zh'] as const) {
      const text = (await helpOf(['play'], language, 80)).join(' ');
      expect(text).toMatch(/\bu\b.*\br\b.*\bg\b.*\bq\b.*\?/);
    }
  });
});
