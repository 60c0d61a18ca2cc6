import type { Event } from '../../trace/event.js';
import { clip, type Look, told } from '../look.js';
import type { Detail } from './details.js';
import { LOCKING, MESSAGING, type Row, type State } from './rows.js';

/** What stands in a cell, and the marks in it that a reader has to be told of. */

export type Mark = 'read' | 'write' | 'update' | 'half' | 'torn' | 'acquire' | 'release' | 'wait' | 'waits' | 'abandoned' | 'cut' | 'more' | 'queue' | 'holder';

export interface Cell {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Of a lock's queue: who has it and who is next, as they are called there. */
  readonly queue?: readonly [holder: string, next: string];
}

export const EMPTY: Cell = { text: '', marks: [] };
export const WAITS: Cell = { text: '│', marks: ['waits'] };

/** Where nothing is spelt out. */
export const SIGNS: Readonly<Partial<Record<string, string>>> = { read: 'r', write: 'w', update: 'u', half: 'h', acquire: '+', release: '-', wait: '?' };
const VALUED: ReadonlySet<string> = new Set(['read', 'write', 'update', 'half']);

/** Which kinds of things there are several of: those must be named. */
export interface Several {
  readonly locks: boolean;
  readonly channels: boolean;
  readonly others: boolean;
  readonly waits: boolean;
}

export function severalIn(rows: readonly Row[]): Several {
  const things = (isIt: (event: Event) => boolean): number => new Set(rows.filter(({ event }) => isIt(event)).map(({ event }) => event.on)).size;
  const channels = things(({ op }) => MESSAGING.has(op)) > 1;
  const locks = things(({ op, value }) => LOCKING.has(op) || (op === 'wait' && isObject(value) && 'holder' in value)) > 1;
  return { locks, channels, others: things(({ op }) => VALUED.has(op) || op === 'torn') > 1, waits: locks || channels || things(({ op }) => op === 'wait') > 1 };
}

/** What a process does at its step. */
export function stepCell({ messages }: Look, { op, value, on = '' }: Event, { short, value: widest }: Detail, several: Several, things: ReadonlyMap<string, string>): Cell {
  if (op === 'abandoned') return { text: '!', marks: ['abandoned'] };
  const isNamed = op === 'wait' ? several.waits : LOCKING.has(op) ? several.locks : MESSAGING.has(op) ? several.channels : several.others;
  const sign = short ? SIGNS[op] : undefined;
  const word = sign ?? messages.lanes.cells[op] ?? op;
  const name = isNamed ? (things.get(on) ?? on) : '';
  const isTold = value !== undefined && !LOCKING.has(op) && op !== 'wait' && op !== 'torn';
  const whole = isTold ? told({ messages }, value).trimEnd() : '';
  const shown = clip(whole, widest);
  const glue = LOCKING.has(op) || op === 'wait' ? '' : ' ';
  const head = sign === undefined ? `${word}${name === '' ? '' : ` ${name}`}` : `${word}${name === '' ? '' : `${glue}${name}`}`;
  const marks: Mark[] = [...(sign === undefined && op !== 'torn' ? [] : [op as Mark]), ...(shown === whole ? [] : ['cut' as const])];
  return { text: shown === '' ? head : `${head} ${shown}`, marks };
}

/** How a thing stands: "2 < 3 1" of a lock that 2 has, and 3 gets next. */
export function stateCell({ messages }: Look, state: State | undefined, { value, queue }: Detail, processes: ReadonlyMap<string, string>): Cell {
  if (state === undefined) return EMPTY;
  if (state.kind === 'value') {
    const whole = state.value === undefined ? '-' : told({ messages }, state.value).trimEnd();
    const shown = clip(whole, value);
    return { text: shown, marks: shown === whole ? [] : ['cut'] };
  }
  const name = (process: string): string => processes.get(process) ?? process;
  const shown = state.waiting.slice(0, queue).map(name);
  const more = state.waiting.length - shown.length;
  const head = state.kind === 'permits' ? String(state.free) : state.holder === null ? messages.lanes.free : name(state.holder);
  const text = [head, ...(state.waiting.length > 0 ? ['<', ...shown] : []), ...(more > 0 ? [`+${more}`] : [])].join(' ');
  const marks: Mark[] = [...(state.kind === 'lock' && state.holder !== null ? ['holder' as const] : []), ...(state.waiting.length > 0 ? ['queue' as const] : []), ...(more > 0 ? ['more' as const] : [])];
  return { text, marks, ...(state.kind === 'lock' && state.holder !== null && shown[0] !== undefined && { queue: [state.holder, state.waiting[0]!] as const }) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
