import { arrowsIn } from '../../trace/arrows.js';
import { type Race, subjectOf } from '../../trace/causality.js';
import type { TraceEvent } from '../../trace/event.js';
import { visible } from '../ink.js';
import { codeShown } from './code-shown.js';
import { stateCell, stepCell, severalIn } from '../lanes/cells.js';
import { DETAILS, WHOLE } from '../lanes/details.js';
import { mattering, thingsIn } from '../lanes/matters.js';
import { shortNames } from '../lanes/names.js';
import { notesOf } from '../lanes/notes.js';
import type { Row } from '../lanes/rows.js';
import { isRow, selectRows } from '../lanes/selection.js';
import { clip, displayName, inMilliseconds, type Look, widthOf } from '../look.js';
import { type Diagram, type Happening, isHappening, type Lane } from './diagram.js';
import { type DiagramShown, happeningsOf } from './happenings.js';
import { waitCircleOf } from './circle.js';
import { SHAPES } from './shapes.js';
import { consequenceOf, deedOf } from './sentences.js';

/** More processes than these have short names, and no notes beside their steps. */
const FEW = 6;
/** In a sentence. */
const MOST_NAMES = 4;
/** What a name or a value may take, in columns. */
const [TITLE, STATE, VALUE] = [18, 26, 12];

/** @param most how many rows are drawn */
export function diagramOf(look: Look, shown: DiagramShown, most: number): Diagram {
  const { diagram: words } = look.messages;
  const all = happeningsOf(shown);
  const drawn = selectRows(all, mattering(all, shown).events, most);
  const acting = shown.processes.filter((name) => all.some(({ event }) => event.process === name));
  const things = thingsIn(all);
  const isFew = acting.length <= FEW;
  const known = acting.map((name) => displayName(look, name));
  const short = shortNames(known, isFew ? WHOLE : FEW, 'processes');
  const titles = new Map(acting.map((name, at) => [name, short.get(known[at]!)!]));
  const { at: notes, races } = notesOf(look, all, shown, true);
  const told = sentencesOf(look, shown, all, new Map([...notes, ...lossesIn(look, races)]));
  const detail = { ...DETAILS[0], value: VALUE };
  const several = severalIn(all);
  const names = { processes: titles, things: new Map<string, string>() };
  const numberOf = new Map([...acting, ...things].map((name, lane) => [name, lane]));
  const laneOf = (name: string): number => numberOf.get(name) ?? -1;

  const code = codeShown(
    shown.sources,
    all.flatMap(({ event }) => event.line ?? []),
  );

  const happening = ({ event, number, waiting, states }: Row): Happening => ({
    time: shown.counts ? String(number ?? '') : inMilliseconds(look, event.at),
    lane: laneOf(event.process),
    thing: things.includes(subjectOf(event)) ? laneOf(subjectOf(event)) : -1,
    shape: SHAPES[event.op] ?? 'life',
    text: visible(
      event.on === undefined
        ? clip(deedOf(look, event, told.names), isFew ? 2 * VALUE : VALUE)
        : stepCell(look, event, detail, several, names, []).text,
    ),
    sentence: told.of(event),
    note: isFew ? visible(notes.get(event) ?? '') : '',
    waiting: [...waiting, ...(event.op === 'wait' ? [event.process] : [])]
      .map(laneOf)
      .filter((lane) => lane >= 0),
    states: things.map((thing) =>
      visible(clip(stateCell(look, states.get(thing), detail, titles).text, STATE)),
    ),
    line: event.line ? code.placeOf(event.line) : -1,
    held: things.flatMap((thing) => {
      const state = states.get(thing);
      const holder = state?.kind === 'lock' && state.holder !== null ? laneOf(state.holder) : -1;
      return holder < 0 ? [] : [[laneOf(thing), holder] as const];
    }),
  });
  const rows = drawn.map((one) => (isRow(one) ? happening(one) : { leftOut: words.leftOut(one) }));
  const place = new Map(drawn.map((one, at) => [isRow(one) ? one.event : one, at]));
  const arrows = arrowsIn(shown.events, races).flatMap(({ kind, from, to }) => {
    const ends = [place.get(from), place.get(to)];
    return ends[0] === undefined || ends[1] === undefined
      ? []
      : [{ kind, from: ends[0], to: ends[1] }];
  });
  const widest = (texts: readonly string[]): number =>
    texts.reduce((a, b) => Math.max(a, widthOf(b)), 0);
  const happened = rows.filter(isHappening);
  const lanes = [
    ...acting.map((name, lane): Lane => {
      const title = visible(clip(titles.get(name)!, TITLE));
      const texts = happened.filter((row) => row.lane === lane).map(({ text }) => text);
      return { title, kind: 'process', width: widest([title, ...texts]) };
    }),
    ...things.map((name, at): Lane => {
      const title = visible(clip(name, TITLE));
      return {
        title,
        kind: 'thing',
        width: widest([title, ...happened.map(({ states }) => states[at]!)]),
      };
    }),
  ];
  return {
    lanes,
    rows,
    arrows,
    code: code.lines,
    meanings: meaningsOf(happened, arrows, words),
    remark:
      all.length === 0
        ? words.nothing
        : happened.length < all.length
          ? words.thinned(happened.length, all.length)
          : '',
    circle: waitCircleOf(look, shown.stuck ?? null, laneOf),
  };
}

