import type { Demo } from '../../act/act.js';
import type { Deadlock, Wait } from '../../trace/deadlock.js';
import type { TraceEvent } from '../../trace/event.js';
import { type Op, OPS } from '../../trace/ops.js';
import { badInput, type Failure } from '../shell/failure.js';
import { parseJson, readInput } from '../shell/files.js';
import type { Messages } from '../../messages/index.js';

/**
 * What `--save` has written, read again. It may come from anybody: it is data, and nothing that it
 * says is taken to be so.
 */

/** One act of a saved run. */
export interface SavedRun {
  /** A demonstration's name; of another one it is known only what somebody has called it. */
  readonly demo: string;
  readonly act: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** All who took part, in their order; none where the file does not say. */
  readonly processes: readonly string[];
  readonly events: readonly TraceEvent[];
  readonly schedule: string | null;
  readonly ok: boolean;
  readonly race: boolean;
  readonly summary: Readonly<Record<string, unknown>>;
  /** What was said of it. */
  readonly sentence: (messages: Messages) => string;
}

/** One of which the order is known. */
export interface Saved extends SavedRun {
  readonly schedule: string;
}

const MOST_MIB = 32;

/** The acts of which the order is known. */
export function readSaved(path: string, messages: Messages): readonly [Saved, ...Saved[]] {
  const [first, ...others] = readRuns(path, messages).flatMap(({ schedule, ...run }) =>
    schedule === null ? [] : [{ ...run, schedule }],
  );
  if (!first) throw badInput(messages.replay.noOrder(path));
  return [first, ...others];
}

/** All acts that have come to their end. */
export function readRuns(path: string, messages: Messages): SavedRun[] {
  const { replay } = messages;
  const runs: SavedRun[] = [];
  let start: Omit<SavedStart, 'type'> = { options: {} };
  let events: TraceEvent[] = [];
  for (const [index, line] of readInput(path, MOST_MIB, messages, {
    missing: () => badInput(replay.missing(path)),
  })
    .split('\n')
    .entries()) {
    if (line === '') continue;
    const entry = entryOf(line);
    if (entry === null) throw badInput(replay.noLine(path, index + 1));
    if (entry.type === 'start') [start, events] = [entry, []];
    if (entry.type === 'event') events.push(entry);
    if (entry.type === 'verdict') {
      const { demo, act, schedule = null, ok, race, summary } = entry;
      runs.push({
        demo,
        act,
        options: start.options,
        processes: start.processes ?? [],
        events,
        schedule,
        ok: ok === true,
        race: race === true,
        summary: isObject(summary) ? summary : {},
        sentence: sentenceIn(entry),
      });
    }
  }
  return runs;
}

/** Who waited for whom at the end, where the summary says it as it was written. */
export function savedDeadlock({ summary }: SavedRun): Deadlock | null {
  const { deadlock } = summary;
  if (!isObject(deadlock) || !Array.isArray(deadlock['waits'])) return null;
  const waits = (deadlock['waits'] as unknown[]).flatMap((wait): Wait[] => {
    if (!isObject(wait)) return [];
    const { process, on, heldBy, couldEnd = [] } = wait;
    return typeof process === 'string' &&
      typeof on === 'string' &&
      isNames(heldBy) &&
      isNames(couldEnd)
      ? [{ process, op: 'acquire', on, heldBy, couldEnd }]
      : [];
  });
  const { cycle } = deadlock;
  const isRound =
    isNames(cycle) && cycle.every((name) => waits.some(({ process }) => process === name));
  return { waits, cycle: isRound && cycle.length > 0 ? cycle : null };
}

/**
 * The numbers that it was run with, within the demonstration's own bounds; what it does not say is
 * as usual.
 */
export function savedOptions(
  { options }: SavedRun,
  demo: Demo,
  refuse: (name: string, value: string, least: number, most: number) => Failure,
): Record<string, number> {
  const own = (name: string, otherwise?: number): unknown =>
    Object.hasOwn(options, name) ? options[name] : otherwise;
  const numbers = Object.entries(demo.options).map(
    ([name, { default: usual, least, most }]): [string, number] => {
      const value = own(name, usual);
      if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
        throw refuse(name, JSON.stringify(value), least, most);
      return [name, value];
    },
  );
  const on = (demo.switches ?? []).filter((name) => own(name) === true);
  return { ...Object.fromEntries(numbers), ...Object.fromEntries(on.map((name) => [name, 1])) };
}

/** In the language in which it was shown, where the file has it in no other. */
function sentenceIn({ message, messages }: Pick<SavedVerdict, 'message' | 'messages'>) {
  return ({ language }: Messages): string => {
    const own =
      isObject(messages) && Object.hasOwn(messages, language) ? messages[language] : message;
    return [own, message].find((text) => typeof text === 'string') ?? '';
  };
}

interface SavedStart {
  readonly type: 'start';
  readonly options: SavedRun['options'];
  readonly processes?: SavedRun['processes'];
}

interface SavedVerdict {
  readonly type: 'verdict';
  readonly demo: string;
  readonly act: string;
  readonly schedule?: string;
  readonly ok?: unknown;
  readonly race?: unknown;
  readonly summary?: unknown;
  readonly message?: unknown;
  readonly messages?: unknown;
}

type Entry =
  | SavedStart
  | ({ readonly type: 'event' } & TraceEvent)
  | SavedVerdict
  | { readonly type: 'result' };

/** Null when it is none. */
function entryOf(line: string): Entry | null {
  let entry: unknown;
  try {
    entry = parseJson(line);
  } catch {
    return null;
  }
  return isObject(entry) && isEntry(entry) ? (entry as unknown as Entry) : null;
}

function isEntry(entry: Readonly<Record<string, unknown>>): boolean {
  const areTexts = (...keys: readonly string[]): boolean =>
    keys.every((key) => typeof entry[key] === 'string');
  switch (entry['type']) {
    case 'start':
      return (
        isObject(entry['options']) &&
        (entry['processes'] === undefined || isNames(entry['processes']))
      );
    case 'event':
      return (
        areTexts('process', 'op') &&
        Object.hasOwn(OPS, entry['op'] as string) &&
        (entry['on'] === undefined || areTexts('on')) &&
        isValueOf(entry['op'] as Op, entry['value'])
      );
    case 'verdict':
      return areTexts('demo', 'act') && (entry['schedule'] === undefined || areTexts('schedule'));
    default:
      return areTexts('type');
  }
}

/** Whether that is what such an event tells, where it is looked into. */
function isValueOf(op: Op, value: unknown): boolean {
  if (op === 'kill' || op === 'fork')
    return isObject(value) && typeof value['process'] === 'string';
  if (!isObject(value) || !('waiting' in value)) return true;
  const { waiting } = value;
  return Array.isArray(waiting) && waiting.every((pid) => typeof pid === 'number');
}

function isNames(list: unknown): list is string[] {
  return Array.isArray(list) && list.every((name) => typeof name === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
