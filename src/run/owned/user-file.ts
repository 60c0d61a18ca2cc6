import { closeSync, constants, ftruncateSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { arena } from '../../primitives/system/arena.js';
import { noteLeftover } from '../../primitives/system/folder.js';
import { lot } from '../../primitives/system/lot.js';
import type { NamedThing } from '../../scenario/names.js';
import { temporaryOf, writeAll } from '../things/json-file.js';
import type { FilePlace } from '../between/thing.js';
import type { OwnedThing } from './owned-thing.js';

let count = 0;

/** A file of the user's own. */
export interface UserFile {
  readonly path: string;
  /** What it is called in the run; null where the scenario's name for it is used. */
  readonly name: string | null;
}

/**
 * A JSON file of the run's own, which goes with it; or one of the user's, which was there before,
 * and stays.
 */
export function makeFile(
  { name, initial, write }: NamedThing & { readonly kind: 'json-file' },
  workers: readonly string[],
  own: UserFile | undefined,
): OwnedThing {
  // Beside a file of the user's, others may write: they cannot foresee it.
  const mark = `ipc-demo-${own === undefined ? ++count : lot(4)}`;
  const { folder } = arena();
  const removeTemporaries = (place: FilePlace): void => {
    for (const worker of workers) rmSync(temporaryOf(place, worker), { force: true });
  };
  if (own === undefined) {
    // Not by its name: the run keeps files of its own there.
    const path = join(folder, mark);
    const place = { path, name, write, isOwn: false, mark };
    const reset = (): void => overwrite(path, `${JSON.stringify(initial)}\n`);
    const remove = (): void => {
      removeTemporaries(place);
      rmSync(path, { force: true });
    };
    reset();
    return { thing: { kind: 'json-file', name, place }, reset, state: () => parse(path), remove };
  }
  const { path } = own;
  const place = { path, name: own.name ?? name, write, isOwn: true, mark };
  for (const worker of workers) noteLeftover(folder, temporaryOf(place, worker));
  return {
    thing: { kind: 'json-file', name, place },
    state: () => parse(path),
    remove: () => removeTemporaries(place),
  };
}

/**
 * To empty a file first, as writing it usually does, would make some file systems wait for the disk
 * each time.
 */
function overwrite(path: string, text: string): void {
  const fd = openSync(path, constants.O_WRONLY | constants.O_CREAT, 0o600);
  writeAll(fd, text, path);
  ftruncateSync(fd, Buffer.byteLength(text));
  closeSync(fd);
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
