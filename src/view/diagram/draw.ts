import { xmlText } from '../xml.js';
import { type Diagram, type Happening, isHappening, type Shape } from './diagram.js';

/** A diagram as the inside of an SVG: its head, and as many of its rows as are to be seen. */

/** Pixels: of a row, of a column of text, of the head. */
export const ROW = 22;
export const HEAD = 30;
const COLUMN = 6.9;
const [MARGIN, MARK, GAP] = [10, 10, 16];

export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** Where the line of each lane stands. */
  readonly lanes: readonly number[];
  /** Where notes begin. */
  readonly notes: number;
}

/** Chinese characters and the like take two columns. */
export const columnsIn = (text: string): number =>
  text.length + (text.match(/[\u2e80-\uffdc]/g) ?? []).length;

/** Pixels of a name in bold, which stands on a ground of its own, in a wide typeface. */
export const boldWidth = (name: string): number =>
  name.length * 8 +
  (name.match(/[\u2e80-\uffdc]/g) ?? []).length * 6 +
  (name.match(/[MWmw@%]/g) ?? []).length * 4 +
  (name.match(/[A-Z]/g) ?? []).length * 1.5;

export function geometryOf({ lanes, rows }: Diagram): Geometry {
  const widest = (texts: readonly string[]): number =>
    texts.reduce((most, text) => Math.max(most, columnsIn(text)), 0) * COLUMN;
  const happened = rows.filter(isHappening);
  let x = MARGIN + widest(happened.map(({ time }) => time)) + GAP;
  const lines = lanes.map(({ title, width }) => {
    const line = x + MARK;
    x = line + MARK + Math.max(width * COLUMN, boldWidth(title) - MARK) + GAP;
    return line;
  });
  const notes = widest(happened.map(({ note }) => note));
  return {
    width: Math.ceil(x + (notes > 0 ? notes + GAP : 0)),
    height: rows.length * ROW,
    lanes: lines,
    notes: x,
  };
}

export function drawHead({ lanes }: Diagram, at: Geometry): string {
  return lanes
    .map(({ title, kind }, lane) => {
      const width = boldWidth(title) + 14;
      const x = at.lanes[lane]! - MARK;
      return kind === 'process'
        ? `<g class="c${lane % COLOURS}"><rect class="tag" x="${x}" y="4" width="${n(width)}" height="20" rx="10"/><text class="title" x="${x + 7}" y="18">${xmlText(title)}</text></g>`
        : `<text class="thing" x="${x}" y="18">${xmlText(title)}</text>`;
    })
    .join('');
}

/** The colours of processes, one after the other and again. */
export const COLOURS = 10;

/** The rows from one to before another one; y is 0 where the first of all begins. */
export function drawRows(
  diagram: Diagram,
  at: Geometry,
  from = 0,
  to: number = diagram.rows.length,
): string {
  const { rows, lanes } = diagram;
  const [top, bottom] = [from * ROW, to * ROW];
  const lines = lanes.map(
    ({ kind }, lane) =>
      `<path class="${kind === 'process' ? `life c${lane % COLOURS}` : 'life thing'}" d="M${n(at.lanes[lane]!)} ${top}V${bottom}"/>`,
  );
  const spans = [
    ...spansOf(rows, from, to, ({ waiting }) => waiting.map((lane) => [lane, lane])).map(
      (span) => ({ ...span, name: 'waits' }),
    ),
    ...spansOf(rows, from, to, ({ held }) => held).map((span) => ({ ...span, name: 'holds' })),
  ].map(
    ({ name, lane, colour, begins, ends }) =>
      `<path class="${name} c${colour % COLOURS}" d="M${n(at.lanes[lane]!)} ${middle(begins)}V${middle(ends)}"/>`,
  );
  const drawn = rows.slice(from, to).map((row, index) => {
    const place = from + index;
    if (!isHappening(row))
      return `<g class="row" data-row="${place}"><text class="left" x="${MARGIN}" y="${place * ROW + 15}">${xmlText(row.leftOut)}</text></g>`;
    const before = rows[place - 1];
    return drawRow(row, isHappening(before) ? before.states : [], place, at);
  });
  return [...lines, ...spans, drawArrows(diagram, at, from, to), ...drawn].join('');
}

interface Span {
  readonly lane: number;
  readonly colour: number;
  readonly begins: number;
  readonly ends: number;
}

/** From each row in which something begins to be so to the one in which it has ended. */
function spansOf(
  rows: Diagram['rows'],
  from: number,
  to: number,
  of: (row: Happening) => readonly (readonly [lane: number, colour: number])[],
): Span[] {
  const open = new Map<string, Span>();
  const done: Span[] = [];
  for (let at = Math.max(0, from - 1); at <= Math.min(to, rows.length - 1); at++) {
    const row = rows[at]!;
    if (!isHappening(row)) continue;
    const now = new Map(of(row).map(([lane, colour]) => [`${lane} ${colour}`, { lane, colour }]));
    for (const [key, span] of open)
      if (!now.has(key)) {
        done.push({ ...span, ends: at });
        open.delete(key);
      }
    for (const [key, one] of now)
      if (!open.has(key)) open.set(key, { ...one, begins: at, ends: at });
  }
  const end = Math.min(to, rows.length - 1);
  return [...done, ...[...open.values()].map((span) => ({ ...span, ends: end }))];
}

