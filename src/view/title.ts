import { type Look, widthOf, wrap } from './look.js';

/** What is about to happen: the act, its setting, and a line or two about it. */
export function drawTitle(look: Look, title: string, setting: string, intro: string): string[] {
  const gap = look.width - 4 - widthOf(title) - widthOf(setting);
  const head =
    gap >= 2
      ? [`  ${look.paint.bold(title)}${' '.repeat(gap)}${look.paint.dim(setting)}`]
      : [look.paint.bold(title), look.paint.dim(setting)].flatMap((text) =>
          wrap(text, look.width - 4).map((line) => `  ${line}`),
        );
  return [...head, ...wrap(intro, look.width - 4).map((line) => `  ${line}`)];
}
