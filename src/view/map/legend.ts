import type { MapWords } from '../../messages/words/page.js';
import { columnsIn } from '../diagram/draw.js';
import { xmlText } from '../xml.js';
import type { AnyMap } from './bands.js';
import { isTurn } from './map.js';

/** What the marks of a map mean. */

const [LINE, COLUMN, SAMPLE, GAP] = [22, 6.6, 34, 18];

/** The marks that occur, each as the inside of an SVG of 30 by 16, and its meaning. */
export function meaningsOn(
  maps: readonly AnyMap[],
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
    ['column', '<text class="told" x="2" y="12">25 %</text>'],
    [
      'size',
      '<circle class="safe" cx="5" cy="9" r="3"/><circle class="safe" cx="20" cy="8" r="7"/>',
    ],
    [
      'ends',
      '<circle class="last" cx="15" cy="8" r="7"/><circle class="safe" cx="15" cy="8" r="4.5"/>',
    ],
    [
      'flow',
      '<path class="flow" stroke-width="1" d="M2 3h26"/><path class="flow" stroke-width="7" d="M2 10h26"/>',
    ],
    ['noReturn', '<path class="noreturn" d="M15 0v16"/>'],
    ['read', line('read')],
    ['write', line('write')],
    ['acquire', line('acquire')],
    ['release', line('release')],
    ['send', line('send')],
    ['receive', line('receive')],
    ['wait', line('wait')],
  ];
  const dotted = maps.filter((map) => 'dots' in map);
  const banded = maps.filter((map) => 'groups' in map);
  const kinds = new Set<string>([
    ...dotted.flatMap(({ lines, steps }) => lines.map(({ step }) => steps[step]!.shape)),
    ...dotted.flatMap(({ dots }) => dots.map(({ fate }) => fate)),
    ...banded.flatMap(({ groups }) => groups.map(({ fate }) => fate)),
    ...(dotted.length > 0 ? ['last'] : []),
    ...(dotted.some((map) => map.lines.some((line) => isTurn(map, line))) ? ['turn'] : []),
    ...(banded.length > 0 ? ['column', 'size', 'ends', 'flow'] : []),
    ...(banded.some(({ noReturn }) => noReturn !== null) ? ['noReturn'] : []),
  ]);
  return all.filter(([kind]) => kinds.has(kind)).map(([kind, sample]) => [sample, words[kind]]);
}

export function drawMapLegend(
  maps: readonly AnyMap[],
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
