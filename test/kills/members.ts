import type { Queue, Semaphore, SimpleQueue } from '../../src/index.js';
import { self } from '../../src/primitives/waiting/family.js';
import type { Diary } from './diary.js';
import { inLine, type StartLine } from './line.js';
import { Member } from './subjects/subject.js';
import { subjectNamed } from './subjects/list.js';
import { setTrapAt, Spot } from './trap.js';

/** Targets: those who live on, and those who die. */

/** How one who lives on has fared. */
export interface Report {
  readonly who: number;
  /** What it threw, in a word; null when nothing. */
  readonly error: string | null;
}

/** Plays its part each time it is told to, until it is told to end. */
export async function survives(
  name: string,
  things: unknown,
  index: number,
  diary: Diary,
  line: StartLine,
  orders: SimpleQueue<'go' | 'end'>,
  reports: Queue<Report>,
): Promise<void> {
  const me = new Member(index, diary);
  while ((await orders.get()) === 'go') {
    await inLine(line);
    const error = await subjectNamed(name)
      .act(things, me)
      .then(
        () => null,
        (thrown: unknown) => (thrown instanceof Error ? (thrown.stack ?? thrown.name) : 'a throw'),
      );
    await reports.put({ who: index, error });
  }
}

/** Plays its part once, and dies in the middle of it. */
export async function dies(
  name: string,
  things: unknown,
  diary: Diary,
  line: StartLine,
  spot: Spot,
  go: Semaphore,
): Promise<void> {
  spot.view[Spot.ready] = self();
  await go.acquire();
  await inLine(line);
  await subjectNamed(name).act(things, new Member(0, diary, setTrapAt(spot)));
}
