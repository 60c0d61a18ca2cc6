import { wordFor } from '../../messages/index.js';
import { subjectOf } from '../../trace/causality.js';
import type { TraceEvent } from '../../trace/event.js';
import { OPS } from '../../trace/ops.js';
import { clip, foundText, type Look, thingName, told, widthOf } from '../look.js';
import type { Detail } from './details.js';
import { isLockState, LOCKING, type Row, type ThingState } from './rows.js';

/** What stands in a cell, and the marks in it that a reader has to be told of. */

export type Mark =
  | 'read'
  | 'write'
  | 'update'
  | 'half'
  | 'torn'
  | 'acquire'
  | 'release'
  | 'wait'
  | 'waits'
  | 'abandoned'
  | 'cut'
  | 'more'
  | 'queue'
  | 'holder'
  | 'depth'
  | 'permits'
  | 'end';

export interface Cell {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Of a lock's queue: who has it and who is next, as they are called there. */
  readonly queue?: readonly [holder: string, next: string];
}

export const EMPTY: Cell = { text: '', marks: [] };
export const WAITS: Cell = { text: '│', marks: ['waits'] };

/** Where nothing is spelt out. */
export const SIGNS: Readonly<Partial<Record<string, string>>> = {
  read: 'r',
  write: 'w',
  update: 'u',
  half: 'h',
  acquire: '+',
  release: '-',
  wait: '?',
};
const VALUED: ReadonlySet<string> = new Set(['read', 'write', 'update', 'half']);

/** What has no value, or not all of one. */
const PARTIAL: ReadonlySet<string> = new Set(['wait', 'torn', 'half']);

/** Which kinds of things there are several of: those must be named. */
export interface Several {
  readonly locks: boolean;
  /** Semaphores, beside locks as well. */
  readonly permits: boolean;
  readonly channels: boolean;
  readonly others: boolean;
  readonly waits: boolean;
}

export function severalIn(rows: readonly Row[]): Several {
  const things = (isIt: (event: TraceEvent) => boolean): number =>
    new Set(rows.filter(({ event }) => isIt(event)).map(({ event }) => subjectIn(event))).size;
  const channels = things(({ op }) => OPS[op].of === 'message') > 1;
  const locks =
    things(({ op, value }) => (LOCKING.has(op) || op === 'wait') && isLockState(value)) > 1;
  return {
    locks,
    permits: things(({ op }) => LOCKING.has(op)) > 1,
    channels,
    others: things(({ op }) => VALUED.has(op) || op === 'torn') > 1,
    waits: locks || channels || things(({ op }) => op === 'wait') > 1,
  };
}

/**
 * A dictionary's entry is named where there are several; nothing else but values has such parts.
 */
export function subjectIn(event: TraceEvent): string {
  return VALUED.has(event.op) ? subjectOf(event) : (event.on ?? '');
}

/** What processes and things are called in a picture. */
export interface Names {
  readonly processes: ReadonlyMap<string, string>;
  readonly things: ReadonlyMap<string, string>;
}

function calledIn(names: ReadonlyMap<string, string>, name: string): string {
  return names.get(name) ?? name;
}

/** Whom it ends, which need not be one of those who are drawn; null for any other event. */
export function killedBy({ op, value }: TraceEvent): string | null {
  return op === 'kill' ? (value as { process: string }).process : null;
}

