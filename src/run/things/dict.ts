import { aFunction, plainText, sendable } from '../../scenario/asked.js';
import type { SharedDict } from '../../scenario/managed.js';
import type { DictProxy } from '../../primitives/manager/proxies.js';
import { Recorded } from './recorded.js';

/**
 * A dict of a real manager's, every operation on which is recorded: what only looks at the moment
 * of the reply, what changes it at the moment of the request, for as soon as it is done, others may
 * see it.
 */
export class RealDict extends Recorded<DictProxy> implements SharedDict<unknown> {
  async get(key: string): Promise<unknown> {
    plainText(key, 'get');
    this.pace.step();
    const value = await this.real.get(key);
    this.reporter.add('read', { on: this.name, value: { key, value } });
    return value;
  }

  async set(key: string, value: unknown): Promise<void> {
    plainText(key, 'set');
    const sent = sendable(value);
    this.pace.step();
    const at = this.reporter.now();
    await this.real.set(key, sent);
    this.reporter.add('write', { on: this.name, value: { key, value: sent } }, at);
  }

  async update(key: string, change: (value: unknown) => unknown): Promise<unknown> {
    plainText(key, 'update');
    aFunction(change, 'update');
    this.pace.step();
    try {
      const value = await this.real.update(key, (before) => sendable(change(before)));
      this.reporter.add('update', { on: this.name, value: { key, value } });
      return value;
    } catch (error) {
      this.reporter.add('update', { on: this.name, value: { key } });
      throw error;
    }
  }
}