function meaningsOf(
  happened: readonly Happening[],
  arrows: Diagram['arrows'],
  words: Look['messages']['diagram'],
): Diagram['meanings'] {
  const kinds = [...new Set(arrows.map(({ kind }) => kind))];
  return [
    ...kinds.map((kind) => [kind, words.arrows[kind]] as const),
    ...(happened.some(({ waiting }) => waiting.length > 0)
      ? [['waits', words.waits] as const]
      : []),
    ...(happened.some(({ held }) => held.length > 0) ? [['holds', words.holds] as const] : []),
  ];
}

/** Whose writes each write destroys, in full. */
function lossesIn(
  look: Look,
  races: ReadonlyMap<string, Race>,
): readonly (readonly [TraceEvent, string])[] {
  return [...races.values()].flatMap(({ overtakings }) =>
    overtakings.map(({ write, lost }) => {
      const names = [...new Set(lost.map(({ process }) => displayName(look, process)))];
      const { overwrites } = look.messages.diagram;
      return [write, overwrites(names.slice(0, MOST_NAMES), names.length)] as const;
    }),
  );
}

interface Told {
  readonly of: (event: TraceEvent) => string;
  readonly names: ReadonlyMap<number, string>;
}

/** For each event that is drawn a sentence: what it was, what came of it, what is to be noted. */
function sentencesOf(
  look: Look,
  { events, noteOn }: DiagramShown,
  rows: readonly Row[],
  notes: ReadonlyMap<TraceEvent, string>,
): Told {
  const { diagram, clauses, sentences } = look.messages;
  const own = new Set(rows.map(({ event }) => event));
  const names = new Map<number, string>();
  const more = new Map<TraceEvent, string[]>();
  const last = new Map<string, TraceEvent>();
  const before: TraceEvent[] = [];
  for (const event of events) {
    if (event.op === 'start') names.set(event.pid, event.process);
    const text = own.has(event) ? null : consequenceOf(look, event);
    const note = noteOn?.(event, before) ?? null;
    before.push(event);
    if (own.has(event)) last.set(event.process, event);
    const about = last.get(event.process);
    if (about === undefined) continue;
    const said = [text, note && sentences[note.key](note.data as never)].filter(
      (one) => one !== null,
    );
    if (said.length > 0) more.set(about, [...(more.get(about) ?? []), ...said]);
  }
  const of = (event: TraceEvent): string =>
    visible(
      diagram.happens(
        displayName(look, event.process),
        clauses([
          deedOf(look, event, names),
          ...(more.get(event) ?? []),
          ...((notes.get(event) ?? '') ? [notes.get(event)!] : []),
        ]),
      ),
    );
  return { of, names };
}
