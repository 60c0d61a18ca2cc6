import type { Said } from './hearing.js';
import { displayName } from '../view/look.js';
import type { Messages } from '../messages/index.js';

/**
 * What the code of a scenario prints (`console.log`, `process.stdout.write`) goes to standard error, with the worker's name before each line: on standard
 * output it would stand between the lines of `--json`, or in the middle of the picture.
 */
export class Asides {
  readonly #messages: Messages;
  /** Lines that have begun, by who has begun them. */
  readonly #begun = new Map<string, string>();

  constructor(messages: Messages) {
    this.#messages = messages;
  }

  /** While an act is on stage, its judge is heard as well. */
  static onStage(messages: Messages): Asides {
    return (stage = new Asides(messages));
  }

  /** What was heard in another thread, all of it. @param nameOf the name of the worker of that number; of whoever else */
  heard(said: readonly Said[], nameOf: (who: number | null) => string): void {
    for (const { who, text } of said) this.say(nameOf(who), text);
    this.end();
  }

  readonly say = (name: string, text: string): void => {
    const lines = ((this.#begun.get(name) ?? '') + text).split('\n');
    this.#begun.set(name, lines.pop()!);
    for (const line of lines) this.#print(name, line);
  };

  /** Nothing more will come. */
  end(): void {
    for (const [name, line] of this.#begun) if (line !== '') this.#print(name, line);
    this.#begun.clear();
    if (stage === this) stage = null;
  }

  #print(name: string, line: string): void {
    process.stderr.write(`${visible(`${displayName({ messages: this.#messages }, name)}: ${line}`)}\n`);
  }
}

let stage: Asides | null = null;

export function sayOnStage(name: string): (text: string) => void {
  return (text) => stage?.say(name, text);
}

/** A text in which nothing is left that a terminal would obey. */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/gu, (char) => {
    const code = char.codePointAt(0)!;
    return char === '\t' ? char : code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
