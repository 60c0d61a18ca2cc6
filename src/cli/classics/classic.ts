import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Text } from '../../lessons/lesson.js';
import type { Language, Messages } from '../../messages/index.js';
import { importFile } from '../../run/find-scenario.js';
import { asTheyStand, lookInto } from '../sandbox/contents.js';

/** A classic, as its file tells it, in the user's language. */
export interface Classic {
  readonly name: string;
  readonly title: string;
  readonly story: string;
  /** Where it was published. */
  readonly source: string;
  /** What is believed, and breaks. */
  readonly belief: string;
  readonly versions: readonly Version[];
}

export interface Version {
  readonly name: string;
  /** On purpose. */
  readonly broken: boolean;
  readonly about: string;
}

/** What a classic exports besides its versions. */
type About = Readonly<Record<'title' | 'story' | 'belief', Text>> & {
  readonly source: string;
  readonly broken: readonly string[];
};

/** Imports the file in this process: it is ours. */
export async function readClassic(
  name: string,
  path: string,
  { language }: Messages,
): Promise<Classic> {
  const text = readFileSync(path, 'utf8');
  const file = pathToFileURL(path).href;
  const exports = await importFile(file);
  const { title, story, source, belief, broken } = exports['about'] as About;
  const told = (both: Text): string => both[language as Language];
  return {
    name,
    title: told(title),
    story: told(story),
    source,
    belief: told(belief),
    versions: asTheyStand(lookInto(exports, file).scenarios, text).map((version) => ({
      name: version,
      broken: broken.includes(version),
      about: commentAbove(version, text, language),
    })),
  };
}

/**
 * What stands above an export. A line with Chinese in it is Chinese, and the others are English;
 * where none is, those who read Chinese read these.
 */
export function commentAbove(exported: string, text: string, language: string): string {
  const before = text.slice(0, text.search(new RegExp(`^export const ${exported}\\b`, 'm')));
  const [, comment = ''] = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*$/.exec(before) ?? [];
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\*/, '').trim());
  const isChinese = (line: string): boolean => /\p{Script=Han}/u.test(line);
  const chinese = lines.filter(isChinese).join('');
  if (language === 'zh' && chinese !== '') return chinese;
  const english = lines.filter((line) => line !== '' && !isChinese(line)).join(' ');
  // Whether it is right is shown beside it.
  return english.replace(/^Right: (.)/, (_, first: string) => first.toUpperCase());
}
