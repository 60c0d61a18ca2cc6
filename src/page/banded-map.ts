import type { BandsMap } from '../view/map/bands.js';
import { drawBands } from '../view/map/draw-bands.js';
import type { MapInLanguage } from '../view/page/data.js';
import { el, filled } from './dom.js';
import { section } from './panels.js';
import { choices, figureOf, mapTable, type ShownMap, toggle } from './shown-map.js';

/** A map of groups of states: one looks at one group after the other. */
export class BandedMap implements ShownMap {
  readonly element: HTMLElement;
  readonly table: HTMLElement;
  readonly keys: string;
  readonly #drawn: SVGSVGElement;
  readonly #map: BandsMap;
  readonly #words: MapInLanguage['mapWords'];
  /** The groups that one has looked at; from where all orders begin. */
  way: readonly number[];

  constructor(
    map: BandsMap,
    words: MapInLanguage['mapWords'],
    way: readonly number[],
    scale: number,
    choose: (group: number) => void,
  ) {
    this.#map = map;
    this.#words = words;
    this.way = way;
    const { picture, table, group, keys } = words.groups;
    const { element, drawn } = figureOf(map, drawBands(map), picture, scale, choose);
    [this.element, this.#drawn, this.keys] = [element, drawn, keys];
    const titled = filled(table, map.title);
    const head = [words.columns.number, group, words.columns.next];
    this.table = mapTable(titled, head, map.groups.length, (at) => [
      String(at + 1),
      map.groups[at]!.sentence,
      this.#onFrom(at)
        .map((flow) => map.flows[flow]!.text)
        .join('; '),
    ]);
  }

  take(number: number): boolean {
    const flow = this.#onFrom(this.#here)[number - 1];
    if (flow === undefined) return false;
    this.goTo(this.#map.flows[flow]!.to);
    return true;
  }

  back(steps: number): void {
    this.way = this.way.slice(0, Math.max(0, this.way.length - steps));
  }

  goTo(group: number): void {
    if (group !== this.#here) this.way = [...this.way, group];
  }

  mark(): void {
    const flows = this.#onFrom(this.#here);
    toggle(this.#drawn, 'flow', 'walked', new Set(flows));
    toggle(this.#drawn, 'dot', 'here', new Set([this.#here]));
    toggle(this.#drawn, 'dot', 'able', new Set(flows.map((flow) => this.#map.flows[flow]!.to)));
  }

  panel(take: (number: number) => void, back: (steps: number) => void): HTMLElement[] {
    const { groups, flows, ends } = this.#map;
    const { onTo, ends: how } = this.#words.groups;
    const buttons = this.#onFrom(this.#here).map((flow, at) =>
      el(
        'button',
        { type: 'button', click: () => take(at + 1) },
        el('b', {}, (at + 1).toString(36)),
        ` ${flows[flow]!.text}`,
      ),
    );
    const ended = ends.flatMap(([orders, end]) => [el('dt', {}, orders), el('dd', {}, end)]);
    return [
      el('p', { class: 'sentence' }, groups[this.#here]!.sentence),
      section(onTo, choices(buttons, this.#words, back, 'wide')),
      section(how, el('dl', {}, ...ended)),
    ];
  }

  get #here(): number {
    return this.way.at(-1) ?? 0;
  }

  /** Along which lines orders go on from a group. */
  #onFrom(group: number): readonly number[] {
    return [...this.#map.flows.keys()].filter((flow) => this.#map.flows[flow]!.from === group);
  }
}
