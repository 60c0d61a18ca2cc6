import { jsonText } from './asked.js';
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
): Shared<JsonFile<T>> {
  jsonText(initial, 'jsonFile');
  return { kind: 'json-file', name, initial, write };
}
