import { type Act, type Demo, isLifecycle, type Verdict, type SideBySide } from '../../act/act.js';
import { headOf, wordFor } from '../../messages/index.js';
import type { Shares } from '../../scenario/shared.js';
import type { TraceEvent } from '../../trace/event.js';
import { drawSideBySide } from '../../view/tables/side-by-side.js';
import { Lines } from '../../view/lines.js';
import { type Look, wrap } from '../../view/look.js';
import { drawTitle } from '../../view/title.js';
import { drawVerdict, signsIn } from '../../view/verdict.js';
import type { CommonOptions } from '../shell/context.js';
import type { Output, ToldIn, Shown, ShownRun } from './output.js';
import { drawPicture } from './picture.js';
import { print, rest, working } from '../shell/terminal.js';

/** Lines as it happens, the verdict, the picture. */
export class ForPeople implements Output {
  readonly lag = { least: 30, most: 30 };
  readonly wantsLines: boolean;
  readonly keepsOrder = false;
  readonly #demo: Demo;
  readonly #look: Look;
  readonly #quiet: boolean;
  /** Whether the lanes are drawn. */
  readonly #picture: boolean;
  #lines: Lines | undefined;
  #processes: readonly string[] = [];
  #many = false;

  /** @param flags among them whether the run will be shown again, with its code */
  constructor(demo: Demo, look: Look, flags: CommonOptions, picture: boolean) {
    this.wantsLines = flags.stage === true;
    this.#demo = demo;
    this.#look = look;
    this.#quiet = flags.quiet === true;
    this.#picture = picture;
  }

  get showsCode(): boolean {
    return this.#picture && !this.#quiet && !this.#many;
  }

  start(act: Act, { options, run }: Shown, processes: readonly string[]): void {
    this.#many = run !== undefined;
    if (this.#quiet || (run ?? 1) > 1) return;
    const { messages } = this.#look;
    const numbers = options as Readonly<Record<string, number>>;
    // A file of the user's has no words of its own.
    const words = wordFor(wordFor(messages.demos, this.#demo.name)?.acts ?? {}, act.name);
    const { title, setting } = headOf(
      messages,
      { demo: this.#demo.name, act: act.name },
      numbers,
      processes.length,
    );
    this.say([
      '',
      ...drawTitle(this.#look, title, setting, words?.intro(numbers) ?? ''),
      ...this.#orderKept(options['schedule']),
      ...(this.#many ? [] : ['']),
    ]);
    if (this.#many) return;
    this.#processes = processes;
    const { note } = act;
    this.#lines = new Lines(this.#look, {
      processes: processes,
      lives: isLifecycle(act.scenario),
      named: this.#demo.source.name === null || areSeveral(act.scenario.shares(numbers)),
      noteOn: note && ((event, before) => note(event, before, numbers)),
    });
    this.working(messages.working.starting(processes.length));
  }

  #orderKept(order: unknown): string[] {
    if (typeof order !== 'string') return [];
    const { messages, paint, width } = this.#look;
    const signs = signsIn([order]);
    return [messages.order.kept(order), ...(signs.size > 0 ? [messages.order.notation(signs)] : [])]
      .flatMap((sentence) => wrap(sentence, width - 4))
      .map((line) => `  ${paint.dim(line)}`);
  }

  events(batch: readonly TraceEvent[]): void {
    const lines = this.#lines?.draw(batch) ?? [];
    if (lines.length > 0) this.say(lines);
  }

  verdict(
    { name, scenario }: Act,
    verdict: Verdict,
    sentence: ToldIn,
    run: ShownRun,
    _: string | null,
    beside: SideBySide | null = null,
  ): void {
    this.#endLines();
    if (this.#many) return;
    const drawn = drawVerdict(
      this.#look,
      { ...verdict, deadlock: run.deadlock },
      sentence(this.#look.messages),
    );
    if (this.#quiet) return print(drawn);
    const pictures = [
      this.#picture ? drawPicture(this.#look, scenario, run, this.#processes) : [],
      beside
        ? drawSideBySide(
            this.#look,
            beside,
            this.#look.messages.demos[this.#demo.name]?.acts[name]?.beside,
          )
        : [],
    ];
    this.say([
      '',
      ...drawn,
      ...pictures.flatMap((lines) => (lines.length > 0 ? ['', ...lines] : [])),
      '',
    ]);
  }

  cutShort(): void {
    rest();
    this.#endLines();
  }

  #endLines(): void {
    this.say(this.#lines?.end() ?? []);
    this.#lines = undefined;
  }

  say(lines: readonly string[]): void {
    if (!this.#quiet && lines.length > 0) print(lines);
  }

  conclude(lines: readonly string[]): void {
    print(lines);
  }

  working(text: string): void {
    if (!this.#quiet) working(text);
  }
}

/** A file and its lock need no names; anything else does. */
function areSeveral(shares: Shares): boolean {
  const kinds = Object.values(shares).map(({ kind }) => kind);
  return (
    kinds.some((kind) => kind !== 'json-file' && kind !== 'lock') ||
    new Set(kinds).size < kinds.length
  );
}
