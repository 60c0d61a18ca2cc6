import { clip, displayName, type Look, pad, padLeft, widthOf, wrap } from './look.js';

/** Acts that sell tickets side by side. */

export interface ComparedAct {
  readonly title: string;
  readonly sold: number;
  /** How many the file says are left; null where it cannot be read. */
  readonly left: number | null;
  readonly oversold: number;
  /** Whether more were sold than there were, or the file says otherwise. */
  readonly lost: boolean;
  readonly elapsedMs: number;
  /** The names of the processes in the order served. */
  readonly order: readonly string[];
}

/** @param meaning what there is to be seen in it */
export function drawComparison(look: Look, acts: readonly ComparedAct[], meaning: string = look.messages.comparison.meaning): string[] {
  const { comparison } = look.messages;
  const { columns } = comparison;
  const numbers = [columns.sold, columns.left, columns.oversold, columns.time];
  const rows = acts.map((act) => [String(act.sold), String(act.left ?? '?'), String(act.oversold), look.messages.milliseconds(act.elapsedMs)]);
  const titleWidth = Math.max(...acts.map(({ title }) => widthOf(title)));
  const widths = numbers.map((name, column) => Math.max(widthOf(name), ...rows.map((row) => widthOf(row[column]!))) + 2);
  const room = look.width - 4 - titleWidth - widths.reduce((sum, width) => sum + width, 0) - 2;
  const head = `  ${pad('', titleWidth)}${numbers.map((name, column) => padLeft(name, widths[column]!)).join('')}  ${columns.order}`;
  const lines = acts.map(({ title, lost, order }, row) => {
    const cells = rows[row]!.map((text, column) => padLeft(text, widths[column]!)).join('');
    const paint = lost ? look.paint.red : look.paint.green;
    return `  ${look.paint.bold(pad(title, titleWidth))}${paint(cells)}  ${clip(order.map((name) => shortName(look, name)).join(' '), room)}`;
  });
  return [`  ${look.paint.bold(comparison.title)}`, '', look.paint.dim(head), ...lines, '', ...wrap(meaning, look.width - 4).map((line) => `  ${line}`)];
}

function shortName(look: Look, process: string): string {
  return /\d+$/.exec(process)?.[0] ?? displayName(look, process);
}
