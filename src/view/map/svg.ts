import type { Messages } from '../../messages/index.js';
import { DARK, LIGHT, styleOf } from '../diagram/style.js';
import { visible } from '../ink.js';
import { wrap } from '../look.js';
import { xmlText } from '../xml.js';
import { drawMap } from './draw.js';
import { drawMapLegend } from './legend.js';
import type { OrdersMap } from './map.js';
import { mapStyle } from './style.js';

/** Maps side by side as one SVG, at the same scale, with their own ground. */

const [PAD, LINE, HEAD] = [20, 20, 62];
/** Pixels a column of text takes, at most. */
const COLUMN = 6.6;
/** Lines about the ends. */
const MOST_ENDS = 12;

export function mapSvg(
  maps: readonly OrdersMap[],
  remarks: readonly string[],
  { language, map: words }: Messages,
): string {
  const textOf = (text: string): string => xmlText(visible(text));
  let [x, tall] = [PAD, 0];
  const parts = maps.map((map) => {
    const width = Math.max(map.width, 300);
    const told = wrap(map.sentence, Math.floor(width / COLUMN)).slice(0, 2);
    const head = [
      `<text class="name" x="0" y="14">${textOf(map.title)}</text>`,
      `<text class="verdict${map.isWrong ? ' wrong' : ''}" x="0" y="34">${textOf(map.label)}</text>`,
      ...told.map((line, at) => `<text x="0" y="${52 + at * 16}">${textOf(line)}</text>`),
    ].join('');
    const ends = map.dots
      .filter(({ end }) => end !== '')
      .flatMap(({ told: orders, end }) =>
        wrap(`${orders}: ${end}`, Math.floor(width / COLUMN)).map((line) => textOf(line)),
      )
      .slice(0, MOST_ENDS)
      .map((line, at) => {
        const y = HEAD + map.height + (at + 1) * LINE;
        tall = Math.max(tall, y + PAD);
        return `<text class="time" x="0" y="${y}">${line}</text>`;
      });
    tall = Math.max(tall, HEAD + map.height + PAD);
    const drawn = `<g transform="translate(${x} ${PAD})">${ends.join('')}${head}<g transform="translate(${(width - map.width) / 2} ${HEAD})">${drawMap(map)}</g></g>`;
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
<title>${textOf(maps.map(({ title, sentence }) => `${title}: ${sentence}`).join(' '))}</title>
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
