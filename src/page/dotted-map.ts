import { COLOURS, drawHead, drawRows, geometryOf, HEAD } from '../view/diagram/draw.js';
import { drawMap } from '../view/map/draw.js';
import { type OrdersMap, sentenceOn } from '../view/map/map.js';
import type { MapInLanguage } from '../view/page/data.js';
import { CodeBox } from './code-box.js';
import { el, filled, svg } from './dom.js';
import { section } from './panels.js';
import { choices, figureOf, mapTable, type ShownMap, toggle } from './shown-map.js';
import { Walk } from './walk.js';

/** So many processes have a line of their own, each. */
const FEW = 4;

/** A map of which each dot is a state: one walks an order, step by step. */
export class DottedMap implements ShownMap {
  readonly element: HTMLElement;
  readonly table: HTMLElement;
  readonly keys: string;
  readonly #drawn: SVGSVGElement;
  readonly #walk: Walk;
  readonly #map: OrdersMap;
  readonly #words: MapInLanguage['mapWords'];
  /** Null where there is no code to be seen. */
  readonly #code: CodeBox | null;

  /** @param way the processes that have gone so far */
  constructor(
    map: OrdersMap,
    words: MapInLanguage['mapWords'],
    way: readonly number[],
    scale: number,
    choose: (dot: number) => void,
  ) {
    this.#map = map;
    this.#words = words;
    this.#walk = new Walk(map);
    for (const who of way) this.#walk.take(who);
    const { element, drawn } = figureOf(map, drawMap(map), words.picture, scale, choose);
    [this.element, this.#drawn] = [element, drawn];
    this.keys = words.keys;
    const names = [...map.processes.keys()].map(keyOf);
    this.#code = map.code.length === 0 ? null : new CodeBox(map.code, names, words.code);
    this.table = tableOf(map, words);
  }

  get way(): readonly number[] {
    return this.#walk.steps.map(({ who }) => who);
  }

  take(who: number): boolean {
    return this.#walk.take(who);
  }

  back(steps: number): void {
    this.#walk.back(steps);
  }

  /** Back to where the order has been, or a step on. */
  goTo(dot: number): void {
    const way = [0, ...this.#walk.steps.map(({ line }) => this.#map.lines[line]!.to)];
    const known = way.lastIndexOf(dot);
    if (known >= 0) this.back(way.length - 1 - known);
    else this.#walk.goTo(dot);
  }

  mark(): void {
    const { steps, able, state } = this.#walk;
    toggle(this.#drawn, 'line', 'walked', new Set(steps.map(({ line }) => line)));
    toggle(this.#drawn, 'dot', 'here', new Set([state]));
    const next = able.filter((line) => line >= 0).map((line) => this.#map.lines[line]!.to);
    toggle(this.#drawn, 'dot', 'able', new Set(next));
    this.#code?.show(this.#walk.lines(), this.#walk.taken);
  }

  /** Where one is, who can go, the lanes so far, and what to type for it. */
  panel(take: (who: number) => void, back: (steps: number) => void): HTMLElement[] {
    const map = this.#map;
    const words = this.#words;
    const walk = this.#walk;
    const dot = map.dots[walk.state]!;
    const { able, next } = walk;
    const buttons = map.processes.map((name, who) => {
      const what =
        next[who] === ''
          ? words.ended
          : able[who]! < 0
            ? filled(words.waits, next[who]!)
            : next[who]!;
      return el(
        'button',
        { type: 'button', disabled: able[who]! < 0, click: () => take(who) },
        el('b', { class: `p${who % COLOURS}` }, keyOf(who)),
        ' ',
        el('span', { class: 'name' }, name),
        ` ${what}`,
      );
    });
    const states = walk
      .things()
      .flatMap((text, at) => [el('dt', {}, map.things[at]!), el('dd', {}, text)]);
    return [
      el('p', { class: 'sentence' }, sentenceOn(map, dot)),
      ...(dot.end < 0
        ? []
        : [section(words.token, commandOf(`${map.command}${walk.token || "''"}`))]),
      section(words.walk, choices(buttons, words, back, buttons.length > FEW ? 'narrow' : 'wide')),
      ...(states.length > 0 ? [section(words.here, el('dl', { class: 'things' }, ...states))] : []),
      ...(this.#code ? [section(words.code, this.#code.element)] : []),
      ...this.#lanes(),
    ];
  }

  #lanes(): HTMLElement[] {
    const { steps, diagram, token } = this.#walk;
    if (steps.length === 0) return [];
    const at = geometryOf(diagram);
    const title = filled(this.#words.lanes, token);
    const told = diagram.rows.map((row) => ('sentence' in row ? row.sentence : '')).join('; ');
    return [
      section(
        title,
        el(
          'div',
          { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': title },
          svg(drawHead(diagram, at), [0, 0, at.width, HEAD]),
          svg(drawRows(diagram, at), [0, 0, at.width, Math.max(1, at.height)], told),
        ),
      ),
    ];
  }
}

/** What is typed: a word of it stands in one line, where it has room there. */
function commandOf(command: string): HTMLElement {
  const words = command.split(' ').flatMap((word) => [' ', el('span', {}, word)]);
  return el('code', { class: 'command' }, ...words.slice(1));
}

/** What is pressed for a process. */
function keyOf(who: number): string {
  return who.toString(36);
}

function tableOf(map: OrdersMap, { table, columns }: MapInLanguage['mapWords']): HTMLElement {
  const { title, dots, texts, things, stands } = map;
  return mapTable(
    filled(table, title),
    [columns.number, columns.share, ...things, columns.next],
    dots.length,
    (at) => {
      const dot = dots[at]!;
      return [
        String(at + 1),
        sentenceOn(map, dot),
        ...dot.things.map((thing) => (stands[thing] ?? '').replace(/[{}]/g, '')),
        [...new Set(dot.next.map((text) => texts[text]?.text ?? ''))].filter(Boolean).join('; '),
      ];
    },
  );
}
