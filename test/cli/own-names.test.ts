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
