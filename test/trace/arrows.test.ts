import { describe, expect, test } from '@jest/globals';
import { arrowsIn } from '../../src/trace/arrows.js';
import { findRaces } from '../../src/trace/causality.js';
import type { TraceEvent } from '../../src/trace/event.js';
import type { Op } from '../../src/trace/ops.js';

/** `1 put a` is an event of process 1, about the same thing as all others. */
function trace(...steps: readonly string[]): TraceEvent[] {
  return steps.map((step, at) => {
    const [process, op, value] = step.split(' ') as [string, Op, string | undefined];
    return { at, process, pid: Number(process), op, on: 'it', value };
  });
}

function arrows(...steps: readonly string[]): string[] {
  const events = trace(...steps);
  return arrowsIn(events, findRaces(events)).map(
    ({ kind, from, to }) => `${kind} ${from.at}-${to.at}`,
  );
}

describe('arrows', () => {
  test('lead from the last write that is overwritten to the one that overwrites it', () => {
    expect(arrows('1 read', '2 read', '3 read', '1 write', '2 write', '3 write')).toEqual([
      'overwrites 3-4',
      'overwrites 4-5',
    ]);
  });

  test('lead nowhere where one writes after the other has', () => {
    expect(arrows('1 read', '1 write', '2 read', '2 write')).toEqual([]);
  });

  test('lead from a release to the next acquisition, by somebody else', () => {
    expect(
      arrows('1 acquire', '1 release', '1 acquire', '1 release', '2 acquire', '2 release'),
    ).toEqual(['released 3-4']);
  });

  test('lead from each message to who receives it, whatever has overtaken it in the record', () => {
    expect(arrows('1 put a', '1 put b', '2 get b', '3 get a')).toEqual(['sent 1-2', 'sent 0-3']);
  });

  test('lead from a text to all who receive a part of it', () => {
    expect(arrows('1 send abcd', '1 send ef', '2 recv ab', '3 recv cde', '2 recv f')).toEqual([
      'sent 0-2',
      'sent 0-3',
      'sent 1-3',
      'sent 1-4',
    ]);
  });

  test('lead from nothing to what nobody has sent', () => {
    expect(arrows('1 send ab', '2 recv xy', '3 recv ab')).toEqual(['sent 0-2']);
  });
});
