import type { TraceEvent } from '../trace/event.js';
import { MOST_KEPT } from '../trace/recorder.js';
import { Repeats } from '../trace/repeats.js';

/** What a process repeats while nothing changes is shown a few times, and then counted. */

/** So often it is shown; so often it is told that it goes on. */
const [FEW, MANY] = [10, 100];

/** What a process does again and again, and how often that was not shown. */
export interface Asked {
  readonly event: TraceEvent;
  readonly times: number;
  /** Whether that are all: of very many not each is told here. */
  readonly isAll: boolean;
}

export class Asking {
  readonly #repeats = new Repeats();
  readonly #hidden = new Map<string, Asked>();

  /** Whether an event is to be shown; or it is the time to tell how often it has happened. */
  look(event: TraceEvent): 'shown' | 'hidden' | 'told' {
    const count = this.#repeats.add(event);
    if (count <= FEW) return 'shown';
    const { process } = event;
    const times = (this.#hidden.get(process)?.times ?? 0) + 1;
    this.#hidden.set(process, { event, times, isAll: count < MOST_KEPT });
    return count === MANY ? 'told' : 'hidden';
  }

  /** What has not been shown so far; it is told once. */
  over(): readonly Asked[] {
    const all = [...this.#hidden.values()];
    this.#hidden.clear();
    return all;
  }
}

/** How often something has been done that is told again. */
export const TOLD_AFTER: number = MANY;
