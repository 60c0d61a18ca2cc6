/**
 * Room: numbers and bytes that several processes see. Nothing here waits, but for the lock beside
 * them.
 */

import { inspect } from 'node:util';

/** The types of number that can be shared, and what each of them holds. */

interface Arrays {
  int8: Int8Array;
  uint8: Uint8Array;
  int16: Int16Array;
  uint16: Uint16Array;
  int32: Int32Array;
  uint32: Uint32Array;
  bigint64: BigInt64Array;
  biguint64: BigUint64Array;
  float32: Float32Array;
  float64: Float64Array;
}

type Constructors = {
  readonly [Name in keyof Arrays]: {
    new (buffer: ArrayBuffer, offset: number, length: number): Arrays[Name];
    readonly BYTES_PER_ELEMENT: number;
  };
};

const constructors: Constructors = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  bigint64: BigInt64Array,
  biguint64: BigUint64Array,
  float32: Float32Array,
  float64: Float64Array,
};

/** Python's codes, with the sizes they have on a 64-bit system. */
const codes = {
  b: 'int8',
  B: 'uint8',
  h: 'int16',
  H: 'uint16',
  i: 'int32',
  I: 'uint32',
  l: 'bigint64',
  L: 'biguint64',
  q: 'bigint64',
  Q: 'biguint64',
  f: 'float32',
  d: 'float64',
} as const;

/**
 * A type by its name, or by Python's code for it: `l`, `L`, `q` and `Q` hold a bigint of 64 bits.
 */
export type NumberType = keyof Arrays | keyof typeof codes;
type NameOf<T extends NumberType> = T extends keyof typeof codes ? (typeof codes)[T] : T;
/** The typed array of such numbers. */
export type ArrayOf<T extends NumberType> = Arrays[NameOf<T> & keyof Arrays];
/** One such number. */
export type NumberOf<T extends NumberType> =
  ArrayOf<T> extends BigInt64Array | BigUint64Array ? bigint : number;

/** What the library has to know of a type. */
export interface NumberKind<T extends NumberType> {
  readonly bytes: number;
  /** Whether it has atomic instructions: only whole numbers do. */
  readonly atomic: boolean;
  /** Whether a value is of the right kind; one that is too big wraps around, as in Python. */
  readonly fits: (value: unknown) => boolean;
  /** @throws {TypeError} */
  refuse(value: unknown): never;
  view(buffer: ArrayBuffer, offset: number, length: number): ArrayOf<T>;
}

/** @throws {TypeError} when there is no such type */
export function kindOf<T extends NumberType>(type: T): NumberKind<T> {
  const name = Object.hasOwn(codes, type)
    ? codes[type as keyof typeof codes]
    : (type as keyof Arrays);
  if (!Object.hasOwn(constructors, name)) {
    throw new TypeError(
      `there is no type of number ${inspect(type)}: choose among ${[...Object.keys(constructors), ...Object.keys(codes)].join(', ')}`,
    );
  }
  const constructor = constructors[name];
  const [right, fits] = rightFor(name);
  return {
    bytes: constructor.BYTES_PER_ELEMENT,
    atomic: fits !== isNumber,
    fits,
    refuse: (value) => {
      throw new TypeError(`${type} takes ${right} only, not ${inspect(value)}`);
    },
    view: (buffer, offset, length) => new constructor(buffer, offset, length) as ArrayOf<T>,
  };
}

function rightFor(name: keyof Arrays): readonly [what: string, fits: (value: unknown) => boolean] {
  if (name.startsWith('big')) return ['bigints', isBigint];
  return name.startsWith('float') ? ['numbers', isNumber] : ['whole numbers', Number.isInteger];
}

function isBigint(value: unknown): boolean {
  return typeof value === 'bigint';
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}
