/**
 * The line of a file on which a word of a scenario's stands as a key, where that is certain, or
 * else where the scenario begins; null where it is not to be found.
 */
export function lineOf(text: string, scenario: string, word: string): number | null {
  const begins =
    scenario === 'default'
      ? /\bexport\s+default\b/
      : new RegExp(String.raw`\b(?:const|let|var)\s+${scenario.replaceAll('$', String.raw`\$`)}\b`);
  const from = text.search(begins);
  if (from < 0) return null;
  const ends = text.slice(from).search(/\n(?:export|const|let|var|function|async|class)\b/);
  const own = text.slice(from, ends < 0 ? undefined : from + ends);
  const key = new RegExp(
    String.raw`(?<=^|[\s{,(])${word.replace(/\W/g, String.raw`\$&`)}(?=\s*[:,(}])`,
    'g',
  );
  const [place, ...others] = [...own.matchAll(key)];
  const at = place && others.length === 0 ? from + place.index : from;
  return text.slice(0, at).split('\n').length;
}
