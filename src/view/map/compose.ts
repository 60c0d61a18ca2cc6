import type { Op } from '../../trace/ops.js';
import { stepText } from '../board.js';
import { SHAPES } from '../diagram/shapes.js';
import { visible } from '../ink.js';
import { clip, displayName, type Look, told } from '../look.js';
import { digits, percent } from '../tables/figures.js';
import { placed } from './layout.js';
import type { Dot, Fate, MapLine, OrdersMap } from './map.js';

/** From all states of a scenario to a map of them, in one language. */

interface Step {
  readonly op: Op;
  readonly on: string;
  readonly value?: unknown;
  readonly look?: true;
}

interface Held {
  readonly holder: number | null;
}

/** What is known of the states, whoever has found it out. */
export interface States<End> {
  readonly processes: readonly string[];
  readonly things: readonly string[];
  readonly states: readonly {
    readonly layer: number;
    readonly orders: bigint;
    readonly wrong: bigint;
    readonly ways: bigint;
    readonly things: readonly (Held | { readonly value: unknown } | null)[];
    readonly next: readonly (Step | null)[];
    readonly edges: readonly {
      readonly target: number;
      readonly who: number;
      readonly to: number;
      readonly many: number;
      readonly step: Step;
    }[];
    readonly end: End | null;
  }[];
}

export type MapHead = Pick<OrdersMap, 'title' | 'label' | 'isWrong' | 'sentence' | 'command'>;

const VALUE = 16;

/** @param meaning of an end, in a few words */
export function mapIn<End>(
  look: Look,
  { processes, things, states }: States<End>,
  head: MapHead,
  meaning: (end: End) => string,
): OrdersMap {
  const fates = states.map(({ orders, wrong }): Fate =>
    wrong === 0n ? 'safe' : wrong === orders ? 'lost' : 'open',
  );
  const bare = states.flatMap(({ edges }, from) => edges.map((edge) => ({ from, edge })));
  const { places, ...size } = placed({
    layers: states.map(({ layer }) => layer),
    lines: bare.map(({ from, edge }) => ({ from, to: edge.target })),
  });
  const textOf = (step: Step): string => visible(stepText(look, withoutLock(step)));
  const texts = new Map<string, number>();
  const numberOf = (text: string): number => {
    const number = texts.get(text) ?? texts.size;
    texts.set(text, number);
    return number;
  };
  const lines = bare.map(({ from, edge: { target, who, to, many, step } }): MapLine => {
    const { op, on, value } = withoutLock(step);
    return {
      from,
      to: target,
      shape: SHAPES[op] ?? 'life',
      who,
      many,
      becomes: to,
      turn: fates[from] === 'open' && fates[target] === 'lost',
      thing: things.indexOf(on),
      text: visible(
        `${cellOf(look, op)}${value === undefined ? '' : ` ${clip(told(look, value), VALUE)}`}`,
      ),
      deed: textOf(step),
    };
  });
  const dots = states.map(({ orders, wrong, ways, next, end, things: stand }, at): Dot => {
    const ended = end === null ? '' : visible(meaning(end));
    const share = Number((wrong * 10_000n) / orders) / 10_000;
    const { map } = look.messages;
    return {
      x: places[at]![0],
      y: places[at]![1],
      fate: fates[at]!,
      share,
      told: end === null ? percent(wrong, orders) : digits(ways),
      sentence:
        end === null
          ? map.state(digits(orders), percent(wrong, orders))
          : map.end(digits(ways), ended),
      end: ended,
      things: stand.map((one) => thingText(look, one)),
      next: next.map((step) => (step === null ? -1 : numberOf(textOf(step)))),
    };
  });
  return {
    ...head,
    ...size,
    processes: processes.map((name) => visible(displayName(look, name))),
    things: things.map((name) => visible(clip(name, VALUE))),
    texts: [...texts.keys()],
    dots,
    lines,
  };
}

/** Of a lock nothing but its name is told: who has it stands beside. */
function withoutLock({ value, ...step }: Step): Step {
  const isLock = typeof value === 'object' && value !== null && 'holder' in value;
  return isLock || value === undefined ? step : { ...step, value };
}

function cellOf({ messages: { lanes } }: Look, op: Op): string {
  return (lanes.cells as Readonly<Record<string, string>>)[op] ?? op;
}

/** Who holds it goes by a place: `{2}`. */
function thingText(look: Look, thing: Held | { readonly value: unknown } | null): string {
  if (thing === null) return '';
  if ('holder' in thing)
    return thing.holder === null ? look.messages.lanes.free : `{${thing.holder}}`;
  return visible(clip(told(look, thing.value ?? null), 2 * VALUE)).replaceAll('{', '\u2774');
}
