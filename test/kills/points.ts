import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import type { Operation } from '../../src/index.js';

/** Where a process can die. Nothing of the library is loaded here, nor used. */

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
const FILES = [
  'openSync',
  'writeSync',
  'ftruncateSync',
  'closeSync',
  'writeFileSync',
  'appendFileSync',
  'renameSync',
  'linkSync',
  'mkdirSync',
  'mkdtempSync',
  'chmodSync',
  'readFileSync',
  'readSync',
  'unlinkSync',
  'rmdirSync',
  'rmSync',
] as const;

/** What a point can be. */
export const POINTS: readonly string[] = [
  'its own code',
  'a wait',
  ...[...OPERATIONS, ...INSTRUCTIONS, ...FILES].flatMap((name) => [
    `before ${name}`,
    `after ${name}`,
  ]),
];

export const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGSTOP'] as const;

export interface Aim {
  /** Counted from 1; 0 is never. */
  readonly point: number;
  readonly signal: (typeof SIGNALS)[number];
  /** Whether atomic instructions count. */
  readonly fine: boolean;
}

/** Told of each point that is passed; lets it die at the one that is aimed at. */
export type Pass = (kind: string) => void;

/** `tell` hears of each point before the death. */
export function passing(
  { point, signal }: Aim,
  tell: (passed: number, kind: number, dies: boolean) => void,
): Pass {
  let passed = 0;
  return (kind) => {
    const dies = ++passed === point;
    tell(passed, POINTS.indexOf(kind), dies);
    if (dies) process.kill(process.pid, signal);
  };
}

/** What the program shares is larger, in bytes. */
const SMALL = 100_000;

type Instruction = (words: Int32Array, ...rest: number[]) => number;

/** Before and after every atomic instruction on the memory that the program shares. */
export function trapInstructions(pass: Pass): void {
  const all = Atomics as unknown as Record<string, Instruction>;
  for (const name of INSTRUCTIONS) {
    const original = Atomics[name] as Instruction;
    all[name] = (words, ...rest) =>
      words.byteLength <= SMALL
        ? original(words, ...rest)
        : between(pass, name, () => original(words, ...rest));
  }
}

/** Before and after everything that is done to a file, or to a pipe, at once. */
export function trapFiles(pass: Pass): void {
  const all = fs as unknown as Record<string, (...given: unknown[]) => unknown>;
  for (const name of FILES) {
    const original = all[name]!;
    all[name] = (...given) => between(pass, name, () => original(...given));
  }
  syncBuiltinESMExports();
}

function between<T>(pass: Pass, name: string, work: () => T): T {
  pass(`before ${name}`);
  const result = work();
  pass(`after ${name}`);
  return result;
}
