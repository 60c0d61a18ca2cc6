import type { Fate } from './map.js';

/** The mark of a state, or of many: its form says what its colour says. */

interface Mark {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fate: Fate;
  readonly share: number;
  /** Whether orders end there. */
  readonly isLast: boolean;
}

export function drawMark({ x, y, radius, fate, share, isLast }: Mark): string {
  const ring = isLast ? `<circle class="last" cx="${x}" cy="${y}" r="${n(radius * 1.55)}"/>` : '';
  if (fate === 'lost') {
    const half = n(radius * 1.25);
    return `${ring}<path class="lost" d="M${x} ${n(y - radius * 1.25)}l${half} ${half}l-${half} ${half}l-${half} -${half}z"/>`;
  }
  const circle = `<circle class="safe" cx="${x}" cy="${y}" r="${n(radius)}"/>`;
  return `${ring}${circle}${fate === 'open' ? slice(x, y, radius, share) : ''}`;
}

/** As much of the circle as goes wrong, from the top on. */
function slice(x: number, y: number, radius: number, share: number): string {
  const turn = Math.min(0.999, share) * 2 * Math.PI;
  const [dx, dy] = [radius * Math.sin(turn), -radius * Math.cos(turn)];
  return `<path class="lost" d="M${x} ${y}V${n(y - radius)}A${n(radius)} ${n(radius)} 0 ${share > 0.5 ? 1 : 0} 1 ${n(x + dx)} ${n(y + dy)}z"/>`;
}

export function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
