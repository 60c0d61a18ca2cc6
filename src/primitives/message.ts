import { deserialize, serialize } from 'node:v8';
import { InheritanceError, SerializationError } from './errors.js';

/**
 * How a value travels between processes: as a copy, made at the moment it is sent.
 *
 * Small plain data goes as JSON, which is ten times faster; everything else that can be cloned as a structured clone. The first byte tells
 * which: JSON text never begins with the one that begins a structured clone.
 */

const CLONE = 0xff;
/** What is bigger than this, in values and characters, is no longer faster as JSON. */
const MOST_PARTS = 64;
const LONGEST_TEXT = 1024;

/** The value's bytes. @throws {SerializationError} when it cannot be cloned; {@link InheritanceError} when a primitive is in it */
export function encode(value: unknown): Buffer {
  if (isPlain(value, [])) return Buffer.from(JSON.stringify(value));
  try {
    return serialize(value);
  } catch (cause) {
    if (cause instanceof InheritanceError) throw cause;
    const reason = (cause as Error).name === 'RangeError' ? 'the value is nested too deeply' : (culprit(value, 'the value', new Set()) ?? (cause as Error).message);
    throw new SerializationError(reason, cause);
  }
}

/** The opposite. The bytes belong to the value afterwards, for typed arrays are views of them. */
export function decode(bytes: Buffer): unknown {
  return bytes[0] === CLONE ? deserialize(bytes) : JSON.parse(bytes.toString());
}

/** The same for the first bytes of somebody else's: what the value needs of them is copied. */
export function decodeLent(bytes: Buffer, length: number): unknown {
  return bytes[0] === CLONE && length > 0 ? deserialize(Buffer.copyBytesFrom(bytes, 0, length)) : JSON.parse(bytes.toString('utf8', 0, length));
}

/** Whether JSON gives back exactly the same: not so for undefined, NaN, −0, holes, dates, or what stands in it twice. */
function isPlain(value: unknown, parts: object[]): boolean {
  switch (typeof value) {
    case 'string':
      return value.length <= LONGEST_TEXT;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'boolean':
      return true;
    case 'object':
      return value === null || isPlainObject(value, parts);
    default:
      return false;
  }
}

function isPlainObject(value: object, parts: object[]): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== Array.prototype) || parts.includes(value)) return false;
  parts.push(value);
  const keys = Object.keys(value);
  if (parts.length + keys.length > MOST_PARTS || (Array.isArray(value) && value.length !== keys.length)) return false;
  for (const key of keys) if (!isPlain((value as Record<string, unknown>)[key], parts)) return false;
  return true;
}

/** Where in a value the part stands that cannot be cloned, and what it is. */
function culprit(value: unknown, path: string, seen: Set<unknown>): string | null {
  if (typeof value === 'function') return `${path} is a function`;
  if (typeof value === 'symbol') return `${path} is a symbol`;
  if (typeof value !== 'object' || value === null || seen.has(value)) return null;
  seen.add(value);
  for (const [key, part] of value instanceof Map ? value : Object.entries(value)) {
    const found = seen.size < 1000 ? culprit(part, `${path}.${String(key)}`, seen) : null;
    if (found !== null) return found;
  }
  return null;
}
