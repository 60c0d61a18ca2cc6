import { lists, subjectOf } from '../../trace/causality.js';
import type { Deadlock } from '../../trace/deadlock.js';
import type { TraceEvent } from '../../trace/event.js';
import { isStepOp, type Op, OPS } from '../../trace/ops.js';
import type { SourceLine } from '../../trace/source-line.js';
import type { Sources } from '../code/code.js';

/**
 * What the picture is drawn from: the steps of a trace, each with who waits and how things stand
 * after it.
 */

export interface LanesShown {
  readonly events: readonly TraceEvent[];
  readonly processes: readonly string[];
  /**
   * Whether steps are counted instead of milliseconds: in memory no time passes, and who waits is
   * known by the states alone.
   */
  readonly counts?: boolean;
  /** Who cannot go on at the end. */
  readonly stuck?: Deadlock | null;
  /** Where in the code those stand. */
  readonly standing?: ReadonlyMap<string, SourceLine>;
  /** The step after which every order goes wrong, where that is known. */
  readonly noReturn?: TraceEvent | undefined;
  /** The code, where it is to be seen. */
  readonly sources?: Sources;
}

/**
 * How a thing stands: what is in it; or who has it and who waits for it, by their names; or how
 * many may still enter.
 */
export type ThingState =
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'lock';
      readonly holder: string | null;
      readonly depth: number;
      readonly waiting: readonly string[];
    }
  | { readonly kind: 'permits'; readonly free: number; readonly waiting: readonly string[] };

export interface Row {
  readonly event: TraceEvent;
  /** Of a step that is counted. */
  readonly number: number | null;
  /** Who waits meanwhile, and has done so before. */
  readonly waiting: ReadonlySet<string>;
  readonly states: ReadonlyMap<string, ThingState>;
}

export const LOCKING: ReadonlySet<Op> = new Set(['acquire', 'release', 'abandoned']);
const VALUES: ReadonlySet<Op> = new Set(['read', 'write', 'update']);

export function rowsOf({ events, processes, counts = false, stuck = null }: LanesShown): Row[] {
  const names = new Map([
    ...(counts ? processes.map((name, index) => [index + 1, name] as const) : []),
    ...events.map(({ pid, process }) => [pid, process] as const),
  ]);
  const grown = lists(events);
  const waiting = new Set<string>();
  const states = new Map<string, ThingState>();
  const rows: Row[] = [];
  let taken = 0;
  const add = (event: TraceEvent, number: number | null): void => {
    waiting.delete(event.process);
    const [thing, state] = stateOfThing(event, states, names, grown);
    if (state) states.set(thing, state);
    rows.push({ event, number, waiting: new Set(waiting), states: new Map(states) });
    if (event.op === 'wait') waiting.add(event.process);
  };
  /** Those who wait, as a state has it: nobody tells of it in memory. */
  const addWaits = (event: TraceEvent): void => {
    if (!isLockState(event.value)) return;
    for (const pid of event.value.waiting) {
      const process = names.get(pid);
      if (process !== undefined && process !== event.process && !waiting.has(process))
        add({ ...event, process, pid, op: 'wait' }, null);
    }
  };
  const addStanding = (wait: Deadlock['waits'][number], at: number): void => {
    const last = rows.findLast(
      ({ event }) => event.process === wait.process && event.op !== 'exit',
    )?.event;
    if (last?.op !== 'wait' || last.on !== wait.on) add(standing(wait, names, states, at), null);
  };
  const holds = (process: string): boolean =>
    [...states.values()].some((state) => state.kind === 'lock' && state.holder === process);
  for (const event of events) {
    if (!processes.includes(event.process)) continue;
    if (event.op === 'exit') {
      for (const wait of stuck?.waits ?? [])
        if (wait.process === event.process) addStanding(wait, event.at);
      // Of one that was killed by another process of the picture it is seen already, and when: its
      // end is noticed later.
      const isSeen = rows.some((row) => endedBy(row.event) === event.process);
      if (!isSeen && (Number(event.value) < 0 || holds(event.process))) add(event, null);
      waiting.delete(event.process);
    }
    if (event.op === 'die') taken++;
    if (endedBy(event) !== null) add(event, counts && event.op === 'die' ? taken : null);
    if (event.on === undefined || event.inside) continue;
    const isStep = isStepOp(event.op);
    if (isStep) taken++;
    // Whoever only looks harms nobody; unless it sees half of something, which is worth seeing.
    if (
      OPS[event.op].of === 'process' ||
      (event.look && event.op !== 'torn') ||
      (event.op === 'wait' && !doesWait(event))
    )
      continue;
    add(event, counts && isStep ? taken : null);
    if (counts) addWaits(event);
  }
  for (const wait of stuck?.waits ?? []) addStanding(wait, rows.at(-1)?.event.at ?? 0);
  // How processes end is worth a row beside what they do.
  return rows.some(({ event }) => event.on !== undefined) ? rows : [];
}

