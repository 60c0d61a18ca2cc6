import { setTimeout as sleep } from 'node:timers/promises';
import {
  BrokenPipeError,
  type Connection,
  EndOfFileError,
  Pipe,
  TornMessageError,
} from '../../../src/index.js';
import type { Note } from '../diary.js';
import { type Member, type Subject, subject, type Trial, type Watch } from './subject.js';

/** Two ends of a pipe: one dies, and the other receives what was sent, or is told. */

interface Ends {
  readonly victims: Connection;
  readonly others: Connection;
}

/** Small ones, one that a single write just holds, and one that is more than fits into a pipe. */
const SIZES = [1, 4000, 300_000, 0];

async function sends(end: Connection, me: Member): Promise<void> {
  for (const [index, size] of SIZES.entries()) {
    me.note('puts', index);
    await me.amid(end.send({ index, load: new Uint8Array(size).fill(index) }));
    me.note('has put', index);
    me.here();
  }
}

async function receives(end: Connection, me: Member): Promise<void> {
  for (const size of SIZES) {
    me.note('gets');
    const message = (await me.amid(end.recv())) as { index: number; load: Uint8Array };
    const isWhole =
      message.load.length === size && message.load.every((byte) => byte === message.index);
    me.note('has got', isWhole ? message.index : NaN);
    me.here();
  }
}

/** What one who lives may be told. */
async function untilTold(me: Member, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const isTyped = [EndOfFileError, TornMessageError, BrokenPipeError].some(
      (kind) => error instanceof kind,
    );
    if (!isTyped) throw error;
    me.note('is told');
  }
}

type Part = (end: Connection, me: Member) => Promise<void>;

/** @param keeps whether the one who lives has the victim's end, too, until that has died */
function pipe(name: string, duplex: boolean, keeps: boolean, victim: Part, other: Part): Subject {
  return subject<Ends>({
    name,
    survivors: 0,
    once: true,
    make() {
      const [first, second] = Pipe({ duplex });
      return victim === receives
        ? { victims: first, others: second }
        : { victims: second, others: first };
    },
    async act({ victims, others }, me) {
      others.close();
      await victim(victims, me);
      // The other one closes its end now.
      if (victim === receives) await untilTold(me, me.amid(victims.recv()));
      victims.close();
    },
    async help({ victims, others }, me, { gone }: Watch) {
      if (!keeps) victims.close();
      const closing = (async () => {
        while (!gone()) await sleep(1);
        victims.close();
      })();
      await untilTold(me, other(others, me));
      if (other === sends) others.close();
      await closing;
      others.close();
    },
    check,
  });
}

function check({ notes, died }: Trial<Ends>): string[] {
  const wrong: string[] = [];
  for (const sender of [0, 1]) {
    const got = valuesOf(notes, 1 - sender, 'has got');
    const put = valuesOf(notes, sender, 'puts');
    if (got.some((value, index) => value !== index) || got.length > put.length)
      wrong.push(`${put.join()} were sent, and ${got.join()} received`);
  }
  if (died === Infinity && notes.some(({ who, mark }) => who === 1 && mark === 'is told'))
    wrong.push('an end was told of a death, and nobody had died');
  const whole = valuesOf(notes, 0, 'has put').length;
  const received = valuesOf(notes, 1, 'has got').length;
  if (received < whole) wrong.push(`${whole} were sent to their end, and ${received} received`);
  return wrong;
}

function valuesOf(notes: readonly Note[], who: number, mark: Note['mark']): number[] {
  return notes.filter((one) => one.who === who && one.mark === mark).map(({ value }) => value);
}

async function answers(end: Connection, me: Member): Promise<void> {
  await Promise.all([receives(end, me), sends(end, me)]);
}

export const pipes: readonly Subject[] = [
  pipe('Pipe, one who sends', false, false, sends, receives),
  pipe('Pipe, one of two who have the sending end', false, true, sends, receives),
  pipe('Pipe, one who receives', false, false, receives, sends),
  pipe('Pipe of two ways', true, false, answers, answers),
];
