import type { DemoWords } from '../../words/demos.js';
import { timed, grouped } from '../../grammar/alike.js';
import { plural } from '../../grammar/english.js';

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

export const deadlock: DemoWords<'deadlock'> = {
  short: 'five ways in which locks go wrong, each followed by its fix',
  setting: () => 'buyers, locks, one JSON file',
  acts: {
    'wrong-lock': {
      title: 'a lock each',
      short: 'a lock of its own for each: no protection at all',
      intro: ({ buyers }) =>
        `${plural(buyers!, 'buyer')}, ${plural(buyers!, 'lock')}: each acquires its own, which is always free.`,
    },
    'right-lock': {
      title: 'one lock for all',
      short: 'the fix: the same lock for everybody',
      intro: ({ buyers }) => `${plural(buyers!, 'buyer')}, 1 lock: the very same, passed to each.`,
    },
    'forgotten-release': {
      title: 'a release forgotten',
      short: 'never released: who waits, for whom, how long',
      intro: ({ delay }) =>
        `Both buyers forget to release the lock, and do something else for ${grouped(4 * delay!)} ms.`,
    },
    released: {
      title: 'released in any case',
      short: 'the fix: release in finally, or use withLock',
      intro: ({ delay }) =>
        `The lock is released in finally; then the buyer does something else for ${grouped(4 * delay!)} ms.`,
    },
    twice: {
      title: 'acquired twice',
      short: 'a process waits for a lock that it holds itself',
      intro: () =>
        'Each buyer acquires the lock, then calls a function that acquires the same lock again.',
    },
    reentrant: {
      title: 'a re-entrant lock',
      short: 'the fix: its holder may acquire it again',
      intro: () =>
        'The same code. The lock counts how often its holder has acquired it (its depth); at 0 it is free.',
    },
    'lock-order': {
      title: 'opposite order',
      short: 'two locks in opposite order: a deadlock',
      intro: ({ delay }) =>
        `One acquires A and then B, the other B and then A, ${grouped(delay!)} ms apart. Each moves a ticket.`,
    },
    'same-order': {
      title: 'the same order',
      short: 'the fix: everybody acquires A before B',
      intro: ({ delay }) =>
        `Both acquire A and then B, ${grouped(delay!)} ms apart, whichever way the ticket goes.`,
    },
    'holder-killed': {
      title: 'the holder dies',
      short: 'killed while holding the lock: it is recovered',
      intro: () =>
        'Main kills the first buyer in the middle of its sale. The second one waits for the lock. The semaphore halfway tells main when to kill.',
    },
    repaired: {
      title: 'the next one repairs',
      short: 'the fix: the next one is told, and repairs',
      intro: () => 'The same, but the second buyer asks the lock whether its last holder died.',
    },
  },
  options: { buyers: 'how many buyers, in the acts where there may be more than two' },
  says: {
    walks: 'does something else',
    walksWithLock: 'does something else, still holding the lock',
  },
  steps: {
    'halfway release': () => 'is halfway: releases the semaphore halfway',
    'halfway acquire': () => 'sees that: acquires the semaphore halfway',
  },
  outcomes: { moved: 'has moved its ticket' },
  sentences: {
    stuckAndTold: ({ toldAfterMs }: { toldAfterMs: number }) =>
      `A circular wait, found in the state of the locks${timed(toldAfterMs, (time) => ` ${time} ms after it began`)}. Left alone, it would last for ever.`,
    notStuck: () => 'There was no circular wait.',
    allDone: ({ done }: { done: number }) =>
      `${plural(done, 'process', 'processes')}, all finished: none is stuck.`,
    notAllDone: ({ done, processes }: { done: number; processes: number }) =>
      `Only ${grouped(done)} of ${plural(processes, 'process', 'processes')} finished.`,
    forgotten: ({ holder, waiter, waitedMs }: ForgottenFigures) =>
      `${waiter} waited ${timed(waitedMs, (time) => `${time} ms `)}for a lock that ${holder} forgot to release. It was recovered only when ${holder} ended, and ${waiter} was told why. In Python, it would wait for ever.`,
    notForgotten: ({ holder, waiter }: ForgottenFigures) =>
      `Nobody had to wait for a lock that was not released (first: ${holder ?? 'nobody'}, then: ${waiter ?? 'nobody'}).`,
    releasedInTime: ({ holder, waiter, waitedMs }: ForgottenFigures) =>
      `${waiter} acquired the lock${timed(waitedMs, (time) => ` after ${time} ms`)}, while ${holder} was still doing something else. No process ended while holding it.`,
    notReleased: ({ waiter }: ForgottenFigures) =>
      `${waiter ?? 'The next one'} got the lock only when its holder had ended.`,
    recovered: ({ recoveredAfterMs, lost }: KilledFigures) =>
      `The holder was killed; ${timed(recoveredAfterMs, (time) => `${time} ms later`, 'then')} the next buyer acquired the lock, and was told who had held it. But ${plural(lost!, 'ticket')} ${lost === 1 ? 'was' : 'were'} lost: a lock can be recovered, half-done work cannot.`,
    repaired: ({ recoveredAfterMs, sold, tickets }: KilledFigures) =>
      `The lock was recovered ${timed(recoveredAfterMs, (time) => `${time} ms `)}after its holder died. The next buyer was told, counted again and repaired the file: ${grouped(sold!)} of ${plural(tickets, 'ticket')} sold, none lost.`,
    notRecovered: ({ holderExitCode, toldOf, lost, recoveredAfterMs }: KilledFigures) =>
      `The holder's exit code is ${holderExitCode ?? 'unknown'}, the next one was told of ${toldOf === null ? 'nobody' : `process ${toldOf}`}, ${lost === null ? 'nobody knows how many tickets are lost' : lost === 1 ? '1 ticket is lost' : `${grouped(lost)} tickets are lost`}${toldOf !== null && recoveredAfterMs === null ? '; but it was not main that killed the holder' : ''}.`,
  },
  endings: {
    allDone: () => 'all finished',
    notAllDone: () => 'all finished',
    releasedInTime: () => 'all finished',
    notReleased: () => 'all finished',
    notStuck: () => 'both tickets moved, none stuck',
  },
};
