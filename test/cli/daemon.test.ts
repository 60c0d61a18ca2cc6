import { rmSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { lines, run, Running } from '../command.js';
import { isGone } from '../outside.js';

describe('ipc-demo daemon', () => {
  test('every act holds, by the ids of the processes', async () => {
    const finished = await run(['daemon', '--json']);
    const all = lines(finished);
    const verdicts = all.filter(({ type }) => type === 'verdict');
    expect(verdicts.map(({ act, ok }) => [act, ok])).toEqual([
      ['daemon', true],
      ['non-daemon', true],
      ['beside', true],
      ['joined', true],
      ['no-children', true],
    ]);
    const [daemon, nonDaemon, beside, joined, noChildren] = verdicts.map(
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
    for (const one of [beside, joined])
      expect(one).toMatchObject({ sold: 3, boardExitCode: -15, sellerExitCode: 0, survivors: [] });
    const pids = [
      ...verdicts.flatMap(({ summary }) => {
        const { mainPid, boardPid } = summary as Record<string, number>;
        return [mainPid!, boardPid!];
      }),
      beside!['sellerPid']!,
      joined!['sellerPid']!,
    ];
    expect(new Set(pids).size).toBe(12);
    expect(pids.every(isGone)).toBe(true);
    expect(finished.code).toBe(0);
    expect(finished.left).toEqual([]);
  });

  const MOMENTS = ["main's code ends here", 'is ended by SIGTERM', 'writes 0', 'seller    exits'];

  test.each([
    ['beside', [0, 1, 2, 3]],
    ['joined', [2, 3, 0, 1]],
  ])(
    'a daemon goes with the code of main, and not with the last child that main waits for: %s',
    async (act, order) => {
      const { stdout } = await run(['daemon', '--act', act]);
      const told = MOMENTS.map((text) => stdout.indexOf(text));
      expect(told).not.toContain(-1);
      expect(order.toSorted((one, other) => told[one]! - told[other]!)).toEqual(order);
    },
  );

  test('a seller that is killed is no sale to the end, and the act says so', async () => {
    const running = new Running(['daemon', '--act', 'beside', '--json', '--delay', '1000']);
    const started = /"process":"seller","pid":(\d+),"op":"start"/;
    await running.until((stdout) => started.test(stdout));
    process.kill(Number(started.exec(running.stdout)![1]), 'SIGKILL');
    const finished = await running.finished();
    rmSync(running.temporary, { recursive: true });
    const verdict = lines(finished).find(({ type }) => type === 'verdict');
    expect(verdict).toMatchObject({ ok: false, summary: { sold: 0, sellerExitCode: -9 } });
    expect(finished.code).toBe(1);
  });

  test("the daemon's last line is not among what is printed; the other one's is", async () => {
    expect((await run(['daemon', '--act', 'daemon'])).stdout).not.toContain('its last line\n');
    expect((await run(['daemon', '--act', 'non-daemon'])).stdout).toContain('its last line\n');
  });
});
