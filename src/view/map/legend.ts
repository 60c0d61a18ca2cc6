import type { MapWords } from '../../messages/words/page.js';
import { columnsIn } from '../diagram/draw.js';
import { xmlText } from '../xml.js';
import type { OrdersMap } from './map.js';

/** What the marks of a map mean. */

const [LINE, COLUMN, SAMPLE, GAP] = [22, 6.6, 34, 18];

/** The marks that occur, each as the inside of an SVG of 30 by 16, and its meaning. */
export function meaningsOn(
  maps: readonly OrdersMap[],
  words: MapWords['legend'],
): (readonly [sample: string, text: string])[] {
  const line = (name: string): string =>
    `<path class="step ${name}" stroke-width="1.5" d="M2 8h26"/>`;
  const circle = '<circle class="safe" cx="15" cy="8" r="6.5"/>';
  const all: readonly (readonly [keyof MapWords['legend'], string])[] = [
    ['safe', circle],
    ['open', `${circle}<path class="lost" d="M15 8V1.5A6.5 6.5 0 0 1 15 14.5z"/>`],
    ['lost', '<path class="lost" d="M15 0l8 8l-8 8l-8 -8z"/>'],
    [
      'last',
      `<circle class="last" cx="15" cy="8" r="7"/><circle class="safe" cx="15" cy="8" r="4.5"/>`,
    ],
    ['turn', line('turn')],
    ['read', line('read')],
    ['write', line('write')],
    ['acquire', line('acquire')],
    ['release', line('release')],
    ['send', line('send')],
    ['receive', line('receive')],
    ['wait', line('wait')],
  ];
  const shapes = new Set<string>(maps.flatMap(({ lines }) => lines.map(({ shape }) => shape)));
  const fates = new Set<string>(maps.flatMap(({ dots }) => dots.map(({ fate }) => fate)));
  const hasTurn = maps.some(({ lines }) => lines.some(({ turn }) => turn));
  return all
    .filter(
      ([kind]) =>
        kind === 'last' || shapes.has(kind) || fates.has(kind) || (kind === 'turn' && hasTurn),
    )
    .map(([kind, sample]) => [sample, words[kind]]);
}

export function drawMapLegend(
  maps: readonly OrdersMap[],
  words: MapWords['legend'],
  width: number,
): { readonly drawn: string; readonly height: number } {
  let [x, y] = [0, 0];
  const drawn = meaningsOn(maps, words).map(([sample, text]) => {
    const wide = SAMPLE + columnsIn(text) * COLUMN + GAP;
    if (x > 0 && x + wide > width) [x, y] = [0, y + LINE];
    const entry = `<g transform="translate(${Math.round(x)} ${y})">${sample}<text class="time" x="${SAMPLE}" y="12">${xmlText(text)}</text></g>`;
    x += wide;
    return entry;
  });
  return { drawn: drawn.join(''), height: maps.length === 0 ? 0 : y + LINE + 8 };
}
