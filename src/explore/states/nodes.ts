import { NondeterminismError } from '../model/errors.js';
import type { Plan } from '../model/plan.js';
import { NotAloneError, Solo, type StepRequest, type StepResult } from './solo.js';
import {
  CHOICES,
  type Node,
  NodeTable,
  type Otherwise,
  type Past,
  roundAtTheEnd,
  ROUNDS,
  ROUNDS_TRIED,
  withChoice,
} from './node-table.js';
import type { Values } from './values.js';

/**
 * Where a worker can be: what it asks for next after which results. Each place is a number, the
 * same for two histories with the same future.
 *
 * What has ended is known by how. A step with one possible result is carried out at once when its
 * node is learned, so the node is known by its request, by what can be seen of the worker, and by
 * the node that follows; a step whose result is open has an unknown future, and its node is one of
 * its own (hash-consing from the leaves up). Workers with the same function share their nodes. A
 * worker that asks again and again and is told the same is where it was.
 */
export class Nodes extends NodeTable {
  readonly results: Values<StepResult>;
  /** By role. */
  readonly #begins = new Map<number, number>();
  readonly #longest: number;
  #fed = 0;
  /** Whether a worker has seen the number of another one. */
  seesNames = false;
  /** Whether some worker is taken to do the same for ever, since it has done so for many rounds. */
  repeats = false;

  /** @param longest the most steps of one worker */
  constructor(plan: Plan, results: Values<StepResult>, longest: number) {
    super(plan);
    this.results = results;
    this.#longest = longest;
  }

  /** Where a worker begins. */
  async begin(who: number): Promise<number> {
    const role = this.plan.roles[who]!;
    const known = this.#begins.get(role);
    if (known !== undefined) return known;
    const node = await this.#learn(who, []);
    this.#begins.set(role, node);
    return node;
  }

  async learn(who: number, node: number, result: number, choice = 0): Promise<number> {
    const given = withChoice(result, choice);
    const child = await this.#learn(who, [...this.at(node).history, given]);
    this.at(node).next.set(given, child);
    return child;
  }

  /** @param most so many steps may be carried out at once, for then it has to choose */
  async #learn(who: number, history: readonly number[], most = Infinity): Promise<number> {
    if (history.length > this.#longest)
      throw new NotAloneError(`a worker takes more than ${this.#longest} steps`);
    if ((this.#fed += history.length + 1) > MOST_FED)
      throw new NotAloneError('the workers have too many histories');
    const solo = new Solo(this.plan, who);
    await solo.stands();
    const saidAtFirst = solo.takeSaid();
    if (saidAtFirst !== '') this.sayings.set(String(this.plan.roles[who]), saidAtFirst);
    const past: Past[] = [];
    let node = this.#begins.get(this.plan.roles[who]!);
    for (const [step, result] of history.entries()) {
      this.#compare(solo, node!, step);
      past.push(await this.#step(solo, result));
      if (solo.offered > 1 && step === history.length - 1)
        this.offers.set(`${node} ${Math.floor(result / CHOICES)}`, solo.offered);
      this.note(node!, past.at(-1)!);
      node = this.at(node!).next.get(result);
    }
    const known = past.length;
    while (
      past.length < most &&
      !solo.hasBegunAgain &&
      solo.request?.operation.sure &&
      roundAtTheEnd(past, this.before(solo)) === 0
    ) {
      if (past.length > this.#longest)
        throw new NotAloneError(`a worker takes more than ${this.#longest} steps`);
      const { result: sure } = solo.request.operation.sure;
      const result = withChoice(this.results.of({ threw: false, value: sure }));
      past.push(await this.#step(solo, result));
      // Where it has to choose, what follows is open.
      if (solo.offered > 1) return this.#learn(who, history, past.length - 1);
    }
    this.seesNames ||= solo.hasSeen;
    if (solo.hasBegunAgain) {
      const otherwise = await this.#otherwise(who, past, past.length, ROUNDS_TRIED);
      if (otherwise !== null) this.#refuse(solo.name, otherwise);
      return this.#beginAgain(who, past, known, solo.hasLooked);
    }
    const round = roundAtTheEnd(past, this.before(solo));
    if (round > 0 && (await this.#otherwise(who, past, round, ROUNDS)) === null) {
      this.repeats = true;
      return this.#joinUp(who, past, known, round);
    }
    return this.#chain(
      who,
      past,
      known,
      this.#last(
        solo,
        past.map(({ result }) => result),
      ),
      solo.hasLooked,
    );
  }

  async #step(solo: Solo, result: number): Promise<Past> {
    const before = this.before(solo);
    await this.#give(solo, result);
    return { ...before, result, said: solo.takeSaid() };
  }

  #give(solo: Solo, given: number): Promise<void> {
    return solo.give(this.results.at(Math.floor(given / CHOICES)), given % CHOICES);
  }

  /** After the same results it must ask for the same. */
  #compare({ request, name }: Solo, node: number, step: number): void {
    const before = this.request(this.requestAt(node));
    if (request?.operation !== before.operation || request.thing !== before.thing)
      this.#refuse(name, { step, request, before });
  }

  #refuse(name: string, { step, request, before }: Otherwise): never {
    const told = ({ operation, thing }: StepRequest): string =>
      `asked for ${operation.op} of ${this.plan.shares[thing]?.[1].name ?? 'several things'}`;
    const now = request === null ? 'ended' : told(request);
    throw new NondeterminismError(name, step + 1, `${name} ${now} where it ${told(before)}`);
  }

