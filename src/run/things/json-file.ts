import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { jsonText } from '../../scenario/asked.js';
import type { JsonFile } from '../../scenario/json-file.js';
import { parseWhole, TornReadError } from '../../scenario/json-file.js';
import type { Wanted } from '../../scenario/until.js';
import type { Pace } from '../between/gate.js';
import { refused } from '../between/refusal.js';
import type { FilePlace } from '../between/thing.js';
import type { Reporter } from '../between/reporter.js';
import { rewrite } from './rewrite.js';
import { type Lookable, untilMet } from './watched.js';

/**
 * The file that is written first and then takes the other one's place; beside it, because a rename
 * stays within a file system.
 */
export function temporaryOf({ path, mark }: FilePlace, worker: string): string {
  return join(dirname(path), `.${basename(path)}.${mark}.${worker}`);
}

/**
 * All of it: a disk that is nearly full takes a part, and says no only when it is given the rest.
 */
export function writeAll(fd: number, text: string, path: string): void {
  try {
    writeFileSync(fd, text);
  } catch (error) {
    // Node does not know where, and whoever is to make room must.
    throw Object.assign(error as Error, { path: dirname(path) });
  }
}

/** A real JSON file. Every operation is recorded at the moment at which it takes effect. */
export class RealJsonFile implements JsonFile<unknown>, Lookable<unknown> {
  readonly #place: FilePlace;
  readonly #temporary: string;
  readonly #reporter: Reporter;
  readonly #pause: () => Promise<void>;
  readonly #pace: Pace;
  /** What it read last. */
  #text = '';

  constructor(
    place: FilePlace,
    worker: string,
    reporter: Reporter,
    pause: () => Promise<void>,
    pace: Pace,
  ) {
    this.#place = place;
    this.#temporary = temporaryOf(place, worker);
    this.#reporter = reporter;
    this.#pause = pause;
    this.#pace = pace;
  }

  async read(): Promise<unknown> {
    return this.#read({});
  }

  async look(): Promise<unknown> {
    return this.#read({ look: true });
  }

  /** Null where it is no JSON, for it is being written. */
  _seen(): unknown {
    try {
      return parseWhole(this.#content());
    } catch (error) {
      if (error instanceof TornReadError) return null;
      throw error;
    }
  }

  async until(predicate: Wanted<unknown>): Promise<void> {
    const look = async () => ({ seen: this._seen() });
    await untilMet(this.#place.name, predicate, look, this.#reporter, this.#pace);
  }

  async write(value: unknown): Promise<void> {
    const json = jsonText(value, 'write');
    this.#pace.step();
    const text = this.#place.isOwn ? rewrite(this.#text, value) : `${json}\n`;
    const at = this.#place.write === 'whole' ? this.#replace(text) : await this.#overwrite(text);
    this.#reporter.add('write', { on: this.#place.name, value: JSON.parse(json) as unknown }, at);
    this.#reporter.changes.say();
  }

  #read(details: { look?: true }): unknown {
    this.#pace.step();
    const { path, name: on } = this.#place;
    let at = 0;
    const text = (this.#text = this.#content(() => (at = this.#reporter.now())));
    try {
      const value = parseWhole(text);
      if (this.#place.isOwn && (typeof value !== 'object' || value === null)) throw changed(path);
      this.#reporter.add('read', { on, value, ...details }, at);
      return value;
    } catch (error) {
      // A file of the user's is never written in part by a run.
      if (this.#place.isOwn) throw changed(path);
      // The file was the same when it was opened: the half stood there when it was read.
      this.#reporter.forget();
      this.#reporter.add('torn', { on, value: text, ...details }, this.#reporter.now());
      throw error;
    }
  }

  /** @param opened told at the moment from which on it is what it is */
  #content(opened: () => void = () => {}): string {
    // Should somebody have put a FIFO there, nobody is waited for.
    const flags = constants.O_RDONLY | constants.O_NONBLOCK;
    const fd = this.#there(() => openSync(this.#place.path, flags));
    // What is open stays what it is, whoever replaces the file from now on.
    opened();
    const text = readAll(fd);
    closeSync(fd);
    return text;
  }

  /** What is done to the file itself; one of the user's may have been removed. */
  #there<T>(act: () => T): T {
    const { path, isOwn } = this.#place;
    try {
      return act();
    } catch (error) {
      throw isOwn && (error as NodeJS.ErrnoException).code === 'ENOENT' ? changed(path) : error;
    }
  }

  /** Whole or not at all, whoever looks and whoever is killed. */
  #replace(text: string): number {
    const { mode, uid, gid } = this.#there(() => statSync(this.#place.path));
    const fd = openSync(
      this.#temporary,
      constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC,
      mode & 0o777,
    );
    writeAll(fd, text, this.#temporary);
    closeSync(fd);
    chmodSync(this.#temporary, mode & 0o7777);
    if (process.getuid?.() === 0) chownSync(this.#temporary, uid, gid);
    renameSync(this.#temporary, this.#place.path);
    return this.#reporter.now();
  }

  /**
   * As a beginner's program does it, on a disk as slow as the network: half of the text, a pause,
   * the other half.
   */
  async #overwrite(text: string): Promise<number> {
    const { path, name: on } = this.#place;
    const half = Math.ceil(text.length / 2);
    // Others may read it before this process could say anything.
    const at = this.#reporter.now();
    const fd = openSync(path, constants.O_WRONLY | constants.O_TRUNC);
    writeAll(fd, text.slice(0, half), path);
    this.#reporter.add('half', { on, value: text.slice(0, half) }, at);
    this.#reporter.changes.say();
    await this.#pause();
    this.#pace.step();
    writeAll(fd, text.slice(half), path);
    closeSync(fd);
    return this.#reporter.now();
  }
}

/** Another program has removed a file of the user's, or written to it what nobody here would. */
function changed(path: string): Error {
  const message = `${path} was removed or changed by another program`;
  return refused({ message, code: 'FILE_CHANGED', path });
}

/**
 * Where each read puts what it finds, one after the other: memory of its own for each would cost
 * more than the read.
 */
const PART = Buffer.allocUnsafe(64 * 1024);

function readAll(fd: number): string {
  const parts: Buffer[] = [];
  for (let count = readSync(fd, PART); count > 0; count = readSync(fd, PART))
    parts.push(Buffer.from(PART.subarray(0, count)));
  return Buffer.concat(parts).toString('utf8');
}