function drawRow(
  { time, lane, thing, shape, text, sentence, note, states }: Happening,
  before: readonly string[],
  place: number,
  at: Geometry,
): string {
  const y = middle(place);
  const baseline = y + 4;
  const x = at.lanes[lane] ?? 0;
  const things = at.lanes.length - states.length;
  const link = thing < 0 ? '' : `<path class="link" d="M${n(x)} ${y}H${n(at.lanes[thing]!)}"/>`;
  const changed = states.map((state, index) => {
    const line = at.lanes[things + index]!;
    const isOf = things + index === thing;
    const told = state === before[index] && !(isOf && shape === 'write') ? '' : state;
    if (!isOf && told === '') return '';
    return `${isOf ? `<circle class="touch" cx="${n(line)}" cy="${y}" r="3"/>` : ''}<text class="state" x="${n(line + MARK)}" y="${baseline}">${xmlText(told)}</text>`;
  });
  const noted =
    note === ''
      ? ''
      : `<text class="note" x="${n(at.notes)}" y="${baseline}">${xmlText(note)}</text>`;
  return `<g class="row" data-row="${place}"><title>${xmlText(sentence)}</title><rect class="hit" x="0" y="${place * ROW}" width="${at.width}" height="${ROW}"/><text class="time" x="${MARGIN}" y="${baseline}">${xmlText(time)}</text>${link}<g class="c${lane % COLOURS}">${markOf(shape, x, y)}<text class="deed" x="${n(x + MARK)}" y="${baseline}">${xmlText(text)}</text></g>${changed.join('')}${noted}</g>`;
}

/** Each kind of happening has a form of its own: what is taken is hollow, what is given is full. */
export function markOf(shape: Shape, x: number, y: number): string {
  const form = (hollow: boolean, d: string): string =>
    `<path class="mark${hollow ? ' hollow' : ''}" d="M${n(x)} ${y}${d}"/>`;
  switch (shape) {
    case 'read':
      return form(true, 'm-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z');
    case 'write':
      return form(false, 'm-5 -5h10v10h-10z');
    case 'acquire':
      return form(false, 'm-5.5 -4h11l-5.5 9.5z');
    case 'release':
      return form(true, 'm-5.5 4.5h11l-5.5 -9.5z');
    case 'send':
      return form(false, 'm-5 -5l10 5l-10 5z');
    case 'receive':
      return form(true, 'm-5 -5l10 5l-10 5z');
    case 'wait':
      return form(true, 'm-5 -4h10m-10 8h10');
    case 'end':
      return form(true, 'm-5 -5l10 10m0 -10l-10 10');
    case 'life':
      return form(false, 'm-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z');
  }
}

function drawArrows({ rows, arrows }: Diagram, at: Geometry, top: number, end: number): string {
  return arrows
    .filter(({ from, to }) => Math.max(from, to) >= top && Math.min(from, to) < end)
    .map(({ kind, from, to }) => {
      const [a, b] = [rows[from], rows[to]];
      if (!isHappening(a) || !isHappening(b)) return '';
      const [x1, y1, x2, y2] = [at.lanes[a.lane]!, middle(from), at.lanes[b.lane]!, middle(to)];
      // To the right of a mark stands its text.
      if (x2 > x1) {
        const bend = Math.max(12, (x2 - x1) / 3);
        return arrow(
          kind,
          `M${n(x1)} ${y1 + 7}C${n(x1)} ${n((y1 + y2) / 2 + 4)} ${n(x2 - bend)} ${y2} ${n(x2 - 12)} ${y2}`,
          `M${n(x2 - 7)} ${y2}l-7 -4v8z`,
        );
      }
      const half = (y1 + y2) / 2;
      return arrow(
        kind,
        `M${n(x1)} ${y1 + 7}C${n(x1)} ${n(half + 5)} ${n(x2)} ${n(half - 5)} ${n(x2)} ${y2 - 12}`,
        `M${n(x2)} ${y2 - 7}l-4 -7h8z`,
      );
    })
    .join('');
}

/** What the legend shows of each kind of arrow and line; 36 pixels wide, round this height. */
export function drawSample(kind: Diagram['meanings'][number][0], y: number): string {
  return kind === 'waits' || kind === 'holds'
    ? `<path class="${kind} c0" d="M4 ${y}h30"/>`
    : arrow(kind, `M4 ${y}h24`, `M36 ${y}l-8 -4v8z`);
}

function arrow(kind: string, shaft: string, head: string): string {
  return `<g class="arrow ${kind}"><path class="shaft" d="${shaft}"/><path class="head" d="${head}"/></g>`;
}

function middle(place: number): number {
  return place * ROW + ROW / 2;
}

/** Digits that nobody sees make a file large. */
function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
