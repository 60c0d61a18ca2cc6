import type { Messages } from '../../messages/index.js';
import { clip, displayName, type Look, thingName, widthOf, wrap } from '../look.js';
import { type Cell, type Mark, SIGNS, WAITS } from './cells.js';
import type { Columns } from './columns.js';

/** What the marks of a picture mean: of those that occur in it, and of no others. */

const GAP = '   ';

export function drawLegend(look: Look, columns: Columns): string[] {
  const entries = entriesOf(look, columns);
  const room = look.width - 4;
  const lines: string[] = [];
  // Whether the last line has entries only, and not the end of one.
  let isOpen = false;
  for (const entry of entries) {
    const last = lines.at(-1);
    if (isOpen && widthOf(last + GAP + entry) <= room) {
      lines[lines.length - 1] = last + GAP + entry;
    } else {
      isOpen = widthOf(entry) <= room;
      lines.push(...wrap(entry, room));
    }
  }
  return lines.map((line) => `  ${look.paint.dim(clip(line, room))}`);
}

function entriesOf(look: Look, { detail, lanes, things, letters, names }: Columns): string[] {
  const { entry, legend } = look.messages.lanes;
  const cells = [...lanes, ...things].flatMap((column) => column.cells);
  const marks = new Set(cells.flatMap((cell) => cell.marks));
  const told = ORDER.filter((mark) => marks.has(mark)).map((mark) =>
    entry(signOf(look.messages, mark, cells), legend[mark]),
  );
  const queue =
    cells.find(({ queue: told }) => told && told[0] !== told[1]) ??
    cells.find((cell) => cell.queue !== undefined);
  const asHolders = marks.has('holder') && queue === undefined ? [...names.queue] : [];
  const shortened = [
    ...firstOfEach(
      [...lanes.map(({ name, title }) => [name, title] as const), ...asHolders].map(
        ([name, short]) => [displayName(look, name), short],
      ),
    ),
    ...[...names.things]
      .map(([name, short]) => [thingName(look, name), short] as const)
      .filter(([name, short]) => name !== short && isSeen(short, lanes, things, detail.short)),
  ];
  return [
    ...told,
    ...(queue
      ? [
          entry(
            queue.text,
            legend.queue(
              ...(queue.queue!.map((name) => displayName(look, name)) as [string, string]),
            ),
          ),
        ]
      : []),
    ...shortened.map(([name, short]) => entry(short, name)),
    ...things
      .filter(({ cells: column }) => column.some((cell) => cell.marks.includes('permits')))
      .map(({ title }) => entry(title, legend.permits)),
    ...[...letters].map(([note, letter]) => entry(`<-${letter}`, note)),
  ];
}

const ORDER: readonly Exclude<Mark, 'queue' | 'holder' | 'permits' | 'end'>[] = [
  'read',
  'write',
  'update',
  'half',
  'acquire',
  'release',
  'wait',
  'waits',
  'torn',
  'abandoned',
  'depth',
  'cut',
  'more',
];

function signOf({ lanes }: Messages, mark: Mark, cells: readonly Cell[]): string {
  switch (mark) {
    case 'waits':
      return WAITS.text;
    case 'abandoned':
      return '!';
    case 'cut':
      return '…';
    case 'torn':
      return lanes.cells.torn;
    case 'depth':
      return /×\d+/.exec(cells.find((cell) => cell.marks.includes('depth'))!.text)![0];
    case 'more':
      return /\+\d+$/.exec(cells.find((cell) => cell.marks.includes('more'))!.text)![0];
    default:
      return SIGNS[mark]!;
  }
}

/** Of buyers that are called by their numbers, one is enough to know the others. */
function firstOfEach(names: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  const seen = new Set<string>();
  return names.filter(([name, short]) => {
    const kind = `${name.replace(/\d+$/, '#')} ${short.replace(/\d+$/, '#')}`;
    if (name === short || seen.has(kind)) return false;
    seen.add(kind);
    return true;
  });
}

/** Whether a thing is called by this name anywhere in the picture. */
function isSeen(
  short: string,
  lanes: Columns['lanes'],
  things: Columns['things'],
  isTight: boolean,
): boolean {
  return (
    things.some(({ title }) => title === short) ||
    lanes.some(({ cells }) =>
      cells.some(({ text }) =>
        text.split(' ').some((word) => word === short || (isTight && word.slice(1) === short)),
      ),
    )
  );
}
