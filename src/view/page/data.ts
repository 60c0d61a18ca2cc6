/** Room: what a page is given, as data, and the HTML around it. */

import type { MapWords, PageWords } from '../../messages/words/page.js';
import type { Diagram } from '../diagram/diagram.js';
import type { OrdersMap } from '../map/map.js';

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

export interface MapInLanguage {
  readonly language: string;
  readonly words: TextsOnPage;
  readonly mapWords: MapWords['page'] & { readonly meanings: MapWords['legend'] };
  readonly maps: readonly OrdersMap[];
  /** What could not be drawn, and why. */
  readonly remarks: readonly string[];
}

/** What the script of a map's page reads. */
export type MapPage = readonly MapInLanguage[];

export function textsOf(words: PageWords): TextsOnPage {
  return { ...words, place: words.place('{0}', '{1}') };
}
