/** Room: the language that is asked for; who wants a sentence comes to this door. */

import type { Messages } from './words/messages.js';

export { localLanguage } from './before-all.js';
export type { Messages };

/** Each language is loaded when it is asked for, and not before. */
const LANGUAGES = {
  en: async (): Promise<Messages> => (await import('./en/index.js')).en,
  zh: async (): Promise<Messages> => (await import('./zh/index.js')).zh,
};

export type Language = keyof typeof LANGUAGES;

export function messagesIn(language: Language): Promise<Messages> {
  return LANGUAGES[language]();
}

/** What there is for a word that comes from elsewhere: an operation, a name; undefined for others. */
export function wordFor<T>(words: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
