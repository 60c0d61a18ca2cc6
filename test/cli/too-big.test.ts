import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { lines, run } from '../command.js';

// Seen from dist/test/cli.
const tooBig = fileURLToPath(
  new URL('../../../test/fixtures/scenarios/too-big.mjs', import.meta.url),
);

describe('a scenario that is too big to be counted', () => {
  test.each([
    ['unlocked', 1, 'CAN GO WRONG'],
    ['locked', 4, 'NOT KNOWN'],
  ])('ends with what is known when its time is up: %s, exit code %d', async (act, code, label) => {
    const finished = await run(['explore', tooBig, '--act', act, '--timeout', '8']);
    expect(finished.stdout).toContain(label);
    expect(finished.stdout).toMatch(/Time is up|time was up/);
    expect(finished.code).toBe(code);
  });

  test.each(['growing', 'flooding'])(
    'or when its memory is full, and not by the end of the process: %s',
    async (act) => {
      const finished = await run(['explore', tooBig, '--act', act, '--json']);
      expect(lines(finished).find(({ type }) => type === 'verdict')!['message']).toMatch(
        /takes more memory than it may/,
      );
      expect(finished.code).toBe(4);
    },
  );

  test('or however many the workers are: what is known may be that it goes wrong, or nothing', async () => {
    const args = ['explore', 'ticket', '--nolock', '--buyers', '500', '--timeout', '12', '--json'];
    const finished = await run(args);
    const { type, exitCode } = lines(finished).at(-1)!;
    expect(type).toBe('result');
    expect(exitCode).toBe(finished.code);
    expect([1, 4]).toContain(finished.code);
  });
});
