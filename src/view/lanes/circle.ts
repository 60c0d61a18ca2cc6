import type { Deadlock } from '../../trace/deadlock.js';
import { displayName, type Look, wrap } from '../look.js';
import { stuckTexts } from '../stuck.js';

/** Who waits for whom, round to the first again; nothing where there is no circle. */
export function drawCircle(look: Look, stuck: Deadlock | null): string[] {
  if (stuck === null || stuck.cycle === null) return [];
  const {
    messages: { lanes },
    paint,
    width,
  } = look;
  const texts = stuckTexts(look, stuck).flatMap((text) => wrap(text, width - 8));
  const sides = texts.map((text, at) => `${at === 0 ? '┌─>' : '│  '} ${text}`);
  return [
    ...wrap(lanes.circle, width - 4).map((line) => `  ${line}`),
    ...[...sides, `└── ${displayName(look, stuck.cycle[0]!)}`].map(
      (line) => `  ${paint.red(line)}`,
    ),
  ];
}
