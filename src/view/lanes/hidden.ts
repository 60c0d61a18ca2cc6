import { displayName, type Look, wrap } from '../look.js';

/** What a picture leaves out, and how to see it. */

const MOST_NAMES = 6;

interface Shown {
  readonly hidden: { readonly processes: readonly string[]; readonly things: readonly string[] };
  /** A number stands for so many rows that are left out. */
  readonly drawn: readonly unknown[];
}

export function drawHidden(look: Look, { hidden: { processes, things }, drawn }: Shown): string[] {
  const { hidden } = look.messages.lanes;
  const sentences = [
    ...(processes.length > 0
      ? [
          hidden.processes(
            processes.slice(0, MOST_NAMES).map((name) => displayName(look, name)),
            processes.length,
          ),
        ]
      : []),
    ...(things.length > 0 ? [hidden.things(things.slice(0, MOST_NAMES), things.length)] : []),
    ...(processes.length + things.length > 0
      ? [hidden.wider(look.width)]
      : drawn.some((row) => typeof row === 'number')
        ? [hidden.rows]
        : []),
  ];
  return sentences
    .flatMap((sentence) => wrap(sentence, look.width - 4))
    .map((line) => `  ${look.paint.dim(line)}`);
}
