import { COLOURS, drawHead, drawRows, geometryOf, HEAD } from '../view/diagram/draw.js';
import type { OrdersMap } from '../view/map/map.js';
import type { MapInLanguage } from '../view/page/data.js';
import { el, filled, svg } from './dom.js';
import { SMALL } from './panels.js';
import type { Walk } from './walk.js';

/** What stands beside a map, and below it. */

/** Where one is, who can go, the lanes so far, and what to type for it. */
export function walkPanel(
  map: OrdersMap,
  walk: Walk,
  words: MapInLanguage['mapWords'],
  take: (who: number) => void,
  back: (steps: number) => void,
): HTMLElement[] {
  const dot = map.dots[walk.state]!;
  const { able, next, steps } = walk;
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
      el('b', { class: `p${who % COLOURS}` }, who.toString(36)),
      ' ',
      el('span', { class: 'name' }, name),
      ` ${what}`,
    );
  });
  const states = walk
    .things()
    .flatMap((text, at) => [el('dt', {}, map.things[at]!), el('dd', {}, text)]);
  const { diagram } = walk;
  const at = geometryOf(diagram);
  const lanes =
    steps.length === 0
      ? null
      : part(
          filled(words.lanes, walk.token),
          el(
            'div',
            {
              class: 'scroll',
              tabindex: 0,
              role: 'group',
              'aria-label': filled(words.lanes, walk.token),
            },
            svg(drawHead(diagram, at), [0, 0, at.width, HEAD]),
            svg(
              drawRows(diagram, at),
              [0, 0, at.width, Math.max(1, at.height)],
              diagram.rows.map((row) => ('sentence' in row ? row.sentence : '')).join('; '),
            ),
          ),
        );
  const command =
    dot.end === ''
      ? null
      : part(words.token, el('code', { class: 'command' }, `${map.command}${walk.token}`));
  return [
    el('p', { class: 'sentence' }, dot.sentence),
    part(
      words.walk,
      el(
        'div',
        { class: 'choices' },
        ...buttons,
        el(
          'span',
          { class: 'undo' },
          button(words.undo, () => back(1)),
          button(words.again, () => back(Infinity)),
        ),
      ),
    ),
    ...(states.length > 0 ? [part(words.here, el('dl', { class: 'things' }, ...states))] : []),
    ...(lanes ? [lanes] : []),
    ...(command ? [command] : []),
  ];
}

function button(text: string, go: () => void): HTMLButtonElement {
  return el('button', { type: 'button', click: go }, text);
}

function part(title: string, content: HTMLElement): HTMLElement {
  return el('section', {}, el('h2', {}, title), content);
}

/** The same for whom the picture is none; made when it is opened. */
export function mapTable(
  { title, dots, texts, things }: OrdersMap,
  { table, columns }: MapInLanguage['mapWords'],
): HTMLElement {
  const body = el('tbody');
  const head = [columns.number, columns.share, ...things, columns.next];
  const fill = (): void => {
    if (body.childElementCount > 0) return;
    body.append(
      ...dots.map((dot, at) =>
        el(
          'tr',
          {},
          el('td', {}, String(at + 1)),
          el('td', {}, dot.sentence),
          ...dot.things.map((text) => el('td', {}, text.replace(/[{}]/g, ''))),
          el(
            'td',
            {},
            [...new Set(dot.next.map((text) => texts[text] ?? ''))].filter(Boolean).join('; '),
          ),
        ),
      ),
    );
  };
  if (dots.length <= SMALL) fill();
  return el(
    'details',
    { toggle: fill },
    el('summary', {}, `${table}: ${title}`),
    el(
      'div',
      { class: 'table', tabindex: 0, role: 'group', 'aria-label': `${table}: ${title}` },
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ...head.map((text) => el('th', { scope: 'col' }, text)))),
        body,
      ),
    ),
  );
}
