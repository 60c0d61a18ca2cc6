import type { SideBySide } from '../../act/side-by-side.js';
import type { Look } from '../look.js';
import { drawComparison } from './comparison.js';
import { drawMechanisms } from './mechanisms.js';

/** @param meaning what there is to be seen in it, where that is not what there usually is */
export function drawSideBySide(look: Look, { kind, rows }: SideBySide, meaning?: string): string[] {
  switch (kind) {
    case 'sales':
      return drawComparison(look, rows, meaning);
    case 'mechanisms':
      return drawMechanisms(look, rows);
  }
}
