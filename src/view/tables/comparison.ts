import type { ComparedAct } from '../../act/side-by-side.js';
import { clip, displayName, type Look, pad, padLeft, widthOf, wrap } from '../look.js';

/** Acts that sell tickets side by side. */

/** @param meaning what there is to be seen in it */
export function drawComparison(
  look: Look,
  acts: readonly ComparedAct[],
  meaning: string = look.messages.comparison.meaning,
): string[] {
  const { comparison } = look.messages;
  const { columns } = comparison;
  const numbers = [columns.sold, columns.left, columns.oversold, columns.time];
  const rows = acts.map((act) => [
    String(act.sold),
    String(act.left ?? '?'),
    String(act.oversold),
    look.messages.milliseconds(act.sellingMs),
  ]);
  const titleWidth = Math.max(...acts.map(({ title }) => widthOf(title)));
  const widths = numbers.map(
    (name, column) => Math.max(widthOf(name), ...rows.map((row) => widthOf(row[column]!))) + 2,
  );
  const room = look.width - 4 - titleWidth - widths.reduce((sum, width) => sum + width, 0) - 2;
  const served = (order: readonly string[]): string =>
    order.map((name) => shortName(look, name)).join(' ');
  const painted = ({ lost }: ComparedAct): Look['paint'] =>
    lost ? look.paint.red : look.paint.green;
  const head = `  ${pad('', titleWidth)}${numbers.map((name, column) => padLeft(name, widths[column]!)).join('')}  ${columns.order}`;
  const table = (): string[] => [
    look.paint.dim(head),
    ...acts.map((act, row) => {
      const cells = rows[row]!.map((text, column) => padLeft(text, widths[column]!)).join('');
      return `  ${look.paint.bold(pad(act.title, titleWidth))}${painted(act)(cells)}  ${clip(served(act.order), room)}`;
    }),
  ];
  /** Where there is no room for a table, one act below the other. */
  const stack = (): string[] =>
    acts.flatMap((act, row) => [
      `  ${look.paint.bold(act.title)}`,
      ...wrap(
        rows[row]!.map((text, column) => `${numbers[column]!} ${text}`).join('   '),
        look.width - 6,
      ).map((line) => `    ${painted(act)(line)}`),
      ...wrap(`${columns.order} ${served(act.order)}`, look.width - 6).map((line) => `    ${line}`),
    ]);
  return [
    `  ${look.paint.bold(comparison.title)}`,
    '',
    ...(room < widthOf(columns.order) ? stack() : table()),
    '',
    ...[meaning, comparison.time]
      .flatMap((sentence) => wrap(sentence, look.width - 4))
      .map((line) => `  ${line}`),
  ];
}

function shortName(look: Look, process: string): string {
  return /\d+$/.exec(process)?.[0] ?? displayName(look, process);
}
