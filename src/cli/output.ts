import { openSync, writeSync } from 'node:fs';
import { type Act, type Demo, isLifecycle, type Run, type Verdict } from '../act.js';
import { settingOf } from '../messages/demo-words.js';
import type { Messages } from '../messages/index.js';
import type { Shares } from '../scenario.js';
import { firstRead } from '../trace/causality.js';
import type { Event } from '../trace/event.js';
import { type ComparedAct, drawComparison } from '../view/comparison.js';
import { drawLanes } from '../view/lanes.js';
import { Lines } from '../view/lines.js';
import { createLook, type Look, terminalColours } from '../view/look.js';
import { drawParts } from '../view/parts.js';
import { drawScreen } from '../view/screen.js';
import { drawTitle } from '../view/title.js';
import { drawVerdict } from '../view/verdict.js';
import { type CommonOptions, writeLine } from './context.js';
import { badInput } from './failure.js';
import { Spinner } from './spinner.js';

/** Where a performance goes: to people, or to programs. */
export interface Output {
  /** How late events may be shown for the sake of their order, in milliseconds: people want to see them happen, programs want them in order. */
  readonly lag: number;
  start(act: Act, shown: Shown, cast: readonly string[]): void;
  events(batch: readonly Event[]): void;
  /**
   * @param schedule the order in which it went, where that is worth knowing
   * @param beside this act and others, to be seen side by side
   */
  verdict(act: Act, verdict: Verdict, sentence: string, run: Run, schedule: string | null, beside?: readonly ComparedAct[]): void;
  /** The act was ended before there was anything to judge. */
  cutShort(act: Act, why: string): void;
  /** Lines that only people read. */
  say(lines: readonly string[]): void;
  /** The same for what comes of it all: also people in a hurry read it. */
  conclude(lines: readonly string[]): void;
  /** Something is under way, and nothing else is to be seen. */
  working(text: string): void;
}

/** The options as they are told, and the number of the run where there are many. */
export interface Shown {
  readonly options: Readonly<Record<string, number | boolean | string>>;
  readonly run?: number;
}

export function lookOf({ color }: CommonOptions, messages: Messages): Look {
  return createLook(messages, process.stdout.columns ?? 80, color ? terminalColours(process.env) : 0);
}

export function outputOf(demo: Demo, flags: CommonOptions, messages: Messages, picture = true): Output {
  const output = flags.json ? new ForPrograms(demo, writeLine) : new ForPeople(demo, lookOf(flags, messages), { quiet: flags.quiet === true, picture });
  return flags.save === undefined ? output : new Saving(output, new ForPrograms(demo, lineWriter(flags.save, messages)));
}

/** Only written down, for `replay`. */
export function saved(path: string, demo: Demo, messages: Messages): Output {
  return new ForPrograms(demo, lineWriter(path, messages));
}

/** Begins a file at once, so that nothing is run whose record could not be kept. */
function lineWriter(path: string, { errors }: Messages): (line: object) => void {
  try {
    const fd = openSync(path, 'w');
    return (line) => writeSync(fd, `${JSON.stringify(line)}\n`);
  } catch (error) {
    throw badInput(errors.saveFile(path, (error as NodeJS.ErrnoException).code ?? String(error)));
  }
}

/** Also writes down everything for `replay`. */
class Saving implements Output {
  readonly #seen: Output;
  readonly #saved: Output;

  constructor(seen: Output, saved: Output) {
    this.#seen = seen;
    this.#saved = saved;
  }

