import { existsSync } from 'node:fs';
import { arena } from '../src/primitives/system/arena.js';
import { leftovers } from '../src/primitives/system/folder.js';

/**
 * The files outside of its folder that this program has made and that are still there. Others at
 * work on this machine have files of the same kind, so a look at the place itself says nothing.
 */
export function strewn(): string[] {
  return leftovers(arena().folder)
    .map(({ path }) => path)
    .filter((path) => existsSync(path));
}
