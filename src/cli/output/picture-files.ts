import type { Messages } from '../../messages/index.js';
import type { CommonOptions } from '../shell/context.js';
import { badInput, Failure, whyRefused } from '../shell/failure.js';
import { refuseUnwritable, writeWhole } from '../shell/files.js';

/** The files for drawings that are asked for. */
export class PictureFiles<Kind extends 'html' | 'svg' | 'trace'> {
  readonly #paths: readonly (readonly [Kind, string])[];
  readonly #messages: Messages;

  /** Refuses at once what could not be written, so that nothing is done in vain. */
  constructor(kinds: readonly Kind[], flags: CommonOptions, messages: Messages) {
    this.#messages = messages;
    this.#paths = kinds.flatMap((kind) => {
      const path = flags[kind];
      return path === undefined ? [] : [[kind, path] as const];
    });
    for (const [, path] of this.#paths) {
      try {
        refuseUnwritable(path, messages.verify.noFile);
      } catch (error) {
        throw badInput(this.#refusal(path, error));
      }
    }
  }

  write(draw: (kind: Kind) => string): void {
    for (const [kind, path] of this.#paths) {
      const text = draw(kind);
      try {
        writeWhole(path, text);
      } catch (error) {
        throw new Failure('ENVIRONMENT', 3, this.#refusal(path, error));
      }
    }
  }

  #refusal(path: string, error: unknown): string {
    const { errors } = this.#messages;
    return errors.pictureFile(path, whyRefused(error, errors));
  }
}
