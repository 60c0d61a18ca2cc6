/** Room: what a chapter of the course says, as lines. */

import { lineInside } from '../code/draw.js';
import { functionAround } from '../code/functions.js';
import type { SourceFile } from '../code/code.js';
import { type Look, padLeft, wrap } from '../look.js';
import { NOW } from '../code/draw.js';

const INDENT = 2;

/** Which part of the chapter begins here; an empty line stands before it, of whoever was before. */
export function drawPart({ paint }: Look, label: string): string[] {
  return [`${' '.repeat(INDENT)}${paint.bold.underline(label)}`, ''];
}

/** A text of several paragraphs, one a line. */
export function drawText({ width }: Look, text: string): string[] {
  return text
    .split('\n')
    .flatMap((paragraph) => wrap(paragraph, width - 2 * INDENT))
    .map((line) => (' '.repeat(INDENT) + line).trimEnd());
}

/** What somebody has said, or a program has printed: further in, as it stands. */
export function drawQuoted({ paint, width }: Look, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => (line === '' ? [''] : wrap(line, width - 3 * INDENT)))
    .map((line) => `${' '.repeat(2 * INDENT)}${paint.cyan(line)}`);
}

/** The lines of a function: the first begins so. */
export interface CodeLines {
  readonly name: string;
  /** The number of its first line in the file. */
  readonly first: number;
  readonly lines: readonly string[];
}

const WHOLE = 40;

export function functionIn({ name, lines }: SourceFile, from: string): CodeLines | null {
  const at = lines.findIndex((line) => line.trim().startsWith(from));
  if (at < 0) return null;
  const { from: first, to } = functionAround(lines, at + 1, WHOLE);
  return { name, first, lines: lines.slice(first - 1, to) };
}

/**
 * Code with its lines counted from 1.
 * @param marked what stands in the line that is pointed at; null where none is
 */
export function drawNumbered(look: Look, code: CodeLines, marked: string | null): string[] {
  const { paint, width } = look;
  const numbers = String(code.lines.length).length;
  const room = width - 2 * INDENT - numbers - 3;
  return [
    `${' '.repeat(INDENT)}${paint.dim(`${code.name}:${code.first}`)}`,
    ...code.lines.flatMap((text, index) => {
      const isMarked = marked !== null && text.includes(marked);
      return lineInside(text, room).map((part, row) => {
        const number = padLeft(row === 0 ? String(index + 1) : '', numbers);
        const line = `${isMarked && row === 0 ? NOW : ' '} ${paint.dim(number)}  ${isMarked ? paint.bold(part) : part}`;
        return `${' '.repeat(INDENT)}${line}`.trimEnd();
      });
    }),
  ];
}
