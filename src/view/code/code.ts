/** Room: the code of the workers, and where in it each process is. */

import type { SourceLine } from '../../trace/source-line.js';
import { type Extent, functionAround } from './functions.js';

/** A file of source code. */
export interface SourceFile {
  /** As people call it. */
  readonly name: string;
  readonly lines: readonly string[];
}

/** Reads a file; null where it cannot be read. */
export type Sources = (file: string) => SourceFile | null;

/** A part of a file that is shown as it stands. */
export interface CodePart {
  /** As the places in the code call it. */
  readonly file: string;
  readonly source: SourceFile;
  readonly extents: readonly Extent[];
}

/** A function of this length is shown whole. */
const WHOLE = 24;

/**
 * What of the code is to be seen: the functions in which these lines stand, as they follow in their
 * files; where there is no room for them, their heads, these lines, and what is next to them.
 * @param most how many lines there is room for
 */
export function codeOf(
  sources: Sources,
  asked: readonly SourceLine[],
  most: number = Infinity,
): CodePart[] {
  const wanted = new Map<string, Set<number>>();
  for (const { file, line } of asked)
    wanted.set(file, (wanted.get(file) ?? new Set<number>()).add(line));
  const parts = [...wanted].flatMap(([file, numbers]) => {
    const source = sources(file);
    // It may have been changed since it was run.
    const there = [...numbers].filter((line) => line <= (source?.lines.length ?? 0));
    return source === null || there.length === 0 ? [] : [{ file, source, there }];
  });
  const lines = parts.flatMap(({ file, source, there }) => {
    const extents = there.map((line) => functionAround(source.lines, line, WHOLE));
    return numbersIn(extents).map((line) => ({
      file,
      line,
      worth: worthOf(line, there, extents),
    }));
  });
  const shown = lines.toSorted((a, b) => a.worth - b.worth).slice(0, Math.max(1, most));
  return parts
    .map(({ file, source }) => ({
      file,
      source,
      extents: joined(shown.filter((one) => one.file === file).map(({ line }) => line)),
    }))
    .filter(({ extents }) => extents.length > 0);
}

/** What comes first is shown where there is least room. */
function worthOf(line: number, asked: readonly number[], extents: readonly Extent[]): number {
  const nearest = Math.min(...asked.map((one) => Math.abs(one - line)));
  if (nearest === 0) return 0;
  return extents.some(({ from }) => from === line) ? 1 : 1 + nearest;
}

function numbersIn(extents: readonly Extent[]): number[] {
  return [
    ...new Set(
      extents.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, index) => from + index),
      ),
    ),
  ];
}

/** Lines that follow one another, together. */
function joined(numbers: readonly number[]): Extent[] {
  const extents: { from: number; to: number }[] = [];
  for (const line of numbers.toSorted((a, b) => a - b)) {
    const last = extents.at(-1);
    if (last && last.to === line - 1) last.to = line;
    else extents.push({ from: line, to: line });
  }
  return extents;
}
