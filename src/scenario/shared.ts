import { IpcError } from '../primitives/errors.js';
/**
 * What is to be shared; each runtime makes its own, under its name: its key in `shares`, unless it
 * says another (names.ts). The type parameters say what the workers are given, and what is seen
 * of it by those who look at how it stands; void where nothing is.
 */
export type Shared<Thing, State = unknown> = Description & {
  readonly name: string | undefined;
  readonly thing?: Thing;
  readonly state?: State;
};

type Description =
  | { readonly kind: 'json-file'; readonly initial: object; readonly write: WriteMode }
  | { readonly kind: 'lock' }
  | { readonly kind: 'rlock' }
  | { readonly kind: 'semaphore'; readonly value: number }
  | { readonly kind: 'condition'; readonly of: string; readonly spurious: boolean }
  | { readonly kind: 'event' }
  | { readonly kind: 'barrier'; readonly parties: number }
  | { readonly kind: 'queue'; readonly maxsize: number; readonly inside: boolean }
  | { readonly kind: 'pipe'; readonly keptOpen: boolean }
  | { readonly kind: 'byte-pipe' }
  | { readonly kind: 'dict'; readonly initial: Readonly<Record<string, unknown>> }
  | { readonly kind: 'list' }
  | { readonly kind: 'counter'; readonly initial: number }
  | { readonly kind: 'word'; readonly initial: number }
  | { readonly kind: 'block'; readonly size: number }
  | { readonly kind: 'terminal' }
  | { readonly kind: 'folder'; readonly files: Readonly<Record<string, string>> };

/** With what a scenario makes each. */
export const MAKERS: Readonly<Record<Description['kind'], string>> = {
  'json-file': 'jsonFile',
  lock: 'lock',
  rlock: 'rlock',
  semaphore: 'semaphore',
  condition: 'condition',
  event: 'event',
  barrier: 'barrier',
  queue: 'queue',
  pipe: 'pipe',
  'byte-pipe': 'bytePipe',
  dict: 'dict',
  list: 'list',
  counter: 'counter',
  word: 'word',
  block: 'block',
  terminal: 'terminal',
  folder: 'folder',
};

export type Shares = Readonly<Record<string, Shared<unknown>>>;

/**
 * How a JSON file is written: `whole` replaces it at one blow, `in-place` overwrites it, half now
 * and half a moment later.
 */
export type WriteMode = 'whole' | 'in-place';

/** Somebody has asked for something that is not shared, or has no state of its own. */
export class NotSharedError extends IpcError {
  readonly key: string;
  readonly keys: readonly string[];
  /** Who has asked. */
  of: 'holds' | 'always' = 'holds';

  constructor(key: string, keys: readonly string[]) {
    super('KEY', `shared has no ${key}; it has ${keys.join(', ')}`);
    this.key = key;
    this.keys = keys;
  }
}

/** A key that is not there is a slip, and not undefined. */
export function strict(
  shared: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return new Proxy(shared, {
    get(target, key, receiver): unknown {
      if (typeof key === 'string' && !(key in target))
        throw new NotSharedError(key, Object.keys(target));
      return Reflect.get(target, key, receiver);
    },
  });
}
