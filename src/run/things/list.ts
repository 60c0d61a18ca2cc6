import { sendable } from '../../scenario/asked.js';
import type { ListProxy } from '../../primitives/manager/proxies.js';
import type { SharedList } from '../../scenario/managed.js';
import { Recorded } from './recorded.js';

/** A list of a real manager's, every operation on which is recorded. */
export class RealList extends Recorded<ListProxy> implements SharedList<unknown> {
  async append(value: unknown): Promise<void> {
    const sent = sendable(value);
    this.pace.step();
    const at = this.reporter.now();
    await this.real.append(sent);
    this.reporter.add('write', { on: this.name, value: sent }, at);
  }

  async copy(): Promise<unknown[]> {
    this.pace.step();
    const value = await this.real.copy();
    this.reporter.add('read', { on: this.name, value });
    return value;
  }
}
