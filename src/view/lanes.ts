import type { Event } from '../trace/event.js';
import { findRace, type Race } from '../trace/causality.js';
import { brief, clip, colourOf, displayName, type Look, milliseconds, pad, padLeft, widthOf, wrap } from './look.js';

/** The picture of a run: a column per process, time running down, the moment of the race marked. */

const TIME_WIDTH = 9;
const GAP = 2;
const MOST_ROWS = 48;
const MARK = '<-';
const WIDEST_SHORT_LANE = 8;
/** Enough for the holder and the next two. */
const LEAST_QUEUE = 10;
const LOCKS: ReadonlySet<string> = new Set(['acquire', 'release', 'abandoned']);
const MESSAGES: ReadonlySet<string> = new Set(['put', 'get', 'full', 'empty', 'send', 'recv', 'eof', 'close']);
const DRAWN: ReadonlySet<string> = new Set([...LOCKS, ...MESSAGES, 'read', 'write', 'torn', 'half', 'update']);

/** How much is told, from everything to next to nothing: how wide a value of a message may be, whether words are short, whether notes stand beside the marks. */
const DETAILS = [
  { short: false, notes: true, value: 18 },
  { short: false, notes: true, value: 10 },
  { short: false, notes: false, value: 10 },
  { short: true, notes: false, value: 0 },
] as const;
type Detail = { readonly short: boolean; readonly notes: boolean; readonly value: number };

interface Plan extends Detail {
  readonly processes: readonly string[];
  readonly laneWidth: number;
  readonly state: string;
  readonly stateWidth: number;
  readonly queueWidth: number;
  /** The numbers of the steps, where they are counted: in memory, no time passes. */
  readonly numbers: ReadonlyMap<Event, number> | null;
  /** Whether the thing must be named, since there are several such. */
  readonly named: { readonly lock: boolean; readonly message: boolean; readonly other: boolean };
}

/**
 * @param on the thing whose state stands in a column of its own; nothing when it is empty
 * @param counts whether steps are counted instead of milliseconds
 */
export function drawLanes(look: Look, events: readonly Event[], processes: readonly string[], on: string, counts = false): string[] {
  const steps = events.filter((event) => DRAWN.has(event.op) && !event.look);
  if (steps.length === 0) return [];
  const race = findRace(steps, on);
  const present = processes.filter((name) => steps.some(({ process }) => process === name));
  const numbers = counts ? numbersOf(events) : null;
  const plan = makePlan(look, steps, present, race, on, numbers);
  const visible = steps.filter(({ process }) => plan.processes.includes(process));
  const shown = visible.slice(0, MOST_ROWS);
  const { lanes } = look.messages;
  const [hiddenRows, hiddenLanes] = [visible.length - shown.length, present.length - plan.processes.length];
  return [
    head(look, plan),
    ...drawRows(look, shown, plan, race, on, namesOf(events)),
    ...(hiddenRows > 0 ? [`  ${look.paint.dim(lanes.moreRows(hiddenRows))}`] : []),
    ...(hiddenLanes > 0 ? [`  ${look.paint.dim(lanes.andMore(hiddenLanes))}`] : []),
    ...(plan.short ? ['', look.paint.dim(`  ${plan.named.lock ? lanes.legendWithLocks : plan.queueWidth > 0 ? lanes.legendWithLock : lanes.legend}`)] : []),
    ...momentOfRace(look, race, numbers),
  ];
}

/** As much as fits: whole words with notes, then with marks; then short words; then fewer lanes, the first to act. */
function makePlan(look: Look, steps: readonly Event[], processes: readonly string[], race: Race, on: string, numbers: Plan['numbers']): Plan {
  const { lanes } = look.messages;
  const named = {
    lock: several(steps.filter(({ op }) => LOCKS.has(op))),
    message: several(steps.filter(({ op }) => MESSAGES.has(op))),
    other: several(steps.filter(({ op }) => !LOCKS.has(op) && !MESSAGES.has(op))),
  };
  const queues = steps.map((step) => (step.value as { waiting?: number[] } | undefined)?.waiting?.length ?? 0);
  const wantedQueue = !named.lock && steps.some(({ op, value }) => op === 'acquire' && typeof value === 'object') ? Math.max(widthOf(lanes.lock), 3 * Math.max(...queues) + 6) : 0;
  const note = Math.max(0, ...steps.map((step) => widthOf(noteOn(look, step, race))));
  for (const detail of DETAILS) {
    const { short, notes } = detail;
    const state = short ? lanes.file : on;
    const stateWidth = Math.max(widthOf(state), ...steps.map(({ value, op }) => (op === 'write' ? widthOf(brief(value)) : 1))) + GAP;
    const cells = Math.max(...steps.map((step) => widthOf(cell(look, step, detail, named)))) + 1;
    const laneWidth = short ? cells : Math.max(cells, ...processes.map((name) => widthOf(displayName(look, name)) + GAP));
    const room = look.width - GAP - TIME_WIDTH - GAP - stateWidth;
    const lanesRoom = room - (notes ? wantedQueue + note : Math.max(MARK.length, Math.min(wantedQueue, LEAST_QUEUE)));
    const fitting = Math.floor(lanesRoom / laneWidth);
    if (!short && fitting < processes.length) continue;
    const visible = fitting >= processes.length ? processes : firstToAct(steps, processes, Math.max(1, fitting));
    const airy = short ? Math.max(laneWidth, Math.min(WIDEST_SHORT_LANE, Math.floor(lanesRoom / visible.length))) : laneWidth;
    const queueWidth = Math.min(wantedQueue, room - airy * visible.length);
    return { processes: visible, laneWidth: airy, state: on === '' ? '' : state, stateWidth: on === '' ? 1 : stateWidth, queueWidth, ...detail, numbers, named };
  }
  throw new Error('unreachable');
}

