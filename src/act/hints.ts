/** What to type after an act. */
export interface Hint {
  /** What it shows. */
  readonly what: 'again' | 'more' | 'every order' | 'fix' | 'contrast' | 'every act';
  /** The command and its arguments, without the program's name. */
  readonly command: string;
}

/** What was typed for an act, and what came of it. */
export interface DoneAct {
  readonly name: string;
  /** With `--repeat`, whether all runs together showed what is promised. */
  readonly ok: boolean;
  /** The options that stand on the command line, as they are typed there. */
  readonly typed: readonly string[];
  readonly options: Readonly<Record<string, number>>;
  readonly repeat: number;
  /** Whether an order was asked for. */
  readonly isOrdered: boolean;
  /** The order in which it went, where it is short enough to be typed. */
  readonly token: string | null;
}
