import { type Act, isLifecycle } from '../../act/act.js';
import { nameThings } from '../../scenario/names.js';
import { drawLanes } from '../../view/lanes/picture.js';
import type { Look } from '../../view/look.js';
import { drawParts } from '../../view/parts.js';
import { drawScreen } from '../../view/screen.js';
import type { ShownRun } from './output.js';
import { sourceOf } from './sources.js';

/**
 * A run as a picture: what stands on the terminal, where there is one; the parts of a queue, where
 * they are told; else a lane for each process.
 */
export function drawPicture(
  look: Look,
  scenario: Act['scenario'],
  { events, ending, options, deadlock, standing = new Map() }: ShownRun,
  processes: readonly string[],
): string[] {
  // Of those that start and end each other only the use of a lock has a picture.
  if (isLifecycle(scenario) && !events.some(({ op }) => op === 'wait')) return [];
  const shares = nameThings(scenario.shares(options));
  const screen = Object.entries(shares).find(([, { kind }]) => kind === 'terminal');
  if (screen) return drawScreen(look, String(ending.shared[screen[0]]));
  const open = Object.values(shares).find((shared) => shared.kind === 'queue' && shared.inside);
  const parts = open ? drawParts(look, events, open.name) : [];
  return parts.length > 0
    ? parts
    : drawLanes(look, { events, processes, stuck: deadlock, standing, sources: sourceOf });
}
