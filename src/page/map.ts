import type { AnyMap } from '../view/map/bands.js';
import { meaningsOn } from '../view/map/legend.js';
import { type MapInLanguage, type MapPage, unpackedMaps } from '../view/page/data.js';
import { BandedMap } from './banded-map.js';
import { el, svg } from './dom.js';
import { DottedMap } from './dotted-map.js';
import { isFree, type ShownPage, showPage, besideEachOther } from './frame.js';
import type { ShownMap } from './shown-map.js';

/** The page of all orders. */

const data = unpackedMaps(JSON.parse(document.getElementById('data')!.textContent) as MapPage);
/** What the maps may have of the width; they are scrolled where they are still too large then. */
const [SHARE, NARROW, LEAST] = [0.64, 0.86, 0.6];
/** Of each map what has been chosen so far; the same in every language. */
const ways = data[0]!.maps.map((): readonly number[] => []);
let current = 0;

showPage(data, (inLanguage) => mapsOn(inLanguage));

function mapsOn({ maps, mapWords, remarks }: MapInLanguage): ShownPage {
  const panel = el('div', { class: 'right walk', 'aria-live': 'polite' });
  const keys = el('p', { class: 'keys' });
  const shown = maps.map((map, at): ShownMap => {
    const more = [mapWords, ways[at]!, scaleOf(map, maps), (dot: number) => go(at, dot)] as const;
    return 'groups' in map ? new BandedMap(map, ...more) : new DottedMap(map, ...more);
  });
  const show = (): void => {
    const one = shown[current];
    if (!one) return;
    ways[current] = one.way;
    keys.textContent = one.keys;
    panel.replaceChildren(...one.panel(take, back));
    shown.forEach((map, at) => {
      map.element.classList.toggle('current', at === current);
      map.mark();
    });
  };
  const go = (at: number, dot: number): void => {
    current = at;
    shown[at]!.goTo(dot);
    show();
  };
  const take = (number: number): void => {
    shown[current]!.take(number);
    show();
  };
  const back = (steps: number): void => {
    shown[current]!.back(steps);
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
      [el('div', { class: 'maps' }, ...shown.map(({ element }) => element)), legend],
      panel,
    ),
    ...shown.map(({ table }) => table),
    keys,
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

/** All at the same scale where they stand side by side. */
function scaleOf(map: AnyMap, maps: readonly AnyMap[]): number {
  const isNarrow = window.innerWidth <= 800;
  const beside = isNarrow ? [map] : maps;
  const wanted = beside.reduce((sum, { width }) => sum + Math.max(width, 300) + 40, 0);
  const room = (isNarrow ? NARROW : SHARE) * Math.min(window.innerWidth, 1900);
  return Math.max(LEAST, Math.min(1, room / wanted));
}
