import type { Said } from '../sandbox/hearing.js';
import { displayName } from '../../view/look.js';
import type { Messages } from '../../messages/index.js';
import { aside } from '../shell/terminal.js';

/**
 * What the code of a scenario prints (`console.log`, `process.stdout.write`) goes to standard
 * error, with the worker's name before each line: on standard output it would stand between the
 * lines of `--json`, or in the middle of the picture.
 */
export class Asides {
  readonly #messages: Messages;
  /** Lines that have begun, by who has begun them. */
  readonly #begun = new Map<string, string>();

  constructor(messages: Messages) {
    this.#messages = messages;
  }

  /** While an act is run, its judge is heard as well. */
  static open(messages: Messages): Asides {
    return (current = new Asides(messages));
  }

  /**
   * What was heard in another thread, all of it.
   * @param nameOf the name of the worker of that number; of whoever else
   */
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
    if (current === this) current = null;
  }

  #print(name: string, line: string): void {
    aside(`${displayName({ messages: this.#messages }, name)}: ${line}`);
  }
}

let current: Asides | null = null;

export function sayInRun(name: string): (text: string) => void {
  return (text) => current?.say(name, text);
}
