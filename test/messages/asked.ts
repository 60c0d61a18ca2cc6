import { readdirSync, readFileSync } from 'node:fs';

/** Whether the code outside the messages asks for a sentence: by the keys as they stand in it. */

// Seen from dist/test/messages.
const SRC = new URL('../../../src/', import.meta.url);
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/^(?:messages\/|act\/sentences)/.test(name))
  .map((name) => ({
    name,
    code: readFileSync(new URL(name, SRC), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, ''),
  }));

/** Those that are looked up by a word of the code's: a name, an operation, an option. */
const BY_WORD =
  /^(?:roles|outcomes|says|steps|sentences|help|placeholders|lanes\.cells|diagram\.arrows|play\.steps|subject\.flaws|explore\.stopped)\./;
/** In whose words the code has them: the demonstrations', or the library's. */
const IN_DEMOS = /^(?:roles|outcomes|says|steps)\./;

const escaped = (text: string): string => text.replace(/\W/g, String.raw`\$&`);

/** @param path its keys, as in explore.labels.safe */
export function isAskedFor(path: readonly string[]): boolean {
  const whole = path.join('.');
  const [group = ''] = path;
  const key = path.at(-1)!;
  if (group === 'steps') return quoted(key.split(' ')[1]!).length > 0;
  const word = escaped(key.replace(/ #$/, ''));
  const says = new RegExp(String.raw`(?:[.'"\`<[|]|[{,] *|^ *)${word}\b`, 'm');
  return files.some(
    ({ name, code }) =>
      says.test(code) &&
      (BY_WORD.test(whole)
        ? !IN_DEMOS.test(whole) || /^(?:demos|run|explore|primitives)\//.test(name)
        : path.length < 2 || new RegExp(String.raw`\b${group}\b`).test(code)),
  );
}

function quoted(word: string): readonly string[] {
  return files.filter(({ code }) => code.includes(`'${word}'`)).map(({ name }) => name);
}

/** What the demonstrations' workers say, and how it ends for them, where that is a word. */
export function saidInDemos(verb: 'say' | 'outcome'): readonly string[] {
  return files
    .filter(({ name }) => name.startsWith('demos/'))
    .flatMap(({ code }) => [...code.matchAll(new RegExp(String.raw`\b${verb}\('([^']+)'`, 'g'))])
    .map(([, word]) => word!);
}
