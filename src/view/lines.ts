import type { Sentence } from '../act/sentences.js';
import type { TraceEvent } from '../trace/event.js';
import { Asking, TOLD_AFTER } from './asking.js';
import { stepText } from './board.js';
import { endOfDead, exitText, outcomeAfter, outcomeText, sayText } from './say.js';
import {
  brief,
  clip,
  colourOf,
  displayName,
  type Look,
  inMilliseconds,
  pad,
  padLeft,
  thingName,
  widthOf,
  wrap,
} from './look.js';

/** A line per event, as it happens. */

export interface LinesOptions {
  /** The processes whose names will be seen, to line them up. */
  readonly processes: readonly string[];
  /** Whether the lives and deaths of the processes are what is shown. */
  readonly lives: boolean;
  /** Whether the things are named: there may be several of a kind. */
  readonly named?: boolean;
  /** What is to be said about an event, given those before it. */
  readonly noteOn?:
    | ((event: TraceEvent, before: readonly TraceEvent[]) => Sentence | null)
    | undefined;
}

const TIME_WIDTH = 10;
/** However long a name is. */
const LEAST_ROOM = 16;
/** What is longer than two lines and than this is cut. */
const SHORT = 100;
/** The command itself has something to say when it ends processes. */
const OURSELVES = 'ipc-demo';

/** Draws the events of one act, batch after batch. */
export class Lines {
  readonly #look: Look;
  readonly #options: LinesOptions;
  readonly #nameWidth: number;
  readonly #names = new Map<number, string>();
  readonly #before: TraceEvent[] = [];
  readonly #asking = new Asking();

