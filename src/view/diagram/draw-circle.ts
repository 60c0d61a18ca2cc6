import { xmlText } from '../xml.js';
import { COLOURS, boldWidth } from './draw.js';
import type { WaitCircle } from './circle.js';

/** The circle of those who wait for each other, as the inside of an SVG. */

export const CIRCLE = { width: 360, height: 220 } as const;
const RADIUS = 72;

export function drawWaitCircle({ members }: WaitCircle): string {
  const [cx, cy] = [CIRCLE.width / 2, CIRCLE.height / 2];
  const angle = (at: number): number => (at / members.length) * 2 * Math.PI - Math.PI / 2;
  const point = (turn: number, radius = RADIUS): readonly [number, number] => [
    Math.round(cx + radius * 1.3 * Math.cos(turn)),
    Math.round(cy + radius * Math.sin(turn)),
  ];
  const parts = members.map(({ lane, name, waitsFor, sentence }, at) => {
    const [from, to] = [angle(at), angle(at + 1)];
    const gap = members.length > 4 ? 0.25 : 0.4;
    const [x1, y1] = point(from + gap);
    const [x2, y2] = point(to - gap);
    const [mx, my] = point((from + to) / 2, RADIUS + 14);
    const [x, y] = point(from);
    const width = Math.round(boldWidth(name) + 16);
    const along = (to - gap + Math.PI / 2) * (180 / Math.PI);
    return `<g><title>${xmlText(sentence)}</title><path class="shaft" d="M${x1} ${y1}A${RADIUS * 1.3} ${RADIUS} 0 ${to - from - 2 * gap > Math.PI ? 1 : 0} 1 ${x2} ${y2}"/><path class="head" transform="translate(${x2} ${y2}) rotate(${Math.round(along)})" d="M5 0l-10 -5v10z"/><text class="lock" x="${mx}" y="${my + 4}" text-anchor="${mx > cx + 8 ? 'start' : mx < cx - 8 ? 'end' : 'middle'}">${xmlText(waitsFor)}</text><g class="c${Math.max(0, lane) % COLOURS}"><rect class="node" x="${x - width / 2}" y="${y - 12}" width="${width}" height="24" rx="12"/><text class="title" x="${x}" y="${y + 4}" text-anchor="middle">${xmlText(name)}</text></g></g>`;
  });
  return `<g class="circle">${parts.join('')}</g>`;
}
