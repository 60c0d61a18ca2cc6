import fc from 'fast-check';
import { cases } from './cases.js';
import { wrongWith } from './demands.js';
import { Laboratory } from './laboratory.js';

/** Tries so many inputs. Rejects with the smallest that was found to do what none may do. */
export async function tryMany(count: number, seed: number): Promise<Map<number | null, number>> {
  const laboratory = new Laboratory();
  const codes = new Map<number | null, number>();
  try {
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const seen = await laboratory.try(one);
        codes.set(seen.code, (codes.get(seen.code) ?? 0) + 1);
        const wrong = wrongWith(one.args, seen);
        if (wrong !== null) throw new Error(`${wrong}: ${JSON.stringify(seen).slice(0, 2000)}`);
      }),
      { numRuns: count, seed, verbose: 0 },
    );
  } finally {
    laboratory.close();
  }
  return codes;
}