  /**
   * Where a worker, carried out alone to its last round and for so many more, does something else
   * though it is given the same; null where it does not.
   */
  async #otherwise(
    who: number,
    past: readonly Past[],
    round: number,
    rounds: number,
  ): Promise<Otherwise | null> {
    const solo = new Solo(this.plan, who);
    await solo.stands();
    solo.takeSaid();
    const first = past.length - round;
    for (let taken = 0; taken < past.length + rounds * round; taken++) {
      const step = taken < first ? taken : first + ((taken - first) % round);
      const { request, result, said } = past[step]!;
      const isSame =
        rounds === ROUNDS ? this.standsAt(solo, past[step]!) : this.standsLike(solo, past[step]!);
      const asked = solo.request;
      if (isSame) await this.#give(solo, result);
      if (isSame && solo.takeSaid() === said) continue;
      this.#fed += taken;
      return { step, request: asked, before: this.request(request) };
    }
    return null;
  }

  /** After a round it is where it began, also where nobody knows yet where that is. */
  #beginAgain(who: number, past: readonly Past[], known: number, isOwn: boolean): number {
    const first = this.#begins.get(this.plan.roles[who]!);
    return first === undefined
      ? this.#joinUp(who, past, known, past.length)
      : this.#chain(who, past, known, first, isOwn);
  }

  /**
   * It is where it was a round before, with all steps of that round still to take. What is new of
   * that round is a circle of nodes of its own.
   */
  #joinUp(who: number, past: readonly Past[], known: number, round: number): number {
    const back = past.length - round;
    if (back < known) return this.#at(who, past.slice(0, known - round));
    const first = this.size;
    for (const [at, step] of past.slice(back).entries()) {
      const { request, result, seen, line } = step;
      const next = first + ((at + 1) % round);
      const node = this.add({
        request,
        line,
        seen: this.seen.at(seen),
        history: past.slice(0, back + at).map((step) => step.result),
        next: new Map([[result, next]]),
      });
      this.note(node, step);
    }
    return this.#chain(who, past.slice(0, back), known, first);
  }

  /** Where a worker has come by steps that are known. */
  #at(who: number, past: readonly Past[]): number {
    let node = this.#begins.get(this.plan.roles[who]!)!;
    for (const { result } of past) node = this.at(node).next.get(result)!;
    return node;
  }

  /**
   * The node of the first step that is not known yet, when that of the last is.
   * @param isOwn whether other results are possible all the same, for the worker has looked how it
   * came by a lock
   */
  #chain(who: number, past: readonly Past[], known: number, last: number, isOwn = false): number {
    const role = this.plan.roles[who]!;
    let node = last;
    for (let at = past.length - 1; at >= known; at--) {
      const { request, result, seen, line, said } = past[at]!;
      const next = node;
      const make = (): Node => ({
        request,
        line,
        seen: this.seen.at(seen),
        history: past.slice(0, at).map((step) => step.result),
        next: new Map([[result, next]]),
      });
      node = isOwn
        ? this.add(make())
        : this.intern(`${role} ${request} ${seen} ${next} ${said}`, make);
      const own = this.at(node);
      if (own.line?.line !== line?.line || own.line?.file !== line?.file) own.line = null;
      this.note(node, past[at]!);
    }
    return node;
  }

  #last({ request, seen, line }: Solo, history: readonly number[]): number {
    const next = new Map<number, number>();
    if (request !== null)
      return this.add({ request: this.requests.of(request), line, seen, history, next });
    return this.end(seen, history);
  }
}

/** So many steps of workers carried out alone: beyond that, there are too many histories. */
const MOST_FED = 1_000_000;
