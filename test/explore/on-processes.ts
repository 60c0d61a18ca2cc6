import type { Demo } from '../../src/act/act.js';
import { checkOnProcesses, type RealCheck } from '../../src/run/every-order.js';
import { kindOf, kinds } from '../fixtures/random-programs.js';
import { fixture } from '../outside.js';

const acts = Object.entries(kinds).map(([name, scenario]) => ({
  name,
  scenario,
  judge: () => ({ ok: true, summary: {}, sentence: { key: 'holdsAtEnd' as const, data: {} } }),
}));
const demo: Demo = {
  name: 'random',
  source: { module: fixture('random-programs'), name: null },
  options: {},
  acts,
};

/** A program drawn at random, on real processes, in the first so many of its orders. */
export async function onProcesses(seed: number, orders: number): Promise<RealCheck> {
  return checkOnProcesses(
    demo,
    acts.find(({ name }) => name === kindOf(seed))!,
    { seed },
    { max: orders },
    () => {},
  );
}
