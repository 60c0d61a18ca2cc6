import type { Act } from '../../src/act/act.js';
import type { Exploration } from '../../src/explore/explore.js';
import type { ModelRun } from '../../src/explore/model/model-run.js';
import type { Order } from '../../src/trace/order.js';
import { DepthFirst } from '../../src/explore/strategies/depth-first.js';
import { RandomOrder } from '../../src/explore/strategies/random.js';
import { checkOnProcesses, type RealCheck } from '../../src/run/every-order.js';
import type { Version } from './versions.js';

/** A version of a classic, carried out on real processes: do they do what the model says? */

export interface Extent {
  /** Where there are no more orders than this, all are carried out. */
  readonly all: number;
  /** Where there are more: the shortest that goes wrong, and so many drawn at random. */
  readonly drawn: number;
  readonly seed: number;
  /** The most that need new processes afterwards. @default Infinity */
  readonly costly?: number;
}

export interface Carried extends RealCheck {
  /** Whether all orders were. */
  readonly isEvery: boolean;
}

export async function onProcesses(
  { classic, name, module, scenario, usual }: Version,
  { orders, shortest }: Pick<Exploration, 'orders' | 'shortest'>,
  { all, drawn, seed, costly = Infinity }: Extent,
): Promise<Carried> {
  const judge: Act['judge'] = () => ({
    ok: true,
    summary: {},
    sentence: { key: 'holdsAtEnd', data: {} },
  });
  const act: Act = { name, scenario, judge };
  const demo = { name: classic, source: { module, name: null }, options: {}, acts: [act] };
  const isEvery = orders !== null && orders <= all;
  const given = shortest ? [shortest.schedule] : [];
  const check = await checkOnProcesses(
    demo,
    act,
    usual,
    { costly, ...(isEvery ? {} : { max: given.length + drawn }) },
    () => {},
    isEvery ? new DepthFirst() : new GivenFirst(given, seed),
  );
  return { ...check, isEvery };
}

/** Orders that are given, and then others at random. */
class GivenFirst extends RandomOrder {
  readonly #given: Order[];

  constructor(given: readonly Order[], seed: number) {
    super(seed);
    this.#given = [...given];
  }

  override choose(run: ModelRun, able: readonly number[]): number {
    return this.#given[0]?.[run.path.length] ?? super.choose(run, able);
  }

  override end(run: ModelRun): void {
    if (this.#given.shift() === undefined) super.end(run);
  }
}
