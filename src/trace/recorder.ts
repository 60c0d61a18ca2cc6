import type { TraceEvent } from './event.js';
import { acquiredInTime } from './in-time.js';
import { isStepOp } from './ops.js';
import { Repeats } from './repeats.js';

/** How long events are held back before they are shown, in milliseconds. */
export interface Lag {
  /** So that what belongs together is shown together. */
  readonly least: number;
  /** For the sake of their order, where it is not certain that no earlier one will come. */
  readonly most: number;
}

/** The last step of a process, and how often it has taken it while nothing shared changed. */
export interface Lately {
  readonly process: string;
  readonly step: TraceEvent | null;
  readonly times: number;
}

/** So often what is repeated is kept: a process that only asks would fill the memory. */
export const MOST_KEPT = 10_000;

/**
 * Puts the events of many processes into one order.
 *
 * They arrive nearly in the order in which they happened; each batch is held back until it is
 * certain that no earlier one is on its way: a busy machine may stop a process between the event
 * and the record of it. Should that take long, an event is shown too late, and that is all: all
 * that is concluded is concluded from `events`, which are in order when the run is over, whenever
 * they came.
 */
export class Recorder {
  #events: TraceEvent[] = [];
  #fresh: TraceEvent[] = [];
  readonly #show: (batch: readonly TraceEvent[]) => void;
  readonly #lag: Lag;
  readonly #certainUntil: () => Promise<number | null>;
  readonly #repeats = new Repeats();
  readonly #lately = new Map<string, Lately>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  /**
   * @param certainUntil the moment up to which all that has happened has been added; null where
   *   that is not certain of any
   */
  constructor(
    show: (batch: readonly TraceEvent[]) => void,
    lag: Lag,
    certainUntil: () => Promise<number | null> = async () => null,
  ) {
    this.#show = show;
    this.#lag = lag;
    this.#certainUntil = certainUntil;
  }

  /** All events so far, in the order of time. */
  get events(): readonly TraceEvent[] {
    return (this.#events = acquiredInTime(this.#events.sort(byTime)));
  }

  lately(process: string): Lately {
    return this.#lately.get(process) ?? { process, step: null, times: 0 };
  }

  add(event: TraceEvent): void {
    const times = this.#repeats.add(event);
    const { process, op } = event;
    if (isStepOp(op)) this.#lately.set(process, { process, step: event, times });
    if (times > MOST_KEPT) return;
    this.#events.push(event);
    this.#fresh.push(event);
    this.#hold();
  }

  /** Shows what has not been shown yet, or that part of it. */
  flush(until: number = Infinity): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = acquiredInTime(this.#fresh.filter(({ at }) => at <= until).sort(byTime));
    this.#fresh = this.#fresh.filter(({ at }) => at > until);
    if (this.#fresh.length > 0) this.#hold();
    if (batch.length > 0) this.#show(batch);
  }

  /** Shows nothing any more. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #hold(): void {
    if (!this.#isClosed) this.#timer ??= setTimeout(() => void this.#look(1), this.#lag.least);
  }

  /** @param times how often it has been held back for the least time */
  async #look(times: number): Promise<void> {
    const { least, most } = this.#lag;
    const until = times * least >= most ? Infinity : await this.#certainUntil();
    if (this.#isClosed) return;
    if (until !== null) this.flush(until);
    else this.#timer = setTimeout(() => void this.#look(times + 1), least);
  }
}

function byTime(a: TraceEvent, b: TraceEvent): number {
  return a.at - b.at;
}
