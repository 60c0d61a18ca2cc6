import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { run } from '../command.js';
import { temporaryFolder } from '../temporary.js';

/** Names and words that the demonstrations use as well, and that mean something else here. */
const door = fileURLToPath(new URL('../../bundle/scenario/index.js', import.meta.url));
const file = join(temporaryFolder(), 'own.mjs');
writeFileSync(
  file,
  `import { counter, scenario } from ${JSON.stringify(door)};
const worker = (name) => ({ name, run: async ({ stock, say, outcome }) => {
  await stock.write((await stock.read()) + 1);
  say('oneMore');
  outcome('full');
} });
export const shop = scenario({
  shares: () => ({ stock: counter(0) }),
  workers: () => [worker('consumer-1'), worker('board')],
  holds: ({ shared }) => shared.stock === 2,
});
`,
);
const properties = join(temporaryFolder(), 'properties.mjs');
writeFileSync(
  properties,
  `import { counter, jsonFile, lock, scenario, word } from ${JSON.stringify(door)};
const run = async (given) => {
  await given.constructor.withLock(async () => {
    const { n } = await given.hasOwnProperty.read();
    await given.hasOwnProperty.write({ n: n + 1 });
    await given.valueOf.write((await given.valueOf.read()) + 1);
  });
  await given.toString.add(1);
  await given.until((all) => all.toString >= 1 && all.valueOf >= 1);
};
export const properties = scenario({
  shares: () => ({
    constructor: lock(),
    toString: word(),
    hasOwnProperty: jsonFile('own.json', { n: 0 }),
    valueOf: counter(0),
  }),
  workers: () => ['constructor', '__proto__'].map((name) => ({ name, run })),
  holds: ({ shared }) =>
    shared.hasOwnProperty.n === 2 && shared.valueOf === 2 && shared.toString === 2,
});
`,
);
const saved = join(temporaryFolder(), 'own.jsonl');
const page = join(temporaryFolder(), 'own.svg');

describe('names and words of a file of the user’s stand as they are, in either language', () => {
  test.each([
    ['run', ['run', file, '--schedule', '0011', '--save', saved]],
    ['show', ['show', saved, '--svg', page]],
    ['replay', ['replay', saved, file]],
    ['explore', ['explore', file]],
    ['play', ['play', file]],
  ])('%s', async (_, args) => {
    for (const language of ['en', 'zh']) {
      const { stdout } = await run([...args, '--lang', language], { input: '0011\n' });
      expect(stdout).toContain('consumer-1');
      expect(stdout).toContain('board');
      expect(stdout).toContain('full');
      expect(stdout).not.toMatch(/消费者|看板|catches Full|捕获|one more|再放一个/);
    }
  });
});

describe('what is shared, and who shares it, may be called as a property of every object', () => {
  test.each([
    ['run', ['run', properties, '--repeat', '2', '--json']],
    ['explore', ['explore', properties]],
    ['run, in an order', ['run', properties, '--schedule', '0*8,1*8', '--json']],
  ])('%s', async (_, args) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('hasOwnProperty');
  });
});
