import { parentPort, workerData } from 'node:worker_threads';
import { importFile } from '../run/find-plot.js';
import { lookInto, type Contents } from './contents.js';
import { type Account, type AccountOf, giveAccount } from './account.js';
import { EndlessError, NondeterminismError } from '../explore/errors.js';
import type { Details, Thrown, Word } from './thread.js';

/** The thread's side: one job, and then it is over. */

export type Job = { readonly kind: 'look'; readonly file: string } | AccountOf;

export type Answer<J extends Job> = J extends AccountOf ? Account : Contents;

const port = parentPort!;
const stop = new AbortController();
const say = (word: Word): void => port.postMessage(word);

port.on('message', () => stop.abort());
const beat = setInterval(() => say({ kind: 'alive' }), 250);

const job = workerData as Job;
try {
  const answer = job.kind === 'look' ? lookInto(await importFile(job.file)) : await giveAccount(job, stop.signal);
  say({ kind: 'done', answer });
} catch (error) {
  say({ kind: 'threw', error: inAnyCase(error, job) });
} finally {
  clearInterval(beat);
  port.close();
}

/** Anything can be thrown. */
function inAnyCase(error: unknown, where: Job): Thrown {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), line: null, details: null };
  const file = where.kind === 'look' ? where.file : where.source.module;
  const at = error.stack?.indexOf(`${file}:`) ?? -1;
  const line = at < 0 ? null : Number.parseInt(error.stack!.slice(at + file.length + 1));
  return { name: error.name, message: error.message.split('\n')[0]!, line, details: detailsOf(error) };
}

function detailsOf(error: Error): Details | null {
  if (error instanceof NondeterminismError) return { code: 'NOT_DETERMINISTIC', process: error.process, step: error.step };
  if (error instanceof EndlessError) return { code: 'ENDLESS', processes: error.processes };
  return null;
}
