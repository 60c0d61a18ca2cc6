import type { DictProxy, ListProxy } from '../primitives/manager-proxies.js';
import type { SharedDict, SharedList } from '../scenario.js';
import type { Pace } from './gate.js';
import type { Reporter } from './reporter.js';

/**
 * A dict of a real manager's, every operation on which is recorded: what only looks at the moment of the reply, what changes it at the moment of
 * the request, for as soon as it is done, others may see it.
 */
export class RealDict implements SharedDict<unknown> {
  readonly #name: string;
  readonly #proxy: DictProxy;
  readonly #reporter: Reporter;
  readonly #pace: Pace;

  constructor(name: string, proxy: DictProxy, reporter: Reporter, pace: Pace) {
    this.#name = name;
    this.#proxy = proxy;
    this.#reporter = reporter;
    this.#pace = pace;
  }

  async get(key: string): Promise<unknown> {
    this.#pace.step();
    const value = await this.#proxy.get(key);
    this.#reporter.add('read', { on: this.#name, value: { key, value } });
    return value;
  }

  async set(key: string, value: unknown): Promise<void> {
    this.#pace.step();
    const at = this.#reporter.now();
    await this.#proxy.set(key, value);
    this.#reporter.add('write', { on: this.#name, value: { key, value } }, at);
  }

  async update(key: string, change: (value: unknown) => unknown): Promise<unknown> {
    this.#pace.step();
    const value = await this.#proxy.update(key, change);
    this.#reporter.add('update', { on: this.#name, value: { key, value } });
    return value;
  }
}

/** A list of a real manager's, every operation on which is recorded. */
export class RealList implements SharedList<unknown> {
  readonly #name: string;
  readonly #proxy: ListProxy;
  readonly #reporter: Reporter;
  readonly #pace: Pace;

  constructor(name: string, proxy: ListProxy, reporter: Reporter, pace: Pace) {
    this.#name = name;
    this.#proxy = proxy;
    this.#reporter = reporter;
    this.#pace = pace;
  }

  async append(value: unknown): Promise<void> {
    this.#pace.step();
    const at = this.#reporter.now();
    await this.#proxy.append(value);
    this.#reporter.add('write', { on: this.#name, value }, at);
  }

  async copy(): Promise<unknown[]> {
    this.#pace.step();
    const value = await this.#proxy.copy();
    this.#reporter.add('read', { on: this.#name, value });
    return value;
  }
}
