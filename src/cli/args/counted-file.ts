import { accessSync, constants, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Messages } from '../../messages/index.js';
import { badInput, Failure } from '../shell/failure.js';
import { DEEPEST_JSON, parseJson, readInput } from '../shell/files.js';

type Errors = Messages['errors'];

/** Every read of it is told, with all that it holds. */
const MOST_MIB = 1;

/**
 * How many of something a file of the user's own has: `{"count": 3}`. Whatever is wrong with it, it
 * is not touched.
 */
export function readCount(path: string, messages: Messages): number {
  const { errors } = messages;
  const text = readInput(path, MOST_MIB, messages, {
    missing: () => badInput(errors.fileMissing(path)),
    folder: () => badInput(errors.fileFolder(path)),
    special: () => badInput(errors.fileSpecial(path)),
  });
  const value = parse(path, text, errors);
  const count: unknown = isObject(value) ? value['count'] : undefined;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0)
    throw badInput(
      errors.fileCount(path, count === undefined ? errors.absent : JSON.stringify(count)),
    );
  const real = placeOnDisk(path, errors);
  mustBeWritable(real, errors.fileReadOnly(path));
  mustBeWritable(dirname(real), errors.folderPermission(dirname(real)));
  return count;
}

function placeOnDisk(path: string, errors: Errors): string {
  try {
    return realpathSync(path);
  } catch {
    // It has gone in between.
    throw badInput(errors.fileMissing(path));
  }
}

function parse(path: string, text: string, errors: Errors): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof RangeError) throw badInput(errors.fileDeep(path, DEEPEST_JSON));
    throw badInput(errors.fileJson(path, placeOf(error as Error, text)));
  }
}

/** The parser speaks English; only where it stopped is of use to everybody. */
function placeOf({ message }: Error, text: string): { line: number; column: number } | null {
  const position = / at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return null;
  const before = text.slice(0, Number(position)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

function mustBeWritable(path: string, complaint: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw new Failure('ENVIRONMENT', 3, complaint);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
