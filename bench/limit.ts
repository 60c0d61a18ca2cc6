import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alternate, compare, type Figure } from './figure.js';
import { python, pythonNumber } from './python.js';

/**
 * How far from Python is the machine itself, which no library can be better than? The C library's
 * mutex where many want it, and messages of a header and a body through the kernel's pipes.
 */

// Seen from dist/bench.
const SOURCE = fileURLToPath(new URL('../../bench/limit/limit.c', import.meta.url));
const MILLISECONDS = 300;

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
    const seen = { C: [] as number[], Python: [] as number[] };
    const longestOf = (name: keyof typeof seen, found: unknown): number => {
      const { longest, share } = (found ?? { longest: NaN, share: NaN }) as Record<string, number>;
      seen[name].push(share!);
      return longest!;
    };
    const rounds = await alternate(5, {
      C: () => longestOf('C', run('fairness', processes, MILLISECONDS)),
      Python: () => longestOf('Python', python('lock.py', 'fairness', processes, MILLISECONDS)),
    });
    const shares = rounds.map((_, round) => ({
      C: seen.C[round + 1]!,
      Python: seen.Python[round + 1]!,
    }));
    figures.push(
      figure(`longest wait of ${processes}`, 'ms', compare(rounds, 'C', 'Python')),
      figure(`smallest share of ${processes}`, 'share', compare(shares, 'C', 'Python')),
    );
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
      figure(`${kind}: a small message`, 'ns', compare(small, 'C', 'Python')),
      figure(`${kind}: 64 KiB`, 'ns', compare(large, 'C', 'Python')),
    );
  }
  return figures;
}

function figure(
  what: string,
  unit: Figure['unit'],
  compared: Pick<Figure, 'ours' | 'beside'>,
): Figure {
  return { name: `in C: ${what}`, unit, ...compared, target: null, isKept: false };
}
