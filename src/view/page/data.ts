/** Room: what a page is given, as data, and the HTML around it. */

import type { MapWords, PageWords } from '../../messages/words/page.js';
import type { Diagram } from '../diagram/diagram.js';
import type { AnyMap, BandsMap } from '../map/bands.js';
import type { Dot, MapGround, MapLine, MapSaid } from '../map/map.js';

/** An act that is over, in one language. */
export interface ActOnPage {
  readonly title: string;
  readonly label: string;
  readonly isWrong: boolean;
  readonly sentence: string;
  readonly figures: readonly (readonly [name: string, value: string])[];
  readonly diagram: Diagram;
}

/** The same words with marks where a number goes: `{0}`, `{1}`. */
export type TextsOnPage = Omit<PageWords, 'place'> & { readonly place: string };

export interface RunInLanguage {
  readonly language: string;
  readonly words: TextsOnPage;
  readonly acts: readonly ActOnPage[];
}

/** What the script of a run's page reads: the same in each language, the one to begin with first. */
export type RunPage = readonly RunInLanguage[];

export interface MapInLanguage<M = AnyMap> {
  readonly language: string;
  readonly words: TextsOnPage;
  readonly mapWords: MapWords['page'] & {
    readonly meanings: MapWords['legend'];
    readonly code: string;
  };
  readonly maps: readonly M[];
  /** What could not be drawn as it is, and why. */
  readonly remarks: readonly string[];
}

/** What the script of a map's page reads: what is the same in all languages it reads once. */
export interface MapPage {
  readonly grounds: readonly (PackedGround | null)[];
  readonly languages: readonly MapInLanguage<MapSaid | BandsMap>[];
}

interface PackedGround extends Pick<MapGround, 'width' | 'height' | 'radius'> {
  readonly dots: Columns<Dot>;
  readonly lines: Columns<MapLine>;
}

type Columns<Row> = { readonly [Name in keyof Row]: readonly Row[Name][] };

export function packedMaps(all: readonly [MapInLanguage, ...MapInLanguage[]]): MapPage {
  return {
    grounds: all[0].maps.map((map) => {
      if ('groups' in map) return null;
      const { dots, lines, width, height, radius } = map;
      return { dots: columnsOf(dots), lines: columnsOf(lines), width, height, radius };
    }),
    languages: all.map((one) => ({
      ...one,
      maps: one.maps.map((map) => {
        if ('groups' in map) return map;
        const ground = new Set(['dots', 'lines', 'width', 'height', 'radius']);
        return Object.fromEntries(
          Object.entries(map).filter(([name]) => !ground.has(name)),
        ) as unknown as MapSaid;
      }),
    })),
  };
}

export function unpackedMaps({ grounds, languages }: MapPage): MapInLanguage[] {
  const whole = grounds.map(
    (ground): MapGround | null =>
      ground && { ...ground, dots: rowsOf(ground.dots), lines: rowsOf(ground.lines) },
  );
  return languages.map((one) => ({
    ...one,
    maps: one.maps.map((said, at) => ('groups' in said ? said : { ...whole[at]!, ...said })),
  }));
}

/** The name of each column once, instead of in each row. */
function columnsOf<Row extends object>(rows: readonly Row[]): Columns<Row> {
  const names = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  return Object.fromEntries(
    names.map((name) => [name, rows.map((row) => row[name])]),
  ) as unknown as Columns<Row>;
}

function rowsOf<Row extends object>(columns: Columns<Row>): Row[] {
  const all = Object.entries<readonly unknown[]>(columns);
  return (all[0]?.[1] ?? []).map(
    (_, at) => Object.fromEntries(all.map(([name, values]) => [name, values[at]])) as Row,
  );
}

export function textsOf(words: PageWords): TextsOnPage {
  return { ...words, place: words.place('{0}', '{1}') };
}
