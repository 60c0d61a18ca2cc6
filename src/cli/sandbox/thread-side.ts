import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AnswerError } from '../../scenario/ending.js';
import { NotSharedError } from '../../scenario/shared.js';
import { parentPort } from 'node:worker_threads';
import { refusalIn } from '../../run/between/refusal.js';
import { importFile } from '../../run/find-scenario.js';
import { lookInto } from './contents.js';
import { countBeside, giveAccount } from './exploration-of.js';
import {
  ContradictionError,
  EndlessError,
  NondeterminismError,
  NotAwaitedError,
  TooMuchError,
} from '../../explore/model/errors.js';
import { pulse } from '../../explore/model/pulse.js';
import { drawUp, findEasiest, followOrder, lookAhead, takePosition, tryAct } from './position.js';
import { lineOf } from './place.js';
import { SlipError } from './trial.js';
import { beginHearing, heard } from './hearing.js';
import type { Answer, FlawDetails, Job, Thrown, ThreadMessage } from './jobs.js';
import { lineThrown } from '../../run/own-stack.js';

/** The thread's side: one job after the other. */

const port = parentPort!;
const say = (word: ThreadMessage): void => port.postMessage(word);
let stop = new AbortController();
beginHearing();

port.on('message', (job: Job | 'stop') => {
  if (job === 'stop') stop.abort();
  else void carryOut(job);
});

async function carryOut(job: Job): Promise<void> {
  stop = new AbortController();
  say({ kind: 'begun', pulse: pulse.words });
  const beat = setInterval(() => pulse.turn(), 100);
  try {
    say({ kind: 'done', answer: await answer(job) });
  } catch (error) {
    say({ kind: 'threw', error: inAnyCase(error, job) });
  } finally {
    clearInterval(beat);
  }
}

function answer(job: Job): Promise<Answer<Job>> {
  switch (job.kind) {
    case 'look':
      return importFile(job.file).then((exports) => ({
        ...lookInto(exports, job.file),
        said: heard(),
      }));
    case 'account':
      return giveAccount(job, stop.signal);
    case 'count':
      return countBeside(job, stop.signal);
    case 'position':
      return takePosition(job);
    case 'order':
      return followOrder(job);
    case 'easiest':
      return findEasiest(job, stop.signal);
    case 'map':
      return drawUp(job, stop.signal);
    case 'trial':
      return tryAct(job);
    case 'outlook':
      return lookAhead(job, stop.signal);
  }
}

/** Anything can be thrown. */
function inAnyCase(error: unknown, where: Job): Thrown {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), line: null, details: null, said: heard() };
  return {
    name: error.name,
    message: error.message.split('\n')[0]!,
    line: lineIn(error, where),
    details: detailsOf(error),
    said: heard(),
  };
}

function lineIn(error: Error, where: Job): number | null {
  if (error instanceof SlipError) return error.line;
  const file = where.kind === 'look' ? where.file : where.source.module;
  // An answer is wrong when it has been given, and nowhere in the code.
  return error instanceof AnswerError && where.kind !== 'look' && file.startsWith('file:')
    ? lineOf(readFileSync(fileURLToPath(file), 'utf8'), where.act, error.of)
    : lineThrown(error, file);
}

function detailsOf(error: Error): FlawDetails | null {
  const refusal = refusalIn(error);
  if (refusal) return { code: 'REFUSED', refusal };
  if (error instanceof SlipError) return error.details;
  if (error instanceof NondeterminismError)
    return { code: 'NOT_DETERMINISTIC', process: error.process, step: error.step };
  if (error instanceof NotAwaitedError)
    return { code: 'NOT_AWAITED', process: error.process, call: error.call, line: error.line };
  if (error instanceof AnswerError) return { code: 'ANSWER', of: error.of, answer: error.answer };
  if (error instanceof NotSharedError)
    return { code: 'KEY', of: error.of, key: error.key, keys: error.keys };
  if (error instanceof ContradictionError) return { code: 'CONTRADICTION', order: error.order };
  if (error instanceof TooMuchError) return { code: 'TOO_MUCH' };
  if (error instanceof EndlessError) return { code: 'ENDLESS', processes: error.processes };
  return null;
}
