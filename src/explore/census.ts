import type { Run } from './run.js';
import { type Schedule, switchesOf } from './token.js';
import { judge, type Verdict } from './verdict.js';

/** One way to end, and how many orders end so. Two endings are one when they differ only in which of two processes was first to have its outcome. */
export interface EndingCount extends Verdict {
  /** NaN when there were too many to be counted. */
  readonly orders: number;
  /** How many of these orders were carried out. */
  readonly runs: number;
  /** One order that ends so: of those carried out, the first with the fewest switches. */
  readonly example: Schedule;
  readonly switches: number;
}

type Entry = { -readonly [K in keyof EndingCount]: EndingCount[K] };

/** Counts how the runs end. */
export class Census {
  /** By what was seen, so that an ending is judged once and then only counted. */
  readonly #seen = new Map<string, Entry>();
  readonly #endings = new Map<string, Entry>();

  /** @param weight how many orders the run stands for */
  add(run: Run, weight: number, isCut = false): EndingCount {
    const key = keyOf(run, isCut);
    let entry = this.#seen.get(key);
    if (entry === undefined) this.#seen.set(key, (entry = this.#entryFor(run, isCut)));
    entry.orders += weight;
    entry.runs++;
    const switches = switchesOf(run.path);
    if (switches < entry.switches) Object.assign(entry, { switches, example: [...run.path] });
    return entry;
  }

  /** The most frequent first. */
  endings(): EndingCount[] {
    return [...this.#endings.values()].toSorted((a, b) => b.orders - a.orders || b.runs - a.runs);
  }

  #entryFor(run: Run, isCut: boolean): Entry {
    const verdict = judge(run, isCut);
    const key = endingKey(verdict);
    const found = this.#endings.get(key);
    if (found) return found;
    const entry = { ...verdict, orders: 0, runs: 0, example: [], switches: Infinity };
    this.#endings.set(key, entry);
    return entry;
  }
}

/** The same for two endings that are one. */
export function endingKey({ how, ending: { shared, outcomes }, deadlock, failures }: Verdict): string {
  return JSON.stringify([how, shared, byProcess(outcomes), deadlock?.waits, byProcess(failures)]);
}

/** Each process's own in their order. */
function byProcess<T extends { readonly process: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (a.process < b.process ? -1 : a.process > b.process ? 1 : 0));
}

/** All in which two runs of one plan can differ at their ends. */
function keyOf(run: Run, isCut: boolean): string {
  let key = isCut ? 'cut' : '';
  for (const { process, outcome } of run.outcomes) key += `${process}\0${outcome}\0`;
  for (const thing of run.things) if (thing.state) key += `\n${textOf(thing.state())}`;
  for (const { process, message } of run.failures) key += `\n${process}\0${message}`;
  for (const { operation, thing, index } of run.seats) if (operation) key += `\n${index} ${operation.op} ${run.things.indexOf(thing)}`;
  return key;
}

/** As JSON would; quicker for what is there most of the time, an object of numbers. */
function textOf(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return JSON.stringify(state);
  let text = '';
  for (const key in state) {
    const value: unknown = (state as Record<string, unknown>)[key];
    if (typeof value !== 'number') return JSON.stringify(state);
    text += `${key}\0${value}\0`;
  }
  return text;
}
