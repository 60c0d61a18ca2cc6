import { unlinkSync } from 'node:fs';
import { type Block, isNamed, makeBlock, MOST_BYTES, openBlock } from '../system/block.js';
import { FileNotFoundError, ValueError } from '../errors.js';
import { type Handle, refuseToBeCloned, refuseToTravel } from '../handle.js';
import { unmap } from '../system/kernel.js';
import { lot } from '../system/lot.js';

export interface SharedMemoryOptions {
  /** Without `/`. @default a new one, `psm_…`, where it is created */
  readonly name?: string;
  /** Whether to make a new block; otherwise one that is there is attached to. @default false */
  readonly create?: boolean;
  /** Bytes; of no account without `create`. */
  readonly size?: number;
}

/**
 * A named block of memory that any process of the same user can attach to, of another program too;
 * on Linux also one written in Python.
 *
 * It has no lock of its own: whoever changes it while others do needs a {@link Lock}, or `Atomics`
 * on a view of the buffer.
 *
 * The block is there until it is unlinked, at the latest until the program that created it ends,
 * however it ends (what a SIGKILL of the main process leaves, the next program removes). Those who
 * have attached keep their memory. One who merely attached never removes it by ending (in Python
 * before 3.13 it does).
 *
 * @example
 * const block = new SharedMemory({ create: true, size: 1024 });
 * new Uint8Array(block.buffer)[0] = 42;
 * // anywhere else
 * using same = new SharedMemory({ name: block.name });
 */
export class SharedMemory {
  readonly name: string;
  /** Bytes: those asked for when it was created. */
  readonly size: number;
  readonly #block: Block;
  #closed = false;

  /**
   * @throws {FileExistsError} when it cannot create what is there; {@link FileNotFoundError} when
   * it cannot attach to what is not; {@link RangeError} for a size of no use; {@link ValueError}
   * for a name of no use; {@link EnvironmentError} when the system refuses
   */
  constructor({ name, create = false, size }: SharedMemoryOptions = {}) {
    this.name = checkedName(name ?? (create ? `psm_${lot(8)}` : undefined));
    this.#block = create ? makeBlock(this.name, checkedSize(size)) : openBlock(this.name);
    this.size = this.#block.buffer.byteLength;
    refuseToBeCloned(this);
  }

  /**
   * The memory itself, to put a view on: `new Uint8Array(block.buffer)`.
   * @throws {ValueError} when it has been closed
   */
  get buffer(): ArrayBuffer {
    if (this.#closed)
      throw new ValueError(
        `shared memory ${this.name} is closed: attach to it again with new SharedMemory({ name })`,
      );
    return this.#block.buffer;
  }

  /**
   * Gives this process's access up; the block itself stays. Every view of the buffer is empty from
   * then on: its length is 0, reading gives undefined, writing does nothing (in Python, `close` is
   * refused while there are views). Nothing happens the second time.
   *
   * An operation of Node's that still works on a view in another thread, as those of `zlib` do,
   * must have ended before.
   */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    unmap(this.#block.buffer);
  }

  /**
   * Removes the name: nobody can attach any more. Those who have attached go on, and the memory is
   * free when the last of them has closed it.
   * @throws {FileNotFoundError} when that has been done
   */
  unlink(): void {
    if (!isNamed(this.#block)) throw this.#isUnlinked('unlink');
    unlinkSync(this.#block.path);
  }

  /** Closes it at the end of an `using` block. */
  [Symbol.dispose](): void {
    this.close();
  }

  toString(): string {
    return `SharedMemory('${this.name}', size=${this.size})`;
  }

  /** @internal How it travels to a child, which attaches to it. */
  _handle(): Handle {
    if (!isNamed(this.#block)) throw this.#isUnlinked('pass to a process');
    return {
      module: 'primitives/memory/shared-memory.js',
      type: 'SharedMemory',
      args: [{ name: this.name }],
    };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }

  #isUnlinked(tried: string): FileNotFoundError {
    return new FileNotFoundError(
      `cannot ${tried} shared memory ${this.name}: it has been unlinked; create another`,
    );
  }
}

function checkedName(name: string | undefined): string {
  if (name === undefined)
    throw new ValueError(
      'cannot attach to shared memory without a name: pass name, or create: true',
    );
  if (typeof name !== 'string')
    throw new TypeError(`the name of shared memory must be a string, not ${typeof name}`);
  if (/^\.{0,2}$|[/\0]/.test(name))
    throw new ValueError(
      `shared memory cannot have the name ${JSON.stringify(name)}: use letters, digits, - and _`,
    );
  return name;
}

function checkedSize(size: number | undefined): number {
  if (size === undefined || !Number.isInteger(size) || size < 1 || size > MOST_BYTES) {
    throw new RangeError(
      `the size of shared memory must be a whole number of bytes from 1 to ${MOST_BYTES}, not ${size}`,
    );
  }
  return size;
}
