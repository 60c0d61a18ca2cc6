import { displayName, type Look, inMilliseconds, thingName, widthOf } from '../look.js';
import {
  type Cell,
  EMPTY,
  killedBy,
  type Several,
  stateCell,
  stepCell,
  subjectIn,
  SIGNS,
  WAITS,
} from './cells.js';
import type { Detail } from './details.js';
import { shortNames } from './names.js';
import { lettersOf } from './notes.js';
import type { Row } from './rows.js';

/** All columns of the picture in one degree of detail, as wide as what stands in them. */

export interface Column {
  /** Of the process, or of what a thing is called in the trace. */
  readonly name: string;
  readonly title: string;
  readonly width: number;
  /** By the row. */
  readonly cells: readonly Cell[];
}

export interface Columns {
  readonly detail: Detail;
  /** The first one: when it was, or which step. */
  readonly time: {
    readonly title: string;
    readonly width: number;
    readonly texts: readonly string[];
  };
  readonly lanes: readonly Column[];
  readonly things: readonly Column[];
  /** What stands at the end of the row: a note, or its letter. */
  readonly ends: readonly string[];
  readonly letters: ReadonlyMap<string, string>;
  /**
   * What processes and things are called here; and processes in a lock's queue, where they are
   * called by less.
   */
  readonly names: {
    readonly processes: ReadonlyMap<string, string>;
    readonly things: ReadonlyMap<string, string>;
    readonly queue: ReadonlyMap<string, string>;
  };
}

/** What is to be drawn. */
export interface Matter {
  readonly rows: readonly Row[];
  readonly processes: readonly string[];
  readonly things: readonly string[];
  readonly several: Several;
  /** By the row: what is to be noted of it, in full and in few words. */
  readonly notes: readonly {
    readonly full: string | undefined;
    readonly brief: string | undefined;
  }[];
  /** Whether steps are counted. */
  readonly counts: boolean;
}

export const MARGIN = 2;
const TIME_WIDTH = 9;
/** In a lock's queue. */
const QUEUE_NAME = 6;

export function columnsOf(
  look: Look,
  { rows, processes, things, several, notes, counts }: Matter,
  detail: Detail,
): Columns {
  const { lanes } = look.messages;
  const known = [
    ...new Set([
      ...processes,
      ...rows.flatMap(({ event }) => killedBy(event) ?? []),
      ...rows.flatMap(({ states }) =>
        [...states.values()].flatMap((state) =>
          state.kind === 'value'
            ? []
            : [
                ...(state.kind === 'lock' && state.holder !== null ? [state.holder] : []),
                ...state.waiting,
              ],
        ),
      ),
    ]),
  ];
  const signs = detail.short ? Object.values(SIGNS).map(String) : [];
  const used = [
    ...new Set([
      ...things,
      ...rows.flatMap(({ event }) => (event.on === undefined ? [] : subjectIn(event))),
    ]),
  ];
  const called = used.map((name) => thingName(look, name));
  const shorten = (most: number): ReadonlyMap<string, string> => {
    const titles = known.map((name) => displayName(look, name));
    const short = shortNames(titles, most, 'processes', [...signs, ...called]);
    return new Map(known.map((name, at) => [name, short.get(titles[at]!)!]));
  };
  const inLanes = shorten(detail.process);
  const inQueue = shorten(Math.min(detail.process, QUEUE_NAME));
  const short = shortNames(called, detail.thing, 'things', [
    ...signs,
    ...inLanes.values(),
    ...inQueue.values(),
  ]);
  const names = {
    processes: inLanes,
    queue: inQueue,
    things: new Map(used.map((name, at) => [name, short.get(called[at]!)!])),
  };
  const gap = detail.short ? 1 : 2;
  const column = (name: string, title: string, cells: readonly Cell[]): Column => ({
    name,
    title,
    cells,
    width: Math.max(widthOf(title), ...cells.map(({ text }) => widthOf(text))) + gap,
  });
  const letters = detail.beside
    ? new Map<string, string>()
    : lettersOf(notes.flatMap(({ brief }) => brief ?? []));
  const texts = rows.map(({ event, number }) =>
    counts
      ? String(number ?? '')
      : detail.short
        ? String(Math.round(event.at / 1e6))
        : inMilliseconds(look, event.at),
  );
  const first = counts ? lanes.step : detail.short ? lanes.milliseconds : lanes.time;
  const locks = things.filter((name) => rows.at(-1)?.states.get(name)?.kind === 'lock');
  return {
    detail,
    time: {
      title: first,
      width: Math.max(detail.short ? 0 : TIME_WIDTH, widthOf(first), ...texts.map(widthOf)),
      texts,
    },
    lanes: processes.map((name) =>
      column(
        name,
        names.processes.get(name)!,
        rows.map(({ event, waiting }) =>
          event.process === name
            ? stepCell(look, event, detail, several, names, things)
            : waiting.has(name)
              ? WAITS
              : EMPTY,
        ),
      ),
    ),
    things: things.map((name) => {
      const title =
        locks.length === 1 && locks[0] === name && !several.locks && !detail.short
          ? lanes.lock
          : names.things.get(name)!;
      return column(
        name,
        title,
        rows.map(({ states }) => stateCell(look, states.get(name), detail, names.queue)),
      );
    }),
    ends: notes.map(({ full, brief }) =>
      full === undefined || brief === undefined
        ? ''
        : detail.beside
          ? `<- ${full}`
          : `<-${letters.get(brief)}`,
    ),
    letters,
    names,
  };
}

export function widthOfAll({ time, lanes, things, ends }: Columns): number {
  const sum = [...lanes, ...things].reduce((all, { width }) => all + width, 0);
  return MARGIN + time.width + MARGIN + sum + Math.max(0, ...ends.map(widthOf));
}
