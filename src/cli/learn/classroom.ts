import type { Language, Messages } from '../../messages/index.js';
import type { Text } from '../../lessons/lesson.js';
import type { Look } from '../../view/look.js';
import type { CommonOptions, Context } from '../shell/context.js';
import type { Pupil } from './pupil.js';

/** Where a chapter is taught: who answers, how it looks, and what there is for its runs. */
export interface Classroom {
  readonly pupil: Pupil;
  readonly context: Context;
  readonly flags: CommonOptions;
  /** How it looks now: the terminal may have got another size. */
  readonly look: () => Look;
  readonly say: (lines: readonly string[]) => void;
}

export function inLanguage(text: Text, { language }: Pick<Messages, 'language'>): string {
  return text[language as Language];
}
