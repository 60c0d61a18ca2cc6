import { xmlText } from '../xml.js';
import type { Dot, MapLine, OrdersMap } from './map.js';

/** A map as the inside of an SVG. */

/** Dots that are smaller have no text beside them. */
const NAMED = 8;

/** @param path the states and the lines of a walk so far */
export function drawMap({ dots, lines, radius }: OrdersMap): string {
  const drawn = lines.map((line, at) => drawLine(line, at, dots, radius));
  // What is decided lies above what is not.
  const turns = drawn.filter((_, at) => lines[at]!.turn);
  const others = drawn.filter((_, at) => !lines[at]!.turn);
  const circles = dots.map((dot, at) => drawDot(dot, at, radius));
  return [...others, ...turns, ...circles].join('');
}

function drawLine(
  { from, to, shape, many, turn }: MapLine,
  at: number,
  dots: readonly Dot[],
  radius: number,
): string {
  const [a, b] = [dots[from]!, dots[to]!];
  const half = (a.y + b.y) / 2;
  const width = Math.min(4, 1 + Math.log2(many));
  const path = `M${a.x} ${n(a.y + radius)}C${a.x} ${n(half)} ${b.x} ${n(half)} ${b.x} ${n(b.y - radius)}`;
  return `<path class="step ${shape}${turn ? ' turn' : ''}" data-line="${at}" stroke-width="${n(width)}" d="${path}"/>`;
}

function drawDot(
  { x, y, fate, share, told, sentence, end }: Dot,
  at: number,
  radius: number,
): string {
  const isLast = end !== '';
  const r = n(radius);
  const body =
    fate === 'lost'
      ? `<path class="lost" d="M${x} ${n(y - radius * 1.25)}l${n(radius * 1.25)} ${n(radius * 1.25)}l${n(-radius * 1.25)} ${n(radius * 1.25)}l${n(-radius * 1.25)} ${n(-radius * 1.25)}z"/>`
      : `<circle class="safe" cx="${x}" cy="${y}" r="${r}"/>${fate === 'open' ? slice(x, y, radius, share) : ''}`;
  const ring = isLast ? `<circle class="last" cx="${x}" cy="${y}" r="${n(radius * 1.55)}"/>` : '';
  const text =
    radius < NAMED
      ? ''
      : `<text class="told" x="${n(x + radius * (isLast ? 1.7 : 1.4))}" y="${y + 4}">${xmlText(told)}</text>`;
  return `<g class="dot" data-dot="${at}"><title>${xmlText(sentence)}</title>${ring}${body}${text}</g>`;
}

/** As much of the circle as goes wrong, from the top on. */
function slice(x: number, y: number, radius: number, share: number): string {
  const turn = Math.min(0.999, share) * 2 * Math.PI;
  const [dx, dy] = [radius * Math.sin(turn), -radius * Math.cos(turn)];
  return `<path class="lost" d="M${x} ${y}V${n(y - radius)}A${n(radius)} ${n(radius)} 0 ${share > 0.5 ? 1 : 0} 1 ${n(x + dx)} ${n(y + dy)}z"/>`;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
