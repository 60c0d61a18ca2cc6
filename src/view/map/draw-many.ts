import { widthOfLine } from './draw.js';
import { isTurn, type OrdersMap } from './map.js';
import { n } from './marks.js';

/**
 * A map of many small dots, for a picture that nobody points at: what looks the same is one path,
 * so that it stays small. A dot is a line of no length with a round end, or with a square one that
 * stands on its corner.
 */

/** Of a dot that is open, so much of its area is lost: in so many sizes. */
const SIZES = 4;
/** What lies above what. */
const LAYERS = ['line', 'turn', 'rim', 'bare', 'dot', 'lost', 'part'] as const;

export function drawMany(map: OrdersMap): string {
  const { dots, lines, steps, radius } = map;
  const layers = LAYERS.map(() => new Map<string, string[]>());
  const add = (layer: (typeof LAYERS)[number], look: string, width: string, d: string): void => {
    const paths = layers[LAYERS.indexOf(layer)]!;
    const path = `class="${look}" stroke-width="${width}"`;
    paths.set(path, paths.get(path) ?? []);
    paths.get(path)!.push(d);
  };
  for (const line of lines) {
    const [a, b] = [dots[line.from]!, dots[line.to]!];
    const look = `step ${steps[line.step]!.shape}`;
    const d = `M${a.x} ${a.y}l${b.x - a.x} ${b.y - a.y}`;
    if (isTurn(map, line)) add('turn', `${look} turn`, widthOfLine(line), d);
    else add('line', look, widthOfLine(line), d);
  }
  for (const { x, y, fate, share, end } of dots) {
    const sized = (size: number): string => n(2 * radius * size);
    const here = `M${x} ${y}h0`;
    if (end >= 0) {
      add('rim', 'point rim', sized(1.7), here);
      add('bare', 'point bare', sized(1.35), here);
    }
    if (fate === 'lost') add('lost', 'corner', sized(0.9), `M${x} ${y}l.1.1`);
    else add('dot', 'point', sized(1), here);
    const part = Math.max(1, Math.min(SIZES - 1, Math.round(share * SIZES)));
    if (fate === 'open') add('part', 'point part', sized(Math.sqrt(part / SIZES)), here);
  }
  return layers
    .flatMap((paths) => [...paths])
    .map(([path, parts]) => `<path ${path} d="${parts.join('')}"/>`)
    .join('');
}
