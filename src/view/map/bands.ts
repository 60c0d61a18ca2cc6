import { visible } from '../ink.js';
import type { Look } from '../look.js';
import { digits, percent, shortFigure } from '../tables/figures.js';
import { grouped } from '../../messages/grammar/alike.js';
import type { Fate, MapHead, OrdersMap } from './map.js';

/**
 * Where there are more states than can be drawn: a row for some steps, a column for the share that
 * goes wrong, a mark for all states there.
 */

export interface BandsMap extends MapHead {
  readonly groups: readonly BandGroup[];
  readonly flows: readonly BandFlow[];
  readonly columns: readonly { readonly x: number; readonly text: string }[];
  readonly rows: readonly { readonly y: number; readonly text: string }[];
  /** Where the line of no return stands; null where there is none. */
  readonly noReturn: number | null;
  /** How it ends, and how many orders do. */
  readonly ends: readonly (readonly [orders: string, end: string])[];
  readonly width: number;
  readonly height: number;
}

export type AnyMap = OrdersMap | BandsMap;

export interface BandGroup {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fate: Fate;
  /** The share of its orders that goes wrong: from 0 to 1. */
  readonly share: number;
  /** How many states it has, in short. */
  readonly told: string;
  readonly sentence: string;
  readonly isLast: boolean;
}

export interface BandFlow {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly isTurn: boolean;
  readonly text: string;
}

/** What is known of the groups, whoever has found it out. */
export interface Grouped<End> {
  readonly orders: bigint;
  readonly steps: number;
  readonly groups: readonly {
    readonly row: number;
    readonly band: number;
    readonly states: number;
    readonly orders: bigint;
    readonly wrong: bigint;
    readonly ended: bigint;
  }[];
  readonly flows: readonly {
    readonly from: number;
    readonly to: number;
    readonly orders: bigint;
  }[];
  readonly ends: readonly { readonly end: End; readonly orders: bigint }[];
}

const COLUMNS = ['0 %', '≤ 25 %', '≤ 50 %', '≤ 75 %', '< 100 %', '100 %'];
const ALL = COLUMNS.length - 1;

/** Pixels: between columns; between rows, at least and at most; of all rows, wanted. */
const APART = 92;
const [LOW, HIGH] = [26, 56];
const TALL = 900;
const [LEFT, RIGHT, HEAD] = [62, 66, 36];
/** Of the mark with the fewest states, and of the line with all orders. */
const [SMALLEST, WIDEST] = [3, 18];
const THINNEST = 0.6;

export function bandsIn<End>(
  look: Look,
  { orders, steps, groups, flows, ends }: Grouped<End>,
  head: MapHead,
  meaning: (end: End) => string,
): BandsMap {
  const words = look.messages.map;
  const bands = COLUMNS.map((_, band) => band).filter((band) =>
    groups.some((group) => group.band === band),
  );
  const xOf = (band: number): number => LEFT + bands.indexOf(band) * APART;
  const last = Math.max(...groups.map(({ row }) => row));
  const gap = Math.min(HIGH, Math.max(LOW, TALL / (last + 1)));
  const yOf = (row: number): number => Math.round(HEAD + (row + 0.5) * gap);
  const most = Math.max(...groups.map(({ states }) => states));
  const largest = Math.min(20, gap * 0.46);
  const hasTurn = flows.some((flow) => isTurnIn(groups, flow));
  const stepsOf = (row: number): [number, number] => [row * steps, (row + 1) * steps - 1];
  const rowText = (row: number): string => [...new Set(stepsOf(row))].join('–');
  return {
    ...head,
    columns: bands.map((band) => ({ x: xOf(band), text: COLUMNS[band]! })),
    rows: Array.from({ length: last + 1 }, (_, row) => ({
      y: yOf(row),
      text: rowText(row),
    })),
    noReturn: hasTurn ? xOf(ALL) - APART / 2 : null,
    groups: groups.map(({ row, band, states, orders: through, wrong, ended }) => ({
      x: xOf(band),
      y: yOf(row),
      radius: Math.max(SMALLEST, Math.round(largest * Math.sqrt(states / most) * 10) / 10),
      fate: band === 0 ? 'safe' : band === ALL ? 'lost' : 'open',
      share: shareOf(wrong, through),
      told: shortFigure(BigInt(states)),
      sentence: words.group(
        ...stepsOf(row),
        { count: grouped(states), isOne: states === 1 },
        { count: shortFigure(through), isOne: through === 1n },
        through === 0n ? '' : percent(wrong, through),
        ended === 0n ? '' : shortFigure(ended),
      ),
      isLast: ended > 0n,
    })),
    flows: flows.map((flow) => ({
      from: flow.from,
      to: flow.to,
      width: Math.max(THINNEST, Math.round(WIDEST * shareOf(flow.orders, orders) * 10) / 10),
      isTurn: isTurnIn(groups, flow),
      text: words.flow(
        shortFigure(flow.orders),
        flow.orders === 1n,
        rowText(groups[flow.to]!.row),
        COLUMNS[groups[flow.to]!.band]!,
      ),
    })),
    ends: sumsOf(ends.map(({ end, orders: some }) => [visible(meaning(end)), some])).map(
      ([end, sum]) => [digits(sum), end],
    ),
    width: LEFT + (bands.length - 1) * APART + RIGHT,
    height: Math.ceil(HEAD + (last + 1) * gap + 12),
  };
}

function isTurnIn(
  groups: Grouped<unknown>['groups'],
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return groups[from]!.band !== ALL && groups[to]!.band === ALL;
}

function shareOf(part: bigint, all: bigint): number {
  // Where all orders go on within the row.
  if (all === 0n) return 0.5;
  return Number((part * 10_000n) / all) / 10_000;
}

/** Endings that read the same are one; in the order in which they are found. */
function sumsOf(all: readonly (readonly [string, bigint])[]): [string, bigint][] {
  const sums = new Map<string, bigint>();
  for (const [text, orders] of all) sums.set(text, (sums.get(text) ?? 0n) + orders);
  return [...sums];
}