/** What a process does at its step. */
export function stepCell(
  look: Look,
  event: TraceEvent,
  { short, value: widest, twice }: Detail,
  several: Several,
  names: Names,
  columns: readonly string[],
): Cell {
  const { lanes } = look.messages;
  const { op, value, on = '' } = event;
  if (op === 'abandoned') return { text: '!', marks: ['abandoned'] };
  if (op === 'exit') return { text: Number(value) < 0 ? lanes.killed : lanes.ends, marks: ['end'] };
  if (op === 'die') return { text: lanes.cells.die, marks: ['end'] };
  const killed = killedBy(event);
  if (killed !== null)
    return {
      text: `${lanes.kills} ${calledIn(names.processes, killed)}`,
      marks: ['end'],
    };
  const isOfPermits = LOCKING.has(op) && !isLockState(value);
  const isNamed =
    op === 'wait'
      ? several.waits
      : op === 'busy'
        ? several.locks
        : LOCKING.has(op)
          ? isOfPermits
            ? several.permits
            : several.locks
          : OPS[op].of === 'message'
            ? several.channels
            : several.others;
  const sign = short ? SIGNS[op] : undefined;
  const word = sign ?? wordFor<string>(isOfPermits ? lanes.permits : lanes.cells, op) ?? op;
  const subject = subjectIn(event);
  const isEntry = subject !== on;
  const found = op === 'until' ? foundText(look, on, value) : null;
  const called = names.things.get(subject) ?? thingName(look, subject);
  const room = found === null ? widest : Math.max(widest, widthOf(called));
  // What would be cut says less than their name.
  const isFound = found !== null && found !== '' && widthOf(found) <= room;
  const name = isNamed && !isFound ? called : '';
  const isTold = value !== undefined && !LOCKING.has(op) && !PARTIAL.has(op);
  const isSeen = !twice && VALUED.has(op) && columns.includes(subject);
  const text = found === null ? valueOf(look, value, isEntry) : isFound ? found : '';
  const whole = !isTold || isSeen ? '' : text.trimEnd();
  const shown = clip(whole, room);
  const glue = LOCKING.has(op) || op === 'wait' ? '' : ' ';
  const head =
    sign === undefined
      ? `${word}${name === '' ? '' : ` ${name}`}`
      : `${word}${name === '' ? '' : `${glue}${name}`}`;
  const marks: Mark[] = [
    ...(sign === undefined && op !== 'torn' ? [] : [op as Mark]),
    ...(shown === whole ? [] : ['cut' as const]),
  ];
  return { text: shown === '' ? head : `${head} ${shown}`, marks };
}

/** Of an entry that is not there, nothing. */
function valueOf(look: Look, value: unknown, isEntry: boolean): string {
  const own = isEntry ? (value as { value?: unknown }).value : value;
  return own === undefined ? '-' : told(look, own);
}

/** How a thing stands: "2 < 3 1" of a lock that 2 has, and 3 gets next. */
export function stateCell(
  look: Look,
  state: ThingState | undefined,
  { value, queue }: Detail,
  processes: ReadonlyMap<string, string>,
): Cell {
  if (state === undefined) return EMPTY;
  if (state.kind === 'value') {
    const whole = valueOf(look, state.value, false).trimEnd();
    const shown = clip(whole, value);
    return { text: shown, marks: shown === whole ? [] : ['cut'] };
  }
  const name = (process: string): string => calledIn(processes, process);
  const shown = state.waiting.slice(0, queue).map(name);
  const more = state.waiting.length - shown.length;
  const head =
    state.kind === 'permits'
      ? String(state.free)
      : state.holder === null
        ? look.messages.lanes.free
        : name(state.holder) + (state.depth > 1 ? ` ×${state.depth}` : '');
  const text = [
    head,
    ...(shown.length > 0 ? ['<', ...shown] : []),
    ...(more > 0 ? [`+${more}`] : []),
  ].join(' ');
  const marks: Mark[] = [
    ...(state.kind === 'lock' && state.holder !== null ? ['holder' as const] : []),
    ...(shown.length > 0 ? ['queue' as const] : []),
    ...(more > 0 ? ['more' as const] : []),
    ...(state.kind === 'permits'
      ? ['permits' as const]
      : state.depth > 1
        ? ['depth' as const]
        : []),
  ];
  return {
    text,
    marks,
    ...(state.kind === 'lock' &&
      state.holder !== null &&
      shown[0] !== undefined && { queue: [state.holder, state.waiting[0]!] as const }),
  };
}
