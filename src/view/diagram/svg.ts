import { visible } from '../ink.js';
import { xmlText } from '../xml.js';
import type { Diagram } from './diagram.js';
import { drawHead, drawRows, drawSample, geometryOf, HEAD } from './draw.js';
import { drawWaitCircle, CIRCLE } from './draw-circle.js';
import { DARK, LIGHT, styleOf } from './style.js';

/** Runs as one SVG for slides: it has its own ground, so that it can be read on any. */

export interface Pictured {
  readonly title: string;
  readonly label: string;
  readonly sentence: readonly string[];
  readonly isWrong: boolean;
  readonly diagram: Diagram;
}

const [PAD, LINE, LEAST_WIDTH] = [16, 20, 600];

const textOf = (text: string): string => xmlText(visible(text));

/** @param language of its words, by its code */
export function svgOf(pictures: readonly Pictured[], language: string): string {
  let y = PAD;
  const parts = pictures.map(({ title, label, sentence, isWrong, diagram }) => {
    const at = geometryOf(diagram);
    const texts = [
      `<text class="name" x="0" y="${LINE - 6}">${textOf(title)}</text>`,
      ...[label, ...sentence].map(
        (text, index) =>
          `<text class="${index === 0 ? `verdict${isWrong ? ' wrong' : ''}` : 'sentence'}" x="0" y="${(index + 2) * LINE - 4}">${textOf(text)}</text>`,
      ),
    ];
    const top = (texts.length + 0.5) * LINE;
    const bottom = top + HEAD + at.height;
    const below = [
      ...diagram.meanings.map(([kind, text]) => ({ kind, text })),
      ...(diagram.remark === '' ? [] : [{ kind: null, text: diagram.remark }]),
    ].map(({ kind, text }, index) => {
      const line = bottom + (index + 1) * LINE;
      const sample = kind === null ? '' : drawSample(kind, line - 4);
      return `${sample}<text class="time" x="${kind === null ? 0 : 44}" y="${line}">${textOf(text)}</text>`;
    });
    const circleTop = bottom + (below.length + 0.5) * LINE;
    const circle =
      diagram.circle === null
        ? ''
        : `<g transform="translate(0 ${circleTop})"><text class="note" x="0" y="${LINE}">${xmlText(diagram.circle.title)}</text><g transform="translate(0 ${LINE})">${drawWaitCircle(diagram.circle)}</g></g>`;
    const drawn = `<g transform="translate(${PAD} ${y})">${texts.join('')}<g transform="translate(0 ${top})">${drawHead(diagram, at)}<g transform="translate(0 ${HEAD})">${drawRows(diagram, at)}</g></g>${below.join('')}${circle}</g>`;
    y += circleTop + (circle === '' ? 0 : CIRCLE.height + LINE) + PAD;
    return { drawn, width: at.width };
  });
  const width = Math.max(LEAST_WIDTH, ...parts.map((part) => part.width)) + 2 * PAD;
  const height = Math.ceil(y);
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${language}" ${size} role="img">
<title>${textOf(pictures.map(({ title, label }) => `${title}: ${label}`).join('; '))}</title>
<style>
${styleOf(LIGHT, 'svg')}
@media (prefers-color-scheme:dark){
${styleOf(DARK, 'svg')}
}
</style>
<rect class="ground" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>
${parts.map(({ drawn }) => drawn).join('\n')}
</svg>
`;
}
