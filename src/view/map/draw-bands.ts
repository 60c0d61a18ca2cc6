import { xmlText } from '../xml.js';
import type { BandFlow, BandGroup, BandsMap } from './bands.js';
import { drawMark, n } from './marks.js';

/** A map of groups as the inside of an SVG. */

/** How far aside a line goes that passes a row, so that it can be told from those that do not. */
const ASIDE = 22;

/** So far from the middle no line is, however wide. */
const BESIDE = 9;

export function drawBands({ groups, flows, columns, rows, noReturn, height }: BandsMap): string {
  const heads = columns.map(
    ({ x, text }) => `<text class="told head" x="${x}" y="14">${xmlText(text)}</text>`,
  );
  const steps = rows.map(({ y, text }) => `<text class="steps" x="4" y="${y + 4}">${text}</text>`);
  const line =
    noReturn === null ? '' : `<path class="noreturn" d="M${noReturn} 4V${n(height - 4)}"/>`;
  const gap = (rows[1]?.y ?? 0) - (rows[0]?.y ?? 0);
  // What is decided lies above what is not.
  const drawn = flows
    .map((flow, at) => ({ flow, at }))
    .toSorted((a, b) => Number(a.flow.isTurn) - Number(b.flow.isTurn))
    .map(({ flow, at }) => drawFlow(flow, at, groups, gap));
  return [...heads, ...steps, ...drawn, line, ...groups.map(drawGroup)].join('');
}

function drawFlow(
  { from, to, width, isTurn }: BandFlow,
  at: number,
  groups: readonly BandGroup[],
  gap: number,
): string {
  const [a, b] = [groups[from]!, groups[to]!];
  const half = Math.round((a.y + b.y) / 2);
  const aside = b.y - a.y > gap * 1.5 && a.x === b.x ? ASIDE : 0;
  const bent = `C${a.x + aside} ${half} ${b.x + aside} ${half} ${b.x} ${b.y}`;
  return `<path class="flow${isTurn ? ' turn' : ''}" data-flow="${at}" stroke-width="${width}" d="M${a.x} ${a.y}${bent}"/>`;
}

function drawGroup(group: BandGroup, at: number): string {
  const { x, y, radius, told, sentence } = group;
  const beside = Math.max(radius * (group.isLast ? 1.55 : 1.2), BESIDE) + 4;
  return `<g class="dot" data-dot="${at}"><title>${xmlText(sentence)}</title>${drawMark(group)}<text class="told" x="${n(x + beside)}" y="${y + 4}">${told}</text></g>`;
}
