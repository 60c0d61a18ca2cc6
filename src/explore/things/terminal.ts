import type { SharedTerminal } from '../../scenario.js';
import { type Operation, operation, type StandIn } from '../operation.js';
import type { Seat } from '../seat.js';

/** A terminal: whatever is printed stands there, in the order in which it came. */
export class ModelTerminal implements StandIn {
  readonly name: string;
  readonly level = 0;
  text = '';

  constructor(name: string) {
    this.name = name;
  }

  state(): unknown {
    return this.text;
  }

  handTo(seat: Seat): SharedTerminal {
    return { print: (text) => seat.ask(PRINT, this, text) as Promise<void> };
  }
}

const PRINT: Operation<ModelTerminal, string> = operation({
  op: 'write',
  swap: (text) => text,
  take: (terminal, text) => void (terminal.text += text),
  brings: (text) => text,
  tell: (_, text) => text,
});
