import { fileURLToPath } from 'node:url';
import type { Code } from '../../lessons/lesson.js';
import { ROOT } from '../../primitives/here.js';
import { type CodeLines, functionIn } from '../../view/lesson/draw.js';
import { sourceOf } from '../output/sources.js';

/** A function of a demonstration, as it stands in the package. */
export function codeLines({ file, from }: Code): CodeLines {
  const path = fileURLToPath(new URL(`../../${file}`, ROOT));
  const source = sourceOf(path);
  const found = source && functionIn(source, from);
  if (!found) throw new Error(`no ${from} in ${file}`);
  return found;
}
