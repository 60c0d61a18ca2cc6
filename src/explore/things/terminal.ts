import { plainText, refusing } from '../../scenario/asked.js';
import type { SharedTerminal } from '../../scenario/terminal.js';
import { type Asker, type Operation, NOTHING, operation } from './operation.js';
import { ValueThing } from './kept.js';

/** A terminal: whatever is printed stands there, in the order in which it came. */
export class ModelTerminal extends ValueThing<string> {
  constructor(name: string) {
    super(name, '');
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
  take: (terminal, text) => void (terminal.value += text),
  brings: (text) => text,
  tell: (_, text) => text,
});
