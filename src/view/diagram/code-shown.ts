import type { SourceLine } from '../../trace/source-line.js';
import { codeOf, type Sources } from '../code/code.js';
import { visible } from '../ink.js';
import type { CodeLine } from './diagram.js';

/** More than these nobody looks at. */
const MOST = 400;

/** The code in which these lines stand, line by line, and the place of each among them. */
export function codeShown(
  sources: Sources | undefined,
  asked: readonly SourceLine[],
): { readonly lines: readonly CodeLine[]; readonly placeOf: (line: SourceLine) => number } {
  const places = new Map<string, number>();
  const lines: CodeLine[] = [];
  for (const { file, source, extents } of sources ? codeOf(sources, asked, MOST) : []) {
    for (const [at, { from, to }] of extents.entries())
      for (let number = from; number <= to; number++) {
        places.set(`${number} ${file}`, lines.length);
        lines.push({
          heading: number > from ? '' : at > 0 ? '⋮' : visible(source.name),
          number,
          text: visible(source.lines[number - 1]!.replaceAll('\t', '  ')),
        });
      }
  }
  return { lines, placeOf: ({ file, line }) => places.get(`${line} ${file}`) ?? -1 };
}
