import { drawMap } from '../view/map/draw.js';
import { meaningsOn } from '../view/map/legend.js';
import type { OrdersMap } from '../view/map/map.js';
import type { MapInLanguage, MapPage } from '../view/page/data.js';
import { el, svg } from './dom.js';
import { isFree, type ShownPage, showPage, besideEachOther } from './frame.js';
import { mapTable, walkPanel } from './map-panels.js';
import { Walk } from './walk.js';

/** The page of all orders. */

const data = JSON.parse(document.getElementById('data')!.textContent) as MapPage;
/** Of each map the processes that have gone so far; the same in every language. */
/** What the maps may have of the width; they are scrolled where they are still too large then. */
const [SHARE, LEAST] = [0.64, 0.6];
const walked = data[0]!.maps.map((): readonly number[] => []);
let current = 0;

showPage(data, (inLanguage) => mapsOn(inLanguage));

function mapsOn({ maps, mapWords, remarks }: MapInLanguage): ShownPage {
  const walks = maps.map((map, at) => {
    const walk = new Walk(map);
    for (const who of walked[at]!) walk.take(who);
    return walk;
  });
  const panel = el('div', { class: 'right walk', 'aria-live': 'polite' });
  const figures = maps.map((map, at) =>
    figureOf(map, mapWords.picture, scaleOf(maps), (dot) => go(at, dot)),
  );
  const go = (at: number, dot: number): void => {
    const isOther = current !== at;
    current = at;
    const walk = walks[at]!;
    const way = [0, ...walk.steps.map(({ line }) => maps[at]!.lines[line]!.to)];
    const known = way.lastIndexOf(dot);
    if (known >= 0 && !isOther) walk.back(way.length - 1 - known);
    else walk.goTo(dot);
    show();
  };
  const show = (): void => {
    const walk = walks[current];
    if (!walk) return;
    walked[current] = walk.steps.map(({ who }) => who);
    figures.forEach(({ mark, element }, at) => {
      element.classList.toggle('current', at === current);
      mark(walks[at]!);
    });
    panel.replaceChildren(...walkPanel(maps[current]!, walk, mapWords, take, back));
  };
  const take = (who: number): void => {
    walks[current]!.take(who);
    show();
  };
  const back = (steps: number): void => {
    walks[current]!.back(steps);
    show();
  };
  show();
  const legend = el(
    'ul',
    { class: 'legend' },
    ...meaningsOn(maps, mapWords.meanings).map(([sample, text]) =>
      el('li', {}, svg(sample, [0, 0, 30, 16]), text),
    ),
  );
  const main = el(
    'main',
    { class: 'map' },
    ...remarks.map((remark) => el('p', { class: 'remark' }, remark)),
    besideEachOther(
      [el('div', { class: 'maps' }, ...figures.map(({ element }) => element)), legend],
      panel,
    ),
    ...maps.map((map) => mapTable(map, mapWords)),
    el('p', { class: 'keys' }, mapWords.keys),
  );
  return {
    main,
    key: (event) => {
      if (!isFree(event) || maps.length === 0) return false;
      if (event.key === 'Backspace' || event.key === 'ArrowUp') back(1);
      else if (event.key === 'Home') back(Infinity);
      else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
        current = (current + (event.key === 'ArrowRight' ? 1 : maps.length - 1)) % maps.length;
        show();
      } else if (/^[0-9a-z]$/.test(event.key)) take(Number.parseInt(event.key, 36));
      else return false;
      return true;
    },
    print: () => {},
    stop: () => {},
  };
}

/** All at the same scale, as many side by side as there is room for. */
function scaleOf(maps: readonly OrdersMap[]): number {
  const isNarrow = window.innerWidth <= 800;
  const widths = maps.map(({ width }) => width + 40);
  const wanted = isNarrow ? Math.max(...widths) : widths.reduce((sum, width) => sum + width, 0);
  const room = isNarrow ? window.innerWidth : Math.min(window.innerWidth, 1900) * SHARE;
  return Math.max(LEAST, Math.min(1, room / wanted));
}

/** A map, on which the walk is drawn as a strong line. */
function figureOf(
  map: OrdersMap,
  label: string,
  scale: number,
  choose: (dot: number) => void,
): { readonly element: HTMLElement; readonly mark: (walk: Walk) => void } {
  const drawn = svg(drawMap(map), [0, 0, map.width, map.height], `${label}. ${map.sentence}`);
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
  const mark = (walk: Walk): void => {
    const lines = new Set(walk.steps.map(({ line }) => line));
    const able = new Set(walk.able.filter((line) => line >= 0).map((line) => map.lines[line]!.to));
    for (const path of drawn.querySelectorAll('[data-line]'))
      path.classList.toggle('walked', lines.has(Number(path.getAttribute('data-line'))));
    for (const dot of drawn.querySelectorAll('[data-dot]')) {
      const number = Number(dot.getAttribute('data-dot'));
      dot.classList.toggle('here', number === walk.state);
      dot.classList.toggle('able', able.has(number));
    }
  };
  return { element, mark };
}
