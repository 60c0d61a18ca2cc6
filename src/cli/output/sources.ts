import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../primitives/here.js';
import type { SourceFile } from '../../view/code/code.js';

/** The source code that a view shows: what has been carried out, and so can be read. */

const MOST_BYTES = 4 * 2 ** 20;
const known = new Map<string, SourceFile | null>();

export function sourceOf(file: string): SourceFile | null {
  let source = known.get(file);
  if (source === undefined) known.set(file, (source = read(file)));
  return source;
}

function read(file: string): SourceFile | null {
  try {
    if (statSync(file).size > MOST_BYTES) return null;
    return { name: nameOf(file), lines: readFileSync(file, 'utf8').split(/\r?\n/) };
  } catch {
    return null;
  }
}

/** Ours as it stands in the package; another one as it is found from here. */
function nameOf(file: string): string {
  const ours = relative(fileURLToPath(new URL('../../', ROOT)), file);
  if (!ours.startsWith('..')) return ours;
  const theirs = relative(process.cwd(), file);
  return theirs.startsWith('..') ? file : theirs;
}
