import { drawSample } from '../view/diagram/draw.js';
import { CIRCLE, drawWaitCircle } from '../view/diagram/draw-circle.js';
import { type Diagram, isHappening } from '../view/diagram/diagram.js';
import type { ActOnPage, TextsOnPage } from '../view/page/data.js';
import { CodeBox } from './code-box.js';
import { el, svg } from './dom.js';

/** What stands beside the picture, and below it. */

/** Tables of so many rows are made at once, of more when they are opened. */
export const SMALL = 300;

/** A part of the page that follows the steps. */
export interface Panel {
  readonly element: HTMLElement;
  readonly moveTo: (row: number) => void;
}

/** How the things stand after a step. */
export function thingsPanel({ lanes, rows }: Diagram, words: TextsOnPage): Panel | null {
  const things = lanes.filter(({ kind }) => kind === 'thing');
  if (things.length === 0) return null;
  const values = things.map(() => el('dd'));
  const list = things.flatMap(({ title }, at) => [el('dt', {}, title), values[at]!]);
  return {
    element: section(words.things, el('dl', { class: 'things' }, ...list)),
    moveTo: (row) => {
      const one = rows.slice(0, row + 1).findLast(isHappening);
      values.forEach((value, at) => {
        const state = one?.states[at] || '–';
        value.classList.toggle('changed', value.textContent !== '' && value.textContent !== state);
        value.textContent = state;
      });
    },
  };
}

/** The code; before each line who has come to it. */
export function codePanel({ code, lanes, rows }: Diagram, words: TextsOnPage): Panel | null {
  if (code.length === 0) return null;
  const names = lanes.map(({ title }) => short(title));
  const box = new CodeBox(code, names, words.code);
  return {
    element: section(words.code, box.element),
    moveTo: (row) => {
      const at = lanes.map(() => -1);
      for (const one of rows.slice(0, row + 1)) {
        if (!isHappening(one)) continue;
        if (one.line >= 0) at[one.lane] = one.line;
      }
      const here = rows[row];
      box.show(at, isHappening(here) ? here.line : -1);
    },
  };
}

/** buyer-3: 3. */
function short(title: string): string {
  return /(\d+)$/.exec(title)?.[1] ?? title;
}

export function circlePanel({ circle }: Diagram): HTMLElement | null {
  if (circle === null) return null;
  const told = circle.members.map(({ sentence }) => sentence).join('; ');
  return section(
    circle.title,
    svg(drawWaitCircle(circle), [0, 0, CIRCLE.width, CIRCLE.height], told),
  );
}

export function figuresPanel({ figures }: ActOnPage, words: TextsOnPage): HTMLElement | null {
  if (figures.length === 0) return null;
  const list = figures.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]);
  return section(words.figures, el('dl', { class: 'figures' }, ...list));
}

export function legend({ meanings }: Diagram): HTMLElement | null {
  if (meanings.length === 0) return null;
  const entries = meanings.map(([kind, text]) =>
    el('li', {}, svg(drawSample(kind, 8), [0, 0, 40, 16]), text),
  );
  return el('ul', { class: 'legend' }, ...entries);
}

/** The same as the picture, for whom it is none; made when it is opened. */
export function tablePanel({ lanes, rows }: Diagram, words: TextsOnPage): HTMLDetailsElement {
  const { columns } = words;
  const things = lanes.filter(({ kind }) => kind === 'thing');
  const head = [
    columns.number,
    columns.time,
    columns.process,
    columns.event,
    ...things.map(({ title }) => title),
  ];
  const body = el('tbody');
  const fill = (): void => {
    if (body.childElementCount > 0) return;
    body.append(
      ...rows.map((row, at) =>
        isHappening(row)
          ? el(
              'tr',
              {},
              el('td', {}, String(at + 1)),
              el('td', {}, row.time),
              el('td', {}, lanes[row.lane]?.title ?? ''),
              el('td', {}, row.sentence),
              ...row.states.map((state) => el('td', {}, state)),
            )
          : el('tr', {}, el('td', { colspan: head.length }, row.leftOut)),
      ),
    );
  };
  if (rows.length <= SMALL) fill();
  return el(
    'details',
    { toggle: fill },
    el('summary', {}, words.table),
    el(
      'div',
      { class: 'table', tabindex: 0, role: 'group', 'aria-label': words.table },
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ...head.map((text) => el('th', { scope: 'col' }, text)))),
        body,
      ),
    ),
  );
}

export function section(title: string, content: Element): HTMLElement {
  return el('section', {}, el('h2', {}, title), content as HTMLElement);
}
