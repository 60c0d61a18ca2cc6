import { describe, expect, test } from '@jest/globals';
import { garbledLines } from '../../src/demos/terminal/judge.js';
import { lines, run } from '../command.js';

describe('ipc-demo terminal', () => {
  test('without a lock lines are garbled, with one all are whole', async () => {
    const finished = await run(['terminal', '--json']);
    const [nolock, lock] = lines(finished).filter(({ type }) => type === 'verdict');
    expect(nolock).toMatchObject({ act: 'nolock', ok: true, race: true });
    expect((nolock!['summary'] as { garbled: number }).garbled).toBeGreaterThan(0);
    expect(lock).toMatchObject({
      act: 'lock',
      ok: true,
      race: false,
      summary: { buyers: 3, lines: 6, whole: 6, garbled: 0 },
    });
    expect(finished.code).toBe(0);
    expect(finished.left).toEqual([]);
  });

  test('shows what stands on the terminal, and prints nothing else to it', async () => {
    const { stdout } = await run(['terminal', '--act', 'lock', '--buyers', '2', '--tickets', '1']);
    expect(stdout).toMatch(
      /the terminal\n\n {2}│ buyer-(\d) has ticket 1, seat \1-1\n {2}│ buyer-(\d) has ticket 1, seat \2-1\n/,
    );
  });

  test('every order: 18 of 20 garble two lines, with a lock none', async () => {
    const found = lines(await run(['explore', 'terminal', '--json'])).filter(
      ({ type }) => type === 'exploration',
    );
    expect(found.map(({ schedules, violations }) => [schedules, violations])).toEqual([
      [20, 18],
      [2, 0],
    ]);
  });

  test('every order on real processes, as in memory', async () => {
    const told = lines(
      await run(['explore', 'terminal', '--act', 'nolock', '--real', '--timeout', '600', '--json']),
    ).find(({ type }) => type === 'rehearsal');
    expect(told).toMatchObject({ ok: true, orders: 20, mismatches: [] });
  });

  test('a line is nobody’s when anything stands in it', () => {
    expect(garbledLines('a b\na \nb\n', ['a b\n', 'a b\n'])).toEqual(['a \n', 'b\n']);
    expect(garbledLines('a b\na b\n', ['a b\n'])).toEqual(['a b\n']);
    expect(garbledLines('a b\nab', ['a b\n'])).toEqual(['ab']);
  });
});
