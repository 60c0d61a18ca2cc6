import { InheritanceError } from './errors.js';

/**
 * How a primitive travels to a child: as its kind and its place in the arena, inside the arguments of a `Process`.
 * Everything else in the arguments travels as a structured clone.
 */
export interface Handle {
  /** The file beside this one that exports the class, and the class. */
  readonly module: string;
  readonly type: string;
  /** What its constructor needs to know to be this one again. */
  readonly args: readonly unknown[];
}

export interface Inheritable {
  /** For the library alone. */
  _handle(): Handle;
}

type Constructor = new (...args: unknown[]) => Inheritable;

/** A stand-in that survives the structured clone. */
interface Packed extends Handle {
  readonly [MARK]: true;
}

const MARK = '@ipc-demo/handle';

/** Replaces every primitive in `value` by its handle; plain objects and arrays are searched, everything else is left as it is. */
export function pack(value: unknown): unknown {
  if (isInheritable(value)) return { [MARK]: true, ...value._handle() };
  return mapPlain(value, pack);
}

/** The opposite, in the child: each handle becomes the primitive it stands for. */
export async function unpack(value: unknown): Promise<unknown> {
  const classes = new Map<string, Constructor>();
  await Promise.all(
    [...handlesIn(value)].map(async ({ module, type }) => {
      const exports = (await import(module)) as Record<string, Constructor>;
      classes.set(type, exports[type]!);
    }),
  );
  const restore = (part: unknown): unknown => (isPacked(part) ? new (classes.get(part.type)!)(...part.args) : mapPlain(part, restore));
  return restore(value);
}

/** What a primitive's `toJSON` does: a primitive in a message would arrive as a lifeless copy. */
export function refuseToTravel(primitive: object): never {
  throw new InheritanceError(primitive.constructor.name);
}

function* handlesIn(value: unknown): Generator<Handle> {
  if (isPacked(value)) yield value;
  else for (const part of plainParts(value)) yield* handlesIn(part);
}

function mapPlain(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));
  return value;
}

function plainParts(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isPlain(value) ? Object.values(value) : [];
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isPacked(value: unknown): value is Packed {
  return isPlain(value) && MARK in value;
}

function isInheritable(value: unknown): value is Inheritable {
  return typeof value === 'object' && value !== null && '_handle' in value;
}
