import { en, type Messages } from './en.js';
import { zh } from './zh.js';

export type { Messages };

export const languages: { readonly en: Messages; readonly zh: Messages } = { en, zh };
export type Language = keyof typeof languages;

/** The language of the user's locale; English where it is neither. */
export function localLanguage(env: NodeJS.ProcessEnv): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh\b|^zh_/i.test(locale) ? 'zh' : 'en';
}
