import { COLOURS } from './draw.js';

/**
 * How a diagram looks, on a light and on a dark ground: every colour stands out from its ground by
 * 4.5 to 1 at least, and nothing is told by colour alone. No variables: what shows slides knows
 * none.
 */

export interface Palette {
  readonly ground: string;
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly wrong: string;
  readonly link: string;
  readonly processes: readonly string[];
}

export const LIGHT: Palette = {
  ground: '#ffffff',
  ink: '#1c2128',
  faint: '#5b6470',
  line: '#c3cad3',
  wrong: '#b3261e',
  link: '#8a94a0',
  processes: [
    '#0b6690',
    '#9c3b00',
    '#19703f',
    '#7a3aa3',
    '#7d6200',
    '#ad2069',
    '#3450bd',
    '#4a6600',
    '#8a4636',
    '#006a66',
  ],
};

export const DARK: Palette = {
  ground: '#14181d',
  ink: '#e8ecf1',
  faint: '#9aa5b1',
  line: '#414b56',
  wrong: '#ff8078',
  link: '#74808c',
  processes: [
    '#6cc5f0',
    '#ff9d66',
    '#5fd39b',
    '#cfa1f2',
    '#e6c44f',
    '#ff8cc0',
    '#9db2ff',
    '#b4d455',
    '#e0a592',
    '#5fd4cf',
  ],
};

/** The same colours as a ground for short texts. */
export function groundsOf({ ground, processes }: Palette, of: string): string {
  return processes
    .map((colour, at) => `${of} .p${at}{background:${colour};color:${ground}}`)
    .join('\n');
}

/** @param of what the rules hold for, such as `svg` */
export function styleOf(
  { ground, ink, faint, line, wrong, link, processes }: Palette,
  of: string,
): string {
  const colours = Array.from({ length: COLOURS }, (_, at) => {
    const colour = processes[at]!;
    return `${of} .c${at} .mark,${of} .c${at} .tag,${of} .c${at} .node{fill:${colour};stroke:${colour}}${of} .c${at} .hollow{fill:${ground}}${of} .c${at} .deed{fill:${colour}}${of} .life.c${at},${of} .waits.c${at},${of} .holds.c${at}{stroke:${colour}}`;
  });
  return [
    `${of} .ground{fill:${ground};stroke:${line}}`,
    `${of} text{fill:${ink};stroke:${ground};stroke-width:3px;paint-order:stroke;font:12px system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}`,
    `${of} .time,${of} .left{fill:${faint}}${of} .left{font-style:italic}`,
    `${of} .title{fill:${ground};stroke:none;font-weight:600}${of} .thing,${of} .name,${of} .lock{font-weight:600}`,
    `${of} .verdict{font-size:15px;font-weight:700}${of} .note,${of} .verdict.wrong{fill:${wrong}}`,
    `${of} .life{stroke-width:1.5;opacity:.55}${of} .life.thing{stroke:${link};stroke-dasharray:1 3}`,
    `${of} .mark{stroke-width:1.8}${of} .hit{fill:none}`,
    `${of} .waits{stroke-width:5;stroke-dasharray:2 3}${of} .holds{stroke-width:7;opacity:.6}`,
    `${of} .link{stroke:${link};stroke-dasharray:2 3;fill:none}${of} .touch{fill:${link}}`,
    `${of} .shaft{fill:none;stroke-width:1.6}${of} .arrow{opacity:.85}`,
    `${of} .overwrites .shaft,${of} .circle .shaft{stroke:${wrong};stroke-width:2.2}${of} .overwrites .head,${of} .circle .head{fill:${wrong}}`,
    `${of} .released .shaft{stroke:${faint};stroke-dasharray:6 3}${of} .released .head{fill:${faint}}`,
    `${of} .sent .shaft,${of} .started .shaft{stroke:${faint}}${of} .sent .head,${of} .started .head{fill:${faint}}${of} .started .shaft{stroke-dasharray:1 3}`,
    ...colours,
  ].join('\n');
}
