import { DARK, LIGHT, type Palette } from '../diagram/style.js';

/** How a map looks: form and dashes say what the colours say. */

interface MapColours {
  readonly safe: string;
  readonly lost: string;
  /** By what is done: the steps. */
  readonly steps: Readonly<Record<'write' | 'acquire' | 'release' | 'message', string>>;
}

const ON_LIGHT: MapColours = {
  safe: '#2a8fd0',
  lost: '#c23b22',
  steps: { write: '#9a6200', acquire: '#137a50', release: '#7a3aa3', message: '#34508c' },
};
const ON_DARK: MapColours = {
  safe: '#5ab4f0',
  lost: '#ff7a5c',
  steps: { write: '#e6b84f', acquire: '#5fd39b', release: '#cfa1f2', message: '#9db2ff' },
};

/** @param of what the rules hold for, such as `svg` */
export function mapStyle(isDark: boolean, of: string): string {
  const { safe, lost, steps } = isDark ? ON_DARK : ON_LIGHT;
  const { ground, ink, faint }: Palette = isDark ? DARK : LIGHT;
  const step = (shape: string, more: string): string => `${of} .step.${shape}{${more}}`;
  return [
    `${of} .step{fill:none;stroke:${faint};opacity:.75}`,
    step('read', 'stroke-dasharray:2 3'),
    step('write', `stroke:${steps.write}`),
    step('acquire', `stroke:${steps.acquire};stroke-dasharray:9 3`),
    step('release', `stroke:${steps.release};stroke-dasharray:9 3 2 3`),
    step('send', `stroke:${steps.message}`),
    step('receive', `stroke:${steps.message};stroke-dasharray:6 2`),
    step('wait', 'stroke-dasharray:1 4'),
    step('turn', `stroke:${lost};opacity:1;stroke-width:3`),
    `${of} .safe{fill:${safe}}${of} .lost{fill:${lost}}${of} .dot .safe,${of} .dot .lost{stroke:${ground};stroke-width:1}`,
    `${of} .point{fill:none;stroke-linecap:round;stroke:${safe}}${of} .corner{fill:none;stroke-linecap:square}`,
    `${of} .point.part,${of} .corner{stroke:${lost}}${of} .point.rim{stroke:${ink}}${of} .point.bare{stroke:${ground}}`,
    `${of} .flow{fill:none;stroke:${faint};opacity:.5}${of} .flow.turn{stroke:${lost};opacity:.7}`,
    `${of} .noreturn{fill:none;stroke:${lost};stroke-width:1.5;stroke-dasharray:6 4}`,
    `${of} .head{text-anchor:middle;font-weight:600}${of} .steps{font-size:10px;fill:${faint}}`,
    `${of} .last{fill:none;stroke:${ink};stroke-width:1.5}`,
    `${of} .told{font-size:11px;fill:${ink}}`,
  ].join('\n');
}
