import { grouped } from '../../messages/grammar/alike.js';
import type { ComparedMechanism, Spread } from '../../act/side-by-side.js';
import { type Look, pad, padLeft, widthOf, wrap } from '../look.js';

/**
 * The mechanisms side by side, in each table the fastest first: how fast each was on this machine,
 * and what it asks of those who use it.
 */

export function drawMechanisms(look: Look, mechanisms: readonly ComparedMechanism[]): string[] {
  const {
    messages: { mechanisms: words },
    paint,
    width,
  } = look;
  const titleWidth = Math.max(...mechanisms.map(({ title }) => widthOf(title))) + 2;
  const name = ({ title }: ComparedMechanism): string => `  ${paint.bold(pad(title, titleWidth))}`;
  const rates = (
    head: string,
    of: (one: ComparedMechanism) => Spread,
    told: (rate: number) => string,
  ): string[] => {
    const sorted = mechanisms.toSorted((a, b) => of(b).median - of(a).median);
    const columns = [head, words.least, words.most];
    const cells = sorted.map(of).map(({ least, median, most }) => [median, least, most].map(told));
    const all = columns.map(
      (column, at) =>
        Math.max(widthOf(column), ...cells.map((row) => widthOf(row[at]!))) + (at > 0 ? 2 : 0),
    );
    const roomBeside = (taken: readonly number[]): number =>
      width - titleWidth - taken.reduce((sum, one) => sum + one) - 5;
    const widths = roomBeside(all) < LEAST_BAR ? all.slice(0, 1) : all;
    const bars = drawBars(
      sorted.map((one) => of(one).median),
      roomBeside(widths),
    );
    const line = (row: readonly string[]): string =>
      widths.map((room, at) => padLeft(row[at]!, room)).join('');
    return [
      paint.dim(`  ${pad('', titleWidth)}${line(columns)}`),
      ...sorted.map((one, row) => `${name(one)}${line(cells[row]!)}  ${paint.cyan(bars[row]!)}`),
    ];
  };
  const [lock, direction] = [words.locks, words.directions].map(
    (of) => Math.max(...Object.values(of).map(widthOf)) + 3,
  ) as [number, number];
  const properties = mechanisms.flatMap((one) => {
    const [ofLock, way, users] = [
      words.locks[one.lock],
      words.directions[one.direction],
      words.users[one.users],
    ];
    const row = `${name(one)}${pad(ofLock, lock)}${pad(way, direction)}${users}`;
    return widthOf(row) <= width
      ? [row]
      : [
          name(one),
          ...wrap([ofLock, way, users].join('   '), width - 6).map((part) => `    ${part}`),
        ];
  });
  return [
    `  ${paint.bold(words.title)}`,
    '',
    ...rates(
      words.tickets,
      ({ ops }) => ops,
      (rate) => grouped(rate),
    ),
    '',
    ...rates(
      words.bytes,
      ({ bytes }) => bytes,
      (rate) =>
        (rate / 1e6).toLocaleString('en', {
          minimumSignificantDigits: 3,
          maximumSignificantDigits: 3,
        }),
    ),
    '',
    ...properties,
    '',
    ...wrap(words.meaning, width - 4).map((line) => `  ${paint.dim(line)}`),
  ];
}

/** Where there is no room for shorter ones beside three figures, there is but one figure. */
const LEAST_BAR = 8;

/** The slowest has one cell; each time ten, and it is as many cells more. */
function drawBars(rates: readonly number[], room: number): string[] {
  const logs = rates.map((rate) => Math.log10(Math.max(1, rate)));
  const [least, most] = [Math.min(...logs), Math.max(...logs)];
  return logs.map((log) =>
    '█'.repeat(1 + (most > least ? Math.round(((log - least) / (most - least)) * (room - 1)) : 0)),
  );
}
