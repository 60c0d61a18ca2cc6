import { setTimeout as sleep } from 'node:timers/promises';
import { Barrier, BrokenBarrierError } from '../../../src/index.js';
import { earlyPasses, type Passage } from '../../models/passes.js';
import type { Note } from '../diary.js';
import { lastOf, type Subject, subject } from './subject.js';

/** Three parties: all pass, or all who live are told. */

const PARTIES = 3;

interface Line {
  readonly line: Barrier;
  /** Whether it lets somebody through at once, on purpose. */
  readonly isEarly: boolean;
}

export function lineWith(name: string, isEarly = false): Subject {
  return subject<Line>({
    name,
    survivors: PARTIES - 1,
    make: () => ({ line: new Barrier(PARTIES), isEarly }),
    async act({ line, isEarly: flawed }, me) {
      for (let round = 0; round < 4; round++) {
        if (flawed && me.index !== 1) await sleep(5);
        me.note('comes');
        me.here();
        try {
          const wait = line.wait();
          const isEarlyNow = flawed && me.index === 1 && round === 1;
          if (isEarlyNow) me.note('passes');
          const number = await me.amid(wait);
          if (!isEarlyNow) me.note('passes', number);
        } catch (error) {
          if (!(error instanceof BrokenBarrierError)) throw error;
          return me.note('is told');
        }
        me.here();
      }
    },
    /** One that died where it did not stand in the line never comes: that is said for it. */
    async help({ line }, _, { notes, gone, over }) {
      const stands = (who: number): boolean => lastOf(notes(), who)?.mark === 'comes';
      const waitInVain = (): boolean =>
        gone() && line.waiting === PARTIES - 1 && stands(1) && stands(2);
      while (!over() && !waitInVain()) await sleep(1);
      if (!over()) line.abort();
    },
    check({ things: { line }, notes, died }) {
      const passages = passagesIn(notes);
      const wrong = earlyPasses(
        passages.filter(({ passed, who }) => passed !== null || who === 0),
        PARTIES,
      );
      if (died === Infinity && passages.some(({ passed }) => passed === null))
        wrong.push('it was broken, and nobody had died');
      line.reset();
      if (line.broken || line.waiting > 0) wrong.push(`after a reset it is ${line.toString()}`);
      return wrong;
    },
  });
}

function passagesIn(notes: readonly Note[]): Passage[] {
  return notes
    .filter(({ mark }) => mark === 'comes')
    .map(({ who, time: came }) => {
      const next = notes.find((one) => one.who === who && one.mark !== 'comes' && one.time >= came);
      const hasPassed = next?.mark === 'passes';
      return {
        who,
        came,
        passed: hasPassed ? next.time : null,
        number: hasPassed ? next.value : 0,
      };
    });
}

export const barriers: readonly Subject[] = [lineWith('Barrier')];
