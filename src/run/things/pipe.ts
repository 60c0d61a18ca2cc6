import { sendable } from '../../scenario/asked.js';
import type { Connection } from '../../primitives/messages/connection.js';
import { ClosedError, EndOfFileError } from '../../primitives/errors.js';
import type { PipeEnds } from '../../scenario/pipes.js';
import type { Pace } from '../between/gate.js';
import type { RealThing } from '../between/thing.js';
import type { Reporter } from '../between/reporter.js';
import { Recorded } from './recorded.js';

/** This process's copies of both ends of a real pipe, every operation on which is recorded. */
export class RealPipe
  extends Recorded<readonly [reading: Connection, writing: Connection]>
  implements PipeEnds<unknown>
{
  readonly reader: PipeEnds<unknown>['reader'];
  readonly writer: PipeEnds<unknown>['writer'];
  readonly keptOpen: boolean;

  constructor(
    { name, ends, keptOpen }: RealThing & { readonly kind: 'pipe' },
    reporter: Reporter,
    pace: Pace,
  ) {
    super(name, ends, reporter, pace);
    const [reading, writing] = ends;
    this.keptOpen = keptOpen;
    this.reader = { recv: () => this.#receive(reading), send: (value) => reading.send(value) };
    this.writer = {
      send: (value) => this.#send(writing, value),
      close: () => this.#close(writing),
    };
  }

  /** The end of a worker closes what it has left open. */
  async leave(): Promise<void> {
    const [, writing] = this.real;
    if (!writing.closed) await this.#close(writing);
  }

  async #receive(reading: Connection): Promise<unknown> {
    this.pace.step();
    if (!(await reading.poll())) {
      this.pace.wouldWait();
      this.reporter.add('wait', { on: this.name });
    }
    try {
      const value = await this.reporter.waiting('recv', this.name, () => reading.recv());
      this.reporter.add('recv', { on: this.name, value });
      return value;
    } catch (error) {
      if (error instanceof EndOfFileError) this.reporter.add('eof', { on: this.name });
      throw error;
    }
  }

  async #send(writing: Connection, value: unknown): Promise<void> {
    const sent = sendable(value);
    if (writing.closed) throw new ClosedError('handle');
    this.pace.step();
    // Before it is in, for as soon as it is, somebody may receive it.
    const at = this.reporter.now();
    await writing.send(sent);
    this.reporter.add('send', { on: this.name, value: sent }, at);
  }

  async #close(writing: Connection): Promise<void> {
    this.pace.step(true);
    const at = this.reporter.now();
    writing.close();
    this.reporter.add('close', { on: this.name }, at);
  }
}
