import { PassThrough } from 'node:stream';
import {
  isCancel,
  MultiSelectPrompt,
  type Prompt,
  SelectPrompt,
  settings,
  TextPrompt,
} from '@clack/core';
import type { Messages } from '../../messages/index.js';
import { terminalText, visible } from '../../view/ink.js';
import { type Look, wrap } from '../../view/look.js';
import { Failure } from '../shell/failure.js';
import type { Interrupts } from '../shell/interrupts.js';
import { rest } from '../shell/terminal.js';
import type { FromTo, Refusing, Pupil } from './pupil.js';

/** Somebody at a terminal, who answers with the keyboard alone. */

const MARGIN = '  ';
const LETTERS = 'abcdefghijkl';
const CHOSEN = '❯';

const isOver = (state: string): boolean => state === 'submit' || state === 'cancel';

interface Option {
  readonly value: number;
}

export class AtTerminal implements Pupil {
  readonly answers = true;
  readonly #lookNow: () => Look;
  readonly #messages: Messages;
  readonly #interrupts: Interrupts;
  /** For one prompt each: it never lets go of what it listens to. */
  #ended = new AbortController();
  /** What is typed for it: a terminal that has gone would make it throw. */
  #keys = new PassThrough();

  constructor(lookNow: () => Look, messages: Messages, interrupts: Interrupts) {
    this.#lookNow = lookNow;
    this.#messages = messages;
    this.#interrupts = interrupts;
    // A key that is meant for something else is not to end it; the end of the input is.
    settings.aliases.delete('escape');
    settings.aliases.set('\x04', 'cancel');
    // A terminal that has gone cannot be put in order, and need not be.
    process.stdin.on('error', () => {});
  }

  choose(answers: readonly string[]): Promise<number> {
    const options = answers.map((_, value) => ({ value }));
    const draw = (cursor: number, isOver: boolean): string =>
      isOver
        ? this.#answer(answers[cursor]!, LETTERS[cursor])
        : this.#options(answers, (at) => (at === cursor ? CHOSEN : ' '), cursor);
    const prompt = new SelectPrompt<Option>({
      options,
      input: this.#keys,
      signal: this.#ended.signal,
      render() {
        return draw(this.cursor, this.state === 'submit');
      },
    });
    prompt.on('key', (key) => {
      const at = key ? LETTERS.indexOf(key.toLowerCase()) : -1;
      if (at < 0 || at >= answers.length) return;
      prompt.cursor = at;
      prompt.value = at;
    });
    return this.#asked(prompt);
  }

