import type { Connection } from '../primitives/connection.js';
import { EndOfFileError } from '../primitives/errors.js';
import type { BytePipe, PipeEnds } from '../scenario.js';
import type { Pace } from './gate.js';
import type { RawPipe } from './raw-pipe.js';
import type { RealThing } from './real-thing.js';
import type { Reporter } from './reporter.js';

/** This process's copies of both ends of a real pipe, every operation on which is recorded. */
export class RealPipe implements PipeEnds<unknown> {
  readonly reader: PipeEnds<unknown>['reader'];
  readonly writer: PipeEnds<unknown>['writer'];
  readonly keptOpen: boolean;
  readonly #name: string;
  readonly #reporter: Reporter;
  readonly #pace: Pace;
  readonly #writing: Connection;

  constructor({ name, ends: [reading, writing], keptOpen }: RealThing & { readonly kind: 'pipe' }, reporter: Reporter, pace: Pace) {
    this.keptOpen = keptOpen;
    this.#name = name;
    this.#reporter = reporter;
    this.#pace = pace;
    this.#writing = writing;
    this.reader = { recv: () => this.#receive(reading), send: (value) => reading.send(value) };
    this.writer = { send: (value) => this.#send(value), close: () => this.#close() };
  }

  /** The end of a worker closes what it has left open. */
  async leave(): Promise<void> {
    if (!this.#writing.closed) await this.#close();
  }

  async #receive(reading: Connection): Promise<unknown> {
    this.#pace.step();
    if (!(await reading.poll())) {
      this.#pace.wouldWait();
      this.#reporter.add('wait', { on: this.#name });
    }
    try {
      const value = await reading.recv();
      this.#reporter.add('recv', { on: this.#name, value });
      return value;
    } catch (error) {
      if (error instanceof EndOfFileError) this.#reporter.add('eof', { on: this.#name });
      throw error;
    }
  }

  async #send(value: unknown): Promise<void> {
    this.#pace.step();
    // Before it is in, for as soon as it is, somebody may receive it.
    const at = this.#reporter.now();
    await this.#writing.send(value);
    this.#reporter.add('send', { on: this.#name, value }, at);
  }

  async #close(): Promise<void> {
    this.#pace.step(true);
    const at = this.#reporter.now();
    this.#writing.close();
    this.#reporter.add('close', { on: this.#name }, at);
  }
}

/** A real pipe of bytes, every operation on which is recorded. */
export class RealBytePipe implements BytePipe {
  readonly #name: string;
  readonly #pipe: RawPipe;
  readonly #reporter: Reporter;
  readonly #pace: Pace;

  constructor(name: string, pipe: RawPipe, reporter: Reporter, pace: Pace) {
    this.#name = name;
    this.#pipe = pipe;
    this.#reporter = reporter;
    this.#pace = pace;
  }

  async read(count: number): Promise<string> {
    this.#pace.step();
    if (!this.#pipe.ready) {
      this.#pace.wouldWait();
      this.#reporter.add('wait', { on: this.#name });
    }
    return this.#pipe.read(count, (text) => this.#reporter.add('recv', { on: this.#name, value: text }));
  }

  async write(text: string): Promise<void> {
    this.#pace.step();
    const at = this.#reporter.now();
    await this.#pipe.write(text);
    this.#reporter.add('send', { on: this.#name, value: text }, at);
  }
}
