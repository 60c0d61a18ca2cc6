import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Fairness,
  longestWait,
  MILLISECONDS,
  pythonFairness,
  smallestShare,
  timeOfSection,
} from './fairness.js';
import { alternate, compare, type Figure } from './figure.js';
import { pythonNumber } from './python.js';

/**
 * How far from Python is the machine itself, which no library can be better than? The C library's
 * mutex where many want it, and messages of a header and a body through the kernel's pipes.
 */

// Seen from dist/bench.
const SOURCE = fileURLToPath(new URL('../../bench/limit/limit.c', import.meta.url));

type Run = (...words: readonly (string | number)[]) => unknown;

export async function limit(): Promise<Figure[]> {
  if (spawnSync('cc', ['--version']).status !== 0) {
    process.stderr.write('limit: left out, for there is no C compiler (cc)\n');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'ipc-demo-limit-'));
  try {
    const program = join(folder, 'limit');
    execFileSync('cc', ['-O2', '-pthread', SOURCE, '-o', program]);
    const run: Run = (...words) =>
      JSON.parse(execFileSync(program, words.map(String), { encoding: 'utf8' }));
    return [...(await mutex(run)), ...(await messages(run))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function mutex(run: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const processes of [2, 4, 8]) {
    const rounds = await alternate<'C' | 'Python', Fairness>(5, {
      C: () => run('fairness', processes, MILLISECONDS) as Fairness,
      Python: () => pythonFairness(processes),
    });
    const compared = [
      longestWait(`in C: longest wait of ${processes}`, rounds, 'C'),
      smallestShare(`in C: smallest share of ${processes}`, rounds, 'C'),
      timeOfSection(`in C: time a section, ${processes}`, rounds, 'C'),
    ];
    figures.push(...compared.map((one): Figure => ({ ...one, isKept: false })));
  }
  return figures;
}

async function messages(run: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [duplex, kind] of ['pipe', 'socket'].entries()) {
    const small = await alternate(5, {
      C: () => run('message', kind!, 32, 100_000) as number,
      Python: () => pythonNumber('pipe.py', 'messages', duplex, 100_000),
    });
    const large = await alternate(5, {
      C: () => run('message', kind!, 65_536, 10_000) as number,
      Python: () => pythonNumber('pipe.py', 'bytes', duplex, 10_000, 65_536),
    });
    figures.push(
      inC(`${kind}: a small message`, compare(small, 'C', 'Python')),
      inC(`${kind}: 64 KiB`, compare(large, 'C', 'Python')),
    );
  }
  return figures;
}

function inC(what: string, compared: Pick<Figure, 'ours' | 'beside'>): Figure {
  return { name: `in C: ${what}`, unit: 'ns', ...compared, target: null, isKept: false };
}
