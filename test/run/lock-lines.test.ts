import { beforeAll, describe, expect, test } from '@jest/globals';
import type { TraceEvent } from '../../src/trace/event.js';
import { contendedAct, type Performance } from '../contended-act.js';
import { contradictions } from '../lock-lines.js';

const RUNS = 5;
const WAITS =
  /(buyer-\d+) +waits for the lock; (buyer-\d+) holds it; ahead: (buyer-\d+), (buyer-\d+), (buyer-\d+)/;

describe('fifty buyers at one lock', () => {
  const runs: Performance[] = [];
  beforeAll(async () => {
    for await (const run of contendedAct(RUNS)) runs.push(run);
  });

  test('no line about the lock is contradicted by what the lock itself says', () => {
    for (const { lines, events } of runs) expect(contradictions(lines, events)).toEqual([]);
    expect(
      runs.flatMap(({ lines }) => lines.filter((line) => line.includes('acquires the lock'))),
    ).toHaveLength(RUNS * 50);
  });

  test('every request is told before its grant, once', () => {
    for (const { events } of runs) {
      for (const grant of events.filter(({ op }) => op === 'acquire')) {
        const requests = events.filter(
          ({ op, process }) => op === 'wait' && process === grant.process,
        );
        expect(requests).toHaveLength(1);
        expect(requests[0]!.at).toBeLessThan(grant.at);
      }
    }
  });

  test('lines that are not true are found out', () => {
    const { lines, events } = runs.find((run) => run.lines.some((line) => WAITS.test(line)))!;
    const at = lines.findLastIndex((line) => WAITS.test(line));
    const [, waiter, holder, first, second, third] = WAITS.exec(lines[at]!)!;
    const served = events.filter(({ op }) => op === 'acquire').map(({ process }) => process);
    const before = served[served.indexOf(holder!) - 1] ?? served.at(-1)!;
    const tampered = (from: string, to: string): string[] =>
      contradictions([lines[at]!.replace(from, to)], events);
    expect(tampered(`${holder} holds it`, `${before} holds it`)).not.toEqual([]);
    expect(tampered(`${holder} holds it`, `${first} holds it`)).not.toEqual([]);
    expect(tampered(`${second}, ${third}`, `${third}, ${second}`)).toEqual([
      expect.stringContaining('the other way round'),
    ]);
    expect(tampered(`ahead: ${first}`, `ahead: ${holder}, ${first}`)).not.toEqual([]);
    expect(tampered(`${waiter} `, `${served[0]} `)).not.toEqual([]);
  });

  test('a trace that says something else than the lines is found out', () => {
    const { lines, events } = runs[0]!;
    const [one, other] = events.filter(({ op }) => op === 'acquire').slice(10, 12) as [
      TraceEvent,
      TraceEvent,
    ];
    const swapped = events.map((event): TraceEvent => {
      if (event.op !== 'acquire' || (event !== one && event !== other)) return event;
      const { process, pid } = event === one ? other : one;
      return { ...event, process, pid };
    });
    expect(contradictions(lines, swapped)).not.toEqual([]);
  });
});
