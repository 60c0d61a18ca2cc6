import { constants } from 'node:os';
import { wordFor } from '../messages/index.js';
import type { TraceEvent } from '../trace/event.js';
import { brief, type Look } from './look.js';

/**
 * What a process says: a sentence of the messages, by its key, perhaps with figures; or its own
 * words.
 */
export function sayText({ messages: { says } }: Pick<Look, 'messages'>, value: unknown): string {
  const hasFigures = typeof value === 'object' && value !== null && 'sentence' in value;
  const key = hasFigures ? String(value.sentence) : String(value);
  const saying = wordFor(says, key);
  if (typeof saying === 'function') return saying(value as never);
  return saying ?? (hasFigures || typeof value === 'string' ? key : brief(value));
}

/**
 * How it ended for a process, in the user's words; undefined where nobody has found any. A number
 * in it goes where the words have a #.
 */
export function outcomeText(
  { messages: { outcomes } }: Pick<Look, 'messages'>,
  value: unknown,
): string | undefined {
  const outcome = String(value);
  const [number = ''] = /\d+$/.exec(outcome) ?? [];
  return (
    wordFor(outcomes, outcome) ??
    wordFor(outcomes, `${outcome.slice(0, outcome.length - number.length)}#`)?.replace(
      '#',
      Number(number).toLocaleString('en'),
    )
  );
}

/** How a process ended, by its exit code. */
export function exitText({ messages: { events } }: Pick<Look, 'messages'>, code: number): string {
  if (code < 0) return events.endedBy(signalName(code)!);
  return code === 0 ? events.exits : events.exitsWith(code);
}

/** Whether it is the end of one that has died before, as its order has it: it was told then. */
export function endOfDead({ op, process }: TraceEvent, before: readonly TraceEvent[]): boolean {
  return op === 'exit' && before.some((event) => event.op === 'die' && event.process === process);
}

/** SIGTERM for −15; null for an exit code that is no signal. */
export function signalName(exitCode: number): string | null {
  return Object.entries(constants.signals).find(([, number]) => number === -exitCode)?.[0] ?? null;
}

/**
 * A write and what it means to its process belong into one line, where nothing else comes between
 * them.
 */
export function outcomeAfter(
  event: TraceEvent,
  following: readonly TraceEvent[],
): TraceEvent | undefined {
  const next = following.find(({ process }) => process === event.process);
  return next?.op === 'outcome' ? next : undefined;
}

/** Of a lock that is let go of, or had again, to wait on a condition. */
export function conditionText(
  { messages: { play } }: Look,
  op: string,
  lock: string,
  value: unknown,
): string | null {
  if (typeof value !== 'object' || value === null || !('condition' in value)) return null;
  const condition = String(value.condition);
  return op === 'release'
    ? play.sleeps(lock, condition)
    : play.wakes(lock, condition, 'notified' in value && value.notified === true);
}
