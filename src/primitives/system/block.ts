import { constants as limits } from 'node:buffer';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { arena } from './arena.js';
import { EnvironmentError, FileExistsError, FileNotFoundError } from '../errors.js';
import { mappedFolder, noteLeftover } from './folder.js';
import { mapShared, reserve, unmap } from './kernel.js';
import { lot } from './lot.js';

/**
 * A named file, mapped into this process. It appears under its name all at once, and goes with the
 * program that made it, however that ends.
 */
export interface Block {
  readonly path: string;
  /** Tells this file from another that has its name later. */
  readonly inode: number;
  readonly buffer: ArrayBuffer;
}

/**
 * The most bytes that a view can have: on every Node as many as on the first. Later ones claim to
 * view more than any machine can map.
 */
export const MOST_BYTES: number = Math.min(limits.MAX_LENGTH, 2 ** 32);

/**
 * Makes a block of `size` zeroed bytes.
 *
 * It is made under a name that nobody else can have. Only when its inode is written down does it
 * get the other, so what is removed at the end is never somebody else's of the same name.
 * @throws {FileExistsError}
 */
export function makeBlock(name: string, size: number): Block {
  const { folder } = arena();
  const place = mappedFolder(folder);
  const path = join(place, name);
  const unfinished = join(place, `.ipc-demo-${lot(16)}`);
  noteLeftover(folder, unfinished);
  try {
    const block = open(unfinished, constants.O_CREAT | constants.O_EXCL, (fd) => reserve(fd, size));
    try {
      noteLeftover(folder, path, block.inode);
      linkSync(unfinished, path);
    } catch (cause) {
      unmap(block.buffer);
      throw cause;
    }
    // Its program may have ended a moment before this process does: then nobody would remove it any
    // more.
    if (!existsSync(folder)) unlinkSync(path);
    return { ...block, path };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new FileExistsError(
        `cannot create shared memory ${name}: that name is in use; attach to it without create, unlink it, or leave the name out`,
      );
    }
    throw new EnvironmentError(
      `cannot create shared memory ${name} of ${size} bytes: ${(cause as Error).message}; ask for less, or unlink what is not needed`,
      cause,
    );
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Maps the block of that name. @throws {FileNotFoundError} */
export function openBlock(name: string): Block {
  try {
    return open(join(mappedFolder(arena().folder), name), constants.O_NOFOLLOW, (fd) =>
      checkMappable(fd, name),
    );
  } catch (cause) {
    if (cause instanceof FileNotFoundError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new FileNotFoundError(
        `cannot attach to shared memory ${name}: there is none of that name; it was not created yet, or has been unlinked`,
      );
    }
    throw new EnvironmentError(
      `cannot attach to shared memory ${name}: ${(cause as Error).message}`,
      cause,
    );
  }
}

/** Whether the block still has its name. */
export function isNamed({ path, inode }: Block): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.ino === inode;
}

function open(path: string, flags: number, prepare: (fd: number) => void): Block {
  const fd = openSync(path, constants.O_RDWR | flags, 0o600);
  try {
    prepare(fd);
    const { ino, size } = fstatSync(fd);
    return { path, inode: ino, buffer: mapShared(fd, size) };
  } finally {
    closeSync(fd);
  }
}

function checkMappable(fd: number, name: string): void {
  const file = fstatSync(fd);
  if (!file.isFile() || file.uid !== process.geteuid?.())
    throw new Error('what has that name is no file of yours');
  if (file.size === 0)
    throw new FileNotFoundError(
      `cannot attach to shared memory ${name}: it is still being created; try again`,
    );
  if (file.size > MOST_BYTES)
    throw new Error(`it has ${file.size} bytes, and a view can have ${MOST_BYTES} at most`);
}
