import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Messages } from '../../messages/index.js';
import { badInput, Failure } from './failure.js';

/**
 * The one door to the files that the user names: a regular file of a size that can be, or a
 * sentence. Nothing else is opened, so that nothing else is waited for.
 */

/**
 * What may be read instead of a file, each with a sentence of its own where the caller has a better
 * one.
 */
type Wrong = 'missing' | 'folder' | 'special';
type OwnWords = Partial<Readonly<Record<Wrong, () => Failure>>>;

/** The text of a file. @param most how many MiB it may have */
export function readInput(
  path: string,
  most: number,
  { errors }: Messages,
  own: OwnWords = {},
): string {
  const instead = (wrong: Wrong): Failure =>
    own[wrong]?.() ?? badInput(errors.notFile[wrong](path));
  try {
    // What waits for somebody, or does something when it is opened, is not opened.
    mustBeFile(statSync(path), instead);
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    try {
      // It may have become something else in between.
      mustBeFile(fstatSync(fd), instead);
      const bytes = readAtMost(fd, most * 2 ** 20);
      if (bytes === null) throw badInput(errors.fileLarge(path, most));
      return bytes.toString('utf8');
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw instead('missing');
    if (code === 'EACCES' || code === 'EPERM')
      throw new Failure('ENVIRONMENT', 3, errors.filePermission(path));
    throw code === 'EIO'
      ? new Failure('ENVIRONMENT', 3, errors.fileUnread(path, code))
      : badInput(errors.fileUnread(path, code));
  }
}

/**
 * Throws an error with this code when something stands at a path that is no regular file: to write
 * to that may wait for ever.
 */
export function refuseSpecial(path: string, code: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false)
    throw Object.assign(new Error(code), { code });
}

/**
 * Throws the system's error, or one with this code, where a file could not be written; makes none.
 */
export function refuseUnwritable(path: string, code: string): void {
  refuseSpecial(path, code);
  accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
}

/** Writes a file whole, or leaves none where none was. */
export function writeWhole(path: string, text: string): void {
  const isNew = !existsSync(path);
  try {
    writeFileSync(path, text);
  } catch (error) {
    if (isNew) rmSync(path, { force: true });
    throw error;
  }
}

/** Writes a file where none is, and whole, or leaves none; throws EEXIST where there is one. */
export function writeNew(path: string, text: string): void {
  const fd = openSync(path, 'wx');
  try {
    writeFileSync(fd, text);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(fd);
  }
}

function mustBeFile(found: ReturnType<typeof fstatSync>, instead: (wrong: Wrong) => Failure): void {
  if (found.isDirectory()) throw instead('folder');
  if (!found.isFile()) throw instead('special');
}

/** Null when there is more; somebody may be writing more and more of it at this moment. */
function readAtMost(fd: number, most: number): Buffer | null {
  const parts: Buffer[] = [];
  for (let left = most; ;) {
    const part = Buffer.allocUnsafe(Math.min(left + 1, 2 ** 16));
    const count = readSync(fd, part);
    if (count === 0) return Buffer.concat(parts);
    if (count > left) return null;
    left -= count;
    parts.push(part.subarray(0, count));
  }
}

/** Far more than a person writes, and far less than would break what walks through it. */
export const DEEPEST_JSON = 100;

/**
 * A value that a file holds as JSON.
 * @throws {SyntaxError}, and {RangeError} when it is nested so deep that it would break those to
 * whom it is handed
 */
export function parseJson(text: string): unknown {
  if (isDeeper(text, DEEPEST_JSON)) throw new RangeError(`nested more than ${DEEPEST_JSON} deep`);
  return JSON.parse(text);
}

function isDeeper(text: string, most: number): boolean {
  let [depth, quoted] = [0, false];
  for (let at = 0; at < text.length && depth <= most; at++) {
    const char = text[at]!;
    if (quoted && char === '\\') at++;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '{' || char === '[')) depth++;
    else if (!quoted && (char === '}' || char === ']')) depth--;
  }
  return depth > most;
}
