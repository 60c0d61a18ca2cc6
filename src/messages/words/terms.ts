/** What the words are made of that stand in all sentences: names, numbers, lists. */
export interface TermWords {
  /** Its code: en, zh. */
  language: string;
  /** Large numbers. */
  figures: {
    about: (power: string, words: string) => string;
    /**
     * In words, from its first digits and the power of ten that they are multiplied by; empty where
     * there are none.
     */
    words: (digits: number, exponent: number) => string;
  };
  /** What a process of a demonstration is called on the screen: its name without the number. */
  roles: Readonly<Record<string, string>>;
  /** A demonstration and one of its acts, or a file of the user's and one of its scenarios. */
  title: (demo: string, act: string) => string;
  milliseconds: (count: number) => string;
  /**
   * A value that a demonstration's processes write, send or print, as text: such as people read it.
   */
  data: (text: string) => string;
  /** A text of several words, in quotation marks. */
  quoted: (text: string) => string;
  /** Names and values, one after the other. */
  listed: (items: readonly string[]) => string;
  /** What several things are called that somebody waits for together. */
  severalThings: string;
  /** Parts of a sentence, one after the other. */
  clauses: (parts: readonly string[]) => string;
  /** What stands between two sentences. */
  between: string;
}
