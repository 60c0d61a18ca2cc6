import type { Messages } from '../../messages/index.js';
import { DARK, LIGHT, styleOf } from '../diagram/style.js';
import { visible } from '../ink.js';
import { wrap } from '../look.js';
import { xmlText } from '../xml.js';
import { drawMap, NAMED } from './draw.js';
import { drawMapLegend } from './legend.js';
import type { AnyMap, BandsMap } from './bands.js';
import { drawBands } from './draw-bands.js';
import { drawMany } from './draw-many.js';
import { mapStyle } from './style.js';

/** Maps side by side as one SVG, at the same scale, with their own ground. */

const [PAD, LINE, TELLS] = [20, 20, 16];
/** Pixels a column of text takes, at most. */
const COLUMN = 6.6;
/** Lines about the ends. */
const MOST_ENDS = 12;

export function mapSvg(
  maps: readonly AnyMap[],
  remarks: readonly string[],
  { language, map: words }: Messages,
): string {
  const textOf = (text: string): string => xmlText(visible(text));
  let [x, tall] = [PAD, 0];
  const sentences = maps.map((map) => wrap(map.sentence, Math.floor(wideOf(map) / COLUMN)));
  const top = 46 + TELLS * Math.max(1, ...sentences.map(({ length }) => length));
  const parts = maps.map((map, number) => {
    const width = wideOf(map);
    const told = sentences[number]!;
    const head = [
      `<text class="name" x="0" y="14">${textOf(map.title)}</text>`,
      `<text class="verdict${map.isWrong ? ' wrong' : ''}" x="0" y="34">${textOf(map.label)}</text>`,
      ...told.map((line, at) => `<text x="0" y="${52 + at * TELLS}">${textOf(line)}</text>`),
    ].join('');
    const ends = endsOn(map)
      .flatMap(([orders, end]) =>
        wrap(`${orders}: ${end}`, Math.floor(width / COLUMN)).map((line) => textOf(line)),
      )
      .flatMap((line, at) => (at < MOST_ENDS ? line : at > MOST_ENDS ? [] : '…'))
      .map((line, at) => {
        const y = top + map.height + (at + 1) * LINE;
        tall = Math.max(tall, y + PAD);
        return `<text class="time" x="0" y="${y}">${line}</text>`;
      });
    tall = Math.max(tall, top + map.height + PAD);
    const drawn = `<g transform="translate(${x} ${PAD})">${ends.join('')}${head}<g transform="translate(${(width - map.width) / 2} ${top})">${drawingOf(map)}</g></g>`;
    x += width + PAD;
    return drawn;
  });
  const width = Math.max(x, 640);
  tall += PAD;
  const legend = drawMapLegend(maps, words.legend, width - 2 * PAD);
  const below = remarks.flatMap((remark) => wrap(remark, Math.floor((width - 2 * PAD) / COLUMN)));
  const height = tall + legend.height + below.length * LINE + PAD;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const told = below.map(
    (line, at) =>
      `<text class="time" x="${PAD}" y="${tall + legend.height + (at + 1) * LINE}">${textOf(line)}</text>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${language}" ${size} role="img">
<title>${textOf(maps.map(({ title, sentence }) => words.titled(title, sentence)).join(' '))}</title>
<style>
${styleOf(LIGHT, 'svg')}
${mapStyle(false, 'svg')}
@media (prefers-color-scheme:dark){
${styleOf(DARK, 'svg')}
${mapStyle(true, 'svg')}
}
</style>
<rect class="ground" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>
${parts.join('\n')}
<g transform="translate(${PAD} ${tall})">${legend.drawn}</g>
${told.join('\n')}
</svg>
`;
}

function wideOf({ width }: AnyMap): number {
  return Math.max(width, 300);
}

function drawingOf(map: AnyMap): string {
  if ('groups' in map) return drawBands(map);
  return map.radius < NAMED ? drawMany(map) : drawMap(map);
}

function endsOn(map: AnyMap): BandsMap['ends'] {
  if ('groups' in map) return map.ends;
  return map.dots
    .filter(({ end }) => end >= 0)
    .map(({ orders, end }) => [orders, map.ends[end]!] as const);
}
