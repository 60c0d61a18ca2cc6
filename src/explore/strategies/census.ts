import type { ModelRun } from '../model/model-run.js';
import type { CountedEnd } from './exploration.js';
import { switchesOf } from '../../trace/order.js';
import { waitsFor } from '../model/waits-of.js';
import { judge, type OrderEnd } from '../model/order-end.js';
import { jsonOf } from '../../trace/json.js';

/** An ending that is still counted. */
type Entry = { -readonly [K in keyof CountedEnd]: CountedEnd[K] };

/** Counts how the runs end. */
export class Census {
  /** By what was seen, so that an ending is judged once and then only counted. */
  readonly #seen = new Map<string, Entry>();
  readonly #endings = new Map<string, Entry>();

  /** @param weight how many orders the run stands for; NaN when there are too many to be counted */
  add(run: ModelRun, weight: number, isCut = false): void {
    const key = keyOf(run, isCut);
    let entry = this.#seen.get(key);
    if (entry === undefined) this.#seen.set(key, (entry = this.#entryFor(run, isCut)));
    entry.orders =
      entry.orders === null || !Number.isSafeInteger(weight) ? null : entry.orders + BigInt(weight);
    entry.runs++;
    if (entry.example === null || switchesOf(run.path) < switchesOf(entry.example))
      entry.example = [...run.path];
  }

  /** The most frequent first. */
  endings(): CountedEnd[] {
    return [...this.#endings.values()].toSorted(byFrequency);
  }

  #entryFor(run: ModelRun, isCut: boolean): Entry {
    const verdict = judge(run, isCut);
    const key = endingKey(verdict);
    const found = this.#endings.get(key);
    if (found) return found;
    const entry: Entry = { ...verdict, orders: 0n, runs: 0, orAnother: false, example: null };
    this.#endings.set(key, entry);
    return entry;
  }
}

/** The most frequent first, as far as that is counted. */
export function byFrequency(a: Counted, b: Counted): number {
  if (a.orders !== null && b.orders !== null && a.orders !== b.orders)
    return a.orders > b.orders ? -1 : 1;
  return b.runs - a.runs;
}

type Counted = Pick<CountedEnd, 'orders' | 'runs'>;

/** The same for two endings that are one. */
export function endingKey({
  how,
  ending: { shared, outcomes, died },
  deadlock,
  failures,
  left,
}: OrderEnd): string {
  return jsonOf([
    how,
    shared,
    byProcess(outcomes),
    died,
    deadlock?.waits,
    byProcess(failures),
    byProcess(left),
  ]);
}

/** Each process's own in their order. */
function byProcess<T extends { readonly process: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (a.process < b.process ? -1 : a.process > b.process ? 1 : 0));
}

/** All in which two runs of one plan can differ at their ends. */
function keyOf(run: ModelRun, isCut: boolean): string {
  let key = isCut ? 'cut' : (run.brokenBy ?? '');
  for (const { process, outcome } of run.outcomes) key += `${process}\0${outcome}\0`;
  for (const process of run.died) key += `\n${process} died`;
  for (const thing of run.things) if (thing.state) key += `\n${textOf(thing.state())}`;
  for (const { process, message } of run.failures) key += `\n${process}\0${message}`;
  for (const { process, on } of run.left) key += `\n${process}\0${on}`;
  for (const proc of run.processes)
    if (proc.operation)
      key += `\n${proc.index} ${proc.operation.op} ${waitsFor(proc)} ${proc.thing.holders?.().join()}`;
  return key;
}

/** As JSON would; quicker for what is there most of the time, an object of numbers. */
function textOf(state: unknown): string {
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return jsonOf(state);
  let text = '';
  for (const key in state) {
    const value: unknown = (state as Record<string, unknown>)[key];
    if (typeof value !== 'number') return jsonOf(state);
    text += `${key}\0${value}\0`;
  }
  return text;
}
