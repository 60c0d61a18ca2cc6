import type { Run, Verdict } from '../../act/act.js';
import type { TraceEvent } from '../../trace/event.js';

/** What came out of a pipe, compared with what went in. */

/** What is written into the pipe that two read from. */
export const REQUESTS: readonly string[] = ['Alice: 1A', 'Bob: 7C'];

/** How it is written: the length in four characters, then the text. */
export const framed = (request: string): string =>
  String(request.length).padStart(4, '0') + request;

export function judgeOneWay(run: Run): Verdict {
  const [sent, received] = [valuesOf(run, 'send'), valuesOf(run, 'recv')];
  const error =
    run.events.find(({ op, process }) => op === 'say' && process === 'seller')?.value ?? null;
  const refused = run.ending.outcomes.some(({ outcome }) => outcome === 'refused');
  const summary = {
    sent,
    received,
    served: servedIn(run),
    refused,
    error,
    elapsedMs: run.elapsedMs,
  };
  const ok =
    sent.length > 0 &&
    sent.join() === received.join() &&
    refused &&
    error === 'connection is read-only';
  return { ok, summary, sentence: { key: ok ? 'oneWay' : 'notOneWay', data: summary } };
}

/** The end was seen when all had been received, and every copy of the writing end was closed. */
export function judgeEnd(run: Run): Verdict {
  const [sent, received] = [valuesOf(run, 'send'), valuesOf(run, 'recv')];
  const find = (op: TraceEvent['op'], process: string): TraceEvent | undefined =>
    run.events.find((event) => event.op === op && event.process === process);
  const [mine, theirs, end] = [
    find('close', 'seller'),
    find('close', 'buyer'),
    find('eof', 'seller'),
  ];
  const afterBoth =
    mine !== undefined &&
    theirs !== undefined &&
    end !== undefined &&
    mine.at <= end.at &&
    theirs.at <= end.at;
  const summary = {
    sent,
    received,
    served: servedIn(run),
    endOfFile: end !== undefined,
    afterBothWereClosed: afterBoth,
    elapsedMs: run.elapsedMs,
  };
  const ok = sent.length > 0 && sent.join() === received.join() && afterBoth;
  return { ok, summary, sentence: { key: ok ? 'toTheEnd' : 'notToTheEnd', data: summary } };
}

/** Each request was read whole, and by one; or not. */
export function judgeReaders(run: Run, promise: 'torn' | 'whole'): Verdict {
  const read = Object.fromEntries(
    ['reader-1', 'reader-2'].map((name) => [name, valuesOf(run, 'recv', name)]),
  );
  const texts = run.ending.outcomes
    .map(({ outcome }) => outcome)
    .filter((outcome) => outcome !== 'no-length');
  const whole = REQUESTS.filter((request) => texts.includes(request)).length;
  const left = String(run.ending.shared['line']);
  // Whoever writes may be killed before it has. An order in memory is judged by its ending alone:
  // there the writer has come to its end.
  const sent = run.events.length > 0 ? valuesOf(run, 'send') : REQUESTS.map(framed);
  const unread = REQUESTS.filter(
    (request) => left.includes(framed(request)) || !sent.includes(framed(request)),
  ).length;
  const torn = REQUESTS.length - whole - unread;
  const summary = { sent, read, whole, torn, unread, left, elapsedMs: run.elapsedMs };
  const ok =
    promise === 'torn'
      ? torn === REQUESTS.length && isSharedOut(run, read)
      : whole === REQUESTS.length;
  const key = torn > 0 ? 'readTorn' : unread > 0 ? 'readNotAll' : 'readWhole';
  return { ok, race: torn > 0, summary, sentence: { key, data: { ...summary, texts } } };
}

/**
 * Nothing is lost, and nothing is there twice: they have the bytes, only not those of one request
 * each.
 */
function isSharedOut(run: Run, read: Readonly<Record<string, readonly unknown[]>>): boolean {
  const sent = valuesOf(run, 'send').join('').length;
  const left = String(run.ending.shared['line']).length;
  return Object.values(read).flat().join('').length + left === sent;
}

function valuesOf({ events }: Run, op: TraceEvent['op'], process?: string): unknown[] {
  return events
    .filter((event) => event.op === op && (process === undefined || event.process === process))
    .map(({ value }) => value);
}

/** What the seller says that it got. */
function servedIn({ ending: { outcomes } }: Run): string | null {
  return outcomes.find(({ process }) => process === 'seller')?.outcome ?? null;
}
