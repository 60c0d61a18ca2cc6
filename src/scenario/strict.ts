import { IpcError } from '../primitives/errors.js';

/** What is shared, as those see it who ask for it by its keys. */

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
