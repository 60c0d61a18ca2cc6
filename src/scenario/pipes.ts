import type { Shared } from './shared.js';

/**
 * Both ends of a one-way pipe, as a relative has them: every process its own copies, which it
 * closes or which its end closes.
 */
export interface PipeEnds<T> {
  readonly reader: {
    /**
     * A step; waits for a message. Rejects with `EndOfFileError` when every copy of the writing end
     * is closed, one's own among them.
     */
    recv(): PromiseLike<T>;
    /** Rejects with a `DirectionError`, and is no step: this end can only receive. */
    send(value: T): PromiseLike<void>;
  };
  readonly writer: {
    /** A step. */
    send(value: T): PromiseLike<void>;
    /** A step. */
    close(): void | PromiseLike<void>;
  };
}

/** A pipe as the kernel has it: bytes, and nothing that says where a message ends. */
export interface BytePipe {
  /** A step; waits for a byte, and takes at most so many. */
  read(count: number): PromiseLike<string>;
  /** A step. */
  write(text: string): PromiseLike<void>;
}

/**
 * @param keptOpen whether main keeps its own copy of the writing end, so that nobody ever sees the
 * end of the file, and closing matters to nobody
 */
export function pipe<T>(
  name?: string,
  { keptOpen = false }: { readonly keptOpen?: boolean } = {},
): Shared<PipeEnds<T>, readonly T[]> {
  return { kind: 'pipe', name, keptOpen };
}

export function bytePipe(name?: string): Shared<BytePipe, string> {
  return { kind: 'byte-pipe', name };
}
