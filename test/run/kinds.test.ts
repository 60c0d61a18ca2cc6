import { describe, expect, test } from '@jest/globals';
import type { Demo } from '../../src/act.js';
import { rehearse } from '../../src/run/conductor.js';
import * as scenarios from '../fixtures/small-scenarios.js';
import { fixture } from '../outside.js';

/** The contract of everything that can be shared: in every order, real processes get what the model says, and leave what it says. */

const acts = Object.entries(scenarios).map(([name, plot]) => ({ name, plot, judge: () => ({ ok: true, summary: {}, sentence: { key: 'holdsAtEnd' as const, data: {} } }) }));
const demo: Demo = { name: 'small', source: { module: fixture('small-scenarios'), name: null }, options: {}, acts };

describe('in every order, real processes do what the model says', () => {
  test.each([
    ['unboundedQueue', 4, 0],
    ['boundedQueue', 1, 0],
    ['seatsForTwo', 384, 0],
    ['lostUpdates', 90, 0],
    ['reentrant', 2, 0],
    ['wrongOrder', 6, 0],
    ['pipeToItsEnd', 14, 0],
    ['tornApart', 6, 0],
    ['managed', 10, 0],
    ['printed', 6, 0],
    ['strangers', 2, 0],
    ['copies', 6, 0],
    ['torn', 3, 0],
    ['ownText', 2, 0],
    ['impatient', 6, 0],
    ['stamped', 6, 0],
  ])('%s: %d orders, and %d in which all would wait for ever', async (name, orders, deadlocks) => {
    const found = await rehearse(demo, acts.find((act) => act.name === name)!, {}, {}, () => {});
    expect(found).toMatchObject({ mismatches: [], complete: true, orders, deadlocks });
  }, 60_000);
});
