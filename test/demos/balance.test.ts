import { describe, expect, test } from '@jest/globals';
import type { Run } from '../../src/act/act.js';
import type { Message } from '../../src/demos/shared/balance.js';
import { judgeMany } from '../../src/demos/queue/many-judge.js';

/**
 * Forged runs: the judge of many producers and consumers looks at each message, not at how many
 * there are.
 */

const sentBy = (producer: number, ...numbers: number[]): Message[] =>
  numbers.map((number) => ({ from: `producer-${producer}`, number }));

function judge(received: Message[][], producersDone = 2): ReturnType<typeof judgeMany> {
  const outcomes = Array.from({ length: producersDone }, (_, index) => ({
    process: `producer-${index + 1}`,
    outcome: 'all-sent',
  }));
  const run: Run = {
    options: { producers: 2, consumers: 2, messages: 3 },
    events: [],
    ending: { shared: { received }, outcomes },
    elapsedMs: 0,
    deadlock: null,
    survivors: [],
  };
  return judgeMany(run);
}

describe('the judge of many at one queue', () => {
  test('is content when each message came once, and those of a producer in their order at each consumer', () => {
    const { ok, summary } = judge([
      [...sentBy(1, 1, 3), ...sentBy(2, 2)],
      [...sentBy(2, 1), ...sentBy(1, 2), ...sentBy(2, 3)],
    ]);
    expect(summary).toEqual({
      producers: 2,
      consumers: 2,
      sent: 6,
      received: 6,
      duplicates: 0,
      missing: 0,
      outOfOrder: 0,
    });
    expect(ok).toBe(true);
  });

  test.each([
    [
      'a loss',
      [sentBy(1, 1, 2, 3), sentBy(2, 1, 3)],
      { received: 5, missing: 1, duplicates: 0, outOfOrder: 0 },
    ],
    [
      'a duplicate',
      [sentBy(1, 1, 2, 3), sentBy(2, 1, 2, 2, 3)],
      { received: 7, missing: 0, duplicates: 1, outOfOrder: 0 },
    ],
    [
      'a loss and a duplicate, of which the number is right',
      [sentBy(1, 1, 2, 2), sentBy(2, 1, 2, 3)],
      { received: 6, missing: 1, duplicates: 1, outOfOrder: 0 },
    ],
    [
      'a disorder',
      [sentBy(1, 2, 1, 3), sentBy(2, 1, 2, 3)],
      { received: 6, missing: 0, duplicates: 0, outOfOrder: 1 },
    ],
    [
      'a message that nobody sent',
      [sentBy(1, 1, 2, 3), sentBy(2, 1, 2, 4)],
      { received: 6, missing: 1, duplicates: 0, outOfOrder: 0 },
    ],
  ])('notices %s', (_, received, figures) => {
    const { ok, summary } = judge(received);
    expect(summary).toMatchObject({ sent: 6, ...figures });
    expect(ok).toBe(false);
  });

  test('is not content when a producer has not put all', () => {
    expect(judge([sentBy(1, 1, 2, 3), sentBy(2, 1, 2, 3)], 1)).toMatchObject({
      ok: false,
      summary: { sent: 3 },
    });
  });
});
