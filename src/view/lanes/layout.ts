import { brief, type Look, widthOf } from '../look.js';
import { type Columns, columnsOf, type Matter, widthOfAll } from './columns.js';
import { DETAILS, WIDE } from './details.js';

/** What fits: less and less is told until it does, and then columns are left out. */

export interface Layout {
  readonly columns: Columns;
  /** What there is no room for. */
  readonly hidden: { readonly processes: readonly string[]; readonly things: readonly string[] };
}

/** Short lanes are easier to tell apart with a little room between them. */
const MOST_AIR = 3;

/** @param matters the processes and the things that the finding is about: they go last */
export function layOut(look: Look, matter: Matter, matters: ReadonlySet<string>): Layout {
  const isWide = matter.rows.some(({ states }) =>
    [...states.values()].some(
      (state) =>
        state.kind === 'value' && state.value !== undefined && widthOf(brief(state.value)) > WIDE,
    ),
  );
  for (const detail of DETAILS.filter(({ twice }) => twice || isWide)) {
    const columns = columnsOf(look, matter, detail);
    if (widthOfAll(columns) <= look.width)
      return { columns: airy(columns, look.width), hidden: { processes: [], things: [] } };
  }
  const order = leavingOrder(matter, matters);
  for (let left = 1; ; left++) {
    const gone = new Set(order.slice(0, left));
    const [processes, things] = [matter.processes, matter.things].map((names, at) =>
      names.filter((name) => !gone.has(`${at} ${name}`)),
    ) as [string[], string[]];
    const rows = matter.rows
      .map((row, at) => ({ row, note: matter.notes[at]! }))
      .filter(({ row }) => processes.includes(row.event.process));
    const columns = columnsOf(
      look,
      {
        ...matter,
        processes,
        things,
        rows: rows.map(({ row }) => row),
        notes: rows.map(({ note }) => note),
      },
      DETAILS.at(-1)!,
    );
    if (widthOfAll(columns) <= look.width || left >= order.length) {
      return {
        columns: airy(columns, look.width),
        hidden: {
          processes: matter.processes.filter((name) => !processes.includes(name)),
          things: matter.things.filter((name) => !things.includes(name)),
        },
      };
    }
  }
}

/** Too few to show a race, or a circle. */
const LEAST_PROCESSES = 2;

/**
 * Things that do not matter go first, then processes that do not, then others but for two, then
 * things; of each the last one first. One process stays.
 */
function leavingOrder({ rows, processes, things }: Matter, matters: ReadonlySet<string>): string[] {
  const firstActs = new Map<string, number>();
  rows.forEach(({ event }, at) => firstActs.has(event.process) || firstActs.set(event.process, at));
  const unimportant = (name: string): boolean => !matters.has(name);
  const late = processes.toSorted(
    (a, b) => (firstActs.get(b) ?? Infinity) - (firstActs.get(a) ?? Infinity),
  );
  const last = things.toReversed();
  const leaving = [...late.filter(unimportant), ...late.filter((name) => matters.has(name))];
  const marked = (names: readonly string[], kind: 0 | 1): string[] =>
    names.map((name) => `${kind} ${name}`);
  return [
    ...marked(last.filter(unimportant), 1),
    ...marked(leaving.slice(0, -LEAST_PROCESSES), 0),
    ...marked(
      last.filter((name) => matters.has(name)),
      1,
    ),
    ...marked(leaving.slice(-LEAST_PROCESSES), 0),
  ].slice(0, -1);
}

function airy(columns: Columns, width: number): Columns {
  if (!columns.detail.short || columns.lanes.length === 0) return columns;
  const air = Math.min(MOST_AIR, Math.floor((width - widthOfAll(columns)) / columns.lanes.length));
  return {
    ...columns,
    lanes: columns.lanes.map((lane) => ({ ...lane, width: lane.width + Math.max(0, air) })),
  };
}
