import { closeSync } from 'node:fs';
import { refuseToBeCloned } from '../../primitives/handle.js';
import { makePipe } from '../../primitives/system/kernel-pipe.js';
import { allocateFlow, READER, WRITER } from '../../primitives/messages/flow.js';
import { PIPE_CHUNK, PipeEnd } from '../../primitives/messages/pipe-end.js';

/**
 * A pipe of the kernel's without anything around it: bytes, and nothing that says where a message
 * ends. It reaches a child as a primitive does.
 */
export class RawPipe {
  readonly #ends: readonly [number, number];
  readonly #at: number;
  readonly #reader: PipeEnd;
  readonly #writer: PipeEnd;

  /** @param ends, at when it arrives in a child */
  constructor(ends: readonly [number, number] = makePipe(), at: number = allocateFlow()) {
    this.#ends = ends;
    this.#at = at;
    this.#reader = new PipeEnd(ends[0], at, READER, PIPE_CHUNK);
    this.#writer = new PipeEnd(ends[1], at, WRITER, PIPE_CHUNK);
    refuseToBeCloned(this);
  }

  /** Whether a read would not have to wait. */
  get ready(): boolean {
    return this.#reader.ready;
  }

  /**
   * Waits for a byte, and takes at most so many: whose they are does not matter to the kernel.
   * `taken` is called at the moment at which they are.
   */
  async read(count: number, taken: (text: string) => void): Promise<string> {
    const bytes = Buffer.alloc(count);
    for (;;) {
      const moved = this.#reader.tryMove(bytes, 0, count);
      if (moved !== null) {
        const text = bytes.toString('utf8', 0, moved);
        taken(text);
        return text;
      }
      await this.#reader.wait(() => {});
    }
  }

  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) {
      const moved = this.#writer.tryMove(bytes, written, bytes.length);
      if (moved === null) await this.#writer.wait(() => {});
      else written += moved;
    }
  }

  /** All that is in it. */
  async drain(): Promise<string> {
    let text = '';
    while (this.ready) text += await this.read(4096, () => {});
    return text;
  }

  close(): void {
    this.#reader.close();
    this.#writer.close();
    for (const fd of this.#ends) closeSync(fd);
  }

  /** How it travels to a child. */
  _handle(fdInChild: (fd: number) => number): {
    module: string;
    type: string;
    args: readonly unknown[];
  } {
    return {
      module: 'run/between/raw-pipe.js',
      type: 'RawPipe',
      args: [this.#ends.map(fdInChild), this.#at],
    };
  }
}
