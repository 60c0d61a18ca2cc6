import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { plainText } from '../../scenario/asked.js';
import { fileName, NoFileError, type SharedFolder } from '../../scenario/folder.js';
import { inOrderOfKeys } from './dict.js';
import { Watched } from './watched.js';

/** A real folder, by its path: every operation is one of the system's, and is recorded. */
export class RealFolder
  extends Watched<string, Readonly<Record<string, string>>>
  implements SharedFolder
{
  _seen(): Record<string, string> {
    return filesIn(this.real);
  }

  async exists(file: string): Promise<boolean> {
    const path = this.#pathOf(file, 'exists');
    this.pace.step();
    const exists = existsSync(path);
    this.reporter.add('exists', { on: this.name, value: { file, exists } });
    return exists;
  }

  async create(file: string, text: string): Promise<boolean> {
    const path = this.#pathOf(file, 'create');
    plainText(text, 'create');
    this.pace.step();
    const at = this.reporter.now();
    const made = createWhole(path, text);
    this.reporter.add('create', { on: this.name, value: { file, text, made } }, at);
    this.reporter.changes.say();
    return made;
  }

  async read(file: string): Promise<string> {
    const path = this.#pathOf(file, 'read');
    this.pace.step();
    const text = there(file, () => readFileSync(path, 'utf8'));
    this.reporter.add('read', {
      on: this.name,
      value: text instanceof NoFileError ? { file } : { file, text },
    });
    if (text instanceof NoFileError) throw text;
    return text;
  }

  async write(file: string, text: string): Promise<void> {
    const path = this.#pathOf(file, 'write');
    plainText(text, 'write');
    this.#change('write', { file, text }, file, () => replaceWhole(path, text));
  }

  async rename(from: string, to: string): Promise<void> {
    const [old, next] = [this.#pathOf(from, 'rename'), this.#pathOf(to, 'rename')];
    this.#change('rename', { from, to }, from, () => renameSync(old, next));
  }

  async remove(file: string): Promise<void> {
    const path = this.#pathOf(file, 'remove');
    this.#change('remove', { file }, file, () => unlinkSync(path));
  }

  /** @throws {NoFileError} */
  #change(op: 'write' | 'rename' | 'remove', value: object, file: string, act: () => void): void {
    this.pace.step();
    const at = this.reporter.now();
    const done = there(file, act);
    this.reporter.add(op, { on: this.name, value }, at);
    this.reporter.changes.say();
    if (done instanceof NoFileError) throw done;
  }

  #pathOf(file: string, of: string): string {
    return join(this.real, fileName(file, of));
  }
}

/** Who looks into the folder sees no file of which only a part is written. */
function createWhole(path: string, text: string): boolean {
  const temporary = temporaryOf(path);
  writeFileSync(temporary, text);
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(temporary);
  }
}

function replaceWhole(path: string, text: string): void {
  const temporary = temporaryOf(path);
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

/** No file of the scenario's begins with a dot. */
function temporaryOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}`);
}

/** What comes of it; or the error, where the file is not there. */
function there<T>(file: string, act: () => T): T | NoFileError {
  try {
    return act();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new NoFileError(file);
    throw error;
  }
}

/** What is in a folder: each file's text. */
export function filesIn(path: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const file of readdirSync(path)) {
    if (file.startsWith('.')) continue;
    const text = there(file, () => readFileSync(join(path, file), 'utf8'));
    if (!(text instanceof NoFileError)) files[file] = text;
  }
  return inOrderOfKeys(files) as Record<string, string>;
}

/** Makes it what it was at first. */
export function fillFolder(path: string, files: Readonly<Record<string, string>>): void {
  for (const file of readdirSync(path)) rmSync(join(path, file), { force: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
}
