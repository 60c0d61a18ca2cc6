/** Room: the language that is asked for; who wants a sentence comes to this door. */

import { type DemoWords, settingOf } from './words/demos.js';
import type { Messages } from './words/messages.js';

export { localLanguage } from './before-all.js';
export type { Messages };

/** Each language is loaded when it is asked for, and not before. */
const LANGUAGES = {
  en: async (): Promise<Messages> => (await import('./en/index.js')).en,
  zh: async (): Promise<Messages> => (await import('./zh/index.js')).zh,
};

export type Language = keyof typeof LANGUAGES;
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as readonly Language[];

export async function messagesIn(language: Language): Promise<Messages> {
  const messages = await LANGUAGES[language]();
  return [...added].reduce((all, [demo, words]) => withWords(all, demo, words[language]), messages);
}

/** Every language, the one that is spoken first: a page or a saved run can be read in any. */
export async function allLanguages(spoken: Messages): Promise<readonly [Messages, ...Messages[]]> {
  const codes = LANGUAGE_CODES.filter((code) => code !== spoken.language);
  const others = await Promise.all(codes.map((code) => messagesIn(code)));
  return [spoken, ...(spoken.roles === AS_WRITTEN.roles ? others.map(asWritten) : others)];
}

const AS_WRITTEN = {
  roles: {},
  outcomes: {},
  says: {},
  steps: {},
  data: (text: string) => text,
} as const satisfies Partial<Messages>;

/** For a scenario of the user's: its names, and what its workers say, are nobody's to translate. */
export function asWritten(messages: Messages): Messages {
  return { ...messages, ...AS_WRITTEN };
}

/** What is said about a demonstration that a program brings along: its sentences are its own. */
export type OwnWords = Omit<DemoWords, 'sentences'> & {
  readonly sentences: Readonly<Record<string, (figures: never) => string>>;
};

const added = new Map<string, Readonly<Record<Language, OwnWords>>>();

/** One demonstration more is spoken of, from the next language on that is loaded. */
export function addWords(demo: string, words: Readonly<Record<Language, OwnWords>>): void {
  added.set(demo, words);
}

function withWords(all: Messages, demo: string, words: OwnWords): Messages {
  const endings = { ...all.explore.endings, ...words.endings };
  return {
    ...all,
    demos: { ...all.demos, [demo]: words },
    outcomes: { ...all.outcomes, ...words.outcomes },
    says: { ...all.says, ...words.says },
    steps: { ...all.steps, ...words.steps },
    sentences: { ...all.sentences, ...words.sentences },
    explore: { ...all.explore, endings },
  };
}

/** What an act is called, and who takes part in it; one of a file of the user's, as its export is. */
export function headOf(
  messages: Messages,
  { demo, act }: { readonly demo: string; readonly act: string },
  options: Readonly<Record<string, number>>,
  processes: number,
): { readonly title: string; readonly setting: string } {
  const words = wordFor(messages.demos, demo);
  const title = wordFor(words?.acts ?? {}, act)?.title ?? act;
  return {
    title: messages.title(demo, title),
    setting: settingOf(words, act, options) ?? messages.explore.setting(processes),
  };
}

/** What there is for a word that comes from elsewhere: an operation, a name; undefined for others. */
export function wordFor<T>(words: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
