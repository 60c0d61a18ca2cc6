import { BufferTooShortError, DecodingError } from '../errors.js';
import type { Open } from './inlet.js';
import { decode, decodeLent } from '../message.js';

/** How a message is opened that has arrived: what a receiver makes of its bytes. */

/** As the value that was sent. @throws {DecodingError} */
export function valueOf(bytes: Buffer, length: number, lent: boolean): unknown {
  try {
    return lent ? decodeLent(bytes, length) : decode(bytes);
  } catch (cause) {
    throw new DecodingError(length, cause);
  }
}

/** As bytes that nobody else writes to. */
export function ownBytes(bytes: Buffer, length: number, lent: boolean): Buffer {
  return lent ? Buffer.copyBytesFrom(bytes, 0, length) : bytes;
}

/** As bytes in a place of the receiver's; how many. @throws {BufferTooShortError} */
export function into(place: Buffer): Open<number> {
  return (bytes, length, lent) => {
    if (length > place.length)
      throw new BufferTooShortError(ownBytes(bytes, length, lent), place.length);
    if (bytes.buffer !== place.buffer) bytes.copy(place, 0, 0, length);
    return length;
  };
}

/** The bytes of a part of a buffer, with Python's sentences where it has no such part. */
export function part(
  { buffer, byteOffset, byteLength }: NodeJS.ArrayBufferView,
  offset: number,
  size: number = byteLength - offset,
): Buffer {
  if (offset < 0) throw new RangeError('offset is negative');
  if (offset > byteLength) throw new RangeError('buffer length < offset');
  if (size < 0) throw new RangeError('size is negative');
  if (offset + size > byteLength) throw new RangeError('buffer length < offset + size');
  return Buffer.from(buffer as ArrayBuffer, byteOffset + offset, size);
}
