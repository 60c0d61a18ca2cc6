import type { TraceEvent } from '../../trace/event.js';
import type { Row } from './rows.js';

/**
 * Which rows are drawn where there are too many: the first ones, the last ones, and those that
 * matter wherever they are.
 */

const MOST_ROWS = 48;
/** Of those that matter, and of the last ones. */
const MOST_MATTERING = 16;
const LAST = 6;

/** A row, or how many are left out at this place. */
export type Drawn = Row | number;

export function selectRows(
  rows: readonly Row[],
  matters: ReadonlySet<TraceEvent>,
  most: number = MOST_ROWS,
): Drawn[] {
  if (rows.length <= most) return [...rows];
  const mattering = rows.filter(({ event }) => matters.has(event)).slice(0, MOST_MATTERING);
  const kept = new Set([...mattering, ...rows.slice(-LAST)]);
  for (const row of rows) {
    if (kept.size >= most) break;
    kept.add(row);
  }
  const drawn: Drawn[] = [];
  for (const row of rows) {
    const last = drawn.at(-1);
    if (kept.has(row)) drawn.push(row);
    else if (typeof last === 'number') drawn[drawn.length - 1] = last + 1;
    else drawn.push(1);
  }
  return drawn;
}

export function isRow(drawn: Drawn): drawn is Row {
  return typeof drawn !== 'number';
}
