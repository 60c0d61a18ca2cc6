/** Room: what a page is given, as data, and the HTML around it. */

import type { PageWords } from '../../messages/words/page.js';
import type { Diagram } from '../diagram/diagram.js';

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

export function textsOf(words: PageWords): TextsOnPage {
  return { ...words, place: words.place('{0}', '{1}') };
}
