import { describe, expect, test } from '@jest/globals';
import { disagreement } from '../../src/explore/agreement.js';
import type { TraceEvent } from '../../src/trace/event.js';
import { isStepOp, type Op, OPS } from '../../src/trace/ops.js';

/** What is compared of an order that real processes and the model have carried out. */

const carried = (...ops: Op[]) => ({
  events: ops.map((op, at): TraceEvent => ({ at, process: 'p', pid: 1, op, on: 'thing' })),
  ending: { shared: {}, outcomes: [] },
});
const steps = (Object.keys(OPS) as Op[]).filter(isStepOp);

describe('real processes and the model agree', () => {
  test.each(steps.filter((op) => op !== 'half'))('in each step, also in %s', (op) => {
    expect(disagreement(carried(op), carried(op))).toBeNull();
    expect(disagreement(carried(), carried(op))).toMatchObject({ step: 1, real: '-' });
    expect(disagreement(carried(op), carried())).toMatchObject({ step: 1, model: '-' });
  });

  test.each(['half', 'wait', 'say'] as const)('whether or not there is a %s', (op) => {
    expect(disagreement(carried(), carried(op))).toBeNull();
  });
});
