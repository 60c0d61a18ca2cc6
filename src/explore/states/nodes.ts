import { NondeterminismError } from '../errors.js';
import type { Plan } from '../plan.js';
import { NotAloneError, type Request, type Result, type Seen, Solo } from './solo.js';
import { NoTextError, textOf, Values } from './values.js';

/**
 * Where a worker can be: what it asks for next after which results. Each place is a number, the same for two histories with the same future.
 *
 * What has ended is known by how. A step with one possible result is carried out at once when its node is learned, so the node is known by its
 * request, by what can be seen of the worker, and by the node that follows; a step whose result is open has an unknown future, and its node is one of its own (hash-consing from
 * the leaves up). Workers with the same function share their nodes.
 */
export class Nodes {
  readonly #plan: Plan;
  readonly #nodes: Node[] = [];
  readonly #known = new Map<string, number>();
  readonly #requests = new Values<Request>();
  readonly #results: Values<Result>;
  readonly #begins = new Map<unknown, number>();
  readonly #longest: number;

  /** @param longest the most steps of one worker */
  constructor(plan: Plan, results: Values<Result>, longest: number) {
    this.#plan = plan;
    this.#results = results;
    this.#longest = longest;
  }

  get size(): number {
    return this.#nodes.length;
  }

  /** The request of a node, by its number; -1 where the worker has ended. */
  requestAt(node: number): number {
    return this.#nodes[node]!.request;
  }

  request(number: number): Request {
    return this.#requests.at(number);
  }

  /** What can be seen of a worker there. */
  seenAt(node: number): Seen {
    return this.#nodes[node]!.seen;
  }

  /** Where a worker begins. */
  async begin(who: number): Promise<number> {
    const { run } = this.#plan.workers[who]!;
    const known = this.#begins.get(run);
    if (known !== undefined) return known;
    const node = await this.#learn(who, []);
    this.#begins.set(run, node);
    return node;
  }

  /** Where a worker is that was there and was given that result; undefined where nobody has come yet: see `learn`. */
  after(node: number, result: number): number | undefined {
    return this.#nodes[node]!.next.get(result);
  }

  async learn(who: number, node: number, result: number): Promise<number> {
    const child = await this.#learn(who, [...this.#nodes[node]!.history, result]);
    this.#nodes[node]!.next.set(result, child);
    return child;
  }

  async #learn(who: number, history: readonly number[]): Promise<number> {
    const solo = new Solo(this.#plan, who);
    await solo.stands();
    for (const [step, result] of history.entries()) {
      if (solo.request === null) throw new NondeterminismError(solo.name, step + 1, `${solo.name} ended where it had gone on`);
      await solo.give(this.#results.at(result));
    }
    return this.#follow(solo, history);
  }

  /** The node at which a worker stands, and all that follow from it without a question. */
  async #follow(solo: Solo, before: readonly number[]): Promise<number> {
    const passed: { readonly request: number; readonly result: number; readonly seen: Seen; readonly history: readonly number[] }[] = [];
    let history = before;
    while (solo.request?.operation.sure) {
      if (history.length > this.#longest) throw new NotAloneError(`${solo.name} takes more than ${this.#longest} steps`);
      const result = this.#results.of({ threw: false, value: solo.request.operation.sure.result });
      passed.push({ request: this.#number(solo.request), result, seen: solo.seen, history });
      history = [...history, result];
      await solo.give(this.#results.at(result));
    }
    let node = this.#last(solo, history);
    for (const { request, result, seen, history: here } of passed.toReversed()) {
      const next = node;
      node = this.#intern(`${request} ${textOf(seen)} ${next}`, () => ({ request, seen, history: here, next: new Map([[result, next]]) }));
    }
    return node;
  }

  #last({ request, seen }: Solo, history: readonly number[]): number {
    if (request !== null) return this.#add({ request: this.#number(request), seen, history, next: new Map() });
    return this.#intern(textOf(seen), () => ({ request: -1, seen, history, next: new Map() }));
  }

  #number(request: Request): number {
    const { operation, thing, argument } = request;
    return this.#requests.of(request, `${thing} ${OPERATIONS.of(operation)} ${argumentText(argument)}`);
  }

  #intern(text: string, make: () => Node): number {
    let node = this.#known.get(text);
    if (node === undefined) this.#known.set(text, (node = this.#add(make())));
    return node;
  }

  #add(node: Node): number {
    return this.#nodes.push(node) - 1;
  }
}

interface Node {
  readonly request: number;
  readonly seen: Seen;
  /** One of the histories that lead here: the results of the steps. */
  readonly history: readonly number[];
  readonly next: Map<number, number>;
}

/** Numbers operations by identity. */
const OPERATIONS = {
  numbers: new WeakMap<object, number>(),
  count: 0,
  of(operation: object): number {
    let number = this.numbers.get(operation);
    if (number === undefined) this.numbers.set(operation, (number = this.count++));
    return number;
  },
};

let unlike = 0;

/** An argument that has no text, such as a function, is like no other. */
function argumentText(argument: unknown): string {
  try {
    return textOf(argument);
  } catch (error) {
    if (error instanceof NoTextError) return `?${unlike++}`;
    throw error;
  }
}
