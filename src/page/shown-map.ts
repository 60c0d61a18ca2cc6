import type { AnyMap } from '../view/map/bands.js';
import { el, svg } from './dom.js';
import { SMALL } from './panels.js';

/** A map on the page, and what it can be asked, whether it has dots or groups. */
export interface ShownMap {
  readonly element: HTMLElement;
  readonly table: HTMLElement;
  /** What is pressed on it. */
  readonly keys: string;
  /** What has been chosen so far; the same in every language. */
  readonly way: readonly number[];
  /** False where that cannot be chosen. */
  take(number: number): boolean;
  back(steps: number): void;
  goTo(dot: number): void;
  /** What stands beside it. */
  panel(take: (number: number) => void, back: (steps: number) => void): HTMLElement[];
  /** Shows on it where one is. */
  mark(): void;
}

/** @param inside what is drawn */
export function figureOf(
  map: AnyMap,
  inside: string,
  label: string,
  scale: number,
  choose: (dot: number) => void,
): { readonly element: HTMLElement; readonly drawn: SVGSVGElement } {
  const drawn = svg(inside, [0, 0, map.width, map.height], `${label}. ${map.sentence}`);
  drawn.setAttribute('width', String(map.width * scale));
  drawn.setAttribute('height', String(map.height * scale));
  drawn.addEventListener('click', ({ target }) => {
    const dot = target instanceof Element ? target.closest('[data-dot]') : null;
    if (dot) choose(Number(dot.getAttribute('data-dot')));
  });
  const element = el(
    'figure',
    {},
    el(
      'figcaption',
      { class: map.isWrong ? 'verdict wrong' : 'verdict' },
      el('h1', {}, map.title),
      el('p', {}, el('strong', {}, map.label), ' ', map.sentence),
    ),
    el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': label }, drawn),
  );
  return { element, drawn };
}

/** Of each part of a drawing that has such a number, whether it is one of these. */
export function toggle(
  drawn: SVGSVGElement,
  name: 'dot' | 'line' | 'flow',
  mark: string,
  numbers: ReadonlySet<number>,
): void {
  for (const part of drawn.querySelectorAll(`[data-${name}]`))
    part.classList.toggle(mark, numbers.has(Number(part.getAttribute(`data-${name}`))));
}

/** One button for each that can be chosen, and those that lead back. */
export function choices(
  buttons: readonly HTMLElement[],
  { undo, again }: { readonly undo: string; readonly again: string },
  back: (steps: number) => void,
  columns: 'narrow' | 'wide' = 'narrow',
): HTMLElement {
  return el(
    'div',
    { class: `choices ${columns}` },
    ...buttons,
    el(
      'span',
      { class: 'undo' },
      button(undo, () => back(1)),
      button(again, () => back(Infinity)),
    ),
  );
}

function button(text: string, go: () => void): HTMLButtonElement {
  return el('button', { type: 'button', click: go }, text);
}

/** The same for whom the picture is none; made when it is opened. */
export function mapTable(
  title: string,
  head: readonly string[],
  count: number,
  rowAt: (at: number) => readonly string[],
): HTMLElement {
  const body = el('tbody');
  const fill = (): void => {
    if (body.childElementCount > 0) return;
    for (let at = 0; at < count; at++)
      body.append(el('tr', {}, ...rowAt(at).map((text) => el('td', {}, text))));
  };
  if (count <= SMALL) fill();
  return el(
    'details',
    { toggle: fill },
    el('summary', {}, title),
    el(
      'div',
      { class: 'table', tabindex: 0, role: 'group', 'aria-label': title },
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ...head.map((text) => el('th', { scope: 'col' }, text)))),
        body,
      ),
    ),
  );
}
