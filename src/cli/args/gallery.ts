import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../primitives/here.js';

/** The gallery of classic problems: a folder of the package, a file each, called by its name. */

const ENDING = '.mjs';

/** Seen from the root of the package. */
const FOLDER = new URL('../../classics/', ROOT);

export function classicNames(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .toSorted();
}

/** Where the file of a classic lies; null where there is no classic of that name. */
export function pathOfClassic(name: string): string | null {
  // What has a slash or an ending is a file of the user's.
  if (!/^[a-z0-9-]+$/.test(name)) return null;
  const path = fileURLToPath(new URL(name + ENDING, FOLDER));
  return existsSync(path) ? path : null;
}
