import { type Operation, setHooks, type SharedArray } from '../../src/index.js';
import { now } from '../../src/primitives/system/clock.js';

/**
 * Lets a process die at the n-th point that it passes: before and after each operation that hooks
 * are told of, at each wait, wherever its own code says so, and, where that is asked for, before
 * and after every atomic instruction on the memory that the program shares.
 */

const OPERATIONS: readonly Operation['op'][] = [
  'acquire',
  'release',
  'put',
  'get',
  'send',
  'recv',
  'eof',
];
const INSTRUCTIONS = ['store', 'exchange', 'compareExchange', 'add', 'sub', 'and', 'or'] as const;

/** What a point can be. */
export const POINTS: readonly string[] = [
  'its own code',
  'a wait',
  ...OPERATIONS.flatMap((op) => [`before ${op}`, `after ${op}`]),
  ...INSTRUCTIONS.flatMap((name) => [`before ${name}`, `after ${name}`]),
];

export const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGSTOP'] as const;

export interface Aim {
  /** Counted from 1; 0 is never. */
  readonly point: number;
  readonly signal: (typeof SIGNALS)[number];
  /** Whether atomic instructions count. */
  readonly fine: boolean;
}

/** What driver and victim tell each other, word by word. */
export const Spot = {
  ready: 0,
  point: 1,
  signal: 2,
  fine: 3,
  passed: 4,
  diedAt: 5,
  died: 6,
  words: 7,
} as const;
export type Spot = SharedArray<'float64'>;

/** Sets it; what is returned is for its own code. `tell` hears of each point before the death. */
export function setTrap(
  { point, signal, fine }: Aim,
  tell: (passed: number, kind: number, dies: boolean) => void,
): () => void {
  let passed = 0;
  const pass = (kind: string): void => {
    const dies = ++passed === point;
    tell(passed, POINTS.indexOf(kind), dies);
    if (dies) process.kill(process.pid, signal);
  };
  setHooks({
    before: ({ op }) => pass(`before ${op}`),
    after: ({ op }) => pass(`after ${op}`),
    waits: () => (pass('a wait'), true),
  });
  if (fine) for (const name of INSTRUCTIONS) trapInstruction(name, pass);
  return () => pass('its own code');
}

/** The same, as the spot says, which is told where and when. */
export function setTrapAt({ view }: Spot): () => void {
  const signal = SIGNALS[view[Spot.signal]!]!;
  const aim = { point: view[Spot.point]!, signal, fine: view[Spot.fine] === 1 };
  return setTrap(aim, (passed, kind, dies) => {
    view[Spot.passed] = passed;
    if (!dies) return;
    view[Spot.diedAt] = kind;
    view[Spot.died] = now();
  });
}

/** What the program shares is larger, in bytes. */
const SMALL = 100_000;

type Instruction = (words: Int32Array, ...rest: number[]) => number;

function trapInstruction(name: (typeof INSTRUCTIONS)[number], pass: (kind: string) => void): void {
  const original = Atomics[name] as Instruction;
  const trapped: Instruction = (words, ...rest) => {
    if (words.byteLength <= SMALL) return original(words, ...rest);
    pass(`before ${name}`);
    const result = original(words, ...rest);
    pass(`after ${name}`);
    return result;
  };
  (Atomics as unknown as Record<string, Instruction>)[name] = trapped;
}
