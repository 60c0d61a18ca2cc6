import type { TraceEvent } from '../trace/event.js';
import {
  colourOf,
  displayName,
  type Look,
  inMilliseconds,
  pad,
  padLeft,
  widthOf,
  wrap,
} from './look.js';

/**
 * The picture of a queue from inside: a column for each of its parts, time running down; and what
 * each part is for.
 */

/** From one end of the queue to the other. */
const PARTS = ['spaces', 'writers', 'pipe', 'readers', 'items'] as const;
type Part = (typeof PARTS)[number];

const TIME_WIDTH = 9;
const GAP = 2;

/** @param queue its name; nothing is drawn where nothing has been told of its parts */
export function drawParts(look: Look, events: readonly TraceEvent[], queue: string): string[] {
  const {
    messages: { parts, lanes },
    paint,
  } = look;
  const steps = events.flatMap((event) => {
    const part = PARTS.find((name) => event.on === `${queue}.${name}`);
    return part === undefined ? [] : [{ ...event, part }];
  });
  if (steps.length === 0) return [];
  const names = Math.max(...steps.map(({ process }) => widthOf(displayName(look, process))));
  const widths = PARTS.map(
    (part) =>
      Math.max(
        part.length,
        widthOf(parts.kinds[part]),
        ...steps.filter((step) => step.part === part).map((step) => widthOf(cell(look, step))),
      ) + GAP,
  );
  const row = (
    time: string,
    process: string,
    cells: (part: Part) => string,
    size: string,
  ): string =>
    `  ${padLeft(time, TIME_WIDTH)}  ${pad(process, names + GAP)}${PARTS.map((part, at) => pad(cells(part), widths[at]!)).join('')}${size}`.trimEnd();
  const about = PARTS.flatMap((part) => drawAbout(look, part));
  // Too narrow for columns: the lines above tell the same, step by step.
  if (TIME_WIDTH + names + widths.reduce((sum, width) => sum + width, 0) + 8 > look.width)
    return about;
  return [
    paint.bold(row(lanes.time, '', (part) => part, parts.size)),
    paint.dim(row('', '', (part) => parts.kinds[part], '')),
    ...steps.map((step) =>
      colourOf(
        look,
        step.process,
      )(
        row(
          inMilliseconds(look, step.at),
          displayName(look, step.process),
          (part) => (part === step.part ? cell(look, step) : ''),
          String((step.value as { size: number }).size),
        ),
      ),
    ),
    '',
    ...about,
  ];
}

/** What a part is for, below its own beginning where there is no room. */
function drawAbout({ messages: { parts }, paint, width }: Look, part: Part): string[] {
  const indent = Math.max(...PARTS.map(widthOf)) + GAP;
  const [first = '', ...rest] = wrap(parts.about[part], width - indent - 2);
  return [
    `  ${paint.bold(pad(part, indent))}${first}`,
    ...rest.map((line) => `${' '.repeat(indent + 2)}${line}`),
  ];
}

function cell(
  {
    messages: {
      parts: { cells },
    },
  }: Look,
  { part, op, value }: TraceEvent & { readonly part: Part },
): string {
  if (part === 'pipe')
    return (op === 'send' ? cells.into : cells.out)((value as { bytes: number }).bytes);
  if (part === 'spaces' || part === 'items') return op === 'acquire' ? cells.pass : cells.oneMore;
  return op === 'acquire' ? cells.lock : cells.free;
}
