import { setTimeout as sleep } from 'node:timers/promises';
import { Lock, RLock, type Semaphore, SharedArray, Value } from '../../../src/index.js';
import { crowds } from '../../models/crowd.js';
import { type Member, lastOf, type Subject, subject, type Trial } from './subject.js';
import { visitsIn } from './visits.js';

/** What excludes, by itself or beside a number: at most one is inside. */

/** What can be taken for a lock, a broken one too. */
type Excludes = Pick<Lock | Semaphore, 'acquire' | 'acquireSync' | 'release'>;

/** How long one stays inside, in milliseconds, so that others come meanwhile, and wait. */
const WHILE = 1;

interface Room {
  readonly lock: Excludes;
  /** Who is inside, counted from 1. */
  readonly inside: Value<'int32'>;
  /** How often somebody was inside: read, and written plus one, in every section. */
  readonly total: Value<'int32'>;
}

const WAYS: readonly ((lock: Excludes) => boolean | Promise<boolean>)[] = [
  (lock) => lock.acquire(),
  (lock) => lock.acquireSync(),
  (lock) => lock.acquire({ timeout: 1 }),
  (lock) => lock.acquireSync({ timeout: 1 }),
];

async function visits({ lock, inside, total }: Room, me: Member): Promise<void> {
  for (const way of WAYS) {
    me.note('asks');
    if (!(await way(lock))) continue;
    // One who died inside has left its number there.
    const before = inside.exchange(me.index + 1);
    me.note('is in', before);
    const seen = total.value;
    me.here();
    await sleep(WHILE);
    if (inside.value !== me.index + 1) me.note('intrudes', inside.value);
    total.value = seen + 1;
    inside.value = 0;
    me.note('leaves');
    lock.release();
    me.note('has left');
  }
}

export function checkRoom({ things, notes, died }: Trial<Room>): string[] {
  const entered = notes.filter(({ mark }) => mark === 'is in');
  const left = notes.filter(({ mark }) => mark === 'leaves').length;
  const wrong = crowds(visitsIn(notes, died), 1);
  for (const { who, value, time } of entered)
    if (value !== 0 && (value !== 1 || time < died))
      wrong.push(`${who} came in and found ${value - 1} there`);
  for (const { who, value } of notes.filter(({ mark }) => mark === 'intrudes'))
    wrong.push(`${who} was inside and found ${value - 1} there`);
  // The victim may have written the total, and not yet noted that it leaves.
  const total = things.total.value;
  const uncertain = died < Infinity && lastOf(notes, 0)?.mark === 'is in' ? 1 : 0;
  if (total < left || total > left + uncertain)
    wrong.push(`${left} sections have made a total of ${total}`);
  things.total.value = 0;
  things.inside.value = 0;
  if (things.lock instanceof Lock || things.lock instanceof RLock)
    wrong.push(...leftIn(things.lock));
  return wrong;
}

/** Nobody is inside any more, unless it is the dead. */
function leftIn(lock: Lock | RLock): string[] {
  const { holder, waiting } = lock.inspect();
  const wrong = waiting.length > 0 ? [`${waiting.join()} still wait`] : [];
  if (!lock.tryAcquire()) return [...wrong, `${holder} still has it`];
  lock.release();
  return wrong;
}

interface Guard {
  readonly lock: Excludes;
  readonly total: Value<'int32'>;
}

export function roomWith(name: string, make: () => Guard): Subject {
  return subject<Room>({
    name,
    survivors: 2,
    make: () => ({ ...make(), inside: new Value('int32', 0, { lock: false }) }),
    act: visits,
    check: checkRoom,
  });
}

export function bare(): Value<'int32'> {
  return new Value('int32', 0, { lock: false });
}

function guarded(): Guard {
  const total = new Value('int32', 0);
  return { total, lock: total.getLock() };
}

const shelf = subject<SharedArray<'int32'>>({
  name: 'SharedArray',
  survivors: 2,
  make: () => new SharedArray('int32', 8),
  async act(array, me) {
    for (let round = 1; round <= 4; round++) {
      me.note('asks');
      await array.withLock(async () => {
        me.note('is in', new Set(array).size);
        await sleep(WHILE);
        for (let index = 0; index < array.length; index++) array.set(index, me.index * 10 + round);
        me.here();
        me.note('leaves');
      });
      me.note('has left');
    }
  },
  check({ things: array, notes, died }) {
    const wrong = [...crowds(visitsIn(notes, died), 1), ...leftIn(array.getLock())];
    // All numbers are the same whenever nobody is inside; the dead may leave half of it, once.
    const torn = notes.filter(({ mark, value }) => mark === 'is in' && value !== 1);
    if (torn.length > 1 || torn.some(({ time }) => time < died))
      wrong.push(`${torn.length} have found it half done`);
    return wrong;
  },
});

export const locks: readonly Subject[] = [
  roomWith('Lock', () => ({ lock: new Lock(), total: bare() })),
  roomWith('RLock', () => ({ lock: new RLock(), total: bare() })),
  roomWith('Value', guarded),
  shelf,
];
