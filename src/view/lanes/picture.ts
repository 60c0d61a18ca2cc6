/** Room: the picture of a run, with a column for each process. */

import type { TraceEvent } from '../../trace/event.js';
import { clip, colourOf, type Look, pad, padLeft, widthOf } from '../look.js';
import { type Mark, severalIn } from './cells.js';
import { drawCircle } from './circle.js';
import { type Columns, MARGIN } from './columns.js';
import { drawHidden } from './hidden.js';
import { layOut, type Layout } from './layout.js';
import { drawLegend } from './legend.js';
import { drawMoment } from './moment.js';
import { notesOf } from './notes.js';
import { type Row, rowsOf, type LanesShown } from './rows.js';
import { type Drawn, isRow, selectRows } from './selection.js';
import { mattering, thingsIn } from './matters.js';

/**
 * The picture of a run: a column per process, time running down, a column for each thing it is
 * about, the moment of the race marked.
 */

/** A picture before it is text. */
export interface Picture extends Layout {
  readonly rows: readonly Row[];
  readonly drawn: readonly Drawn[];
}

export function drawLanes(look: Look, shown: LanesShown): string[] {
  const rows = rowsOf(shown);
  if (rows.length === 0) return [];
  const picture = compose(look, rows, shown);
  const { columns, drawn } = picture;
  const below = [
    drawLegend(look, columns),
    drawHidden(look, picture),
    drawCircle(look, shown.stuck ?? null),
    ...drawMoment(look, rows, shown),
  ];
  return [
    drawHead(look, columns),
    ...drawRows(look, columns, drawn),
    ...below.flatMap((lines) => (lines.length > 0 ? ['', ...lines] : [])),
  ];
}

/**
 * Which rows and columns are drawn: rows first, then columns, and where processes are left out
 * there is room for other rows.
 */
export function compose(look: Look, all: readonly Row[], shown: LanesShown): Picture {
  const matters = mattering(all, shown);
  const [full, brief] = [true, false].map((exactly) => notesOf(look, all, shown, exactly).at) as [
    ReadonlyMap<TraceEvent, string>,
    ReadonlyMap<TraceEvent, string>,
  ];
  const fixed = { things: thingsIn(all), several: severalIn(all), counts: shown.counts ?? false };
  const acting = shown.processes.filter((name) => all.some(({ event }) => event.process === name));
  let processes = acting;
  for (;;) {
    const rows = all.filter(({ event }) => processes.includes(event.process));
    const drawn = selectRows(rows, matters.events);
    const shown = drawn.filter(isRow);
    const { columns, hidden } = layOut(
      look,
      {
        ...fixed,
        rows: shown,
        processes,
        notes: shown.map(({ event }) => ({ full: full.get(event), brief: brief.get(event) })),
      },
      matters.names,
    );
    if (hidden.processes.length === 0)
      return {
        columns,
        hidden: { ...hidden, processes: acting.filter((name) => !processes.includes(name)) },
        rows,
        drawn,
      };
    processes = processes.filter((name) => !hidden.processes.includes(name));
  }
}

const ALARMING: ReadonlySet<Mark> = new Set(['torn', 'abandoned', 'end']);

/** Spaces have no colour, so that those at the end of a line can be left out. */
function inColumn(colour: (text: string) => string, text: string, width: number): string {
  return colour(text) + ' '.repeat(Math.max(0, width - widthOf(text)));
}

function drawHead(look: Look, { time, lanes, things }: Columns): string {
  const { paint } = look;
  const names = lanes.map(({ name, title, width }) =>
    inColumn(colourOf(look, name).bold, title, width),
  );
  return `${' '.repeat(MARGIN)}${paint.bold(padLeft(time.title, time.width))}${' '.repeat(MARGIN)}${names.join('')}${things.map(({ title, width }) => inColumn(paint.bold, title, width)).join('')}`.trimEnd();
}

function drawRows(
  look: Look,
  { time, lanes, things, ends }: Columns,
  drawn: readonly Drawn[],
): string[] {
  const { messages, paint } = look;
  let at = -1;
  return drawn.map((row) => {
    if (!isRow(row)) return `  ${paint.dim(clip(messages.lanes.moreRows(row), look.width - 2))}`;
    at++;
    const cells = lanes.map(({ name, width, cells: column }) =>
      inColumn(
        column[at]!.marks.some((mark) => ALARMING.has(mark)) ? paint.red : colourOf(look, name),
        column[at]!.text,
        width,
      ),
    );
    const states = things.map(({ width, cells: column }) => pad(column[at]!.text, width));
    return `${' '.repeat(MARGIN)}${paint.dim(padLeft(time.texts[at]!, time.width))}${' '.repeat(MARGIN)}${cells.join('')}${states.join('')}${paint.red(ends[at]!)}`.trimEnd();
  });
}
