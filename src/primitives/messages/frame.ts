/**
 * How a message lies in a pipe: a cell with a header and the beginning of its bytes, and then the
 * rest of them. A cell always has the same size, however short the message is, so that it is read
 * at once; a small message is there with it.
 *
 * The header is the length and, so that nothing else is ever taken for one, the length again, mixed
 * with the place in the arena that is this direction's alone. A reader that has died in the middle
 * of a message leaves the rest of it to the next, who can tell.
 */
export const HEADER_BYTES = 8;
export const CELL_BYTES = 64;
/** How much of a message is in its cell. */
export const IN_CELL: number = CELL_BYTES - HEADER_BYTES;
/** The longest message, in bytes. */
export const LONGEST_MESSAGE: number = 2 ** 32 - 1;

export function writeHeader(header: Buffer, length: number, at: number): void {
  header.writeUInt32LE(length, 0);
  header.writeUInt32LE((length ^ ~at) >>> 0, 4);
}

/** The length that a header says; null when these bytes are no header. */
export function lengthIn(header: Buffer, at: number): number | null {
  const length = header.readUInt32LE(0);
  return header.readUInt32LE(4) === (length ^ ~at) >>> 0 ? length : null;
}
