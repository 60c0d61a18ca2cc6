import type { Act, Demo } from '../../act/act.js';
import { allLanguages, type Messages } from '../../messages/index.js';
import type { CommonOptions } from '../shell/context.js';
import { htmlFor, type Kept, svgFor, traceFor } from './drawing.js';
import { Forwarding, type Output, type Shown } from './output.js';
import { PictureFiles } from './picture-files.js';

/** The files for drawings that are asked for, and the acts that will be drawn in them. */
export class Pictures {
  readonly #files: PictureFiles<'html' | 'svg' | 'trace'>;
  readonly #languages: readonly [Messages, ...Messages[]];
  readonly #acts = new Map<string, Kept>();
  /** Whether the code is seen as well. */
  readonly showsCode: boolean;

  private constructor(flags: CommonOptions, languages: readonly [Messages, ...Messages[]]) {
    this.#files = new PictureFiles(['html', 'svg', 'trace'], flags, languages[0]);
    this.#languages = languages;
    this.showsCode = flags.html !== undefined;
  }

  static async open(flags: CommonOptions, messages: Messages): Promise<Pictures> {
    return new Pictures(flags, await allLanguages(messages));
  }

  /** What is shown is kept as well. */
  beside(seen: Output, demo: Demo): Output {
    return new Keeping(seen, demo, this);
  }

  /** Of many runs of an act one is drawn: the first that went wrong, if any did. */
  add(kept: Kept): void {
    const key = `${kept.demo} ${kept.act.name}`;
    const before = this.#acts.get(key);
    if (before === undefined || (isWrong(kept) && !isWrong(before))) this.#acts.set(key, kept);
  }

  /** Writes the files. */
  write(): void {
    const acts = [...this.#acts.values()];
    const languages = this.#languages;
    this.#files.write((kind) => {
      switch (kind) {
        case 'html':
          return htmlFor(acts, languages);
        case 'svg':
          return svgFor(acts, languages[0]);
        case 'trace':
          return traceFor(acts, languages[0]);
      }
    });
  }
}

function isWrong({ verdict, run }: Kept): boolean {
  return verdict.race === true || !verdict.ok || run.deadlock !== null;
}

/** Shows a run, and keeps it. */
class Keeping extends Forwarding {
  readonly #demo: Demo;
  readonly #pictures: Pictures;
  #processes: readonly string[] = [];

  constructor(seen: Output, demo: Demo, pictures: Pictures) {
    super(seen);
    this.#demo = demo;
    this.#pictures = pictures;
  }

  override get wantsLines(): boolean {
    return super.wantsLines || this.#pictures.showsCode;
  }

  override start(act: Act, shown: Shown, processes: readonly string[]): void {
    this.#processes = processes;
    super.start(act, shown, processes);
  }

  override verdict(...all: Parameters<Output['verdict']>): void {
    super.verdict(...all);
    const [act, verdict, sentence, run] = all;
    const { name: demo } = this.#demo;
    this.#pictures.add({ demo, act, processes: this.#processes, run, verdict, sentence });
  }
}