  get lag(): number {
    return Math.max(this.#seen.lag, this.#saved.lag);
  }

  start(...all: Parameters<Output['start']>): void {
    for (const output of [this.#saved, this.#seen]) output.start(...all);
  }

  events(batch: readonly Event[]): void {
    for (const output of [this.#saved, this.#seen]) output.events(batch);
  }

  verdict(...all: Parameters<Output['verdict']>): void {
    for (const output of [this.#saved, this.#seen]) output.verdict(...all);
  }

  cutShort(act: Act, why: string): void {
    for (const output of [this.#saved, this.#seen]) output.cutShort(act, why);
  }

  say(lines: readonly string[]): void {
    this.#seen.say(lines);
  }

  conclude(lines: readonly string[]): void {
    this.#seen.conclude(lines);
  }

  working(text: string): void {
    this.#seen.working(text);
  }
}

/** One JSON object a line. */
class ForPrograms implements Output {
  readonly lag = 150;
  readonly #demo: Demo;
  readonly #write: (line: object) => void;

  constructor(demo: Demo, write: (line: object) => void) {
    this.#demo = demo;
    this.#write = write;
  }

  start({ name }: Act, { options, run }: Shown): void {
    this.#write({ type: 'start', format: 1, demo: this.#demo.name, act: name, options, pid: process.pid, at: 0, run });
  }

  events(batch: readonly Event[]): void {
    for (const event of batch) this.#write({ type: 'event', ...event });
  }

  verdict({ name }: Act, { ok, race, summary }: Verdict, message: string, _: Run, schedule: string | null): void {
    this.#write({ type: 'verdict', demo: this.#demo.name, act: name, ok, race, summary, message, schedule: schedule ?? undefined });
  }

  cutShort({ name }: Act, message: string): void {
    this.#write({ type: 'verdict', demo: this.#demo.name, act: name, ok: false, summary: {}, message });
  }

  say(): void {}
  conclude(): void {}
  working(): void {}
}

/** Lines as it happens, the verdict, the picture. */
class ForPeople implements Output {
  readonly lag = 30;
  readonly #demo: Demo;
  readonly #look: Look;
  readonly #quiet: boolean;
  /** Whether the lanes are drawn. */
  readonly #picture: boolean;
  readonly #spinner = new Spinner();
  #lines: Lines | undefined;
  #cast: readonly string[] = [];
  #many = false;

  constructor(demo: Demo, look: Look, { quiet, picture }: { quiet: boolean; picture: boolean }) {
    this.#demo = demo;
    this.#look = look;
    this.#quiet = quiet;
    this.#picture = picture;
  }

  start(act: Act, { options, run }: Shown, cast: readonly string[]): void {
    this.#many = run !== undefined;
    if (this.#quiet || (run ?? 1) > 1) return;
    const { messages } = this.#look;
    const numbers = options as Readonly<Record<string, number>>;
    // A file of the user's has no words of its own.
    const { title, intro = () => '' } = messages.demos[this.#demo.name]?.acts[act.name] ?? { title: act.name };
    const setting = settingOf(messages.demos[this.#demo.name], act.name, numbers) ?? messages.explore.setting(cast.length);
    this.say(['', ...drawTitle(this.#look, `${this.#demo.name}, ${title}`, setting, intro(numbers)), ...(typeof options['schedule'] === 'string' ? [`  ${messages.order.kept(options['schedule'])}`] : []), ...(this.#many ? [] : [''])]);
    if (this.#many) return;
    this.#cast = cast;
    const { remark } = act;
    this.#lines = new Lines(this.#look, {
      processes: cast,
      lives: isLifecycle(act.plot),
      named: this.#demo.source.name === null || areSeveral(act.plot.shares(numbers)),
      remark: remark && ((event, before) => remark(event, before, numbers)),
    });
    this.working(messages.working.starting(cast.length));
  }

  events(batch: readonly Event[]): void {
    const lines = this.#lines?.draw(batch) ?? [];
    if (lines.length > 0) this.say(lines);
  }

  verdict({ name, plot }: Act, verdict: Verdict, sentence: string, run: Run, _: string | null, beside: readonly ComparedAct[] = []): void {
    this.#lines = undefined;
    if (this.#many) return;
    const drawn = drawVerdict(this.#look, { ...verdict, deadlock: run.deadlock !== null }, sentence);
    if (this.#quiet) return this.#print(drawn);
    const pictures = [this.#picture ? this.#draw(plot, run) : [], beside.length > 0 ? drawComparison(this.#look, beside, this.#look.messages.demos[this.#demo.name]?.acts[name]?.beside) : []];
    this.say(['', ...drawn, ...pictures.flatMap((lines) => (lines.length > 0 ? ['', ...lines] : [])), '']);
  }

  /** What stands on the terminal, where there is one; the parts of a queue, where they are told; else a lane for each process. */
  #draw(plot: Act['plot'], { events, ending, options }: Run): string[] {
    if (isLifecycle(plot)) return [];
    const shares = plot.shares(options);
    const screen = Object.entries(shares).find(([, { kind }]) => kind === 'terminal');
    if (screen) return drawScreen(this.#look, String(ending.shared[screen[0]]));
    const open = Object.values(shares).find((shared) => shared.kind === 'queue' && shared.inside);
    const parts = open ? drawParts(this.#look, events, open.name) : [];
    return parts.length > 0 ? parts : drawLanes(this.#look, events, this.#cast, firstRead(events));
  }

  cutShort(): void {
    this.#spinner.hide();
  }

  say(lines: readonly string[]): void {
    if (!this.#quiet && lines.length > 0) this.#print(lines);
  }

  conclude(lines: readonly string[]): void {
    this.#print(lines);
  }

  working(text: string): void {
    if (!this.#quiet) this.#spinner.show(text);
  }

  #print(lines: readonly string[]): void {
    this.#spinner.hide();
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}

/** A file and its lock need no names; anything else does. */
function areSeveral(shares: Shares): boolean {
  const kinds = Object.values(shares).map(({ kind }) => kind);
  return kinds.some((kind) => kind !== 'json-file' && kind !== 'lock') || new Set(kinds).size < kinds.length;
}