  constructor(look: Look, options: LinesOptions) {
    this.#look = look;
    this.#options = options;
    this.#nameWidth = Math.max(
      ...options.processes.map((name) => widthOf(displayName(look, name))),
      widthOf(OURSELVES),
    );
  }

  get #room(): number {
    return Math.max(LEAST_ROOM, this.#look.width - TIME_WIDTH - this.#nameWidth - 4);
  }

  draw(batch: readonly TraceEvent[]): string[] {
    for (const { op, pid, process } of batch) if (op === 'start') this.#names.set(pid, process);
    const { messages } = this.#look;
    const lines: string[] = [];
    const told = new Set<TraceEvent>();
    batch.forEach((event, index) => {
      if (!told.has(event) && !endOfDead(event, this.#before)) {
        const ending =
          event.op === 'write' ? outcomeAfter(event, batch.slice(index + 1)) : undefined;
        const text = this.#text(event);
        const asked = this.#asking.look(event);
        if (asked === 'told' && text !== null)
          lines.push(...this.#line(event, messages.events.goesOn(text, TOLD_AFTER), null));
        if (asked !== 'shown') return;
        if (text !== null) lines.push(...this.end());
        if (text !== null)
          lines.push(
            ...this.#line(
              event,
              ending ? `${pad(`${text}  `, 12)}${this.#text(ending)!}` : text,
              this.#noteOn(ending ?? event),
            ),
          );
        this.#before.push(event);
        if (ending === undefined) return;
        // Told together, and so both are over for whoever comes next.
        told.add(ending);
        this.#before.push(ending);
      }
    });
    return lines;
  }

  /** What has been counted, and not shown, so far. */
  end(): string[] {
    return this.#asking
      .over()
      .flatMap(({ event, times, isAll }) =>
        this.#line(event, this.#look.messages.events.asked(times, isAll), null),
      );
  }

  #noteOn(event: TraceEvent): Sentence | null {
    return this.#options.noteOn?.(event, this.#before) ?? null;
  }

  /** A note stands beside what it is about, or below it where there is no room. */
  #line(event: TraceEvent, text: string, note: Sentence | null): string[] {
    const { paint, width, messages } = this.#look;
    const time = padLeft(inMilliseconds(this.#look, event.at), TIME_WIDTH);
    const name = pad(displayName(this.#look, event.process), this.#nameWidth);
    const sentence = note && messages.sentences[note.key](note.data as never);
    const noteWidth = sentence ? widthOf(sentence) + 3 : 0;
    const colour = colourOf(this.#look, event.process);
    const beside = sentence ? `   ${paint.red.bold(sentence)}` : '';
    const paintText = emphasis(this.#look, event);
    const room = this.#room;
    const head = `${paint.dim(time)}  ${colour(name)}  `;
    if (widthOf(text) + noteWidth <= room) return [head + paintText(text) + beside];
    // Where there is no room, it goes on below; what is long is cut, what is said of it is not.
    const wrapped = wrap(text, room);
    const told = (wrapped.length <= 2 || widthOf(text) <= SHORT ? wrapped : [clip(text, room)]).map(
      (line) => paintText(line),
    );
    const said = sentence ? wrap(sentence, room).map((line) => paint.red.bold(line)) : [];
    return [...told, ...said].map(
      (line, at) => (at === 0 ? head : ' '.repeat(width - room)) + line,
    );
  }

  /** Null for what is not worth a line. */
  #text(event: TraceEvent): string | null {
    const { op, value, look } = event;
    const { events, play } = this.#look.messages;
    const { lives, named } = this.#options;
    if (named && Object.hasOwn(play.steps, op)) return stepText(this.#look, event);
    switch (op) {
      case 'read':
        return look
          ? events.looks(
              typeof value === 'object' && value !== null && 'count' in value
                ? events.left(value.count as number)
                : brief(value),
            )
          : events.reads(brief(value));
      case 'write':
        return events.writes(brief(value));
      case 'half':
      case 'torn':
        return events[op](String(value).trimEnd());
      case 'wait':
        return this.#wait(event);
      case 'acquire':
        return this.#withNames(waitingIn(value), events.acquires);
      case 'release':
        return null;
      case 'abandoned':
        return events.abandoned(
          value as number,
          this.#names.has(value as number) ? this.#nameOf(value as number) : null,
        );
      case 'outcome':
        return outcomeText(this.#look, value) ?? String(value);
      // A process may say something for the record only.
      case 'say':
        return sayText(this.#look, value) || null;
      case 'kill':
        return events.kills(displayName(this.#look, (value as { process: string }).process));
      case 'fork':
        return lives && typeof value === 'object' && value !== null && 'daemon' in value
          ? this.#fork(value as Forked)
          : null;
      case 'exit':
        return value === 0 && !lives ? null : exitText(this.#look, value as number);
      default:
        return null;
    }
  }

  #fork({ process, pid, daemon }: Forked): string {
    return this.#look.messages.events.forks(displayName(this.#look, process), pid, daemon);
  }

  /**
   * Null for who has only asked: one who waits stands in line. A lock says who has it, and who came
   * before; a queue how many are in it.
   */
  #wait({ on, pid, value }: TraceEvent): string | null {
    const { events, play } = this.#look.messages;
    if (!isLockState(value)) {
      const { size, until, signal } = (value ?? {}) as { [of: string]: unknown };
      if (until || signal)
        return until ? events.waitsForChange(thingName(this.#look, on!)) : events.waitsFor(on!);
      return size ? events.waitsForRoom(on!) : events.waitsForMessage(on!);
    }
    const { holder, waiting } = value;
    if (holder === null || !waiting.includes(pid)) return null;
    const before = new Set(waiting.slice(0, waiting.indexOf(pid)));
    before.delete(holder);
    const text = this.#options.named
      ? play.waits(on!, [this.#nameOf(holder)])
      : events.waits(this.#nameOf(holder));
    return before.size > 0
      ? this.#withNames([...before], (names, all) => text + events.behind(names, all))
      : text;
  }

  /** With as many of the names as there is room for. */
  #withNames(
    pids: readonly number[],
    tell: (names: readonly string[], all: number) => string,
  ): string {
    const names = pids.map((pid) => this.#nameOf(pid));
    let shown = names.length;
    while (shown > 1 && widthOf(tell(names.slice(0, shown), names.length)) > this.#room) shown--;
    return tell(names.slice(0, shown), names.length);
  }

  #nameOf(pid: number): string {
    const name = this.#names.get(pid);
    return name === undefined ? String(pid) : displayName(this.#look, name);
  }
}

interface Forked {
  readonly process: string;
  readonly pid: number;
  readonly daemon: boolean;
}

function waitingIn(value: unknown): readonly number[] {
  return (value as { waiting?: readonly number[] } | undefined)?.waiting ?? [];
}

function isLockState(
  value: unknown,
): value is { readonly holder: number | null; readonly waiting: readonly number[] } {
  return typeof value === 'object' && value !== null && 'holder' in value;
}

function emphasis({ paint }: Look, { op, look }: TraceEvent): (text: string) => string {
  if (op === 'torn' || op === 'abandoned') return paint.red;
  if (look || op === 'wait') return paint.dim;
  return (text) => text;
}
