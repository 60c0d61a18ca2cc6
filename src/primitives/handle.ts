import { ForeignPrimitiveError, InheritanceError } from './errors.js';
import { ROOT } from './here.js';

/**
 * How a primitive travels to a child: as its kind and its place in the arena, inside the arguments
 * of a `Process`. Everything else in the arguments travels as a structured clone.
 */
export interface Handle {
  /** The file that exports the class, as it is named below `ROOT`, and the class. */
  readonly module: string;
  readonly type: string;
  /**
   * What its constructor needs to know to be this one again: anything that may stand in the
   * arguments of a `Process`, primitives too.
   */
  readonly args: readonly unknown[];
}

export interface Inheritable {
  /**
   * For the library alone. What is a descriptor in this process is to be known by the number that
   * the child has for it.
   */
  _handle(fdInChild: (fd: number) => number): Handle;
}

/**
 * The mark by which every copy of the library knows a primitive, whichever copy has made it: its
 * place is one in that copy's arena, and in no other.
 */
const BRAND = Symbol.for('ipc-demo.primitive');

interface Brand {
  /** Counts the forms that a handle has had. */
  readonly version: number;
  /** Where the copy lies. */
  readonly url: string;
}

const COPY: Brand = { version: 1, url: ROOT };

type Constructor = new (...args: unknown[]) => Inheritable;

/** A model thing that survives the structured clone. */
interface Packed extends Handle {
  readonly [MARK]: true;
}

const MARK = '@ipc-demo/handle';

/**
 * Replaces every primitive in `value`, or those of a kind, by its handle; plain objects and arrays
 * are searched, everything else is left as it is.
 * @param fdInChild where a descriptor of this process will be in the child
 */
export function pack(
  value: unknown,
  fdInChild: (fd: number) => number,
  travels: (part: object) => part is Inheritable = isInheritable,
): unknown {
  return mapPlain(value, (part, map) => {
    if (!travels(part)) return undefined;
    refuseForeign(part);
    const handle = part._handle(fdInChild);
    return { [MARK]: true, ...handle, args: map(handle.args) };
  });
}

/**
 * @throws {ForeignPrimitiveError} when it is a primitive that another copy of the library has made
 */
export function refuseForeign(part: unknown): void {
  if (typeof part !== 'object' || part === null || (brandOf(part) ?? COPY) === COPY) return;
  throw new ForeignPrimitiveError(part.constructor.name, brandOf(part)!.url, COPY.url);
}

/** The opposite, in the child: each handle becomes the primitive it stands for. */
export async function unpack(value: unknown): Promise<unknown> {
  const classes = new Map<string, Constructor>();
  await Promise.all(
    [...handlesIn(value)].map(async ({ module, type }) => {
      const exports = (await import(`${ROOT}${module}`)) as Record<string, Constructor>;
      classes.set(type, exports[type]!);
    }),
  );
  return mapPlain(value, (part, map) =>
    isPacked(part) ? new (classes.get(part.type)!)(...(map(part.args) as unknown[])) : undefined,
  );
}

/** What a primitive's `toJSON` does: a primitive in a message would arrive as a lifeless copy. */
export function refuseToTravel(primitive: object): never {
  throw new InheritanceError(primitive.constructor.name);
}

const OURS: PropertyDescriptor = { value: COPY };
/**
 * One getter for all: with one each, no two locks would look alike to the engine, and every use of
 * them would be slow.
 */
const REFUSAL: PropertyDescriptor = {
  enumerable: true,
  get(this: object): never {
    return refuseToTravel(this);
  },
};

/**
 * For a primitive's constructor. A structured clone, which knows no `toJSON` but reads every
 * property, is refused by this one.
 */
export function refuseToBeCloned(primitive: object): void {
  Object.defineProperty(primitive, BRAND, OURS);
  Object.defineProperty(primitive, 'onlyInArgsOfAProcess', REFUSAL);
}

function handlesIn(value: unknown): Set<Handle> {
  const found = new Set<Handle>();
  mapPlain(value, (part) => {
    if (isPacked(part)) found.add(part);
    return undefined;
  });
  return found;
}

/**
 * Says what stands for a part in the copy, if it is something else; `map` is for what it has
 * inside.
 */
type Replace = (part: object, map: (value: unknown) => unknown) => unknown;

/**
 * A copy with everything replaced for which `replace` has something else; what was the same object
 * twice is so in the copy.
 */
function mapPlain(value: unknown, replace: Replace, copies = new Map<object, unknown>()): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (copies.has(value)) return copies.get(value);
  const replaced = replace(value, (inside) => mapPlain(inside, replace, copies));
  const copy = replaced ?? (Array.isArray(value) ? [] : isPlain(value) ? {} : value);
  copies.set(value, copy);
  if (copy === replaced || copy === value) return copy;
  for (const [key, part] of Object.entries(value)) {
    Object.defineProperty(copy, key, {
      value: mapPlain(part, replace, copies),
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return copy;
}

function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function isPacked(value: unknown): value is Packed {
  return isPlain(value) && MARK in value;
}

function isInheritable(value: object): value is Inheritable {
  return brandOf(value) !== undefined;
}

function brandOf(value: object): Brand | undefined {
  return (value as { readonly [BRAND]?: Brand })[BRAND];
}
