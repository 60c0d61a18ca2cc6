import { pulse } from '../../explore/model/pulse.js';
import { writeTo } from '../../run/between/write-to.js';

/**
 * What the code of a scenario prints in this thread, where it may be carried out thousands of
 * times: of the last run, so that one can be chosen.
 */

export interface Said {
  /** The worker's number; null where it is not known who runs, or no worker does. */
  readonly who: number | null;
  readonly text: string;
}

/** Characters. What comes after them nobody will read. */
const MOST = 64 * 1024;

let said: Said[] = [];
let length = 0;
let run = 0;

export function beginHearing(): void {
  for (const stream of [process.stdout, process.stderr]) stream.write = writeTo(hear);
}

function hear(text: string): void {
  if (pulse.run !== run) [said, length, run] = [[], 0, pulse.run];
  if (length > MOST) return;
  said.push({ who: pulse.who, text });
  length += text.length;
}

/** In the last run. Before there was one, while the module was loaded. */
export function heard(): readonly Said[] {
  return pulse.run === run ? said : [];
}
