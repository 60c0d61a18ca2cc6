import { ticketDemo } from '../src/demos/ticket/demo.js';
import { languages } from './languages.js';
import { RealRuns } from '../src/run/real-runs.js';
import type { TraceEvent } from '../src/trace/event.js';
import { Lines } from '../src/view/lines.js';
import { createLook } from '../src/view/look.js';

/** So wide that nobody is left out of a line. */
const WIDE = 10_000;

export interface Performance {
  readonly lines: readonly string[];
  readonly events: readonly TraceEvent[];
}

/**
 * `ticket --lock --buyers 50 --tickets 20 --delay 0`, so often: what it records, and the lines that
 * are shown of it, batch by batch.
 */
export async function* contendedAct(times: number): AsyncGenerator<Performance> {
  const act = ticketDemo.acts.find(({ name }) => name === 'lock')!;
  const options = { buyers: 50, tickets: 20, delay: 0, inPlace: 0 };
  const processes = Array.from({ length: options.buyers }, (_, index) => `buyer-${index + 1}`);
  const realRuns = await RealRuns.open(ticketDemo, act, { options, runs: times });
  try {
    let started: readonly TraceEvent[] = [];
    for (let time = 0; time < times; time++) {
      const view = new Lines(createLook(languages.en, WIDE, 0), { processes, lives: false });
      view.draw(started);
      const lines: string[] = [];
      const { events } = await realRuns.run((batch) => lines.push(...view.draw(batch)));
      if (time === 0) started = events.filter(({ op }) => op === 'start');
      yield { lines, events };
    }
  } finally {
    await realRuns.close();
  }
}
