import type { Plan } from '../model/plan.js';
import type { SourceLine } from '../../trace/source-line.js';
import type { Seen, Solo, StepRequest } from './solo.js';
import { argumentText, isPlainlyThat, identityOf, roughText, textOf, Values } from './values.js';

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
  protected readonly plan: Plan;
  readonly #nodes: Node[] = [];
  readonly #known = new Map<string, number>();
  /** By node and result, where there are several. */
  protected readonly offers: Map<string, number> = new Map();
  /** By node and what was given there, or by worker, where something is said that is counted. */
  protected readonly sayings: Map<string, string> = new Map();
  protected readonly requests: Requests = new Requests();
  protected readonly seen: Values<Seen> = new Values<Seen>();
  /** What was seen last: mostly it is seen again. */
  #last: { readonly seen: Seen; readonly number: number } | null = null;

  constructor(plan: Plan) {
    this.plan = plan;
  }

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

  /** What a worker asks for, and what is seen of it. */
  protected before({ request, seen, line }: Solo): Standpoint {
    return {
      line,
      request: request === null ? -1 : this.requests.of(request),
      seen: this.#numberOf(seen),
    };
  }

  /** Whether a worker asks for that, and that is seen of it. */
  protected standsAt({ request, seen }: Solo, before: Standpoint): boolean {
    const asksForIt =
      request === null || before.request < 0
        ? request === null && before.request < 0
        : this.requests.isThat(request, before.request);
    return asksForIt && this.#numberOf(seen) === before.seen;
  }

  /** The same, but what it has made anew, and has no text, need not be that. */
  protected standsLike(solo: Solo, before: Standpoint): boolean {
    const { request, seen } = this.before(solo);
    return this.requests.areAlike(request, before.request) && seen === before.seen;
  }

  #numberOf(seen: Seen): number {
    if (this.#last?.seen !== seen) this.#last = { seen, number: this.seen.of(seen) };
    return this.#last.number;
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

  /**
   * Where a worker is that was there and was given that result; undefined where nobody has come
   * yet: see `Nodes.learn`.
   */
  after(node: number, result: number, choice = 0): number | undefined {
    return this.at(node).next.get(withChoice(result, choice));
  }

  /** Where a worker is that has died there. */
  dead(node: number): number {
    const seen: Seen = { ...this.at(node).seen, died: true };
    return this.end(seen, this.at(node).history);
  }

  /** How many values there are to choose from then; known when the first has been learned. */
  offered(node: number, result: number): number {
    return this.offers.get(`${node} ${result}`) ?? 1;
  }

  /** What a worker says then, that is counted: after that result, or, without a node, at first. */
  said(who: number, node?: number, result: number = 0, choice: number = 0): string {
    const key =
      node === undefined ? String(this.plan.roles[who]) : `${node} ${withChoice(result, choice)}`;
    return this.sayings.get(key) ?? '';
  }

  protected note(node: number, { result, said }: Past): void {
    if (said !== '') this.sayings.set(`${node} ${result}`, said);
  }
}

/** Where a worker that is carried out alone stands. */
export type Standpoint = Pick<Past, 'request' | 'seen' | 'line'>;

/** A step of a worker carried out alone. */
export interface Past {
  readonly request: number;
  readonly seen: number;
  readonly result: number;
  /** What it has said after it, that is counted. */
  readonly said: string;
  /** From where it was asked for, where that is to be known. */
  readonly line?: SourceLine | undefined;
}

/** So many steps may make one round of a loop. */
const LONGEST_ROUND = 8;
/**
 * So many rounds more are carried out before a worker is taken to be where it was. It may count
 * them, which nobody sees; few count so far.
 */
export const ROUNDS = 10_000;

/** So many more of a worker that repeats, for its file says what they are. */
export const ROUNDS_TRIED = 100;

/** A step at which a worker has done something else than before. */
export interface Otherwise {
  readonly step: number;
  readonly request: StepRequest | null;
  readonly before: StepRequest;
}

/**
 * How many steps make a round that has been gone through twice at the end, and is to begin again; 0
 * when there is none.
 */
export function roundAtTheEnd(past: readonly Past[], now: Standpoint): number {
  const isSame = (a: Standpoint, b: Standpoint): boolean =>
    a.request === b.request && a.seen === b.seen;
  const isRound = (round: number): boolean => {
    for (let at = past.length - round; at < past.length; at++) {
      const [step, before] = [past[at]!, past[at - round]!];
      if (!isSame(step, before) || step.result !== before.result || step.said !== before.said)
        return false;
    }
    return isSame(now, past[past.length - round]!);
  };
  for (let round = 1; round <= LONGEST_ROUND && 2 * round <= past.length; round++)
    if (isRound(round)) return round;
  return 0;
}

/** What a worker is given at a step: a result, and the number of the value that it chooses then. */
export const CHOICES = 256;

export function withChoice(result: number, choice = 0): number {
  return result * CHOICES + choice;
}

/** What workers ask for, each kept once: the number of a request is its place. */
class Requests {
  readonly #values = new Values<StepRequest>();

  of(request: StepRequest): number {
    const { operation, thing, argument } = request;
    const text = `${thing} ${identityOf(operation)} ${argumentText(argument)}`;
    return this.#values.of(request, text);
  }

  at(number: number): StepRequest {
    return this.#values.at(number);
  }

  /** Whether it has that number. Most have, and need no text for that. */
  isThat(request: StepRequest, number: number): boolean {
    const { operation, thing, argument } = this.at(number);
    if (request.operation !== operation || request.thing !== thing) return false;
    return isPlainlyThat(request.argument, argument) || this.of(request) === number;
  }

  /** Whether they are one, or differ only in what has been made anew and has no text. */
  areAlike(one: number, other: number): boolean {
    if (one === other) return true;
    if (one < 0 || other < 0) return false;
    const [a, b] = [this.at(one), this.at(other)];
    return (
      a.operation === b.operation &&
      a.thing === b.thing &&
      roughText(a.argument) === roughText(b.argument)
    );
  }
}