function several(steps: readonly Event[]): boolean {
  return new Set(steps.map(({ on }) => on)).size > 1;
}

function firstToAct(steps: readonly Event[], processes: readonly string[], count: number): string[] {
  const first = new Set([...new Set(steps.map(({ process }) => process))].slice(0, count));
  return processes.filter((name) => first.has(name));
}

function head(look: Look, { processes, laneWidth, state, stateWidth, queueWidth, numbers }: Plan): string {
  const { messages, paint } = look;
  const names = processes.map((name) => {
    const full = displayName(look, name);
    const fits = widthOf(full) < laneWidth ? full : (/\d+$/.exec(full)?.[0] ?? clip(full, laneWidth - 1));
    return colourOf(look, name).bold(pad(fits, laneWidth));
  });
  const queue = queueWidth > 0 ? paint.bold(clip(messages.lanes.lock, queueWidth)) : '';
  return `  ${paint.bold(padLeft(numbers ? messages.lanes.step : messages.lanes.time, TIME_WIDTH))}  ${names.join('')}${paint.bold(pad(state, stateWidth))}${queue}`.trimEnd();
}

function drawRows(look: Look, steps: readonly Event[], plan: Plan, race: Race, on: string, names: ReadonlyMap<number, string>): string[] {
  const { paint } = look;
  let state = '';
  return steps.map((step) => {
    if (step.on === on && (step.op === 'read' || step.op === 'write')) state = brief(step.value);
    const cells = plan.processes.map((name) => {
      const text = pad(name === step.process ? cell(look, step, plan, plan.named) : '', plan.laneWidth);
      return colourOf(look, name)(text);
    });
    const queue = plan.queueWidth > 0 ? paint.dim(pad(clip(queueOf(step, names), plan.queueWidth), plan.queueWidth)) : '';
    const mark = paint.red(plan.notes ? noteOn(look, step, race) : isDecisive(step, race) ? MARK : '');
    return `  ${paint.dim(padLeft(plan.numbers ? String(plan.numbers.get(step)) : milliseconds(look, step.at), TIME_WIDTH))}  ${cells.join('')}${pad(state, plan.stateWidth)}${queue}${mark}`.trimEnd();
  });
}

function cell({ messages: { lanes } }: Look, { op, value, on }: Event, { short, value: widest }: Detail, named: Plan['named']): string {
  const which = (LOCKS.has(op) ? named.lock : MESSAGES.has(op) ? named.message : named.other) ? ` ${on}` : '';
  switch (op) {
    case 'read': return `${short ? 'r' : lanes.cells.read}${which} ${brief(value)}`;
    case 'write': return `${short ? 'w' : lanes.cells.write}${which} ${brief(value)}`;
    case 'acquire': return short && named.lock ? `+${on}` : lanes.cells.acquire + which;
    case 'release': return short && named.lock ? `-${on}` : lanes.cells.release + which;
    case 'torn': return lanes.cells.torn + which;
    case 'abandoned': return '!';
    default: return `${lanes.messages[op] ?? op}${short ? '' : which}${value === undefined || short ? '' : ` ${clip(brief(value), widest)}`}`;
  }
}

/** Who holds the lock and who waits for it, in order of arrival: "2 < 3 1" means that 2 has it, 3 is next. */
function queueOf({ op, value }: Event, names: ReadonlyMap<number, string>): string {
  if (op !== 'acquire' && op !== 'release') return '';
  if (typeof value !== 'object') return '';
  const { holder, waiting } = value as { holder: number | null; waiting: readonly number[] };
  const short = (pid: number): string => /\d+$/.exec(names.get(pid) ?? '')?.[0] ?? names.get(pid) ?? String(pid);
  const queue = waiting.map(short).join(' ');
  return `${holder === null ? '-' : short(holder)}${queue === '' ? '' : ` < ${queue}`}`;
}

/** The first overtaking, where there is room for no more than a mark. */
function isDecisive(step: Event, { overtakings: [first] }: Race): boolean {
  return step === first?.read || step === first?.write;
}

function noteOn(look: Look, step: Event, race: Race): string {
  const { lanes } = look.messages;
  const overtaking = race.overtakings.find(({ write }) => write === step);
  if (overtaking) return `<- ${lanes.overwrites(displayName(look, overtaking.lost[0]!.process), overtaking.lost.length - 1)}`;
  const early = race.earlyReads.get(step);
  return early === undefined ? '' : `<- ${lanes.before(displayName(look, early))}`;
}

function momentOfRace(look: Look, race: Race, numbers: Plan['numbers']): string[] {
  const at = (event: Event): string => (numbers ? look.messages.lanes.atStep(numbers.get(event)!) : milliseconds(look, event.at));
  const [first] = race.overtakings;
  if (!first) return [];
  const [lost] = first.lost;
  const sentence = look.messages.lanes.moment({
    reader: displayName(look, first.read.process),
    value: brief(first.read.value),
    readAt: at(first.read),
    writer: displayName(look, lost!.process),
    writtenAt: at(lost!),
  });
  return ['', ...wrap(sentence, look.width - 4).map((line) => `  ${line}`)];
}

/** What is done to something is a step, also a look, which is not drawn. */
function numbersOf(events: readonly Event[]): ReadonlyMap<Event, number> {
  return new Map(events.filter(({ on }) => on !== undefined).map((event, index) => [event, index + 1]));
}

function namesOf(events: readonly Event[]): Map<number, string> {
  return new Map(events.filter(({ op }) => op === 'start').map(({ pid, process }) => [pid, process]));
}
