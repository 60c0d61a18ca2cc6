import { carryOut, commands, fault, type Place, type Way } from './place.js';

/** What came of the commands in a place. */
export interface Row {
  readonly place: Place;
  /** Why it cannot be had here; null when it was tried. */
  readonly skipped: string | null;
  readonly faults: readonly string[];
}

/** Tries these commands in a place. */
export function tryIn(place: Place, names: readonly string[]): Row {
  const way = place.open();
  if (typeof way === 'string') return { place, skipped: way, faults: [] };
  try {
    return { place, skipped: null, faults: names.flatMap((name) => tried(place, way, name)) };
  } finally {
    way.close?.();
  }
}

function tried(place: Place, way: Way, name: string): string[] {
  const command = commands[name]!;
  const found = fault(command, carryOut(command, way), place.codes[name]!);
  return found === null ? [] : [`${place.name}: ${name}: ${found}`];
}

const MEANING: Readonly<Record<number, string>> = { 0: 'yes', 1: 'yes', 3: 'one sentence, exit 3' };

/**
 * The table as the document keeps it; it says what is promised, and a run says whether that is so.
 */
export function table(places: readonly Place[]): string {
  const names = Object.keys(commands);
  const rows = places.map(({ name, how, codes }) => [
    name,
    how,
    ...names.map((command) => MEANING[codes[command]!]!),
  ]);
  return [
    ['place', 'how', ...names.map((name) => `\`${name}\``)],
    ['---', '---', ...names.map(() => '---')],
    ...rows,
  ]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
