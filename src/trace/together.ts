/** What several things are called of which somebody waits for what they are together. */

/** No thing's name has a stroke. */
const BETWEEN = ' / ';

/** Which of them are looked at may change with what is found; what they are called does not. */
export function togetherName(names: readonly string[]): string {
  return names.join(BETWEEN);
}

/** The names of those that are called so; of one thing, its own. */
export function namesIn(name: string): readonly string[] {
  return name.split(BETWEEN);
}
