import { jsonText, plainText, shown } from './asked.js';
import type { Shared, WriteMode } from './shared.js';
import type { Watchable } from './until.js';

/**
 * A JSON file that several processes read and write; `until` sees null where it is no JSON, for
 * somebody is writing it.
 */
export interface JsonFile<T> extends Watchable<T | null> {
  /**
   * A step. Rejects when the text is no JSON: it was read while somebody was writing it (a torn
   * read).
   */
  read(): PromiseLike<T>;
  /** The same step, told apart in the picture: only to look, not to act on what is seen. */
  look(): PromiseLike<T>;
  /** A step. */
  write(value: T): PromiseLike<void>;
}

export function jsonFile<T extends object>(
  name: string,
  initial: T,
  write: WriteMode = 'whole',
): Shared<JsonFile<T>, T> {
  plainText(name, 'the first part of jsonFile, its name,');
  jsonText(initial, 'jsonFile');
  if (write !== 'whole' && write !== 'in-place')
    throw new TypeError(`jsonFile is written 'whole' or 'in-place', not ${shown(write)}`);
  return { kind: 'json-file', name, initial, write };
}

/**
 * Who reads a file while somebody writes it in place may find half of a text: that is a torn read.
 * A text that a worker itself cannot read is its own error.
 */
export class TornReadError extends SyntaxError {}

/** What stands in a file. @throws {TornReadError} */
export function parseWhole(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new TornReadError((error as SyntaxError).message);
  }
}
