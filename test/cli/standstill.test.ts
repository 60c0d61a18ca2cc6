import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { lines, run } from '../command.js';

// Seen from dist/test/cli.
const stuck = fileURLToPath(new URL('../../../test/fixtures/scenarios/stuck.mjs', import.meta.url));
const NOBODY = 'nobody is left who could end that';

describe('where nobody can go on', () => {
  test('run says so of each act at once, and by name, whatever they wait for; and goes on with the next', async () => {
    const finished = await run(['run', stuck, '--json', '--delay', '20', '--timeout', '600']);
    const told = Object.fromEntries(
      lines(finished)
        .filter(({ type }) => type === 'verdict')
        .map(({ act, message }) => [act as string, message as string]),
    );
    expect(Object.keys(told)).toEqual([
      'seats',
      'empty',
      'full',
      'open',
      'bytes',
      'mixed',
      'fine',
      'until',
      'together',
      'relay',
    ]);
    expect(told['seats']).toMatch(new RegExp(`^guest-[12] waits for seats, and ${NOBODY}\\. `));
    expect(told['empty']).toContain(
      'seller waits for requests, and only buyer could end that; buyer waits for door, held by seller.',
    );
    expect(told['full']).toMatch(new RegExp(`^buyer-[12] waits for requests, and ${NOBODY}\\.`));
    expect(told['open']).toContain(`reader waits for calls, and ${NOBODY}.`);
    expect(told['bytes']).toContain(`reader-1 waits for line, and ${NOBODY}; reader-2 waits`);
    expect(told['mixed']).toContain(
      'alice waits for seats, and only bob could end that; bob waits for door, held by alice.',
    );
    expect(told['until']).toContain(`clerk-1 waits for n, and ${NOBODY}; clerk-2 waits for n, and`);
    expect(told['together']).toContain(
      'alice waits for a, b, inside, and only bob could end that; bob waits for door, held by alice.',
    );
    expect(told['relay']).toMatch(/^This /);
    expect(told['fine']).toMatch(/^This /);
    expect(finished.code).toBe(1);
  });

  test.each([
    ['seats', '0', 'STANDSTILL'],
    ['empty', '001', 'DEADLOCK'],
    ['mixed', '001', 'DEADLOCK'],
  ])('an order that ends so can be asked for: %s %s, a %s', async (act, order, label) => {
    const { code, stdout } = await run(['run', stuck, '--act', act, '--schedule', order]);
    expect(stdout).toContain(` ${label} `);
    expect(stdout).toMatch(/could\s+end\s+that/);
    expect(code).toBe(0);
  });

  test.each([
    ['seats', 'en', 'standstill', 'Nobody can go on: standstill.'],
    ['seats', 'zh', '永久等待', '没有进程能继续：永久等待。'],
    ['mixed', 'en', 'deadlock', 'Nobody can go on: deadlock.'],
    ['mixed', 'zh', '死锁', '没有进程能继续：死锁。'],
  ])(
    'is called a deadlock by explore and play, too, where they wait for each other only: %s, %s',
    async (act, lang, how, said) => {
      const flags = ['--act', act, '--lang', lang];
      const explored = await run(['explore', stuck, ...flags]);
      expect(explored.stdout).toMatch(new RegExp(` ${how}  `));
      const played = await run(['play', stuck, ...flags], { input: '0\n0\n1\n' });
      expect(played.stdout).toContain(said);
    },
  );

  test('real processes come to the same waits in every order', async () => {
    const { stdout, code } = await run([
      'explore',
      stuck,
      '--real',
      '--timeout',
      '600',
      '--act',
      'seats',
      '--act',
      'empty',
      '--act',
      'bytes',
      '--act',
      'open',
      '--act',
      'until',
      '--act',
      'together',
    ]);
    expect(stdout).toContain('here as there');
    expect(stdout).not.toContain('differ');
    expect(code).toBe(1);
  });
});
