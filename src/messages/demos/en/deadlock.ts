import type { DemoWords } from '../../demo-words.js';
import { plural } from '../../plural.js';

export interface ForgottenFigures {
  readonly holder: string | null;
  readonly waiter: string | null;
  readonly waitedMs: number | null;
  readonly abandoned: boolean;
}

export interface KilledFigures {
  readonly tickets: number;
  readonly left: number | null;
  readonly sold: number | null;
  readonly lost: number | null;
  readonly holderExitCode: number | null;
  readonly toldOf: number | null;
  readonly recoveredAfterMs: number | null;
}

export const deadlock: DemoWords = {
  short: 'five ways in which locks go wrong, each followed by its cure',
  setting: () => 'buyers, locks, one JSON file',
  acts: {
    'wrong-lock': {
      title: 'a lock each',
      short: 'a lock of its own for each: no protection at all',
      intro: ({ buyers }) => `${buyers} buyers, ${buyers} locks: each locks its own, and finds it free.`,
    },
    'right-lock': {
      title: 'one lock for all',
      short: 'the cure: the same lock for everybody',
      intro: ({ buyers }) => `${buyers} buyers, 1 lock: the very same, passed to each.`,
    },
    'forgotten-release': {
      title: 'a release forgotten',
      short: 'never released: who waits, for whom, how long',
      intro: ({ delay }) => `The first buyer keeps the lock in its pocket, and goes for a walk of ${4 * delay!} ms.`,
    },
    released: {
      title: 'released in any case',
      short: 'the cure: release in finally, or use withLock',
      intro: ({ delay }) => `The lock is released in finally; then comes the same walk of ${4 * delay!} ms.`,
    },
    twice: {
      title: 'acquired twice',
      short: 'a process waits for a lock that it holds itself',
      intro: () => 'Each buyer locks, and calls a function that locks the same lock again.',
    },
    reentrant: {
      title: 'a re-entrant lock',
      short: 'the cure: its holder may acquire it once more',
      intro: () => 'The same code. The lock counts how often its holder has acquired it.',
    },
    'lock-order': {
      title: 'opposite order',
      short: 'two locks in opposite order: a deadlock',
      intro: ({ delay }) => `One locks A and then B, the other B and then A, ${delay} ms apart: each moves a ticket.`,
    },
    'same-order': {
      title: 'the same order',
      short: 'the cure: everybody acquires A before B',
      intro: ({ delay }) => `Both lock A and then B, ${delay} ms apart, whichever way the ticket goes.`,
    },
    'holder-killed': {
      title: 'the holder dies',
      short: 'killed with the lock in its hands: recovered',
      intro: () => 'Main kills the first buyer in the middle of its sale. The second one waits for the lock.',
    },
    repaired: {
      title: 'the next one repairs',
      short: 'the cure: the next one is told, and repairs',
      intro: () => 'The same death. The second buyer asks the lock whether somebody died with it.',
    },
  },
  options: { buyers: 'how many buyers, in the acts where there may be more than two' },
  says: { walks: 'goes for a walk', walksWithLock: 'goes for a walk, with the lock in its pocket' },
  outcomes: { moved: 'has moved its ticket' },
  sentences: {
    stuckAndTold: ({ toldAfterMs }: { toldAfterMs: number }) => `Noticed ${toldAfterMs} ms after it had closed, by the locks' own state; by itself it would last for ever.`,
    notStuck: () => 'No such circle of processes that wait for each other came about.',
    allDone: ({ done }: { done: number }) => `${plural(done, 'process', 'processes')}, and all came to their end: nobody is stuck.`,
    notAllDone: ({ done, processes }: { done: number; processes: number }) => `${done} of ${plural(processes, 'process', 'processes')} came to their end.`,
    forgotten: ({ holder, waiter, waitedMs }: ForgottenFigures) =>
      `${waiter} waited ${waitedMs} ms for a lock that ${holder} had forgotten in its pocket. Only ${holder}'s end gave it back, and ${waiter} was told so; elsewhere it would still wait.`,
    notForgotten: ({ holder, waiter }: ForgottenFigures) => `Nobody had to wait for a forgotten lock (first: ${holder ?? 'nobody'}, then: ${waiter ?? 'nobody'}).`,
    releasedInTime: ({ holder, waiter, waitedMs }: ForgottenFigures) =>
      `${waiter} had the lock while ${holder} was still on its walk${waitedMs === null ? '' : `, after ${waitedMs} ms`}. Nobody died with it.`,
    notReleased: ({ waiter }: ForgottenFigures) => `${waiter ?? 'The next one'} got the lock only when its holder was gone.`,
    recovered: ({ recoveredAfterMs, lost }: KilledFigures) =>
      `The holder was killed; ${recoveredAfterMs} ms later the next buyer had the lock, and was told whose it had been. But ${plural(lost!, 'ticket')} vanished with the dead: a lock can be recovered, half-done work cannot.`,
    repaired: ({ recoveredAfterMs, sold, tickets }: KilledFigures) =>
      `Recovered ${recoveredAfterMs} ms after the death. The next buyer was told, counted again and repaired the file: ${sold} of ${plural(tickets, 'ticket')} sold, none lost.`,
    notRecovered: ({ holderExitCode, toldOf, lost, recoveredAfterMs }: KilledFigures) =>
      `The holder's exit code is ${holderExitCode ?? 'unknown'}, the next one was told of ${toldOf === null ? 'nobody' : `process ${toldOf}`}, ${lost === null ? 'nobody knows how many tickets are lost' : lost === 1 ? '1 ticket is lost' : `${lost} tickets are lost`}${toldOf !== null && recoveredAfterMs === null ? '; but it was not main that killed the holder' : ''}.`,
  },
  endings: {
    allDone: () => 'all came to their end',
    notAllDone: () => 'all came to their end',
    releasedInTime: () => 'all came to their end',
    notReleased: () => 'all came to their end',
    notStuck: () => 'both tickets moved, nobody stuck',
  },
};
