import { jsonText, refusing } from '../../scenario/asked.js';
import type { JsonFile } from '../../scenario/json-file.js';
import type { WriteMode } from '../../scenario/shared.js';
import { type Asker, type Operation, NOTHING, operation, READS } from './operation.js';
import type { ModelThing } from './operation.js';
import { ValueThing } from './kept.js';
import { parseWhole } from '../../scenario/json-file.js';
import type { Wanted } from '../../scenario/until.js';
import { asJson, copyOf } from './copies.js';
import { untilOn } from './until.js';

/** A file that is always whole: what is in it is a value. */
export class ModelFile extends ValueThing<unknown> {
  constructor(name: string, initial: object) {
    super(name, asJson(initial));
  }

  handTo(who: Asker): JsonFile<unknown> {
    return new FileInHand(this, who);
  }
}

/** A class, for it is made for every worker in every run: three closures cost more. */
class FileInHand implements JsonFile<unknown> {
  readonly #file: ModelFile;
  readonly #who: Asker;

  constructor(file: ModelFile, who: Asker) {
    this.#file = file;
    this.#who = who;
  }

  read(): Promise<unknown> {
    return this.#who.ask(READ, this.#file, undefined);
  }

  look(): Promise<unknown> {
    return this.#who.ask(LOOK, this.#file, undefined);
  }

  until(predicate: Wanted<unknown>): Promise<void> {
    return untilOn(this.#who, this.#file)(predicate);
  }

  write(value: unknown): Promise<void> {
    return refusing(() => this.#who.ask(WRITE, this.#file, asJson(value)) as Promise<void>);
  }
}

const READ: Operation<ModelFile> = operation({
  op: 'read',
  swap: () => READS,
  take: (file) => copyOf(file.value),
  tell: (file) => copyOf(file.value),
});
const LOOK: Operation<ModelFile> = operation({ ...READ, look: true });
const WRITE: Operation<ModelFile> = operation({
  op: 'write',
  sure: NOTHING,
  swap: (value) => JSON.stringify(value),
  take: (file, value) => void (file.value = value),
  brings: (value) => value,
  tell: (file) => copyOf(file.value),
});

/** Two steps where others have one, for a write in place: see `TornFile`. */
export function modelFile(name: string, initial: object, write: WriteMode): ModelThing {
  return write === 'whole' ? new ModelFile(name, initial) : new TornFile(name, initial);
}

/**
 * A file that is overwritten in place, half and then half, so that somebody may read between the
 * two: what is in it is a text. Each writer has its own position in it, as on a disk; where nobody
 * has written there are zeros.
 */
class TornFile implements ModelThing {
  readonly name: string;
  readonly level = 0;
  text: string;

  constructor(name: string, initial: object) {
    this.name = name;
    this.text = `${JSON.stringify(initial)}\n`;
  }

  state(): unknown {
    try {
      return JSON.parse(this.text);
    } catch {
      return null;
    }
  }

  save(): unknown {
    return this.text;
  }

  load(saved: unknown): void {
    this.text = saved as this['text'];
  }

  handTo(who: Asker): JsonFile<unknown> {
    return {
      until: untilOn(who, this),
      read: () => who.ask(READ_TEXT, this, undefined),
      look: () => who.ask(LOOK_TEXT, this, undefined),
      write: async (value) => {
        const text = `${jsonText(value, 'write')}\n`;
        const half = Math.ceil(text.length / 2);
        await who.ask(TRUNCATE, this, text.slice(0, half));
        await who.ask(COMPLETE, this, {
          at: half,
          rest: text.slice(half),
          value: JSON.parse(text),
        });
      },
    };
  }
}

const READ_TEXT: Operation<TornFile> = operation({
  op: 'read',
  failed: 'torn',
  swap: () => READS,
  take: (file) => parseWhole(file.text),
  tell: (file, _, result) => (result instanceof Error ? file.text : result),
});
const LOOK_TEXT: Operation<TornFile> = operation({ ...READ_TEXT, look: true });
const TRUNCATE: Operation<TornFile, string> = operation({
  op: 'half',
  sure: NOTHING,
  take: (file, text) => void (file.text = text),
  brings: (text) => text,
  tell: (_, text) => text,
});
const COMPLETE: Operation<TornFile, { at: number; rest: string; value: unknown }> = operation({
  op: 'write',
  sure: NOTHING,
  take(file, { at, rest }) {
    file.text = file.text.slice(0, at).padEnd(at, '\0') + rest + file.text.slice(at + rest.length);
  },
  brings: ({ value }) => value,
  tell: (_, { value }) => value,
});
