import { plainText, refusing, wholeNumber } from '../../scenario/asked.js';
import type { BytePipe } from '../../scenario/pipes.js';
import { type Asker, type Operation, NOTHING, operation, type ModelThing } from './operation.js';

/**
 * A pipe of bytes that never fills, and has no end: whoever reads takes what is there, and nothing
 * says whose it is.
 */
export class ModelBytePipe implements ModelThing {
  readonly name: string;
  bytes: Buffer = Buffer.alloc(0);

  constructor(name: string) {
    this.name = name;
  }

  get level(): number {
    return this.bytes.length;
  }

  state(): unknown {
    return this.bytes.toString();
  }

  /** One character a byte. */
  save(): unknown {
    return this.bytes.toString('latin1');
  }

  load(saved: unknown): void {
    this.bytes = Buffer.from(saved as string, 'latin1');
  }

  handTo(who: Asker): BytePipe {
    return {
      read: (count) =>
        refusing(() => who.ask(READ, this, wholeNumber(count, 'read', 1)) as Promise<string>),
      write: (text) =>
        refusing(() => who.ask(WRITE, this, plainText(text, 'write')) as Promise<void>),
    };
  }
}

const READ: Operation<ModelBytePipe, number> = operation({
  op: 'recv',
  ready: (level) => level > 0,
  take(pipe, count) {
    const taken = pipe.bytes.subarray(0, count);
    pipe.bytes = pipe.bytes.subarray(count);
    return taken.toString();
  },
  tell: (_, __, text) => text,
});
const WRITE: Operation<ModelBytePipe, string> = operation({
  op: 'send',
  sure: NOTHING,
  take: (pipe, text) => void (pipe.bytes = Buffer.concat([pipe.bytes, Buffer.from(text)])),
  brings: (text) => text,
  tell: (_, text) => text,
});
