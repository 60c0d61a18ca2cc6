import { IpcError } from '../primitives/errors.js';
import { plainObject, plainText, shown } from './asked.js';
import type { Shared } from './shared.js';
import type { Watchable } from './until.js';

/** A folder of text files, each operation on which is one step, as it is one of the system's. */
export interface SharedFolder extends Watchable<Readonly<Record<string, string>>> {
  /** A step. */
  exists(file: string): PromiseLike<boolean>;
  /** A step: makes it if it is not there, and false if it is. */
  create(file: string, text: string): PromiseLike<boolean>;
  /** A step. Rejects with `NoFileError` when it is not there. */
  read(file: string): PromiseLike<string>;
  /** A step: what was in it is replaced; a file that is not there is made. */
  write(file: string, text: string): PromiseLike<void>;
  /** A step: what is called `to` is replaced. Rejects with `NoFileError` when `from` is not there. */
  rename(from: string, to: string): PromiseLike<void>;
  /** A step. Rejects with `NoFileError` when it is not there. */
  remove(file: string): PromiseLike<void>;
}

/** A file is not there, or not any more. */
export class NoFileError extends IpcError {
  readonly file: string;

  constructor(file: string) {
    super('NO_FILE', `there is no ${file}`);
    this.file = file;
  }
}

/** In characters: more, no file system takes. */
const LONGEST = 60;

/** @param files those there are at first, and what is in them */
export function folder(
  files: Readonly<Record<string, string>> = {},
  name?: string,
): Shared<SharedFolder, Readonly<Record<string, string>>> {
  plainObject(files, 'folder');
  for (const [file, text] of Object.entries(files)) {
    fileName(file, 'folder');
    plainText(text, 'folder');
  }
  return { kind: 'folder', name, files };
}

/** @throws {TypeError}, {RangeError} where no file can be called so */
export function fileName(file: unknown, of: string): string {
  const text = plainText(file, of);
  if (!/^[\w-][\w.-]*$/.test(text) || text.length > LONGEST)
    throw new RangeError(
      `${of} takes the name of a file (1 to ${LONGEST} letters, digits, ., - and _, the first of them no .), not ${shown(text)}`,
    );
  return text;
}
