import { setTimeout as sleep } from 'node:timers/promises';
import { Process } from '../src/index.js';
import { allocate, arena } from '../src/primitives/system/arena.js';
import { micros } from './first-line.js';

/** Lets several processes do the same work at the same time. */

const GATE = { ready: 0, open: 1, words: 2 } as const;

/**
 * The first argument of the work: where it meets the others, and where it may write `results`
 * numbers of its own.
 */
export interface Place {
  readonly gate: number;
  readonly results: number;
}

/**
 * Runs an exported function in `processes` processes and returns what each of them wrote into its
 * words.
 */
export async function together<Args extends unknown[]>(
  processes: number,
  module: string,
  target: (place: Place, ...args: Args) => unknown,
  ...args: Args
): Promise<Int32Array[]> {
  const { words } = arena();
  const gate = allocate(GATE.words);
  const places = Array.from({ length: processes }, () => ({ gate, results: allocate(1) }));
  const workers = places.map((place) => new Process({ module, target, args: [place, ...args] }));
  for (const worker of workers) worker.start();
  // Nobody begins before everybody is there, so that starting is not measured.
  while (Atomics.load(words, gate + GATE.ready) < processes) await sleep(1);
  Atomics.store(words, gate + GATE.open, micros() || 1);
  const codes = await Promise.all(workers.map((worker) => worker.join()));
  if (codes.some((code) => code !== 0))
    throw new Error(`a worker ended with exit code ${codes.find((code) => code !== 0)}`);
  return places.map(({ results }) => words.slice(results, results + 16));
}

/** In the worker: waits for the others. Returns the moment at which all of them may begin. */
export async function meet({ gate }: Place): Promise<number> {
  const { words } = arena();
  Atomics.add(words, gate + GATE.ready, 1);
  while (Atomics.load(words, gate + GATE.open) === 0) await sleep(1);
  return Atomics.load(words, gate + GATE.open);
}
