/**
 * What can be typed for a demonstration: data alone, so that help and lists need not load its
 * scenarios.
 */
export interface About extends DemoOptions {
  /** The names of its acts, in the order in which they are taught. */
  readonly acts: readonly string[];
  /** Commands that show what there is to try. @default it alone, and its first act for programs */
  readonly examples?: readonly string[];
  /** Whether an act of it can be kept to an order: `--schedule`. @default true */
  readonly ordered?: boolean;
}

/** What its acts can be run with, and how they are chosen. */
export interface DemoOptions {
  readonly name: string;
  readonly options: Readonly<Record<string, NumberOption>>;
  /**
   * Each act has a flag of its own, such as `--lock`, of which one is given; else `--act` names
   * them.
   */
  readonly actFlags?: boolean;
  /** Options that are on or off, such as `inPlace` for `--in-place`: 1 or 0. */
  readonly switches?: readonly string[];
  /**
   * The thing, and the option with how much is in it, that a JSON file of the user's can stand for:
   * `--file`.
   */
  readonly file?: string;
  /**
   * The figure of the judge's by which many runs are counted, 0 where it went well: `--repeat`.
   */
  readonly repeats?: string;
}

/**
 * A number option of a demonstration, with what it is when nobody says anything and the least that
 * makes sense.
 */
export interface NumberOption {
  readonly default: number;
  readonly least: number;
  readonly most: number;
  /** What it is where every order counts, and few are many. @default the default */
  readonly few?: number;
}
