import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { arena } from '../../primitives/system/arena.js';
import { fillFolder, filesIn } from '../things/folder.js';
import type { OwnedThing } from './owned-thing.js';

/** A folder in that of the program, which goes with it also when nobody is left to remove it. */
export function makeFolder(name: string, files: Readonly<Record<string, string>>): OwnedThing {
  const path = mkdtempSync(join(arena().folder, 'files-'));
  const reset = (): void => fillFolder(path, files);
  reset();
  return {
    thing: { kind: 'folder', name, path },
    reset,
    state: () => filesIn(path),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
