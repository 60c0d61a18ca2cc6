/**
 * Room: from a trace, or a count, to lines of text. Functions only: no file, no process, no
 * command.
 */

import { type ChalkInstance, supportsColor } from 'chalk';
import { grouped } from '../messages/grammar/alike.js';
import { type Messages, wordFor } from '../messages/index.js';
import { inkOf, piecesOf, terminalText, visible } from './ink.js';
import { jsonOf } from '../trace/json.js';
import { namesIn } from '../trace/together.js';
import { columnsTaken } from './width.js';

/**
 * How things look to this user: in which language, how wide (40 columns at least), with which
 * colours.
 */
export interface Look {
  readonly messages: Messages;
  readonly width: number;
  readonly paint: ChalkInstance;
}

/** @param colours chalk's level: 0 none, 1 sixteen, 2 two hundred and fifty-six, 3 all of them */
export function createLook(messages: Messages, width: number, colours: 0 | 1 | 2 | 3): Look {
  return { messages, width, paint: inkOf(colours) };
}

/**
 * What the terminal can show, and the user wants: NO_COLOR wins, then FORCE_COLOR, then what the
 * terminal says.
 */
export function terminalColours(env: NodeJS.ProcessEnv): 0 | 1 | 2 | 3 {
  return env['NO_COLOR'] ? 0 : supportsColor ? supportsColor.level : 0;
}

/**
 * Colours that can be told apart on a dark and on a light ground; red is left for what goes wrong.
 */
const COLOURS = [
  'cyan',
  'magenta',
  'green',
  'blue',
  'yellow',
  'cyanBright',
  'magentaBright',
  'greenBright',
  'blueBright',
  'yellowBright',
] as const;

/** A process's own colour: by the number in its name, else by the name. */
export function colourOf({ paint }: Look, process: string): ChalkInstance {
  const number = /-(\d+)$/.exec(process)?.[1];
  const index =
    number === undefined
      ? Buffer.from(process).reduce((sum, byte) => sum + byte, 0)
      : Number(number) - 1;
  return paint[COLOURS.at(index % COLOURS.length)!];
}

/** A process's name in the user's language: buyer-3, 买家-3. */
export function displayName({ messages }: Pick<Look, 'messages'>, process: string): string {
  const [, role, number = ''] = /^(.*?)((?:-\d+)?)$/s.exec(process)!;
  return (wordFor(messages.roles, role!) ?? role!) + number;
}

/** More than these, of which a predicate may look at two, are not named. */
const MOST_NAMED = 3;

/** A thing's name; of several that are waited for together, all of a few. */
export function thingName({ messages }: Pick<Look, 'messages'>, thing: string): string {
  const names = namesIn(thing);
  return names.length > MOST_NAMED ? messages.severalThings : messages.listed(names);
}

/** What was found of several things: of a few of them each, of many nothing; null of one thing. */
export function foundText(look: Pick<Look, 'messages'>, on: string, value: unknown): string | null {
  if (namesIn(on).length === 1 || typeof value !== 'object' || value === null) return null;
  const found = Object.entries(value).map(([key, state]) => `${key}=${told(look, state)}`);
  return found.length > MOST_NAMED ? '' : look.messages.listed(found);
}

/** Pads to a width in columns of the terminal: a Chinese character takes two. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/**
 * As it will be seen: what a foreign text would have the terminal do is shown as text, and takes
 * its room.
 */
export function widthOf(text: string): number {
  // Most text is of this kind, and this is a hundred times as fast.
  if (/^[ -~]*$/.test(text)) return text.length;
  return columnsTaken(terminalText(text));
}

