import { Lock } from '../src/index.js';
import { arena } from '../src/primitives/system/arena.js';
import { alternate, compare, type Figure, type Rounds } from './figure.js';
import { micros } from './first-line.js';
import { python } from './python.js';
import { meet, type Place, together } from './together.js';

/**
 * Does anybody starve? The longest wait of all, and the share of the one who got least (1 would be
 * an even share).
 */

export const MILLISECONDS = 300;
/** Before that, also in milliseconds, not counted: until the machine code is there. */
const WARM_UP = 300;
const RESULT = { longest: 0, taken: 1 } as const;

/** The longest wait (ms), the smallest share, and the time of a section (ns). */
export type Fairness = Readonly<Record<'longest' | 'share' | 'time', number>>;

export async function fairness(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const processes of [2, 4, 8]) {
    const rounds = await alternate<'sync' | 'Python' | 'async', Fairness>(5, {
      sync: () => measure(processes, turnsSync),
      Python: () => pythonFairness(processes),
      async: () => measure(processes, turns),
    });
    figures.push(
      longestWait(`longest wait of ${processes}: acquireSync`, rounds, 'sync'),
      longestWait(`longest wait of ${processes}: await acquire`, rounds, 'async'),
      smallestShare(`smallest share of ${processes}: acquireSync`, rounds, 'sync'),
      smallestShare(`smallest share of ${processes}: await acquire`, rounds, 'async'),
      timeOfSection(`time a section, ${processes}: acquireSync`, rounds, 'sync'),
      timeOfSection(`time a section, ${processes}: await acquire`, rounds, 'async'),
    );
  }
  return figures;
}

/** The same of Python's lock; NaN where there is no Python. */
export function pythonFairness(processes: number): Fairness {
  const found = python('lock.py', 'fairness', processes, MILLISECONDS) as Fairness | null;
  return found ?? { longest: NaN, share: NaN, time: NaN };
}

/** It differs too much from run to run to be kept. */
export function longestWait<Name extends string>(
  name: string,
  rounds: Rounds<Name | 'Python', Fairness>,
  whose: Name,
): Figure {
  return {
    name,
    unit: 'ms',
    ...besidePython(rounds, whose, 'longest'),
    target: null,
    isKept: false,
  };
}

export function smallestShare<Name extends string>(
  name: string,
  rounds: Rounds<Name | 'Python', Fairness>,
  whose: Name,
): Figure {
  return { name, unit: 'share', ...besidePython(rounds, whose, 'share'), target: null };
}

/** The clock is read in each, other than in contended.ts, for what is read is the wait. */
export function timeOfSection<Name extends string>(
  name: string,
  rounds: Rounds<Name | 'Python', Fairness>,
  whose: Name,
): Figure {
  return { name, unit: 'ns', ...besidePython(rounds, whose, 'time'), target: null };
}

function besidePython<Name extends string>(
  rounds: Rounds<Name | 'Python', Fairness>,
  whose: Name,
  what: keyof Fairness,
): Pick<Figure, 'ours' | 'beside'> {
  const numbers = rounds.map((round) => ({ ours: round[whose][what], Python: round.Python[what] }));
  return compare(numbers, 'ours', 'Python');
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
    time: (MILLISECONDS * 1e6) / all,
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
