/** A page on which one steps through a run, or through all orders. Texts only: they go with it. */
export interface PageWords {
  /** What the language calls itself. */
  ownName: string;
  language: string;
  dark: string;
  noScript: string;
  /** The acts, where there are several. */
  acts: string;
  /** Where one is: both are numbers, as text. */
  place: (at: string, all: string) => string;
  first: string;
  back: string;
  on: string;
  last: string;
  play: string;
  pause: string;
  keys: string;
  diagram: string;
  things: string;
  code: string;
  figures: string;
  table: string;
  columns: { number: string; time: string; process: string; event: string };
}
