import { BaseProxy } from './proxy.js';

/** What stands for a dict, a list or a value that a manager keeps. */

/**
 * A dict of the manager's, its keys texts. What it holds are copies: to change a value, set it
 * again.
 *
 * Two calls in a row are not one: `set(key, (await get(key)) + 1)` by two processes loses an
 * increment, `update` does not.
 */
export class DictProxy<V = unknown> extends BaseProxy {
  /** Undefined when there is no such key. */
  get(key: string): Promise<V | undefined> {
    return this.call('get', key);
  }

  /** @throws {KeyError} when there is no such key */
  item(key: string): Promise<V> {
    return this.call('item', key);
  }

  set(key: string, value: V): Promise<void> {
    return this.call('set', key, value);
  }

  /** The value that is there; this one, from now on, when there is none. */
  setDefault(key: string, value: V): Promise<V> {
    return this.call('setDefault', key, value);
  }

  /** Sets all of these. */
  assign(values: Readonly<Record<string, V>>): Promise<void> {
    return this.call('assign', values);
  }

  /**
   * Read, change and write as one step: `change` runs in this process, and again when somebody else
   * has changed the value meanwhile.
   */
  update(key: string, change: (value: V | undefined) => V): Promise<V> {
    return changeAtomically(
      () => this.call<readonly [number, V | undefined]>('read', key),
      change,
      (version, value) => this.call('replace', key, version, value),
    );
  }

  has(key: string): Promise<boolean> {
    return this.call('has', key);
  }

  /** Whether there was one to delete. */
  delete(key: string): Promise<boolean> {
    return this.call('delete', key);
  }

  /** Deletes it and returns what it was. @throws {KeyError} when there is no such key */
  pop(key: string): Promise<V> {
    return this.call('pop', key);
  }

  clear(): Promise<void> {
    return this.call('clear');
  }

  size(): Promise<number> {
    return this.call('size');
  }

  keys(): Promise<string[]> {
    return this.call('keys');
  }

  async values(): Promise<V[]> {
    return (await this.entries()).map(([, value]) => value);
  }

  entries(): Promise<[string, V][]> {
    return this.call('entries');
  }

  /** An ordinary object with all that is in it at this moment. */
  async copy(): Promise<Record<string, V>> {
    return Object.fromEntries(await this.entries());
  }
}

/** A list of the manager's. An index may count from the end: −1 is the last. */
export class ListProxy<V = unknown> extends BaseProxy {
  /** @throws {IndexError} */
  at(index: number): Promise<V> {
    return this.call('at', index);
  }

  /** @throws {IndexError} */
  set(index: number, value: V): Promise<void> {
    return this.call('set', index, value);
  }

  append(...values: readonly V[]): Promise<void> {
    return this.call('append', ...values);
  }

  insert(index: number, value: V): Promise<void> {
    return this.call('insert', index, value);
  }

  /** Takes one out, the last when nothing is said. @throws {IndexError} */
  pop(index?: number): Promise<V> {
    return this.call('pop', index);
  }

  slice(start?: number, end?: number): Promise<V[]> {
    return this.call('slice', start, end);
  }

  clear(): Promise<void> {
    return this.call('clear');
  }

  size(): Promise<number> {
    return this.call('size');
  }

  /** An ordinary array with all that is in it at this moment. */
  copy(): Promise<V[]> {
    return this.slice();
  }
}

/** A few named values. */
export class NamespaceProxy<V = unknown> extends DictProxy<V> {}

/** A single value of the manager's. */
export class ValueProxy<T = unknown> extends BaseProxy {
  get(): Promise<T> {
    return this.call('get');
  }

  set(value: T): Promise<void> {
    return this.call('set', value);
  }

  /** Read, change and write as one step, as in {@link DictProxy.update}. */
  update(change: (value: T) => T): Promise<T> {
    return changeAtomically(
      () => this.call<readonly [number, T]>('read'),
      change,
      (version, value) => this.call('replace', version, value),
    );
  }
}

/**
 * Optimistic: reads with a version, and writes if that is still the version. Somebody always
 * succeeds.
 */
async function changeAtomically<T, V extends T>(
  read: () => Promise<readonly [version: number, value: T]>,
  change: (value: T) => V,
  replace: (version: number, value: V) => Promise<boolean>,
): Promise<V> {
  for (;;) {
    const [version, before] = await read();
    const value = change(before);
    if (await replace(version, value)) return value;
  }
}
