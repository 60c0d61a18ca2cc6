import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { ticketDemo } from '../../src/demos/ticket/demo.js';
import { RealRuns } from '../../src/run/real-runs.js';
import type { TraceEvent } from '../../src/trace/event.js';
import { allGone } from '../command.js';
import { Process } from '../../src/primitives/process/process.js';
import { isGone, stateOf, until } from '../outside.js';

const act = (name: string) => ticketDemo.acts.find((one) => one.name === name)!;
const pids = (events: readonly TraceEvent[]): number[] =>
  events.filter(({ op }) => op === 'start').map(({ pid }) => pid);
const nobodyWatches = (): void => {};

let realRuns: RealRuns | undefined;
afterEach(async () => {
  await realRuns?.close();
  realRuns = undefined;
});

test('when they are ended, all stand still before the first dies: nobody goes on with what it held', async () => {
  const ended = new AbortController();
  realRuns = await RealRuns.open(ticketDemo, act('lock'), {
    options: { buyers: 3, tickets: 1, delay: 1000, inPlace: 0 },
    signal: ended.signal,
  });
  const seen: TraceEvent[] = [];
  const kill = jest.spyOn(Process.prototype, 'kill').mockImplementation(() => {});
  const run = realRuns.run((batch) => void seen.push(...batch)).catch(() => {});
  await until('all have begun', () => pids(seen).length === 3);
  ended.abort();
  await until('all stand still', () => pids(seen).every((pid) => stateOf(pid) === 'T'));
  expect(kill).toHaveBeenCalledTimes(3);
  kill.mockRestore();
  for (const pid of pids(seen)) process.kill(pid, 'SIGKILL');
  await run;
  expect(pids(seen).every(isGone)).toBe(true);
});

describe('an act that is run several times', () => {
  test('its processes stay from run to run, and what they share begins anew', async () => {
    realRuns = await RealRuns.open(ticketDemo, act('lock'), {
      options: { buyers: 3, tickets: 2, delay: 1, inPlace: 0 },
      runs: 3,
    });
    const runs = [
      await realRuns.run(nobodyWatches),
      await realRuns.run(nobodyWatches),
      await realRuns.run(nobodyWatches),
    ];
    expect(runs.map(({ events }) => pids(events).length)).toEqual([3, 0, 0]);
    for (const { ending, events } of runs) {
      expect(ending.shared).toEqual({ tickets: { count: 0 } });
      expect(ending.outcomes.filter(({ outcome }) => outcome === 'bought')).toHaveLength(2);
      expect(events.every(({ at }) => at >= 0)).toBe(true);
    }
    expect(runs[2]!.events.filter(({ op }) => op === 'exit')).toHaveLength(3);
  });

  test('a group that has lost somebody is replaced', async () => {
    realRuns = await RealRuns.open(ticketDemo, act('lock'), {
      options: { buyers: 3, tickets: 1, delay: 1, inPlace: 0 },
      runs: 2,
    });
    let noticed: () => void;
    const death = new Promise<void>((resolve) => (noticed = resolve));
    const first = pids(
      (await realRuns.run((batch) => batch.some(({ op }) => op === 'exit') && noticed())).events,
    );
    process.kill(first[1]!, 'SIGKILL');
    await death;
    const second = await realRuns.run(nobodyWatches);
    expect(pids(second.events)).toHaveLength(3);
    expect(pids(second.events).filter((pid) => first.includes(pid))).toEqual([]);
    expect(second.ending.outcomes).toHaveLength(3);
    expect(first.every(isGone)).toBe(true);
  });

  test('what the trace says of the file is what the file says', async () => {
    realRuns = await RealRuns.open(ticketDemo, act('nolock'), {
      options: { buyers: 4, tickets: 3, delay: 1, inPlace: 0 },
      runs: 1,
    });
    const { events, ending } = await realRuns.run(nobodyWatches);
    const lastWrite = events.findLast(({ op }) => op === 'write')!;
    expect(ending.shared['tickets']).toEqual(lastWrite.value);
  });

  test('an abort ends everybody and rejects with its reason', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    realRuns = await RealRuns.open(ticketDemo, act('nolock'), {
      options: { buyers: 2, tickets: 1, delay: 60_000, inPlace: 0 },
      signal: controller.signal,
    });
    const seen: TraceEvent[] = [];
    const running = realRuns.run((batch) => {
      seen.push(...batch);
      if (seen.some(({ op }) => op === 'read')) controller.abort(reason);
    });
    await expect(running).rejects.toBe(reason);
    await allGone(pids(seen), 2000);
    expect(pids(seen)).toHaveLength(2);
  });
});
