import { plainText, refusing } from '../../scenario/asked.js';
import { fileName, NoFileError, type SharedFolder } from '../../scenario/folder.js';
import {
  type Asker,
  type ModelThing,
  NOTHING,
  type Operation,
  operation,
  READS,
} from './operation.js';
import { untilOn } from './until.js';

/** A folder of text files. */
export class ModelFolder implements ModelThing {
  readonly name: string;
  readonly level = 0;
  files: Map<string, string>;

  constructor(name: string, files: Readonly<Record<string, string>>) {
    this.name = name;
    this.files = new Map(Object.entries(files));
  }

  state(): unknown {
    return Object.fromEntries(this.#inOrder());
  }

  save(): unknown {
    return this.#inOrder();
  }

  load(saved: unknown): void {
    this.files = new Map(saved as [string, string][]);
  }

  /** @throws {NoFileError} */
  text(file: string): string {
    const text = this.files.get(file);
    if (text === undefined) throw new NoFileError(file);
    return text;
  }

  handTo(who: Asker): SharedFolder {
    const named = (op: string, operation: Operation<ModelFolder, Named>) => (file: string) =>
      refusing(() => who.ask(operation, this, { file: fileName(file, op) }));
    const written =
      (op: string, operation: Operation<ModelFolder, Written>) => (file: string, text: string) =>
        refusing(() =>
          who.ask(operation, this, { file: fileName(file, op), text: plainText(text, op) }),
        );
    return {
      until: untilOn(who, this),
      exists: named('exists', EXISTS) as SharedFolder['exists'],
      create: written('create', CREATE) as SharedFolder['create'],
      read: named('read', READ) as SharedFolder['read'],
      write: written('write', WRITE) as SharedFolder['write'],
      rename: (from, to) =>
        refusing(
          () =>
            who.ask(RENAME, this, {
              from: fileName(from, 'rename'),
              to: fileName(to, 'rename'),
            }) as Promise<void>,
        ),
      remove: named('remove', REMOVE) as SharedFolder['remove'],
    };
  }

  #inOrder(): [string, string][] {
    return [...this.files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}

interface Named {
  readonly file: string;
}
type Written = Named & { readonly text: string };

const EXISTS: Operation<ModelFolder, Named> = operation({
  op: 'exists',
  swap: () => READS,
  take: ({ files }, { file }) => files.has(file),
  tell: (_, { file }, exists) => ({ file, exists }),
});
const CREATE: Operation<ModelFolder, Written> = operation({
  op: 'create',
  take({ files }, { file, text }) {
    if (files.has(file)) return false;
    files.set(file, text);
    return true;
  },
  brings: (argument) => argument,
  tell: (_, { file, text }, made) => ({ file, text, made }),
});
const READ: Operation<ModelFolder, Named> = operation({
  op: 'read',
  swap: () => READS,
  take: (folder, { file }) => folder.text(file),
  tell: (_, { file }, text) => (text instanceof Error ? { file } : { file, text }),
});
const WRITE: Operation<ModelFolder, Written> = operation({
  op: 'write',
  sure: NOTHING,
  take: ({ files }, { file, text }) => void files.set(file, text),
  brings: (argument) => argument,
  tell: (_, argument) => argument,
});
const RENAME: Operation<ModelFolder, { readonly from: string; readonly to: string }> = operation({
  op: 'rename',
  take(folder, { from, to }) {
    const text = folder.text(from);
    folder.files.delete(from);
    folder.files.set(to, text);
  },
  brings: (argument) => argument,
  tell: (_, argument) => argument,
});
const REMOVE: Operation<ModelFolder, Named> = operation({
  op: 'remove',
  take(folder, { file }) {
    folder.text(file);
    folder.files.delete(file);
  },
  brings: (argument) => argument,
  tell: (_, argument) => argument,
});
