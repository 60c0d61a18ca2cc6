import type { Deadlock } from '../../trace/deadlock.js';
import { visible } from '../ink.js';
import { displayName, type Look } from '../look.js';
import { stuckTexts } from '../stuck.js';

/** Processes that wait for each other in a circle. */
export interface WaitCircle {
  readonly title: string;
  readonly members: readonly {
    readonly lane: number;
    readonly name: string;
    /** What it waits for; the next one holds it. */
    readonly waitsFor: string;
    readonly sentence: string;
  }[];
}

export function waitCircleOf(
  look: Look,
  stuck: Deadlock | null,
  laneOf: (process: string) => number,
): WaitCircle | null {
  if (stuck === null || stuck.cycle === null) return null;
  const texts = stuckTexts(look, stuck);
  return {
    title: look.messages.lanes.circle,
    members: stuck.cycle.map((process, at) => ({
      lane: laneOf(process),
      name: visible(displayName(look, process)),
      waitsFor: visible(stuck.waits.find((wait) => wait.process === process)?.on ?? ''),
      sentence: visible(texts[at]!),
    })),
  };
}
