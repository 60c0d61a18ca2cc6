/** Room: the course, carried out: what is asked, answered, run and told. */

/**
 * Who answers. Each answer is null where nobody does: then the course goes on without, and says
 * what would have been right.
 */
export interface Pupil {
  /** Whether there is anybody. */
  readonly answers: boolean;
  /** One of these, by its place. */
  choose(answers: readonly string[]): Promise<number | null>;
  /** None, one or several of them. */
  chooseSeveral(answers: readonly string[]): Promise<readonly number[] | null>;
  /** @param suggested what it is where nothing is typed */
  number(bounds: FromTo, suggested?: number): Promise<number | null>;
  /** @param wrong what is wrong with a text; null where nothing is */
  text(hint: string, wrong: Refusing): Promise<string | null>;
  /** Has read what is to be seen. */
  goOn(): Promise<void>;
  /** Has changed a file; false where it is left as it is. */
  hasEdited(hint: string): Promise<boolean>;
}

export interface FromTo {
  readonly least: number;
  readonly most: number;
}

export type Refusing = (text: string) => string | null | Promise<string | null>;

/** Nobody answers: for a projector, and for CI. @param pace seconds before it goes on */
export class Onlooker implements Pupil {
  readonly answers = false;
  readonly #pace: number;
  readonly #signal: AbortSignal;

  constructor(pace: number, signal: AbortSignal) {
    this.#pace = pace;
    this.#signal = signal;
  }

  async choose(): Promise<null> {
    await this.goOn();
    return null;
  }

  chooseSeveral(): Promise<null> {
    return this.choose();
  }

  async number(_: FromTo, suggested?: number): Promise<number | null> {
    await this.goOn();
    return suggested ?? null;
  }

  text(): Promise<null> {
    return this.choose();
  }

  async goOn(): Promise<void> {
    const signal = this.#signal;
    signal.throwIfAborted();
    if (this.#pace === 0) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(done, this.#pace * 1000);
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        if (signal.aborted) reject(signal.reason as Error);
        else resolve();
      }
      signal.addEventListener('abort', done);
    });
  }

  async hasEdited(): Promise<boolean> {
    await this.goOn();
    return true;
  }
}
