import type { TraceEvent } from '../../trace/event.js';
import { isStepOp } from '../../trace/ops.js';
import { codeOf } from '../code/code.js';
import { drawCode } from '../code/draw.js';
import { type Place, placesAfter } from '../code/places.js';
import { clip, displayName, type Look, inMilliseconds, told, wrap } from '../look.js';
import { severalIn } from './cells.js';
import { shortNames } from './names.js';
import { firstLoss, notesOf } from './notes.js';
import type { LanesShown, Row } from './rows.js';

/** The moment of the race, in a sentence and in the code; or where all stand who cannot go on. */

const SHORT_NAME = 6;
/** A dozen lines say it, and two functions may be concerned. */
const MOST_LINES = 20;

export function drawMoment(look: Look, rows: readonly Row[], shown: LanesShown): string[][] {
  const { lanes } = look.messages;
  const { events, stuck, standing = new Map<string, never>(), noReturn } = shown;
  const loss = firstLoss(notesOf(look, rows, shown, true).races, rows);
  const upTo = (event: TraceEvent): Place[] =>
    placesAfter(events.slice(0, events.indexOf(event) + 1));
  if (loss)
    return [
      sentenceOf(look, rows, shown, loss),
      inCode(look, shown, upTo(loss.lost), lanes.inCode),
    ];
  const places = [...standing].map(([process, line]) => ({ process, line, isLast: false }));
  if (places.length > 0 && stuck) return [inCode(look, shown, places, lanes.standsInCode)];
  // Where it was over early, what was done last broke it, and not what would have come next.
  const last = places.length > 0 ? events.findLast(({ op }) => isStepOp(op)) : noReturn;
  if (last === undefined) return [];
  return [inCode(look, shown, upTo(last), last === noReturn ? lanes.turnsInCode : lanes.inCode)];
}

function sentenceOf(
  look: Look,
  rows: readonly Row[],
  { counts }: LanesShown,
  { read, lost }: NonNullable<ReturnType<typeof firstLoss>>,
): string[] {
  const numbers = new Map(rows.map(({ event, number }) => [event, number]));
  const at = (event: TraceEvent): string =>
    counts ? look.messages.lanes.atStep(numbers.get(event) ?? 0) : inMilliseconds(look, event.at);
  const sentence = look.messages.lanes.moment({
    reader: displayName(look, read.process),
    value: clip(told(look, read.value ?? null), 18),
    thing: severalIn(rows).others ? read.on! : null,
    readAt: at(read),
    writer: displayName(look, lost.process),
    writtenAt: at(lost),
  });
  return wrap(sentence, look.width - 4).map((line) => `  ${line}`);
}

function inCode(
  look: Look,
  { sources, processes }: LanesShown,
  places: readonly Place[],
  heading: string,
): string[] {
  if (!sources) return [];
  const drawn = drawCode(look, {
    parts: codeOf(
      sources,
      places.map(({ line }) => line),
      MOST_LINES,
    ),
    places,
    processes: processes.filter((name) => places.some(({ process }) => process === name)),
    labelOf: labelsOf(look, processes),
  });
  return drawn.length === 0
    ? []
    : [...wrap(heading, look.width - 4).map((line) => `  ${line}`), ...drawn];
}

/** Short, and no two alike. */
function labelsOf(look: Look, processes: readonly string[]): (process: string) => string {
  const names = processes.map((process) => displayName(look, process));
  const short = shortNames(names, SHORT_NAME, 'processes');
  return (process) => short.get(displayName(look, process)) ?? displayName(look, process);
}
