import type { SourceLine } from '../../trace/source-line.js';
import { visible } from '../ink.js';
import { clip, colourOf, type Look, shorten, widthOf, wrap } from '../look.js';
import { codeOf, type CodePart, type Sources } from './code.js';
import type { Extent } from './functions.js';
import type { Place } from './places.js';

/** The code as text: what stands in the margin says who is at a line. */

const MARGIN = 2;
/** So wide at most, and at least. */
const [WIDEST, NARROWEST] = [9, 3];
/** A line that is too wide goes on below, further in; so often at most. */
const MOST_MORE = 2;
const FURTHER_IN = 4;
/** So many characters of a line are looked at. */
const LONGEST = 1000;
/** Before who, or what, has just moved. */
export const NOW = '▶';
const FEWEST = 4;

export interface CodeDrawing {
  readonly parts: readonly CodePart[];
  readonly places: readonly Place[];
  /** All who may come to stand in it, in their order. @default those who do */
  readonly processes?: readonly string[];
  /** Whether each file is named above its code. @default true */
  readonly named?: boolean;
  /** What a process is called in the margin. */
  readonly labelOf: (process: string) => string;
}

/** Nothing where there is no code to be seen. */
export function drawCode(look: Look, drawing: CodeDrawing): string[] {
  const { paint, width } = look;
  const { parts, places, labelOf, named = true } = drawing;
  const processes = drawing.processes ?? places.map((place) => place.process);
  const at = (file: string, line: number): readonly Place[] =>
    places
      .filter((place) => place.line.file === file && place.line.line === line)
      .toSorted((a, b) => processes.indexOf(a.process) - processes.indexOf(b.process));
  const marksAt = (file: string, line: number): Marks => marksOf(look, at(file, line), labelOf);
  // However they meet, the code stays where it is.
  const all = processes.map(labelOf).join(' ');
  const margin = Math.min(Math.max(widthOf(NOW + all), NARROWEST), WIDEST);
  const room = width - MARGIN - margin - 1;
  return parts.flatMap(({ file, source, extents }) => {
    const indent = leastIndent(source.lines, extents);
    return [
      ...(named ? [`  ${paint.dim(placeOf({ source, extents }))}`] : []),
      ...extents.flatMap(({ from, to }, index) => [
        ...(index > 0 ? [`${' '.repeat(MARGIN + margin + 1)}${paint.dim('⋮')}`] : []),
        ...source.lines.slice(from - 1, to).flatMap((text, offset) => {
          const marks = marksAt(file, from + offset);
          const told = lineInside(withoutTabs(text).slice(indent), room);
          return told.map((part, row) =>
            `${' '.repeat(MARGIN)}${row === 0 ? marks.text : ''}${' '.repeat(margin - (row === 0 ? marks.width : 0))} ${marks.isNow ? paint.bold(part) : part}`.trimEnd(),
          );
        }),
      ]),
    ];
  });
}

/** Where a part begins. */
export function placeOf({ source, extents }: Pick<CodePart, 'source' | 'extents'>): string {
  return `${source.name}:${extents[0]!.from}`;
}

export interface CodeToFit extends Omit<CodeDrawing, 'parts'> {
  readonly sources: Sources;
  /** What is to be seen of it. @default where the processes are */
  readonly lines?: readonly SourceLine[];
}

/** As much of it as there are rows for; nothing where these are too few to see what it does. */
export function fitCode(
  look: Look,
  { sources, lines = [], ...drawing }: CodeToFit,
  rows: number,
): string[] {
  const asked = lines.length > 0 ? lines : drawing.places.map(({ line }) => line);
  const least = Math.min(FEWEST, new Set(asked.map(({ line }) => line)).size + 1);
  for (let most = rows; most >= least; most--) {
    const drawn = drawCode(look, { ...drawing, parts: codeOf(sources, asked, most) });
    if (drawn.length <= rows) return drawn;
  }
  return [];
}

interface Marks {
  readonly text: string;
  readonly width: number;
  readonly isNow: boolean;
}

/** Who is at a line; the one that has just done something is marked. */
function marksOf(
  look: Look,
  places: readonly Place[],
  labelOf: (process: string) => string,
): Marks {
  const marks = places.map(({ process, isLast }) => ({
    plain: `${isLast ? NOW : ''}${labelOf(process)}`,
    colour: colourOf(look, process),
    isLast,
  }));
  const isNow = marks.some(({ isLast }) => isLast);
  const plain = marks.map((mark) => mark.plain).join(' ');
  if (widthOf(plain) <= WIDEST)
    return {
      text: marks
        .map((mark) => (mark.isLast ? mark.colour.bold : mark.colour)(mark.plain))
        .join(' '),
      width: widthOf(plain),
      isNow,
    };
  // Too many to be named.
  const count = `${isNow ? NOW : ''}×${marks.length}`;
  return { text: count, width: widthOf(count), isNow };
}

/** All of a line, as far as anybody wants to read it. */
export function lineInside(line: string, room: number): string[] {
  const text = visible(shorten(line.trim(), LONGEST));
  const indent = Math.min(line.length - line.trimStart().length, Math.floor(room / 3));
  if (indent + widthOf(text) <= room) return [' '.repeat(indent) + text];
  const [first = ''] = wrap(text, room - indent);
  const below = room - indent - FURTHER_IN;
  const rest = wrap(text.slice(first.length).trimStart(), below);
  const told = rest.slice(0, MOST_MORE - 1);
  const last = rest.slice(MOST_MORE - 1).join(' ');
  return [
    ' '.repeat(indent) + first,
    ...[...told, ...(last === '' ? [] : [clip(last, below)])].map(
      (part) => ' '.repeat(indent + FURTHER_IN) + part,
    ),
  ];
}

function withoutTabs(line: string): string {
  return line.replaceAll('\t', '  ');
}

/** A function inside of something stands as far to the left as one that is not. */
function leastIndent(lines: readonly string[], extents: readonly Extent[]): number {
  const shown = extents.flatMap(({ from, to }) => lines.slice(from - 1, to));
  const indents = shown
    .map(withoutTabs)
    .filter((text) => text.trim() !== '')
    .map((text) => text.length - text.trimStart().length);
  return Math.min(...indents, Infinity);
}
