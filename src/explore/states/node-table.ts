import type { SourceLine } from '../../trace/source-line.js';
import type { Past, Seen, Solo, StepRequest } from './solo.js';
import { Requests, textOf, Values } from './values.js';

/** A place where a worker can be. */
export interface Node {
  readonly request: number;
  /** Null where there are several. */
  line: SourceLine | null | undefined;
  readonly seen: Seen;
  /** One of the histories that lead here: what was given at each step. */
  readonly history: readonly number[];
  readonly next: Map<number, number>;
}

/** The places where workers can be, each by its number; those that are known to be one, once. */
export class NodeTable {
  readonly #nodes: Node[] = [];
  readonly #known = new Map<string, number>();
  protected readonly requests: Requests = new Requests();
  protected readonly seen: Values<Seen> = new Values<Seen>();

  get size(): number {
    return this.#nodes.length;
  }

  at(node: number): Node {
    return this.#nodes[node]!;
  }

  /** The request of a node, by its number; -1 where the worker has ended. */
  requestAt(node: number): number {
    return this.at(node).request;
  }

  request(number: number): StepRequest {
    return this.requests.at(number);
  }

  /** From where in the code the request comes; undefined where that is not known, or not one. */
  lineAt(node: number): SourceLine | undefined {
    return this.at(node).line ?? undefined;
  }

  /** What can be seen of a worker there. */
  seenAt(node: number): Seen {
    return this.at(node).seen;
  }

  /** @param text the same for those that are one */
  intern(text: string, make: () => Node): number {
    let node = this.#known.get(text);
    if (node === undefined) this.#known.set(text, (node = this.add(make())));
    return node;
  }

  add(node: Node): number {
    return this.#nodes.push(node) - 1;
  }

  /** What a worker asks for, and what is seen of it, before it is given a result. */
  protected before({ request, seen, line }: Solo, result: number): Past {
    return {
      line,
      request: request === null ? -1 : this.requests.of(request),
      seen: this.seen.of(seen),
      result,
    };
  }

  /** The place of a worker that has ended. */
  protected end(seen: Seen, history: readonly number[]): number {
    const next = new Map<number, number>();
    return this.intern(textOf(seen), () => ({
      request: -1,
      line: null,
      seen,
      history,
      next,
    }));
  }
}
