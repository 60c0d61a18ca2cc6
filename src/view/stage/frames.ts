/** Room: a run that is shown again, an event at a time, with the code and the things beside it. */

import type { Sentence } from '../../act/sentences.js';
import { lists } from '../../trace/causality.js';
import type { TraceEvent } from '../../trace/event.js';
import { jsonOf } from '../../trace/json.js';
import { type Place, PlacesInCode } from '../code/places.js';
import { type Several, severalIn, stepCell } from '../lanes/cells.js';
import { DETAILS } from '../lanes/details.js';
import { rowsOf, stateOfThing, type ThingState } from '../lanes/rows.js';
import { Lines } from '../lines.js';
import { brief, type Look } from '../look.js';
import { outcomeText } from '../say.js';
import { meaningsOf } from './meanings.js';

export interface StagedRun {
  readonly events: readonly TraceEvent[];
  readonly processes: readonly string[];
  /** After it every order goes wrong. */
  readonly noReturn?: TraceEvent | undefined;
  /** Whether the lives and deaths of the processes are what is shown. */
  readonly lives: boolean;
  readonly noteOn?:
    | ((event: TraceEvent, before: readonly TraceEvent[]) => Sentence | null)
    | undefined;
}

/** How everything stands after an event. */
export interface Frame {
  readonly process: string;
  /** When, who and what, as it was told while it happened. */
  readonly told: readonly string[];
  /** What it means for others. */
  readonly meaning: readonly string[];
  readonly places: readonly Place[];
  readonly states: ReadonlyMap<string, ThingState>;
  /** The thing that is not what it was before. */
  readonly changed: string | null;
  /** What each has done last, in a word or two. */
  readonly done: ReadonlyMap<string, string>;
}

/** One for each event that is worth telling. */
export function framesOf(look: Look, run: StagedRun): Frame[] {
  const { events, processes } = run;
  const lines = new Lines(look, { ...run, named: true });
  const meanings = meaningsOf(look, events);
  const several = severalIn(rowsOf(run));
  const pids = new Map(events.map(({ pid, process }) => [pid, process] as const));
  const grown = lists(events);
  const places = new PlacesInCode();
  let [states, done] = [new Map<string, ThingState>(), new Map<string, string>()];
  const frames: Frame[] = [];
  const gone = new Set<TraceEvent>();
  for (const [at, event] of events.entries()) {
    if (gone.has(event)) continue;
    const group = [event, ...endingAfter(event, events.slice(at + 1, at + 1 + NEAR))];
    let changed: string | null = null;
    for (const one of group) {
      gone.add(one);
      places.add(one);
      const [name, state] = stateOf(one, states, pids, grown);
      if (state && jsonOf(state) !== jsonOf(states.get(name) ?? null)) {
        states = new Map(states).set(name, state);
        changed = name;
      }
      const text = doneText(look, one, several);
      if (text !== null) done = new Map(done).set(one.process, text);
    }
    const told = lines.draw(group);
    if (told.length === 0 || !processes.includes(event.process)) continue;
    const meaning = [
      ...(meanings.get(event) ?? []),
      ...(run.noReturn === event ? [look.messages.stage.noReturn] : []),
    ];
    const { process } = event;
    frames.push({ process, told, meaning, places: places.all, states, changed, done });
  }
  return frames;
}

/** So many events later nothing belongs together any more. */
const NEAR = 50;

/** A write and what it means to its process are told together. */
function endingAfter({ process, op }: TraceEvent, later: readonly TraceEvent[]): TraceEvent[] {
  const next = op === 'write' ? later.find((event) => event.process === process) : undefined;
  return next?.op === 'outcome' ? [next] : [];
}

/** How what an event is about stands afterwards; of a queue, what is in it. */
function stateOf(
  event: TraceEvent,
  states: ReadonlyMap<string, ThingState>,
  pids: ReadonlyMap<number, string>,
  grown: ReadonlySet<string>,
): [string, ThingState?] {
  const { op, on, value, inside } = event;
  if (on === undefined || inside) return [''];
  const before = states.get(on);
  const within = before?.kind === 'value' && Array.isArray(before.value) ? before.value : [];
  if (op === 'put') return [on, { kind: 'value', value: [...(within as unknown[]), value] }];
  if (op === 'get') return [on, { kind: 'value', value: within.slice(1) }];
  return stateOfThing(event, states, pids, grown);
}

function doneText(look: Look, event: TraceEvent, several: Several): string | null {
  const { op, on, inside, value } = event;
  if (event.look && op === 'read') return look.messages.events.looks(brief(value));
  if (op === 'outcome') return outcomeText(look, value) ?? String(value);
  const isDone =
    (on !== undefined && op !== 'abandoned' && !inside) || op === 'exit' || op === 'die';
  return isDone ? stepCell(look, event, DETAILS[0], several, NOBODY, []).text : null;
}

const NOBODY = { processes: new Map<string, string>(), things: new Map<string, string>() };
