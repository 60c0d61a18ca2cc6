import { sendable } from '../../scenario/asked.js';
import type { ListProxy } from '../../primitives/manager/proxies.js';
import type { SharedList } from '../../scenario/managed.js';
import { Watched } from './watched.js';

/** A list of a real manager's, every operation on which is recorded. */
export class RealList
  extends Watched<ListProxy, readonly unknown[]>
  implements SharedList<unknown>
{
  _seen(): Promise<unknown[]> {
    return this.real.copy();
  }

  async append(value: unknown): Promise<void> {
    const sent = sendable(value);
    this.pace.step();
    const at = this.reporter.now();
    await this.real.append(sent);
    this.reporter.add('write', { on: this.name, value: sent }, at);
    this.reporter.changes.say();
  }

  async copy(): Promise<unknown[]> {
    this.pace.step();
    const value = await this._seen();
    this.reporter.add('read', { on: this.name, value });
    return value;
  }
}
