import { languages } from '../languages.js';
import { temporaryFolder } from '../temporary.js';
import { type Finished, InTerminal } from './pseudo.js';

/** Somebody who takes the course in a terminal, and types an answer to whatever is asked. */

/** A prompt has begun: the cursor is not seen. */
const BEGUN = '\x1b[?25l';

/** It is over: the cursor is seen again. */
const OVER = '\x1b[?25h';

const longestOf = (parts: readonly string[]): string =>
  parts.toSorted((a, b) => b.length - a.length)[0]!;

/** A narrow terminal breaks a text anywhere. */
const withoutSpace = (text: string): string => text.replaceAll(/\s+/g, '');

/** Milliseconds, for a prompt that follows a run. */
const PATIENCE = 120_000;

export type Prompt = 'choose' | 'chooseSeveral' | 'number' | 'order' | 'sentence' | 'goOn' | 'edit';

export class Learner {
  readonly terminal: InTerminal;
  /** What was asked for, one after the other. */
  readonly prompts: Prompt[] = [];
  readonly #hints: readonly (readonly [string, Prompt])[];
  #from = 0;

  constructor(
    args: readonly string[],
    {
      language = 'en',
      data = temporaryFolder(),
      cwd = temporaryFolder(),
      columns = 80,
    }: {
      readonly language?: keyof typeof languages;
      readonly data?: string;
      readonly cwd?: string;
      readonly columns?: number;
    } = {},
  ) {
    const { learn } = languages[language];
    // Whole, but for figures and names: a few words of a hint are part of many a sentence.
    this.#hints = (
      [
        [learn.choose, 'choose'],
        [learn.chooseSeveral, 'chooseSeveral'],
        [longestOf(learn.number(0, 1).split(/\d/)), 'number'],
        [learn.refused.order, 'order'],
        [learn.sentence, 'sentence'],
        [learn.goOn, 'goOn'],
        [longestOf(learn.edit('\0').split('\0')), 'edit'],
      ] as const
    ).map(([hint, prompt]) => [withoutSpace(hint), prompt]);
    const env = { NO_COLOR: '1', XDG_DATA_HOME: data };
    const all = ['learn', ...args, '--lang', language];
    this.terminal = new InTerminal(all, { columns, rows: 24, env, cwd });
  }

  /** What is asked for now; null when it is over. */
  async asked(): Promise<Prompt | null> {
    const found = (): Prompt | null => {
      const since = this.terminal.written.slice(this.#from);
      const asks = since.lastIndexOf(BEGUN);
      if (asks < 0) return null;
      const shown = withoutSpace(since.slice(asks));
      return this.#hints.find(([hint]) => shown.includes(hint))?.[1] ?? null;
    };
    const isOver = await this.#within(
      this.terminal
        .until(() => found() !== null)
        .then(
          () => false,
          () => true,
        ),
    );
    if (isOver) return null;
    const prompt = found()!;
    this.prompts.push(prompt);
    return prompt;
  }

  /** A test that waits for ever says where. */
  async #within<T>(waited: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.terminal.child.kill('SIGKILL');
        reject(new Error(`waits for ever: ${this.terminal.written.slice(-1000)}`));
      }, PATIENCE);
    });
    return Promise.race([waited, late]).finally(() => clearTimeout(timer));
  }

  async answer(keys: string): Promise<void> {
    const from = this.terminal.written.length;
    this.terminal.type(keys);
    const over = (written: string): number => written.indexOf(OVER, from);
    await this.#within(this.terminal.until((written) => over(written) >= 0));
    this.#from = over(this.terminal.written) + OVER.length;
  }

  /** Answers until nothing more is asked. */
  async attend(answerTo: (prompt: Prompt) => string): Promise<Finished> {
    for (let prompt = await this.asked(); prompt !== null; prompt = await this.asked()) {
      const isLast = await this.answer(answerTo(prompt)).then(
        () => false,
        () => true,
      );
      if (isLast) break;
    }
    return this.terminal.finished();
  }
}
