import type { SentenceKey, SentencesOf } from '../../act/sentences.js';

/** A sentence for each key, which is given the figures of the run. */
export type Sentences<Key extends SentenceKey> = Readonly<Record<Key, (figures: never) => string>>;

/** All that is said about one demonstration, in one language. */
export interface DemoWords<Name extends keyof SentencesOf = never> {
  readonly short: string;
  /** Who takes part, in a line. */
  readonly setting: (options: Numbers) => string;
  /** What its options mean, where that is not what they usually mean. */
  readonly options?: Readonly<Record<string, string>>;
  /** What its help says besides. */
  readonly more?: string;
  readonly acts: Readonly<Record<string, ActWords>>;
  readonly outcomes?: Readonly<Record<string, string>>;
  /** What processes say; a function where they say it with figures. */
  readonly says?: Readonly<Record<string, Saying>>;
  /**
   * What happens at a step where the usual words say too little: by the thing's name and the
   * operation.
   */
  readonly steps?: Readonly<Record<string, (figures: never) => string>>;
  /** What is said about an event, or as a verdict. */
  readonly sentences: Sentences<SentencesOf[Name]>;
  /**
   * What an ending means, in a few words, by the key of the judge's sentence.
   * @default the sentence
   */
  readonly endings?: Partial<Sentences<SentenceKey>>;
}

export interface ActWords {
  readonly title: string;
  /** What it shows, in a list of acts. */
  readonly short: string;
  /** What happens in it, in a line or two. */
  readonly intro: (options: Numbers) => string;
  /** What is to be seen in the comparison with the acts beside it. */
  readonly beside?: string;
  /** Who takes part in this one. @default the demonstration's */
  readonly setting?: (options: Numbers) => string;
}

export type Saying = string | ((figures: never) => string);
type Numbers = { readonly [name: string]: number };

/** Who takes part in an act; undefined where nobody has found words for it. */
export function settingOf(
  words: DemoWords | undefined,
  act: string,
  options: Numbers,
): string | undefined {
  const own = words && Object.hasOwn(words.acts, act) ? words.acts[act]!.setting : undefined;
  return (own ?? words?.setting)?.(options);
}

/** What the messages have of all demonstrations. */
export interface AllDemoWords {
  readonly demos: Readonly<Record<string, DemoWords>>;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly says: Readonly<Record<string, Saying>>;
  readonly steps: Readonly<Record<string, (figures: never) => string>>;
  readonly sentences: Sentences<Exclude<SentenceKey, SentencesOf['files']>>;
  readonly endings: Partial<Sentences<SentenceKey>>;
}

/** Two demonstrations that say the same mean the same. */
export function gather(demos: {
  readonly [Name in Exclude<keyof SentencesOf, 'files'>]: DemoWords<Name>;
}): AllDemoWords {
  const all = Object.values(demos);
  return {
    demos,
    outcomes: Object.assign({}, ...all.map(({ outcomes }) => outcomes)) as AllDemoWords['outcomes'],
    says: Object.assign({}, ...all.map(({ says }) => says)) as AllDemoWords['says'],
    steps: Object.assign({}, ...all.map(({ steps }) => steps)) as AllDemoWords['steps'],
    sentences: Object.assign(
      {},
      ...all.map(({ sentences }) => sentences),
    ) as AllDemoWords['sentences'],
    endings: Object.assign({}, ...all.map(({ endings }) => endings)) as AllDemoWords['endings'],
  };
}
