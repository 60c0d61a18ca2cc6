import { drawTitle } from '../../view/title.js';
import { type Look, packed, pad, widthOf, wrap } from '../../view/look.js';
import type { Classic, Version } from './classic.js';

/** How classics are shown. */

/** Where a text has no room beside its name, it stands below. */
const LEAST_ROOM = 40;
const BELOW = 6;

/** Each with its versions, and which of them are broken. */
export function drawGallery(look: Look, classics: readonly Classic[]): string[] {
  const {
    messages: { classics: words },
    paint,
    width,
  } = look;
  const rows = classics.map(({ name, title, versions }) => ({
    name: paint.bold(name),
    lines: (room: number): string[] => [
      ...wrap(title, room),
      ...packed(
        versions.map((version) => marked(look, version)),
        '  ',
        room,
      ),
    ],
  }));
  return [
    '',
    ...indented(words.head, width),
    ...drawLegend(look),
    '',
    ...besideNames(rows, width),
    '',
    ...indented(words.hint, width).map((line) => paint.dim(line)),
    '',
  ];
}

/** One of them: where it comes from, what breaks, and what each version does. */
export function drawClassic(look: Look, classic: Classic): string[] {
  const { messages, paint, width } = look;
  const { name, title, story, source, belief, versions } = classic;
  const { classics: words, learn } = messages;
  const told = [
    [words.source, source],
    [learn.labels.belief, belief],
  ] as const;
  return [
    '',
    ...drawTitle(look, title, name, story),
    '',
    ...besideNames(
      told.map(([label, text]) => ({
        name: paint.dim(label),
        lines: (room) => wrap(text, room),
      })),
      width,
    ),
    '',
    ...besideNames(
      versions.map((version) => ({
        name: marked(look, version),
        lines: (room) => wrap(version.about, room),
      })),
      width,
    ),
    '',
    ...drawLegend(look),
    '',
  ];
}

function marked({ paint }: Look, { name, broken }: Version): string {
  return broken ? paint.red(`✗ ${name}`) : paint.green(`✓ ${name}`);
}

function drawLegend(look: Look): string[] {
  const { broken, right } = look.messages.classics;
  const marks = [
    { name: broken, broken: true },
    { name: right, broken: false },
  ];
  const entries = marks.map((mark) => marked(look, { ...mark, about: '' }));
  return packed(entries, '   ', look.width - 4).map((line) => `  ${line}`);
}

/** Names, and what is said of each of them. */
function besideNames(
  rows: readonly { readonly name: string; readonly lines: (room: number) => string[] }[],
  width: number,
): string[] {
  const names = Math.max(...rows.map(({ name }) => widthOf(name)));
  const isBeside = width - names - 6 >= LEAST_ROOM;
  return rows.flatMap(({ name, lines }) => {
    if (!isBeside)
      return [`  ${name}`, ...lines(width - BELOW - 2).map((line) => ' '.repeat(BELOW) + line)];
    const [first = '', ...rest] = lines(width - names - 6);
    return [
      `  ${pad(name, names)}  ${first}`.trimEnd(),
      ...rest.map((line) => ' '.repeat(names + 4) + line),
    ];
  });
}

function indented(text: string, width: number): string[] {
  return wrap(text, width - 4).map((line) => `  ${line}`);
}
