import type { Demo } from '../../act/act.js';
import type { TraceEvent } from '../../trace/event.js';
import { badInput, type Failure } from '../shell/failure.js';
import { parseJson, readInput } from '../shell/files.js';
import type { Messages } from '../../messages/index.js';

/**
 * What `--save` has written, read again. It may come from anybody: it is data, and nothing that it
 * says is taken to be so.
 */

/** One act of a saved run. */
export interface Saved {
  /** A demonstration's name; of another one it is known only what somebody has called it. */
  readonly demo: string;
  readonly act: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly events: readonly TraceEvent[];
  readonly schedule: string;
}

const MOST_MIB = 32;

/** The acts of which the order is known. */
export function readSaved(path: string, messages: Messages): readonly [Saved, ...Saved[]] {
  const { replay } = messages;
  const saved: Saved[] = [];
  let [events, options]: [TraceEvent[], Saved['options']] = [[], {}];
  for (const [index, line] of readInput(path, MOST_MIB, messages, {
    missing: () => badInput(replay.missing(path)),
  })
    .split('\n')
    .entries()) {
    if (line === '') continue;
    const entry = entryOf(line);
    if (entry === null) throw badInput(replay.noLine(path, index + 1));
    if (entry.type === 'start') [events, options] = [[], entry.options];
    if (entry.type === 'event') events.push(entry);
    if (entry.type === 'verdict' && entry.schedule !== undefined)
      saved.push({ demo: entry.demo, act: entry.act, options, events, schedule: entry.schedule });
  }
  const [first, ...others] = saved;
  if (!first) throw badInput(replay.noOrder(path));
  return [first, ...others];
}

/**
 * The numbers that it was run with, within the demonstration's own bounds; what it does not say is
 * as usual.
 */
export function savedOptions(
  { options }: Saved,
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

type Entry =
  | { readonly type: 'start'; readonly options: Saved['options'] }
  | ({ readonly type: 'event' } & TraceEvent)
  | {
      readonly type: 'verdict';
      readonly demo: string;
      readonly act: string;
      readonly schedule?: string;
    }
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
      return isObject(entry['options']);
    case 'event':
      return areTexts('process', 'op') && (entry['on'] === undefined || areTexts('on'));
    case 'verdict':
      return areTexts('demo', 'act') && (entry['schedule'] === undefined || areTexts('schedule'));
    default:
      return areTexts('type');
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