/** Whom it ends: another one, or itself. */
function endedBy({ op, process, value }: TraceEvent): string | null {
  return op === 'die' ? process : op === 'kill' ? (value as { process: string }).process : null;
}

/**
 * A lock is waited for by those who stand in its queue: one who has only asked for it may have
 * found it free.
 */
function doesWait({ value, pid }: TraceEvent): boolean {
  return !isLockState(value) || (value.holder !== null && value.waiting.includes(pid));
}

/** Somebody who waits at the end, as a wait that is told. */
function standing(
  { process, on, heldBy }: Deadlock['waits'][number],
  names: ReadonlyMap<number, string>,
  states: ReadonlyMap<string, ThingState>,
  at: number,
): TraceEvent {
  const pidOf = (name: string): number => [...names].find(([, known]) => known === name)?.[0] ?? 0;
  const state = states.get(on);
  const before =
    state?.kind === 'lock' ? state.waiting.filter((name) => name !== process).map(pidOf) : [];
  const value =
    state?.kind === 'lock' && heldBy.length === 1
      ? { holder: pidOf(heldBy[0]!), waiting: [...before, pidOf(process)] }
      : undefined;
  return { at, process, pid: pidOf(process), op: 'wait', on, value };
}

/** What an event is about, and how that stands afterwards. */
export function stateOfThing(
  event: TraceEvent,
  states: ReadonlyMap<string, ThingState>,
  names: ReadonlyMap<number, string>,
  grown: ReadonlySet<string>,
): [string, ThingState?] {
  const { op, on = '', value } = event;
  const name = (pid: number): string => names.get(pid) ?? String(pid);
  if (isLockState(value))
    return [
      on,
      {
        kind: 'lock',
        holder: value.holder === null ? null : name(value.holder),
        depth: value.depth ?? 1,
        waiting: value.waiting.map(name),
      },
    ];
  if (LOCKING.has(op)) {
    const free =
      typeof value === 'number' ? value : (value as { value?: number } | undefined)?.value;
    return op === 'abandoned' || free === undefined
      ? [on]
      : [
          on,
          {
            kind: 'permits',
            free,
            waiting: ((value as { waiting?: readonly number[] }).waiting ?? []).map(name),
          },
        ];
  }
  if (!VALUES.has(op)) return [on];
  const subject = subjectOf(event);
  const before = states.get(subject);
  if (grown.has(on) && op === 'write')
    return [subject, { kind: 'value', value: [...listIn(before), value] }];
  return [
    subject,
    { kind: 'value', value: subject === on ? value : (value as { value?: unknown }).value },
  ];
}

/** A saved run may say anything of a thing. */
function listIn(state: ThingState | undefined): readonly unknown[] {
  return state?.kind === 'value' && Array.isArray(state.value) ? state.value : [];
}

interface LockState {
  readonly holder: number | null;
  readonly waiting: readonly number[];
  /** Of a lock that its holder may acquire again. */
  readonly depth?: number;
}

export function isLockState(value: unknown): value is LockState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'holder' in value &&
    'waiting' in value &&
    Array.isArray(value.waiting)
  );
}
