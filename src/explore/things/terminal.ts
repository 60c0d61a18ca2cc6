import { plainText, refusing } from '../../scenario/asked.js';
import type { SharedTerminal } from '../../scenario/terminal.js';
import { type Asker, type Operation, NOTHING, operation, type ModelThing } from './operation.js';

/** A terminal: whatever is printed stands there, in the order in which it came. */
export class ModelTerminal implements ModelThing {
  readonly name: string;
  readonly level = 0;
  text = '';

  constructor(name: string) {
    this.name = name;
  }

  state(): unknown {
    return this.text;
  }

  save(): unknown {
    return this.text;
  }

  load(saved: unknown): void {
    this.text = saved as this['text'];
  }

  handTo(who: Asker): SharedTerminal {
    return {
      print: (text) =>
        refusing(() => who.ask(PRINT, this, plainText(text, 'print')) as Promise<void>),
    };
  }
}

const PRINT: Operation<ModelTerminal, string> = operation({
  op: 'write',
  sure: NOTHING,
  swap: (text) => text,
  take: (terminal, text) => void (terminal.text += text),
  brings: (text) => text,
  tell: (_, text) => text,
});
