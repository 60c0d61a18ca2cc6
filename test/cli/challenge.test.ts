import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { lines, run, Running } from '../command.js';
import { temporaryFolder } from '../temporary.js';

const bank = fileURLToPath(new URL('../../../examples/bank.mjs', import.meta.url));
const challenge = (input: string, ...more: string[]) =>
  run(['challenge', bank, ...more], { input });

const sale = (buy: string): string => `
import { jsonFile, lock, named, scenario } from 'ipc-demo/scenario';
async function buy({ tickets, outcome, lock }) {
  ${buy}
}
export const sale = scenario({
  shares: () => ({ tickets: jsonFile('tickets.json', { count: 1 }), lock: lock() }),
  workers: () => named('buyer', 2, buy),
  holds: ({ shared, outcomes }) =>
    shared.tickets.count === 0 && outcomes.filter(({ outcome }) => outcome === 'bought').length === 1,
});
`;
const BUY = `const { count } = await tickets.read();
  if (count === 0) return outcome('sold-out');
  await tickets.write({ count: count - 1 });
  outcome('bought');`;

/** As it was before it was broken into lines. */
const told = (stdout: string): string => stdout.replaceAll(/\s+/g, ' ');

/** So many times. */
function says(playing: Running, text: string, times = 1): Promise<void> {
  return playing.until((stdout) => told(stdout).split(text).length > times);
}

describe('challenge', () => {
  test('the breaker breaks the scenario, finds nothing in its fix, and the explorer agrees', async () => {
    const { code, stdout, stderr, left } = await challenge('0011\n0101\ng\n');
    expect(stdout).toMatch(/0011 goes well|Broken: 00?11/);
    expect(stdout).toContain('A point for the breaker.');
    expect(stdout).toContain('The referee: no order goes wrong, of 2 orders.');
    expect(stdout).toContain('breaker 1, mender 1. The mender wins');
    expect([code, stderr, left]).toEqual([0, '', []]);
  });

  test('who gives up too early is told what would have broken it, and nobody wins', async () => {
    const { code, stdout } = await challenge('g\n', '--act', 'careless');
    expect(stdout).toMatch(/The referee: [01*,\d]+ would have broken it\. No point\./);
    expect(stdout).toContain('Nobody wins');
    expect(code).toBe(1);
  });

  test('what is broken and not mended is won by the breaker', async () => {
    const { code, stdout } = await challenge('0101\ng\n', '--act', 'careless');
    expect(stdout).toContain('The breaker wins');
    expect(code).toBe(1);
  });

  test('an order that cannot be kept is refused, and another one is asked for', async () => {
    const finished = await challenge('012\n0\nx y\n0101\ng\n', '--act', 'careless', '--json');
    const all = lines(finished);
    expect(all.map(({ type }) => type)).toEqual(['refused', 'refused', 'refused', 'try', 'result']);
    expect(all.at(-2)).toMatchObject({ schedule: '0101', broken: true });
    expect(all.at(-1)).toMatchObject({ ok: false, winner: 'breaker', exitCode: 1 });
  });

  test('the mender changes the file while it is played, and is judged by what it is then', async () => {
    const file = join(temporaryFolder(), 'sale.mjs');
    writeFileSync(file, sale(BUY));
    const playing = new Running(['challenge', file], { keepInput: true });
    const { stdin } = playing.child;
    stdin!.write('0101\n');
    await says(playing, 'A point for the breaker.');
    stdin!.write('changed\n');
    await says(playing, 'is as it was');
    writeFileSync(file, 'syntax(');
    stdin!.write('changed\n');
    await says(playing, 'cannot be read');
    writeFileSync(file, sale(`await lock.withLock(async () => {\n  ${BUY}\n  });`));
    stdin!.write('changed\n');
    await says(playing, 'sale: 0 is buyer-1, 1 is buyer-2', 2);
    stdin!.write('0101\ng\n');
    const { code, stdout, left } = await playing.finished();
    expect(told(stdout)).toContain('buyer-2 waits for lock');
    expect(told(stdout)).toContain(
      'breaker 1, mender 1. The mender wins: nothing goes wrong any more.',
    );
    expect([code, left]).toEqual([0, []]);
  });

  test.each([
    [['nosuch.mjs'], 2],
    [['ticket'], 2],
  ])('%j is refused in a line', async (args, exitCode) => {
    const { code, stdout, stderr } = await run(['challenge', ...args], { input: 'g\n' });
    expect([code, stdout]).toEqual([exitCode, '']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
