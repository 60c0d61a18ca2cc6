import { formatToken, moveOf } from '../trace/order.js';
import { type Ground, Stand } from '../explore/states/stand.js';
import type { Diagram } from '../view/diagram/diagram.js';
import { columnsIn } from '../view/diagram/draw.js';
import type { OrdersMap } from '../view/map/map.js';

/** An order, step by step over the map: who is where, which a dot does not say. */
export class Walk {
  readonly #map: OrdersMap;
  readonly #ground: Ground;
  /** For each state its first line; behind the last state the number of all. */
  readonly #begins: readonly number[];
  /** Who has taken each step, and along which line. */
  steps: readonly { readonly who: number; readonly line: number }[] = [];

  constructor(map: OrdersMap) {
    this.#map = map;
    const { lines, dots, processes } = map;
    let line = 0;
    this.#begins = [...dots.keys(), dots.length].map((state) => {
      while (line < lines.length && lines[line]!.from < state) line++;
      return line;
    });
    this.#ground = {
      plan: { workers: processes },
      edges: {
        target: (edge) => lines[edge]!.to,
        who: (edge) => lines[edge]!.who,
        to: (edge) => lines[edge]!.becomes,
        many: (edge) => lines[edge]!.many,
        how: (edge) => lines[edge]!.how,
      },
      from: (state) => this.#begins[state]!,
      to: (state) => this.#begins[state + 1]!,
    };
  }

  get state(): number {
    return this.#stand().state;
  }

  get token(): string {
    return formatToken(this.steps.map(({ who, line }) => moveOf(who, this.#map.lines[line]!.how)));
  }

  /** Along which line each process would go; -1 where it cannot. */
  get able(): readonly number[] {
    const stand = this.#stand();
    return this.#map.processes.map((_, who) => stand.edgeAt(stand.who.indexOf(who)));
  }

  /** What each process would do next; empty where it has ended. */
  get next(): readonly string[] {
    const stand = this.#stand();
    const { dots, texts, processes } = this.#map;
    const { next } = dots[stand.state]!;
    return processes.map((_, who) => texts[next[stand.who.indexOf(who)]!]?.text ?? '');
  }

  /** From which line of the code each process asks for its next step; -1 where there is none. */
  lines(after: number = this.steps.length): readonly number[] {
    const stand = this.#stand(after);
    const { dots, texts, processes } = this.#map;
    const { next } = dots[stand.state]!;
    return processes.map((_, who) => texts[next[stand.who.indexOf(who)]!]?.line ?? -1);
  }

  /** From which line the last step has come; -1 where there is none. */
  get taken(): number {
    const last = this.steps.at(-1);
    return last ? this.lines(this.steps.length - 1)[last.who]! : -1;
  }

  /** How each thing stands, with the names of who is meant. */
  things(after: number = this.steps.length): readonly string[] {
    const stand = this.#stand(after);
    const { dots, processes, stands } = this.#map;
    return dots[stand.state]!.things.map((thing) =>
      (stands[thing] ?? '').replace(
        /\{(\d+)\}/g,
        (_, place: string) => processes[stand.who[Number(place)]!]!,
      ),
    );
  }

  /** False where it cannot go. */
  take(who: number): boolean {
    const line = this.able[who] ?? -1;
    if (line >= 0) this.steps = [...this.steps, { who, line }];
    return line >= 0;
  }

  /** To a dot that a line leads to from here, by whoever can go there first. */
  goTo(state: number): boolean {
    const { who, state: here } = this.#stand();
    const { lines } = this.#map;
    for (let line = this.#begins[here]!; line < this.#begins[here + 1]!; line++) {
      if (lines[line]!.to !== state) continue;
      this.steps = [...this.steps, { who: who[lines[line]!.who]!, line }];
      return true;
    }
    return false;
  }

  back(steps: number): void {
    this.steps = this.steps.slice(0, Math.max(0, this.steps.length - steps));
  }

  /** The lanes of the order so far. */
  get diagram(): Diagram {
    const { processes, things, lines, steps: kinds } = this.#map;
    const rows = this.steps.map(({ who, line }, at) => {
      const { shape, text, deed, thing } = kinds[lines[line]!.step]!;
      const states = this.things(at + 1);
      return {
        time: String(at + 1),
        lane: who,
        thing: thing < 0 ? -1 : processes.length + thing,
        shape,
        text,
        sentence: `${processes[who]!} ${deed}`,
        note: '',
        waiting: [],
        states,
        line: -1,
        held: [],
      };
    });
    const widest = (texts: readonly string[]): number => Math.max(...texts.map(columnsIn));
    const lanes = [
      ...processes.map((title, lane) => ({
        title,
        kind: 'process' as const,
        width: widest([title, ...rows.filter((row) => row.lane === lane).map(({ text }) => text)]),
      })),
      ...things.map((title, at) => ({
        title,
        kind: 'thing' as const,
        width: widest([title, ...rows.map(({ states }) => states[at]!)]),
      })),
    ];
    return { lanes, rows, arrows: [], meanings: [], code: [], remark: '', circle: null };
  }

  #stand(after: number = this.steps.length): Stand {
    const stand = new Stand(this.#ground);
    for (const { who, line } of this.steps.slice(0, after))
      stand.take(line, stand.who.indexOf(who));
    return stand;
  }
}
