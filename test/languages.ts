import { en } from '../src/messages/en/index.js';
import type { Language, Messages } from '../src/messages/index.js';
import { zh } from '../src/messages/zh/index.js';

/** All at once, where they are compared; the command loads the one that it is to speak. */
export const languages: Readonly<Record<Language, Messages>> = { en, zh };
