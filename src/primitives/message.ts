import type * as V8 from 'node:v8';
import { InheritanceError, SerializationError } from './errors.js';
import { onDemand } from './on-demand.js';

/**
 * How a value travels between processes: as a copy, made at the moment it is sent.
 *
 * Small plain data goes as JSON, which is ten times faster; everything else that can be cloned as a
 * structured clone. The first byte tells which: JSON text never begins with the one that begins a
 * structured clone.
 */

const CLONE = 0xff;
const v8 = onDemand<typeof V8>('node:v8');
/** What is bigger than this, in values and characters, is no longer faster as JSON. */
const MOST_PARTS = 64;
const LONGEST_TEXT = 1024;

/**
 * To read a structured clone takes more stack than to write it: what is nested deeper than this is
 * refused by the sender, not lost by the receiver.
 */
export const DEEPEST_MESSAGE = 1200;
/** A structured clone has at least so many bytes for each level. */
const BYTES_OF_LEVEL = 4;

export function tooDeep(called: string): string {
  return `${called} is nested too deeply (more than ${DEEPEST_MESSAGE} levels)`;
}

/**
 * The value's bytes.
 * @param suspect the part of it that may not be clonable, and what that is called
 * @throws {SerializationError} when it cannot be cloned; {@link InheritanceError} when a primitive
 * is in it
 */
export function encode(value: unknown, called = 'the value', suspect: unknown = value): Buffer {
  return isPlain(value, []) ? Buffer.from(JSON.stringify(value)) : clone(value, called, suspect);
}

/** The bytes of a value's structured clone. */
export function clone(value: unknown, called: string, suspect: unknown = value): Buffer {
  let bytes: Buffer;
  try {
    bytes = v8().serialize(value);
  } catch (cause) {
    if (cause instanceof InheritanceError) throw cause;
    throw new SerializationError(
      /call stack/.test((cause as Error).message)
        ? tooDeep(called)
        : (culprit(suspect, called, new Set()) ?? (cause as Error).message),
      cause,
    );
  }
  if (
    bytes.length > DEEPEST_MESSAGE * BYTES_OF_LEVEL &&
    typeof value === 'object' &&
    isDeeper(value!, DEEPEST_MESSAGE, new Set())
  )
    throw new SerializationError(tooDeep(called), null);
  return bytes;
}

/** The opposite. The bytes belong to the value afterwards, for typed arrays are views of them. */
export function decode(bytes: Buffer): unknown {
  return bytes[0] === CLONE ? v8().deserialize(bytes) : JSON.parse(bytes.toString());
}

/** The same for the first bytes of somebody else's: what the value needs of them is copied. */
export function decodeLent(bytes: Buffer, length: number): unknown {
  return bytes[0] === CLONE && length > 0
    ? v8().deserialize(Buffer.copyBytesFrom(bytes, 0, length))
    : JSON.parse(bytes.toString('utf8', 0, length));
}

/**
 * Whether JSON gives back exactly the same: not so for undefined, NaN, −0, holes, dates, or what
 * stands in it twice.
 */
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
  if ((prototype !== Object.prototype && prototype !== Array.prototype) || parts.includes(value))
    return false;
  parts.push(value);
  const keys = Object.keys(value);
  if (
    parts.length + keys.length > MOST_PARTS ||
    (Array.isArray(value) && !hasItemsOnly(value, keys))
  )
    return false;
  for (const key of keys)
    if (!isPlain((value as Record<string, unknown>)[key], parts)) return false;
  return true;
}

/** No holes, and no properties beside its items, which come first among the keys. */
function hasItemsOnly({ length }: readonly unknown[], keys: readonly string[]): boolean {
  return keys.length === length && (length === 0 || keys[length - 1] === String(length - 1));
}

/**
 * Whether it goes further down than so many levels, on the way of the serializer, which visits
 * every part once.
 */
function isDeeper(value: object, levels: number, seen: Set<object>): boolean {
  if (seen.has(value) || ArrayBuffer.isView(value)) return false;
  if (levels === 0) return true;
  const parts: unknown[] =
    value instanceof Map
      ? [...value].flat()
      : value instanceof Set
        ? [...value]
        : Array.isArray(value)
          ? value
          : Object.values(value);
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (typeof part !== 'object' || part === null) continue;
    // Only here, for most objects have no others in them, and to remember one takes longer than to
    // look at it.
    seen.add(value);
    if (isDeeper(part, levels - 1, seen)) return true;
  }
  return false;
}

/** Where in a value the part stands that cannot be cloned, and what it is. */
function culprit(value: unknown, path: string, seen: Set<unknown>): string | null {
  if (typeof value === 'function') return `${path} is a function`;
  if (typeof value === 'symbol') return `${path} is a symbol`;
  if (typeof value !== 'object' || value === null || seen.has(value) || ArrayBuffer.isView(value))
    return null;
  if (value instanceof Promise) return `${path} is a promise (did you forget await?)`;
  seen.add(value);
  for (const [key, part] of value instanceof Map ? value : Object.entries(value)) {
    const found = seen.size < 1000 ? culprit(part, `${path}${step(key)}`, seen) : null;
    if (found !== null) return found;
  }
  return null;
}

/** As it is written in a program. */
function step(key: unknown): string {
  if (typeof key === 'string' && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key))
    return `.${key}`;
  return typeof key === 'string' && !/^\d+$/.test(key)
    ? `[${JSON.stringify(key)}]`
    : `[${String(key)}]`;
}
