import { aFunction, plainText, sendable } from '../../scenario/asked.js';
import type { SharedDict } from '../../scenario/managed.js';
import type { DictProxy } from '../../primitives/manager/proxies.js';
import { Watched } from './watched.js';

/**
 * A dict of a real manager's, every operation on which is recorded: what only looks at the moment
 * of the reply, what changes it at the moment of the request, for as soon as it is done, others may
 * see it.
 */
export class RealDict
  extends Watched<DictProxy, Readonly<Record<string, unknown>>>
  implements SharedDict<unknown>
{
  async _seen(): Promise<Record<string, unknown>> {
    return inOrderOfKeys(await this.real.copy());
  }

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
    this.reporter.changes.say();
  }

  async update(key: string, change: (value: unknown) => unknown): Promise<unknown> {
    plainText(key, 'update');
    aFunction(change, 'update');
    this.pace.step();
    try {
      const value = await this.real.update(key, (before) => sendable(change(before)));
      this.reporter.add('update', { on: this.name, value: { key, value } });
      this.reporter.changes.say();
      return value;
    } catch (error) {
      this.reporter.add('update', { on: this.name, value: { key } });
      throw error;
    }
  }
}

/** As the model has it: who was first to set its key is no difference. */
export function inOrderOfKeys(entries: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
