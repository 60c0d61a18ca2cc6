import { Lock } from '../src/index.js';
import { allocate, arena } from '../src/primitives/system/arena.js';
import { alternate, compare, type Figure } from './figure.js';
import { micros } from './first-line.js';
import { pythonNumber } from './python.js';
import { meet, type Place, together } from './together.js';

/** What does a section cost, all in all, when several processes want the same lock all the time? */

const SECTIONS = 100_000;
const RESULT = { began: 0, ended: 1 } as const;

export async function contended(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const processes of [2, 4, 8]) {
    const rounds = await alternate(5, {
      sync: () => perSection(processes, sectionsSync),
      Python: () => pythonNumber('lock.py', 'contended', processes, SECTIONS),
      async: () => perSection(processes, sections),
    });
    figures.push(
      {
        name: `contended by ${processes}: acquireSync`,
        unit: 'ns',
        ...compare(rounds, 'sync', 'Python'),
        target: 1,
      },
      {
        name: `contended by ${processes}: await acquire`,
        unit: 'ns',
        ...compare(rounds, 'async', 'Python'),
        target: 1,
      },
    );
  }
  return figures;
}

async function perSection(
  processes: number,
  work: typeof sections | typeof sectionsSync,
): Promise<number> {
  const counter = allocate(1);
  const results = await together(processes, import.meta.url, work, new Lock(), counter);
  const counted = arena().words[counter];
  if (counted !== processes * SECTIONS)
    throw new Error(`the lock does not exclude: ${counted} instead of ${processes * SECTIONS}`);
  const first = results[0]![RESULT.began]!;
  const after = (index: number): number[] => results.map((words) => (words[index]! - first) | 0);
  return (
    ((Math.max(...after(RESULT.ended)) - Math.min(...after(RESULT.began))) * 1000) /
    (processes * SECTIONS)
  );
}

/** @internal runs in the workers */
export async function sectionsSync(place: Place, lock: Lock, counter: number): Promise<void> {
  const { words } = arena();
  await meet(place);
  words[place.results + RESULT.began] = micros();
  for (let section = 0; section < SECTIONS; section++) {
    lock.acquireSync();
    words[counter]!++;
    lock.release();
  }
  words[place.results + RESULT.ended] = micros();
}

/** @internal runs in the workers */
export async function sections(place: Place, lock: Lock, counter: number): Promise<void> {
  const { words } = arena();
  await meet(place);
  words[place.results + RESULT.began] = micros();
  for (let section = 0; section < SECTIONS; section++) {
    await lock.acquire();
    words[counter]!++;
    lock.release();
  }
  words[place.results + RESULT.ended] = micros();
}
