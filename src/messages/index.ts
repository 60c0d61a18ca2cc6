import { en, type Messages } from './en.js';
import { zh } from './zh.js';

export { localLanguage } from './before-all.js';
export type { Messages };

export const languages: { readonly en: Messages; readonly zh: Messages } = { en, zh };
export type Language = keyof typeof languages;
