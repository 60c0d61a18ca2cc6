import type { TraceEvent } from './event.js';

/**
 * Puts the events of many processes into one order.
 *
 * They arrive nearly in the order in which they happened; each batch is held back for a moment, so
 * that a late one finds its place: a busy machine may stop a process between the event and the
 * record of it. Should that take longer, an event is shown too late, and that is all: all that is
 * concluded is concluded from `events`, which are in order when the run is over, whenever they
 * came.
 */
export class Recorder {
  readonly #events: TraceEvent[] = [];
  #fresh: TraceEvent[] = [];
  readonly #show: (batch: readonly TraceEvent[]) => void;
  readonly #lag: number;
  #timer: NodeJS.Timeout | undefined;

  /** @param lag how long a batch is held back, in milliseconds */
  constructor(show: (batch: readonly TraceEvent[]) => void, lag: number) {
    this.#show = show;
    this.#lag = lag;
  }

  /** All events so far, in the order of time. */
  get events(): readonly TraceEvent[] {
    return this.#events.sort(byTime);
  }

  add(event: TraceEvent): void {
    this.#events.push(event);
    this.#fresh.push(event);
    this.#timer ??= setTimeout(() => this.flush(), this.#lag);
  }

  /** Shows what has not been shown yet. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#fresh.sort(byTime);
    this.#fresh = [];
    if (batch.length > 0) this.#show(batch);
  }
}

function byTime(a: TraceEvent, b: TraceEvent): number {
  return a.at - b.at;
}
