import { describe, expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import { isLoss } from '../../src/explore/model/order-end.js';
import type { Scenario } from '../../src/scenario/index.js';

/**
 * Locks of words whose users come again and again: of an order that goes on for ever it is said whether anything
 * goes wrong in it, whether somebody always gets in, and how often one may be overtaken.
 */

// Seen from dist/test/explore.
const file = new URL('../../../test/fixtures/scenarios/forever.mjs', import.meta.url).href;
const scenarios = (await import(file)) as Readonly<Record<string, Scenario>>;

async function found(name: string) {
  const { complete, orders, endings, livelock } = await explore(scenarios[name]!, {});
  const losses = [...new Set(endings.filter(({ how }) => isLoss(how)).map(({ how }) => how))];
  return { complete, isCounted: orders !== null, losses, isLivelock: livelock !== null };
}

const proved = { complete: true, isCounted: false, losses: [], isLivelock: false };

describe('without end', () => {
  test.each(['peterson', 'dekker', 'spin'])('%s is proved', async (name) => {
    expect(await found(name)).toEqual(proved);
  });

  test.each([
    // Two are inside; and so one has been overtaken once more than it may be.
    ['petersonSwapped', { losses: ['error', 'overtaken'] }],
    ['spinTwoSteps', { losses: ['error'] }],
    ['spinFair', { losses: ['overtaken'] }],
    // That others get in, at other times, is no excuse.
    ['dekkerNoTurn', { losses: [], isLivelock: true }],
    ['dekkerPlain', { losses: [], isLivelock: true }],
    ['dekkerKeepsTurn', { losses: [], isLivelock: true }],
    ['dekkerUnfair', { losses: ['overtaken'] }],
    // The other one need not come again.
    ['alternates', { losses: ['deadlock'] }],
  ])('%s is broken', async (name, how) => {
    const { losses, ...rest } = await found(name);
    expect({ ...rest, losses: losses.toSorted() }).toMatchObject(how);
  });
});
