import type { Barrier } from '../../primitives/sync/barrier.js';
import type { MeetingPoint } from '../../scenario/sync.js';
import { Recorded } from './recorded.js';

/** A real barrier: to arrive and to leave are recorded. */
export class RealBarrier extends Recorded<Barrier> implements MeetingPoint {
  async wait(): Promise<number> {
    const arrival = await this.#arrive();
    this.pace.step();
    if (!this.real._hasEnded(arrival)) {
      this.pace.wouldWait();
      this.reporter.add('wait', { on: this.name, value: { signal: true } });
    }
    const place = await this.reporter.waiting('leave', this.name, () =>
      this.real._leave(arrival, Infinity),
    );
    this.reporter.add('leave', { on: this.name, value: place });
    return place;
  }

  async #arrive(): ReturnType<Barrier['_arrive']> {
    this.pace.step();
    if (!this.real._hasRoom) this.pace.wouldWait();
    // As soon as the last one has come, others go on.
    const at = this.reporter.now();
    const arrival = await this.reporter.waiting('arrive', this.name, () => this.real._arrive());
    this.reporter.add('arrive', { on: this.name, value: arrival.number }, at);
    return arrival;
  }
}
