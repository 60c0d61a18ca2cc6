import type { BytePipe } from '../../scenario.js';
import { type Operation, operation, type StandIn } from '../operation.js';
import type { Seat } from '../seat.js';

/** A pipe of bytes that never fills, and has no end: whoever reads takes what is there, and nothing says whose it is. */
export class ModelBytePipe implements StandIn {
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

  handTo(seat: Seat): BytePipe {
    return {
      read: (count) => seat.ask(READ, this, count) as Promise<string>,
      write: (text) => seat.ask(WRITE, this, text) as Promise<void>,
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
  take: (pipe, text) => void (pipe.bytes = Buffer.concat([pipe.bytes, Buffer.from(text)])),
  brings: (text) => text,
  tell: (_, text) => text,
});