/** Cuts a text that is too wide for its place. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const [head] = cut(visible(text), width - 1);
  return `${head}…`;
}

/**
 * Shortens a foreign text that is far too long: its beginning and its end are what it is known by.
 */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most / 2)}…${text.slice(-most / 4)}`;
}

/**
 * A Chinese character, a name with its number (买家-1), a number with its unit (2.6 × 10^22, 52 %),
 * or a word; with the marks that belong to it.
 */
const WIDE = String.raw`\u2e80-\ufdcf\ufdf0-\uffef\u{20000}-\u{3ffff}`;
const NUMBER = String.raw`\d[\d.,]* (?:× 10\^\d+|[×%]|ms|s|[kMG]?B)(?![\p{L}\d])`;
const WORD = new RegExp(
  String.raw`[（“]*(?:[\u2e80-\ufdcf]{1,4}-\d+|[${WIDE}]|${NUMBER}[^\s${WIDE}]*|[^\s${WIDE}]+)[，。、；：！？）”]*\s*|\s+`,
  'gu',
);

/**
 * Breaks a text into lines that fit. Words are kept whole, as far as they fit into a line; Chinese
 * may break anywhere but before a mark that ends something, and after one that begins something.
 */
export function wrap(text: string, columns: number): string[] {
  // Where a long name leaves no room, there is as much as for a Chinese character.
  const width = Math.max(2, columns);
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text).match(WORD) ?? []) {
    if (line !== '' && widthOf(line + word.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
    for (;;) {
      const begin = beginningOf(line.trimEnd(), width);
      if (widthOf(begin) <= width) break;
      const [head] = cut(begin, width);
      // A value is best broken between its parts.
      const end = partsOf(head).at(-1) ?? head.length;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  if (line.trim() === '') return lines;
  // The end of a colour is no line.
  if (widthOf(line) === 0 && lines.length > 0) return [...lines.slice(0, -1), lines.at(-1)! + line];
  return [...lines, line.trimEnd()];
}

/** Texts one beside the other, in as many lines as it takes; none that fits into one is broken. */
export function packed(texts: readonly string[], between: string, columns: number): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const joined = [...lines.slice(-1), text].join(between);
    if (lines.length > 0 && widthOf(joined) <= columns) lines[lines.length - 1] = joined;
    else lines.push(...wrap(text, columns));
  }
  return lines;
}

/** Where its parts end: behind a comma, and best not behind one that is within a number. */
function partsOf(text: string): readonly number[] {
  const all = [...text.matchAll(/,/g)].map(({ index }) => index + 1);
  const between = all.filter((end) => !/^\d{3}(?!\d)/.test(text.slice(end)));
  return between.length > 0 ? between : all;
}

/** Of a text that is wider than so many columns, enough to see that; else all of it. */
function beginningOf(text: string, columns: number): string {
  const begin = text.slice(0, columns * 16);
  return widthOf(begin) > columns ? begin : text;
}

/** As much as fits into so many columns, and the rest. */
export function cut(text: string, width: number): [string, string] {
  const pieces = piecesOf(text);
  let room = width;
  const end = pieces.findIndex((piece) => (room -= widthOf(piece)) < 0);
  return end < 0 ? [text, ''] : [pieces.slice(0, end).join(''), pieces.slice(end).join('')];
}

/** @param at nanoseconds */
export function inMilliseconds({ messages }: Pick<Look, 'messages'>, at: number): string {
  return messages.milliseconds(Math.round(at / 1e6));
}

/**
 * A value in a word or two: the count where there is one, of an object with one number the number,
 * of an entry what stands where; a text of several words in quotation marks.
 */
export function brief(value: unknown): string {
  if (isEntry(value)) return `${value.key}=${brief(value.value)}`;
  if (typeof value === 'object' && value !== null && 'count' in value) return String(value.count);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const [only, ...others] = Object.values(value);
    if (typeof only === 'number' && others.length === 0) return String(only);
  }
  return typeof value === 'string' && /^\S+$/.test(value) ? value : jsonOf(value);
}

/**
 * The same as people read it: what a demonstration's processes tell each other is in the user's
 * language.
 */
export function told({ messages }: Pick<Look, 'messages'>, value: unknown): string {
  if (typeof value !== 'string') {
    const text = brief(value);
    return /^-?\d+$/.test(text) ? grouped(BigInt(text)) : text;
  }
  const text = messages.data(value);
  return brief(text) === text ? text : messages.quoted(brief(text).slice(1, -1));
}

/** What a step is done to, and with what; of several things only what was found. */
export function toldOn(
  look: Pick<Look, 'messages'>,
  on: string,
  value: unknown,
): readonly [thing: string, value: string | null] {
  const found = foundText(look, on, value);
  if (found !== null) return [found || thingName(look, on), null];
  return [thingName(look, on), value === undefined ? null : told(look, value).trimEnd()];
}

/** What a dictionary is asked for, or told. */
function isEntry(value: unknown): value is { readonly key: string; readonly value: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    'value' in value &&
    Object.keys(value).length === 2
  );
}
