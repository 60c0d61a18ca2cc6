import { codeOf, type Sources } from '../code/code.js';
import { fitCode, placeOf } from '../code/draw.js';
import { drawKeys } from '../command.js';
import { clip, type Look, pad, widthOf, wrap } from '../look.js';
import type { Frame, StagedRun } from './frames.js';
import { drawRight, numberIn } from './right.js';

/**
 * The stage: the code on the left, the things and who has done what on the right, below it what has
 * just happened. What can stay where it is does.
 */

/** A run, made ready for a terminal of this width. */
export interface Stage {
  readonly title: string;
  readonly run: StagedRun;
  readonly frames: readonly Frame[];
  /** How wide the right side is. */
  readonly right: number;
  readonly sources: Sources;
  /** What came of it all, to be said with the last event. */
  readonly conclusion: readonly string[];
  /** How many rows what has happened takes at most. */
  readonly told: number;
}

/** So that the code stays where it is, whatever there is to say. */
export function mostTold(look: Look, stage: Pick<Stage, 'frames' | 'conclusion'>): number {
  const all = stage.frames.map((frame, at) => tell(look, stage, { at: at + 1, note: null }, frame));
  return Math.max(LEAST_TOLD, ...new Set(all.map((lines) => lines.length)));
}

/** What is looked at. */
export interface Scene {
  /** How many events have happened. */
  readonly at: number;
  readonly keys: string;
  /** What is said about the last key. */
  readonly note: string | null;
}

/** Rows: the title and two lines between; and so many, at least, for what has happened. */
const AROUND = 3;
const LEAST_TOLD = 3;
const GAP = 2;

export function drawStage(look: Look, rows: number, stage: Stage, scene: Scene): string[] {
  const { width } = look;
  const frame = stage.frames[scene.at - 1];
  const told = tell(look, stage, scene, frame);
  const below = Math.max(told.length, Math.min(stage.told, Math.floor(rows / 3)));
  const keys = drawKeys(look, scene.keys);
  const room = Math.max(0, rows - AROUND - keys.length - below);
  const leftWidth = width - stage.right - GAP;
  const left = drawLeft({ ...look, width: leftWidth }, stage, frame, room);
  const right = drawRight(look, stage, frame, room);
  const at = (lines: readonly string[], count: number): string[] =>
    Array.from({ length: count }, (_, row) => lines[row] ?? '');
  return [
    drawHead(look, stage, scene),
    rule(look, left.name),
    ...at(left.lines, room).map((line, row) =>
      (pad(line, leftWidth + GAP) + (right[row] ?? '')).trimEnd(),
    ),
    rule(look, ''),
    ...at(told, below),
    ...keys,
  ].slice(0, rows);
}

/** A line between, with a name in it. */
function rule({ paint, width }: Look, name: string): string {
  const shown = name === '' ? '' : ` ${clip(name, width - 10)} `;
  return `  ${paint.dim(`──${shown}${'─'.repeat(width - 6 - widthOf(shown))}`)}`;
}

function drawHead(look: Look, { title, frames }: Stage, { at }: Scene): string {
  const { messages, paint, width } = look;
  const count = messages.stage.event(at, frames.length);
  const room = width - 4 - widthOf(count) - GAP;
  const shown = clip(title, room);
  return `  ${paint.bold(shown)}${' '.repeat(room - widthOf(shown) + GAP)}${count}`;
}

/** As it was told, what it means, and at the end what came of it. */
function tell(
  look: Look,
  stage: Pick<Stage, 'frames' | 'conclusion'>,
  { at, note }: Pick<Scene, 'at' | 'note'>,
  frame: Frame | undefined,
): string[] {
  const { paint, width, messages } = look;
  const lines = (sentence: string): string[] =>
    wrap(sentence, width - 4).map((line) => `  ${line}`);
  return [
    ...(frame ? frame.told : lines(messages.stage.begins)),
    ...(frame?.meaning ?? []).flatMap(lines).map((line) => paint.bold(line)),
    ...(at === stage.frames.length ? stage.conclusion : []),
    ...(note === null ? [] : lines(note)).map((line) => paint.yellow(line)),
  ];
}

/** All code that has a part in the run, where there is room for it; else where they are now. */
function drawLeft(
  look: Look,
  { run, sources }: Stage,
  frame: Frame | undefined,
  rows: number,
): { readonly name: string; readonly lines: readonly string[] } {
  const lines = run.events.flatMap(({ line }) => line ?? []);
  const parts = codeOf(sources, lines);
  const drawing = {
    sources,
    places: frame?.places ?? [],
    processes: run.processes,
    labelOf: (process: string) => numberIn(run, process),
    named: parts.length > 1,
  };
  const asked = new Set(lines.map(({ file, line }) => `${file}:${line}`)).size;
  return {
    name: parts.length === 1 ? placeOf(parts[0]!) : '',
    lines: fitCode(look, asked < rows / 2 ? { ...drawing, lines } : drawing, rows),
  };
}
