import { type Ended, ended, grouped } from '../grammar/alike.js';
import { plural, some } from '../grammar/english.js';
import { words } from './demos/index.js';
import type { TellingWords } from '../words/telling.js';

export const telling: TellingWords = {
  demos: words.demos,
  outcomes: words.outcomes,
  says: words.says,
  steps: words.steps,
  sentences: {
    ...words.sentences,
    stuck: () => 'Nobody can go on, so the run was ended.',
    holdsAtEnd: () => 'The check at the end (holds) passed.',
    brokenAtEnd: ({ ending }: { ending: Ended }) =>
      `The check at the end (holds) failed: ${ended(ending)}.`,
  },
  labels: {
    race: 'RACE',
    holds: 'AS PROMISED',
    failed: 'NOT AS PROMISED',
    deadlock: 'DEADLOCK',
    standstill: 'STANDSTILL',
    well: 'WENT WELL',
    wrong: 'WENT WRONG',
  },
  events: {
    looks: (value) => `looks: ${value}`,
    reads: (value) => `reads ${value}`,
    writes: (value) => `writes ${value}`,
    half: (text) => `writes the first half: ${text}`,
    torn: (text) => `reads half a file: ${text === '' ? 'nothing' : text}`,
    waits: (holder) => `waits for the lock; ${holder} holds it`,
    behind: (before, all) => `; ahead: ${some(before, all)}`,
    acquires: (queue, all) =>
      all === 0 ? 'acquires the lock' : `acquires the lock; waiting: ${some(queue, all)}`,
    abandoned: (pid, process) =>
      `takes over the lock of ${process ?? `process ${pid}`}, which has ended`,
    left: (count) => `${typeof count === 'number' ? grouped(count) : count} left`,
    forks: (process, pid, daemon) =>
      `starts ${process} (process ${pid}${daemon ? ', a daemon' : ''})`,
    exits: 'exits',
    exitsWith: (code) => `exits with code ${code}`,
    endedBy: (signal) => `is ended by ${signal}`,
    kills: (process) => `kills ${process}`,
    waitsForRoom: (queue) => `waits: ${queue} is full`,
    waitsForChange: (on) => `waits for ${on} to be as wanted`,
    waitsFor: (on) => `waits for ${on}`,
    waitsForMessage: (from) => `waits: ${from} is empty`,
    goesOn: (text, times) =>
      `${text}, again and again: ${plural(times, 'time')}, and nothing shared has changed`,
    asked: (times, isAll) =>
      `… ${isAll ? '' : 'more than '}${grouped(times)} ${times === 1 ? 'line' : 'lines'} like this left out`,
  },
  unfinished: {
    repeats: (process, step, times) =>
      `${process} ${step} again and again (${plural(times, 'time')}, and nothing shared changed)`,
    since: (process, step) => `${process} has come to no other step since it ${step}`,
    none: (process) => `${process} has come to no step`,
    more: (count) => `and ${grouped(count)} more`,
    told: (timeout, parts) => `${timeout}: ${parts.join('; ')}`,
  },
  working: { starting: (count) => `starting ${plural(count, 'process', 'processes')}` },
  death: (process, exitCode, signal) =>
    signal === null
      ? `${process} ended before its work was done, with exit code ${exitCode}${exitCode === 0 ? ' (process.exit)' : ''}.`
      : `${process} was ended by ${signal} before its work was done.`,
  notAwaited: (processes, call, line) =>
    `${call}() was not awaited, by ${processes.join(', ')}${line === null ? '' : ` in line ${line}`}: did you forget await?`,
  checkIsVoid: 'The check at the end (holds) passed, but that proves nothing.',
  beside: 'the same sale in other ways, for comparison',
  next: {
    fix: 'the fix',
    contrast: 'the race',
    every: 'every way',
    again: 'the same order',
    more: 'more runs',
  },
};
