import { setTimeout as sleep } from 'node:timers/promises';
import { JoinableQueue, Queue, SimpleQueue } from '../../../src/index.js';
import { type Get, type Put, violations } from '../../models/fifo-history.js';
import type { Note } from '../diary.js';
import { type Member, type Subject, subject, type Trial } from './subject.js';

/** Members that put and get by turns; what is in a message is a number that is put once. */

/** What can be taken for a queue, a broken one too. */
export type Line = Pick<SimpleQueue<Message>, 'put' | 'get' | 'empty'>;
interface Message {
  readonly value: number;
  /** Of some messages more than fits into shared memory. */
  readonly load: Uint8Array;
}

/** A queue, and what is wrong with it on purpose. */
export interface Counter {
  readonly line: Line;
  readonly flaw: 'loses' | 'doubles' | null;
}

const ROUNDS = 4;
const LARGE = 100_000;
let next = 0;

async function puts({ line, flaw }: Counter, me: Member, round: number): Promise<void> {
  const value = process.pid * 10_000 + (next++ % 10_000);
  const message = { value, load: new Uint8Array(round === 2 ? LARGE : 10) };
  const isFlawed = me.index === 1 && round === 1;
  me.note('puts', value);
  me.here();
  if (!(isFlawed && flaw === 'loses')) await line.put(message);
  if (isFlawed && flaw === 'doubles') await line.put(message);
  me.note('has put', value);
  me.here();
}

async function gets({ line }: Counter, me: Member): Promise<void> {
  me.note('gets');
  const { value } = await line.get();
  me.note('has got', value);
  me.here();
  if (line instanceof JoinableQueue) line.taskDone();
}

export function lineOf(name: string, make: () => Line, flaw: Counter['flaw'] = null): Subject {
  return subject<Counter>({
    name,
    survivors: 2,
    make: () => ({ line: make(), flaw }),
    async act(counter, me) {
      for (let round = 0; round < ROUNDS; round++) {
        // The last one wants before it gives, and so has to wait.
        if (me.index === 2) await gets(counter, me);
        await puts(counter, me, round);
        if (me.index !== 2) await gets(counter, me);
      }
    },
    /** One more than is taken; and again, when the dead one had in hand what another waits for. */
    async help(counter, me, { gone, over }) {
      await puts(counter, me, 0);
      let isOwed = true;
      for (; !over(); await sleep(1)) {
        if (!gone() || !isOwed || !counter.line.empty()) continue;
        isOwed = false;
        await puts(counter, me, 2);
      }
      while (!counter.line.empty()) await gets(counter, me);
    },
    check,
  });
}

/** Room for one message only: two put and one gets, or the other way round. */
export function narrow(name: string, victimGets: boolean): Subject {
  const getter = victimGets ? 0 : 2;
  return subject<Counter>({
    name,
    survivors: 2,
    make: () => ({ line: new Queue<Message>(1), flaw: null }),
    async act(counter, me) {
      for (let round = 0; round < ROUNDS; round++)
        await (me.index === getter ? gets(counter, me) : puts(counter, me, round));
    },
    /** Takes what is too much. */
    async help(counter, me, { notes, gone, over }) {
      const hasEnough = (): boolean =>
        (getter === 0 && gone()) || notes().filter(isGotBy(getter)).length === ROUNDS;
      for (; !over() || !counter.line.empty(); await sleep(1))
        while (hasEnough() && !counter.line.empty()) await gets(counter, me);
    },
    check,
  });
}

const isGotBy =
  (getter: number) =>
  ({ who, mark }: Note): boolean =>
    who === getter && mark === 'has got';

async function check({
  things: { line },
  notes,
  died,
}: Trial<Counter>): Promise<readonly string[]> {
  const wrong = violations({ puts: putsIn(notes), gets: getsIn(notes) });
  if (line instanceof Queue) wrong.push(...leftIn(line));
  if (line instanceof JoinableQueue) wrong.push(...(await unfinishedOf(line, died)));
  return wrong;
}

function leftIn(line: Queue): string[] {
  const { putting, getting, size } = line.inspect();
  return putting.length + getting.length + size > 0
    ? [`${putting.join()} still put, ${getting.join()} still get, ${size} are in it`]
    : [];
}

/** Those that went with the dead one are never done. */
async function unfinishedOf(line: JoinableQueue, died: number): Promise<string[]> {
  const { unfinished } = line;
  if (unfinished > (died < Infinity ? 1 : 0)) return [`${unfinished} are not done`];
  for (let left = unfinished; left > 0; left--) line.taskDone();
  return (await line.join({ timeout: 60_000 })) ? [] : ['all are done, and join waits'];
}

/** What follows the beginning of an operation in the same diary is its end. */
function endOf(notes: readonly Note[], { who, time }: Note, mark: Note['mark']): Note | undefined {
  return notes.find((one) => one.who === who && one.mark === mark && one.time >= time);
}

function putsIn(notes: readonly Note[]): Put[] {
  return notes
    .filter(({ mark }) => mark === 'puts')
    .map(({ value, time: start }) => {
      const done = notes.find((one) => one.mark === 'has put' && one.value === value);
      return { value, start, end: done?.time ?? Infinity };
    });
}

function getsIn(notes: readonly Note[]): Get[] {
  return notes
    .filter(({ mark }) => mark === 'gets')
    .map((begun) => {
      const got = endOf(notes, begun, 'has got');
      return { value: got?.value ?? null, start: begun.time, end: got?.time ?? Infinity };
    });
}

export const queues: readonly Subject[] = [
  lineOf('Queue', () => new Queue()),
  narrow('Queue(1), one who puts', false),
  narrow('Queue(1), one who gets', true),
  lineOf('JoinableQueue', () => new JoinableQueue()),
  lineOf('SimpleQueue', () => new SimpleQueue()),
];
