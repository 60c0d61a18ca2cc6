import type { Demo } from '../../src/act/act.js';
import { checkOnProcesses, type RealCheck } from '../../src/run/every-order.js';
import { random } from '../fixtures/random-programs.js';
import { fixture } from '../outside.js';

const act = {
  name: 'random',
  scenario: random,
  judge: () => ({ ok: true, summary: {}, sentence: { key: 'holdsAtEnd' as const, data: {} } }),
};
const demo: Demo = {
  name: 'random',
  source: { module: fixture('random-programs'), name: null },
  options: {},
  acts: [act],
};

/** A program drawn at random, on real processes, in the first so many of its orders. */
export async function onProcesses(seed: number, orders: number): Promise<RealCheck> {
  return checkOnProcesses(demo, act, { seed }, { max: orders }, () => {});
}
