import { xmlText } from '../xml.js';
import { type Dot, isTurn, type MapLine, type OrdersMap, sentenceOn } from './map.js';
import { drawMark, n } from './marks.js';

/** A map as the inside of an SVG. */

/** Dots that are smaller have no text beside them. */
export const NAMED = 8;

export function drawMap(map: OrdersMap): string {
  const drawn = map.lines.map((line, at) => drawLine(line, at, map));
  // What is decided lies above what is not.
  const turns = drawn.filter((_, at) => isTurn(map, map.lines[at]!));
  const others = drawn.filter((_, at) => !isTurn(map, map.lines[at]!));
  const circles = map.dots.map((dot, at) => drawDot(map, dot, at));
  return [...others, ...turns, ...circles].join('');
}

function drawLine(line: MapLine, at: number, map: OrdersMap): string {
  const { dots, radius, steps } = map;
  const [a, b] = [dots[line.from]!, dots[line.to]!];
  const half = n((a.y + b.y) / 2);
  const path = `M${a.x} ${n(a.y + radius)}C${a.x} ${half} ${b.x} ${half} ${b.x} ${n(b.y - radius)}`;
  const turn = isTurn(map, line) ? ' turn' : '';
  return `<path class="step ${steps[line.step]!.shape}${turn}" data-line="${at}" stroke-width="${widthOfLine(line)}" d="${path}"/>`;
}

/** Thicker where more processes could take it. */
export function widthOfLine({ many }: MapLine): string {
  return n(Math.min(4, 1 + Math.log2(many)));
}

function drawDot(map: OrdersMap, dot: Dot, at: number): string {
  const { x, y, told, end } = dot;
  const { radius } = map;
  const isLast = end >= 0;
  const text =
    radius < NAMED
      ? ''
      : `<text class="told" x="${n(x + radius * (isLast ? 1.7 : 1.4))}" y="${y + 4}">${xmlText(told)}</text>`;
  return `<g class="dot" data-dot="${at}"><title>${xmlText(sentenceOn(map, dot))}</title>${drawMark({ ...dot, radius, isLast })}${text}</g>`;
}