  chooseSeveral(answers: readonly string[]): Promise<readonly number[]> {
    const options = answers.map((_, value) => ({ value }));
    const { none } = this.#messages.learn;
    const draw = (cursor: number, chosen: readonly number[], isOver: boolean): string =>
      isOver
        ? this.#answer(chosen.map((at) => answers[at]).join('   ') || none)
        : this.#options(
            answers,
            (at) => `${at === cursor ? CHOSEN : ' '} [${chosen.includes(at) ? 'x' : ' '}]`,
            cursor,
            this.#messages.learn.chooseSeveral,
          );
    return this.#asked(
      new MultiSelectPrompt<Option>({
        options,
        required: false,
        input: this.#keys,
        signal: this.#ended.signal,
        render() {
          return draw(this.cursor, this.value ?? [], this.state === 'submit');
        },
      }),
    );
  }

  async number({ least, most }: FromTo, suggested?: number): Promise<number> {
    const { learn } = this.#messages;
    const hint =
      suggested === undefined ? learn.number(least, most) : learn.numberOr(least, most, suggested);
    const isCount = (text: string): boolean =>
      /^\s*\d{1,9}\s*$/.test(text) && Number(text) >= least && Number(text) <= most;
    const text = await this.text(hint, (typed) =>
      isCount(typed) || (typed.trim() === '' && suggested !== undefined)
        ? null
        : learn.refused.number(least, most),
    );
    return text.trim() === '' ? suggested! : Number(text);
  }

  text(hint: string, wrong: Refusing): Promise<string> {
    const draw = (typed: string, error: string | null): string => {
      const { paint, width } = this.#lookNow();
      const lines = (text: string): string[] => wrap(text, width - 4).map((line) => MARGIN + line);
      return [
        ...(error === null ? lines(hint).map((line) => paint.dim(line)) : lines(error)),
        `${MARGIN}${CHOSEN} ${typed}`,
      ]
        .map(terminalText)
        .join('\n');
    };
    const answer = (text: string): string => this.#answer(visible(text));
    const withCursor = (typed: string, at: number): string =>
      visible(typed.slice(0, at)) +
      this.#lookNow().paint.inverse(visible(typed[at] ?? ' ')) +
      visible(typed.slice(at + 1));
    return this.#asked(
      new TextPrompt({
        input: this.#keys,
        signal: this.#ended.signal,
        defaultValue: '',
        validate: async (text = '') => (await wrong(text)) ?? undefined,
        render() {
          if (this.state === 'submit') return answer(this.value ?? '');
          const typed = withCursor(this.userInput, this.cursor);
          return draw(typed, this.state === 'error' ? this.error : null);
        },
      }),
    );
  }

  async goOn(): Promise<void> {
    await this.#key(this.#messages.learn.goOn);
  }

  async hasEdited(hint: string): Promise<boolean> {
    return (await this.#key(hint)).toLowerCase() !== 's';
  }

  /** Whatever was typed before Enter. */
  #key(hint: string): Promise<string> {
    const draw = (typed: string): string =>
      terminalText(`${MARGIN}${this.#lookNow().paint.dim(hint)}${typed === '' ? '' : ` ${typed}`}`);
    return this.#asked(
      new TextPrompt({
        input: this.#keys,
        signal: this.#ended.signal,
        defaultValue: '',
        render() {
          return isOver(this.state) ? '' : draw(visible(this.userInput));
        },
      }),
    );
  }

  #options(
    answers: readonly string[],
    markOf: (at: number) => string,
    cursor: number,
    hint = this.#messages.learn.choose,
  ): string {
    const { paint, width } = this.#lookNow();
    const lines = answers.flatMap((text, at) => {
      const head = `${markOf(at)} ${LETTERS[at]}  `;
      const told = wrap(text, width - 4 - head.length).map(
        (line, row) => `${MARGIN}${row === 0 ? head : ' '.repeat(head.length)}${line}`,
      );
      return at === cursor ? told.map((line) => paint.bold(line)) : told;
    });
    return [...lines, `${MARGIN}${paint.dim(hint)}`].map(terminalText).join('\n');
  }

  #answer(text: string, letter?: string): string {
    const { paint, width } = this.#lookNow();
    const told = letter === undefined ? text : `${letter}  ${text}`;
    return wrap(told, width - 6)
      .map((line, row) => `${MARGIN}${row === 0 ? CHOSEN : ' '} ${paint.bold(line)}`)
      .map(terminalText)
      .join('\n');
  }

  /** The user takes their time: it does not count. */
  async #asked<T>(prompt: Prompt<T>): Promise<T> {
    const { signal } = this.#interrupts;
    signal.throwIfAborted();
    rest();
    let answer: unknown;
    const { stdin } = process;
    const end = (): void => this.#ended.abort();
    const type = (keys: Buffer): unknown => this.#keys.write(keys);
    signal.addEventListener('abort', end);
    stdin.on('data', type).once('end', end).setRawMode(true).resume();
    try {
      answer = await this.#interrupts.untimed(() => prompt.prompt());
    } finally {
      signal.removeEventListener('abort', end);
      stdin.off('data', type).off('end', end).setRawMode(false).pause();
      this.#ended = new AbortController();
      this.#keys = new PassThrough();
    }
    signal.throwIfAborted();
    if (isCancel(answer)) throw new Failure('INTERRUPTED', 130, this.#messages.learn.stopped);
    return answer as T;
  }
}
