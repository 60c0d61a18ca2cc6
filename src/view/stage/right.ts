import { NOW } from '../code/draw.js';
import { stateCell } from '../lanes/cells.js';
import { DETAILS } from '../lanes/details.js';
import type { ThingState } from '../lanes/rows.js';
import { clip, colourOf, displayName, type Look, pad, widthOf } from '../look.js';
import type { Frame, StagedRun } from './frames.js';

/** The right side of the stage: how the things stand, and what each process has done last. */

interface Shown {
  readonly run: StagedRun;
  readonly frames: readonly Frame[];
  readonly right: number;
}

const [DETAIL] = DETAILS;
/** Of the width of the terminal. */
const LARGEST_SHARE = 0.45;
const MOST_THINGS = 8;
const GAP = 2;

/** A process's number, as in the margin of the code, and as a key. */
export function numberIn({ processes }: StagedRun, process: string): string {
  return String(processes.indexOf(process) + 1);
}

/** As wide as it ever gets, so that nothing moves. */
export function rightWidth(look: Look, { run, frames }: Omit<Shown, 'right'>): number {
  const widest = (texts: Iterable<string>): number =>
    Math.max(0, ...[...new Set(texts)].map(widthOf));
  const things = thingsOf(frames);
  const states = new Set(frames.flatMap((frame) => [...frame.states.values()]));
  const done = new Set(frames.flatMap(({ process, done: all }) => all.get(process) ?? []));
  const names = nameWidth(look, run);
  const most = Math.max(
    widest(things) + GAP + widest([...states].map((state) => stateText(look, run, state))),
    names + GAP + widest(done),
  );
  return Math.min(NOW.length + most, Math.floor(look.width * LARGEST_SHARE));
}

export function drawRight(
  look: Look,
  shown: Shown,
  frame: Frame | undefined,
  rows: number,
): string[] {
  const things = drawThings(look, shown, frame);
  const gap = things.length > 0 ? [''] : [];
  return [
    ...things,
    ...gap,
    ...drawProcesses(look, shown, frame, rows - things.length - gap.length),
  ];
}

function drawThings(look: Look, { run, frames, right }: Shown, frame: Frame | undefined): string[] {
  const { paint } = look;
  const things = thingsOf(frames).slice(0, MOST_THINGS);
  const width = Math.max(0, ...things.map(widthOf));
  return things.map((name) => {
    const state = frame?.states.get(name);
    const text = state ? stateText(look, run, state) : '';
    const line = clip(`${pad(name, width + GAP)}${text}`, right - NOW.length);
    return frame?.changed === name ? `${NOW}${paint.bold(line)}` : ` ${line}`;
  });
}

/** As many as there is room for, the one that has gone last among them. */
function drawProcesses(
  look: Look,
  { run, right }: Shown,
  frame: Frame | undefined,
  rows: number,
): string[] {
  const { messages, paint } = look;
  const { processes } = run;
  const names = nameWidth(look, run);
  const fits = processes.length <= rows;
  const room = fits ? processes.length : Math.max(1, rows - 1);
  const now = frame ? processes.indexOf(frame.process) : 0;
  const from = Math.max(0, Math.min(now - Math.floor(room / 2), processes.length - room));
  const shown = processes.slice(from, from + room).map((process) => {
    const colour = colourOf(look, process);
    const isNow = frame?.process === process;
    const name = `${isNow ? NOW : ' '}${pad(nameOf(look, run, process), names)}`;
    const done = clip(frame?.done.get(process) ?? '', right - NOW.length - names - GAP);
    return `${(isNow ? colour.bold : colour)(name)}${' '.repeat(GAP)}${isNow ? paint.bold(done) : done}`;
  });
  return fits
    ? shown
    : [...shown, paint.dim(messages.stage.moreProcesses(processes.length - room))];
}

/** 3 buyer-3. */
function nameOf(look: Look, run: StagedRun, process: string): string {
  return `${numberIn(run, process)} ${displayName(look, process)}`;
}

function nameWidth(look: Look, run: StagedRun): number {
  return Math.max(...run.processes.map((process) => widthOf(nameOf(look, run, process))));
}

/** What is there, and then what is waited for. */
function thingsOf(frames: readonly Frame[]): string[] {
  const all = [...(frames.at(-1)?.states ?? [])];
  const isLast = (state: ThingState): number => Number(state.kind !== 'value');
  return all
    .toSorted(
      ([one, a], [other, b]) =>
        isLast(a) - isLast(b) || one.localeCompare(other, 'en', { numeric: true }),
    )
    .map(([name]) => name);
}

/** Processes by their numbers: 1 < 3 2. */
function stateText(look: Look, run: StagedRun, state: ThingState): string {
  const numbers = new Map(run.processes.map((process) => [process, numberIn(run, process)]));
  return stateCell(look, state, DETAIL, numbers).text;
}
