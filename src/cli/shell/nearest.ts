/** Which of the words somebody may have meant; null when none is near enough. */
export function nearest(typed: string, words: readonly string[]): string | null {
  const [best] = words
    .map((word) => ({ word, mistakes: mistakesIn(typed, word) }))
    .toSorted((a, b) => a.mistakes - b.mistakes);
  return best !== undefined && best.mistakes <= Math.max(1, best.word.length / 3)
    ? best.word
    : null;
}

/**
 * How many letters were left out, added or changed, or changed places (optimal string alignment).
 */
function mistakesIn(typed: string, word: string): number {
  if (Math.abs(typed.length - word.length) > word.length) return Infinity;
  const rows: number[][] = [Array.from({ length: word.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= typed.length; i++) {
    const [row, above] = [[i], rows[i - 1]!];
    for (let j = 1; j <= word.length; j++) {
      const isSame = typed[i - 1] === word[j - 1];
      const swapped =
        i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]
          ? rows[i - 2]![j - 2]! + 1
          : Infinity;
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (isSame ? 0 : 1), swapped));
    }
    rows.push(row);
  }
  return rows.at(-1)!.at(-1)!;
}
