import type { Event } from '../trace/event.js';
import { findRace, type Race } from '../trace/causality.js';
import { brief, colourOf, displayName, type Look, milliseconds, pad, padLeft, widthOf, wrap } from './look.js';

/** The picture of a run: a column per process, time running down, the moment of the race marked. */

const TIME_WIDTH = 9;
const GAP = 2;
const MOST_ROWS = 48;
const DRAWN = new Set(['read', 'write', 'torn', 'acquire', 'release', 'abandoned']);

interface Plan {
  readonly processes: readonly string[];
  readonly laneWidth: number;
  readonly stateWidth: number;
  readonly queueWidth: number;
  readonly short: boolean;
  readonly notes: boolean;
}

/** @param on the thing whose state stands in a column of its own */
export function drawLanes(look: Look, events: readonly Event[], processes: readonly string[], on: string): string[] {
  const steps = events.filter((event) => DRAWN.has(event.op) && !event.look);
  const race = findRace(steps, on);
  const shown = steps.slice(0, MOST_ROWS);
  const present = processes.filter((name) => steps.some(({ process }) => process === name));
  if (shown.length === 0) return [];
  const plan = makePlan(look, shown, present, race, on);
  const rows = drawRows(look, shown, plan, race, on, namesOf(events));
  const { lanes } = look.messages;
  const hidden = present.length - plan.processes.length;
  return [
    head(look, plan, on),
    ...rows,
    ...(steps.length > shown.length ? [`  ${lanes.moreRows(steps.length - shown.length)}`] : []),
    ...(hidden > 0 ? [`  ${lanes.andMore(hidden)}`] : []),
    ...(plan.short ? ['', look.paint.dim(`  ${lanes.legend}`)] : []),
    ...momentOfRace(look, race),
  ];
}

/** As much as fits: whole words and notes, then whole words and marks, then short words; then fewer lanes. */
function makePlan(look: Look, steps: readonly Event[], processes: readonly string[], race: Race, on: string): Plan {
  const locked = steps.some(({ op }) => op === 'acquire');
  const stateWidth = Math.max(widthOf(on), ...steps.map(({ value, op }) => (op === 'write' ? widthOf(brief(value)) : 1))) + GAP;
  const longestQueue = Math.max(0, ...steps.map((step) => (step.value as { waiting?: number[] } | undefined)?.waiting?.length ?? 0));
  const queueWidth = locked ? Math.max(widthOf(look.messages.lanes.lock) + GAP, Math.min(3 * longestQueue + 8, 30)) : 0;
  const note = Math.max(0, ...steps.map((step) => widthOf(noteOn(look, step, race))));
  const room = look.width - GAP - TIME_WIDTH - GAP - stateWidth - queueWidth;
  for (const [short, notes] of [[false, true], [false, false], [true, true], [true, false]] as const) {
    const laneWidth = Math.max(...steps.map((step) => widthOf(cell(look, step, short)))) + 1;
    const wanted = Math.max(laneWidth, short ? 0 : Math.max(...processes.map((name) => widthOf(displayName(look, name)))) + GAP);
    if (wanted * processes.length <= room - (notes ? note : 3)) return { processes, laneWidth: wanted, stateWidth, queueWidth, short, notes };
    if (short && !notes) return { processes: processes.slice(0, Math.max(1, Math.floor((room - 3) / wanted))), laneWidth: wanted, stateWidth, queueWidth, short, notes };
  }
  throw new Error('unreachable');
}

function head(look: Look, plan: Plan, on: string): string {
  const { messages, paint } = look;
  const names = plan.processes.map((name) => {
    const full = displayName(look, name);
    const fits = widthOf(full) < plan.laneWidth ? full : (/\d+$/.exec(full)?.[0] ?? full.slice(0, plan.laneWidth - 1));
    return colourOf(look, name).bold(pad(fits, plan.laneWidth));
  });
  const queue = plan.queueWidth > 0 ? paint.bold(pad(messages.lanes.lock, plan.queueWidth)) : '';
  return `  ${paint.bold(padLeft(messages.lanes.time, TIME_WIDTH))}  ${names.join('')}${paint.bold(pad(on, plan.stateWidth))}${queue}`.trimEnd();
}

function drawRows(look: Look, steps: readonly Event[], plan: Plan, race: Race, on: string, names: ReadonlyMap<number, string>): string[] {
  const { paint } = look;
  let state = '';
  let holder: string | null = null;
  return steps.map((step) => {
    if (step.on === on && (step.op === 'read' || step.op === 'write')) state = brief(step.value);
    if (step.op === 'acquire') holder = step.process;
    const cells = plan.processes.map((name) => {
      const colour = colourOf(look, name);
      if (name === step.process) return colour(pad(cell(look, step, plan.short), plan.laneWidth));
      return name === holder ? colour.dim(pad('│', plan.laneWidth)) : ' '.repeat(plan.laneWidth);
    });
    const queue = plan.queueWidth > 0 ? paint.dim(pad(queueOf(step, names), plan.queueWidth)) : '';
    if (step.op === 'release') holder = null;
    const note = noteOn(look, step, race);
    const mark = note === '' ? '' : paint.red(plan.notes ? note : '<-');
    return `  ${paint.dim(padLeft(milliseconds(step.at), TIME_WIDTH))}  ${cells.join('')}${pad(state, plan.stateWidth)}${queue}${mark}`.trimEnd();
  });
}

function cell({ messages: { lanes } }: Look, { op, value }: Event, short: boolean): string {
  switch (op) {
    case 'read': return short ? `r ${brief(value)}` : `${lanes.cells.read} ${brief(value)}`;
    case 'write': return short ? `w ${brief(value)}` : `${lanes.cells.write} ${brief(value)}`;
    case 'acquire': return lanes.cells.acquire;
    case 'release': return lanes.cells.release;
    case 'torn': return lanes.cells.torn;
    default: return '!';
  }
}

/** Who holds the lock and who waits for it, in order of arrival: "2 < 3 1" means that 2 has it, 3 is next. */
function queueOf({ op, value }: Event, names: ReadonlyMap<number, string>): string {
  if (op !== 'acquire' && op !== 'release') return '';
  const { holder, waiting } = value as { holder: number | null; waiting: readonly number[] };
  const short = (pid: number): string => /\d+$/.exec(names.get(pid) ?? '')?.[0] ?? names.get(pid) ?? String(pid);
  const queue = waiting.map(short).join(' ');
  return `${holder === null ? '-' : short(holder)}${queue === '' ? '' : ` < ${queue}`}`;
}

function noteOn(look: Look, step: Event, race: Race): string {
  const { lanes } = look.messages;
  const overtaking = race.overtakings.find(({ write }) => write === step);
  if (overtaking) return `<- ${lanes.overwrites(displayName(look, overtaking.lost[0]!.process), overtaking.lost.length - 1)}`;
  const early = race.earlyReads.get(step);
  return early === undefined ? '' : `<- ${lanes.before(displayName(look, early))}`;
}

function momentOfRace(look: Look, race: Race): string[] {
  const [first] = race.overtakings;
  if (!first) return [];
  const [lost] = first.lost;
  const sentence = look.messages.lanes.moment({
    reader: displayName(look, first.read.process),
    value: brief(first.read.value),
    readAt: milliseconds(first.read.at),
    writer: displayName(look, lost!.process),
    writtenAt: milliseconds(lost!.at),
  });
  return ['', ...wrap(sentence, look.width - 4).map((line) => `  ${line}`)];
}

function namesOf(events: readonly Event[]): Map<number, string> {
  return new Map(events.filter(({ op }) => op === 'start').map(({ pid, process }) => [pid, process]));
}
