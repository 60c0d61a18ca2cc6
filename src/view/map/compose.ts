import { jsonOf } from '../../trace/json.js';
import type { Op } from '../../trace/ops.js';
import type { SourceLine } from '../../trace/source-line.js';
import { stepText } from '../board.js';
import { SHAPES } from '../diagram/shapes.js';
import { visible } from '../ink.js';
import { clip, displayName, foundText, type Look, told } from '../look.js';
import type { Sources } from '../code/code.js';
import { codeShown } from '../diagram/code-shown.js';
import { digits, percent } from '../tables/figures.js';
import { placed } from './layout.js';
import type { Dot, MapHead, MapLine, MapStep, OrdersMap } from './map.js';

/** From all states of a scenario to a map of them, in one language. */

interface Step {
  readonly op: Op;
  readonly on: string;
  readonly value?: unknown;
  readonly look?: true;
  readonly line?: SourceLine;
}

type Thing = { readonly holder: number | null } | { readonly value: unknown };

/** What is known of the states, whoever has found it out. */
export interface States<End> {
  readonly processes: readonly string[];
  readonly things: readonly string[];
  readonly states: readonly {
    readonly layer: number;
    readonly orders: bigint;
    readonly wrong: bigint;
    readonly ways: bigint;
    readonly things: readonly (Thing | null)[];
    readonly next: readonly (Step | null)[];
    readonly edges: readonly {
      readonly target: number;
      readonly who: number;
      readonly to: number;
      readonly many: number;
      readonly how: number;
      readonly step: Step;
    }[];
    readonly end: End | null;
  }[];
}

const VALUE = 16;

/** @param meaning of an end, in a few words */
export function mapIn<End>(
  look: Look,
  { processes, things, states }: States<End>,
  head: MapHead & { readonly command: string },
  meaning: (end: End) => string,
  sources?: Sources,
): OrdersMap {
  const bare = states.flatMap(({ edges }, from) => edges.map((edge) => ({ from, edge })));
  const { places, ...size } = placed({
    layers: states.map(({ layer }) => layer),
    lines: bare.map(({ from, edge }) => ({ from, to: edge.target })),
  });
  const asked = states.flatMap(({ next }) => next.flatMap((step) => step?.line ?? []));
  const { lines: code, placeOf } = codeShown(sources, asked);
  const textOf = (step: Step): string => visible(stepText(look, withoutLock(step)));
  const steps = new Numbered((step: Step): MapStep => {
    const { op, on, value } = withoutLock(step);
    return {
      shape: SHAPES[op] ?? 'life',
      thing: things.indexOf(on),
      text: visible(
        `${cellOf(look, op)}${value === undefined ? '' : ` ${clip(foundText(look, on, value) ?? told(look, value), VALUE)}`}`,
      ),
      deed: textOf(step),
    };
  });
  const texts = new Numbered((step: Step) => ({
    text: textOf(step),
    line: step.line ? placeOf(step.line) : -1,
  }));
  const stands = new Numbered((thing: Thing) => thingText(look, thing));
  const ends = new Numbered((end: End) => visible(meaning(end)));
  const lines = bare.map(({ from, edge: { target, who, to, many, how, step } }): MapLine => ({
    from,
    to: target,
    who,
    many,
    how,
    becomes: to,
    step: steps.of(step),
  }));
  const dots = states.map(({ orders, wrong, ways, next, end, things: stand }, at): Dot => ({
    x: places[at]![0],
    y: places[at]![1],
    fate: wrong === 0n ? 'safe' : wrong === orders ? 'lost' : 'open',
    share: Number((wrong * 10_000n) / orders) / 10_000,
    told: end === null ? percent(wrong, orders) : digits(ways),
    orders: digits(end === null ? orders : ways),
    end: end === null ? -1 : ends.of(end),
    things: stand.map((one) => (one === null ? -1 : stands.of(one))),
    next: next.map((step) => (step === null ? -1 : texts.of(step))),
  }));
  const { state, end } = look.messages.map;
  return {
    ...head,
    ...size,
    processes: processes.map((name) => visible(displayName(look, name))),
    things: things.map((name) => visible(clip(name, VALUE))),
    steps: steps.all,
    texts: texts.all,
    stands: stands.all,
    ends: ends.all,
    open: [state('1', '{1}'), state('{0}', '{1}')],
    ended: [end('1', '{1}'), end('{0}', '{1}')],
    code,
    dots,
    lines,
  };
}

/** What occurs, each once, by numbers that are the same in every language. */
class Numbered<T, Told> {
  readonly #numbers = new Map<string, number>();
  readonly all: Told[] = [];
  readonly #tell: (one: T) => Told;

  constructor(tell: (one: T) => Told) {
    this.#tell = tell;
  }

  of(one: T): number {
    const key = jsonOf(one);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      this.#numbers.set(key, (number = this.all.length));
      this.all.push(this.#tell(one));
    }
    return number;
  }
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
function thingText(look: Look, thing: Thing): string {
  if ('holder' in thing)
    return thing.holder === null ? look.messages.lanes.free : `{${thing.holder}}`;
  return visible(clip(told(look, thing.value ?? null), 2 * VALUE)).replaceAll('{', '\u2774');
}
