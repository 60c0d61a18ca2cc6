/** The course: what is said around its chapters, which say themselves what they teach. */
export interface LearnWords {
  /** In the list of commands, and of what can be typed. */
  about: string;
  chapter: string;
  auto: string;
  pace: string;
  notes: string;
  export: string;
  reset: string;
  more: string;

  // ---- The list.
  head: string;
  minutes: (count: number) => string;
  /** @param next the chapter that comes next, as it is typed; null after the last */
  score: (done: number, chapters: number, right: number, asked: number) => string;
  next: string;
  which: (number: number) => string;

  // ---- A chapter.
  chapterOf: (number: number, all: number) => string;
  labels: {
    prediction: string;
    opening: string;
    seen: string;
    why: string;
    belief: string;
    python: string;
    change: string;
    exercise: string;
    transfer: string;
    answer: string;
    code: string;
  };
  run: (number: number, all: number, title: string) => string;
  /** Above what the learner said, once the run has shown what is so. */
  said: (guess: string) => string;
  right: string;
  wrong: string;
  /** Where nobody has guessed. */
  itIs: (answer: string) => string;
  guessedBefore: string;
  held: (belief: string) => string;
  prints: (program: string) => string;
  notAsPromised: string;
  line: (number: number, text: string) => string;
  none: string;

  // ---- What is typed.
  goOn: string;
  choose: string;
  chooseSeveral: string;
  number: (least: number, most: number) => string;
  /** The same, where Enter alone stands for a number, too. */
  numberOr: (least: number, most: number, suggested: number) => string;
  orderOf: (processes: readonly string[]) => string;
  sentence: string;
  refused: {
    number: (least: number, most: number) => string;
    line: (least: number, most: number) => string;
    order: string;
    empty: string;
  };

  // ---- What an order does.
  canHappen: (token: string) => string;
  cannotHappen: (token: string, why: string) => string;
  orderWent: (token: string, isWrong: boolean) => string;
  tooManySwitches: (token: string, switches: number, most: number) => string;

  // ---- The learner's own file.
  begun: (file: string) => string;
  goesOn: (file: string) => string;
  edit: (file: string) => string;
  fails: (token: string) => string;
  endsOtherwise: (token: string) => string;
  onRealProcesses: (token: string) => string;
  mended: (orders: string) => string;
  notKnown: string;
  skip: string;
  solution: string;

  // ---- The beginning and the end.
  opening: { ask: string; thanks: string };
  closing: { ask: string; before: string; now: string; model: string };
  finished: (right: number, asked: number) => string;

  // ---- What goes wrong.
  noTerminal: string;
  stopped: string;
  onlyList: string;
  unknown: (name: string, near: string | null, all: string) => string;
  notTogether: (one: string, other: string) => string;
  progress: {
    damaged: (file: string) => string;
    newer: (file: string) => string;
    unreadable: (file: string, why: string) => string;
    unwritable: (file: string, why: string) => string;
    reset: (file: string) => string;
  };

  // ---- For teachers, and on paper.
  teacher: {
    goal: string;
    minutes: (count: number) => string;
    misconceptions: string;
    ask: string;
    expect: (answer: string) => string;
  };
  handout: {
    title: string;
    intro: string;
    yours: string;
    try: string;
    answers: string;
    written: (file: string) => string;
    unwritable: (file: string, why: string) => string;
  };
}

/** The game of two: one breaks a program, the other mends it. */
export interface ChallengeWords {
  about: string;
  file: string;
  more: string;
  intro: (program: string, processes: readonly string[]) => string;
  breaker: string;
  mender: (file: string) => string;
  copyFirst: (classic: string) => string;
  /** An order that was tried. */
  broken: (token: string) => string;
  wentWell: (token: string) => string;
  /** What the explorer says when nobody has more to try. */
  holds: (orders: string) => string;
  breakable: (token: string) => string;
  notKnown: string;
  unchanged: (file: string) => string;
  points: (breaker: number, mender: number) => string;
  winner: Readonly<Record<'breaker' | 'mender' | 'nobody', string>>;
}
