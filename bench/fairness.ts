import { Lock } from '../src/index.js';
import { arena } from '../src/primitives/system/arena.js';
import { alternate, compare, type Figure } from './figure.js';
import { micros } from './first-line.js';
import { python } from './python.js';
import { meet, type Place, together } from './together.js';

/**
 * Does anybody starve? The longest wait of all, and the share of the one who got least (1 would be
 * an even share).
 */

const MILLISECONDS = 300;
/** Before that, also in milliseconds, not counted: until the machine code is there. */
const WARM_UP = 300;
const RESULT = { longest: 0, taken: 1 } as const;

interface Fairness {
  readonly longest: number;
  readonly share: number;
}

export async function fairness(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const processes of [2, 4, 8]) {
    const shares = { sync: [] as number[], async: [] as number[], Python: [] as number[] };
    const longestOf = (name: keyof typeof shares, { longest, share }: Fairness): number => {
      shares[name].push(share);
      return longest;
    };
    const rounds = await alternate(5, {
      sync: async () => longestOf('sync', await measure(processes, turnsSync)),
      Python: () =>
        longestOf(
          'Python',
          (python('lock.py', 'fairness', processes, MILLISECONDS) as Fairness | null) ?? {
            longest: NaN,
            share: NaN,
          },
        ),
      async: async () => longestOf('async', await measure(processes, turns)),
    });
    const shareRounds = rounds.map((_, round) => ({
      sync: shares.sync[round + 1]!,
      async: shares.async[round + 1]!,
      Python: shares.Python[round + 1]!,
    }));
    figures.push(
      {
        name: `longest wait of ${processes}: acquireSync`,
        unit: 'ms',
        ...compare(rounds, 'sync', 'Python'),
        target: null,
        isKept: false,
      },
      {
        name: `longest wait of ${processes}: await acquire`,
        unit: 'ms',
        ...compare(rounds, 'async', 'Python'),
        target: null,
        isKept: false,
      },
      {
        name: `smallest share of ${processes}: acquireSync`,
        unit: 'share',
        ...compare(shareRounds, 'sync', 'Python'),
        target: null,
      },
      {
        name: `smallest share of ${processes}: await acquire`,
        unit: 'share',
        ...compare(shareRounds, 'async', 'Python'),
        target: null,
      },
    );
  }
  return figures;
}

async function measure(
  processes: number,
  work: typeof turns | typeof turnsSync,
): Promise<Fairness> {
  const results = await together(processes, import.meta.url, work, new Lock());
  const taken = results.map((words) => words[RESULT.taken]!);
  const all = taken.reduce((sum, one) => sum + one);
  return {
    longest: Math.max(...results.map((words) => words[RESULT.longest]!)) / 1000,
    share: (Math.min(...taken) * processes) / all,
  };
}

/** @internal runs in the workers */
export async function turnsSync(place: Place, lock: Lock): Promise<void> {
  const book = new Book(await meet(place));
  while (book.open()) {
    lock.acquireSync();
    book.enter();
    lock.release();
  }
  book.write(place);
}

/** @internal runs in the workers */
export async function turns(place: Place, lock: Lock): Promise<void> {
  const book = new Book(await meet(place));
  while (book.open()) {
    await lock.acquire();
    book.enter();
    lock.release();
  }
  book.write(place);
}

/** What a worker notes of its own turns. */
class Book {
  #longest = 0;
  #taken = 0;
  #asked = 0;
  /** When counting begins: the same moment for all, so that no late one is alone at the end. */
  readonly #begins: number;

  constructor(opened: number) {
    this.#begins = (opened + WARM_UP * 1000) | 0;
  }

  open(): boolean {
    this.#asked = micros();
    return ((this.#asked - this.#begins) | 0) < MILLISECONDS * 1000;
  }

  enter(): void {
    if (((this.#asked - this.#begins) | 0) < 0) return;
    this.#longest = Math.max(this.#longest, (micros() - this.#asked) | 0);
    this.#taken++;
  }

  write({ results }: Place): void {
    const { words } = arena();
    words[results + RESULT.longest] = this.#longest;
    words[results + RESULT.taken] = this.#taken;
  }
}
