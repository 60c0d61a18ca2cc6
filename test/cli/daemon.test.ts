import { describe, expect, test } from '@jest/globals';
import { lines, run } from '../command.js';
import { isGone } from '../outside.js';

describe('ipc-demo daemon', () => {
  test('all three acts hold, by the ids of the processes', async () => {
    const finished = await run(['daemon', '--json']);
    const all = lines(finished);
    const verdicts = all.filter(({ type }) => type === 'verdict');
    expect(verdicts.map(({ act, ok }) => [act, ok])).toEqual([
      ['daemon', true],
      ['non-daemon', true],
      ['no-children', true],
    ]);
    const [daemon, nonDaemon, noChildren] = verdicts.map(
      ({ summary }) => summary as Record<string, number>,
    );
    expect(daemon).toMatchObject({ boardExitCode: -15, lastLinePrinted: false, survivors: [] });
    expect(daemon!['looks']).toBeLessThan(daemon!['looksPlanned']!);
    expect(nonDaemon).toMatchObject({ boardExitCode: 0, lastLinePrinted: true, survivors: [] });
    expect(nonDaemon!['mainGoneMs']).toBeGreaterThanOrEqual(nonDaemon!['boardGoneMs']!);
    expect(noChildren).toMatchObject({
      error: 'daemonic processes are not allowed to have children',
      helpers: 0,
    });
    const pids = [daemon, nonDaemon, noChildren].flatMap((summary) => [
      summary!['mainPid']!,
      summary!['boardPid']!,
    ]);
    expect(new Set(pids).size).toBe(6);
    expect(pids.every(isGone)).toBe(true);
    expect(finished.code).toBe(0);
    expect(finished.left).toEqual([]);
  });

  test("the daemon's last line is not among what is printed; the other one's is", async () => {
    expect((await run(['daemon', '--act', 'daemon'])).stdout).not.toContain('its last line\n');
    expect((await run(['daemon', '--act', 'non-daemon'])).stdout).toContain('its last line\n');
  });
});
