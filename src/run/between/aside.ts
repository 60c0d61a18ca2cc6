import type { TraceEvent } from '../../trace/event.js';
import type { ReportTo } from './reporter.js';
import { Moments } from './moments.js';
import { EventWriter, type Told } from './records.js';
import { writeTo } from './write-to.js';

/**
 * What a worker's code writes to its standard output, or to standard error, on its way to the
 * command, which says whose it is.
 */

/**
 * In one record; in characters, of which none takes more than three bytes in JSON's UTF-8 or six as
 * an escape.
 */
const LONGEST = 600;

/** From now on, whatever is written in this process is told instead. */
export function speakThrough({ sink, clock }: ReportTo, name: string): void {
  const source = new EventWriter(sink);
  const moments = new Moments(clock);
  const tell = (text: string): void => {
    for (let from = 0; from < text.length; from += LONGEST) {
      source.write({
        at: moments.take(),
        process: name,
        pid: process.pid,
        op: 'say',
        aside: text.slice(from, from + LONGEST),
      });
      moments.done();
    }
  };
  for (const stream of [process.stdout, process.stderr]) stream.write = writeTo(tell);
}

/** Shows what happened, and between it what was printed. */
export function showBetween(
  batch: readonly Told[],
  show: (events: readonly TraceEvent[]) => void,
  print: (process: string, text: string) => void,
): void {
  let from = 0;
  for (const [at, { process, aside }] of batch.entries()) {
    if (aside === undefined) continue;
    if (at > from) show(batch.slice(from, at));
    from = at + 1;
    print(process, aside);
  }
  if (from < batch.length) show(batch.slice(from));
}
