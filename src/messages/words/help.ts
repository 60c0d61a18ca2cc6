/** What --help and list print. */
export interface HelpWords {
  list: { head: string; hint: string };
  help: { [key: string]: string };
  /** What the words between brackets in a usage line are called: <file>. */
  placeholders: { [word: string]: string };
  /** What an option means, and what it takes. */
  oneOf: (about: string, names: readonly string[]) => string;
  defaultsTo: (value: string) => string;
}
