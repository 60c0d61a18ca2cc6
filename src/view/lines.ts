import { constants } from 'node:os';
import type { Event } from '../trace/event.js';
import { stepText } from './board.js';
import { outcomeText, sayText } from './say.js';
import { brief, clip, colourOf, displayName, type Look, milliseconds, pad, padLeft, widthOf } from './look.js';

/** A line per event, as it happens. */

interface Remark {
  readonly key: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface LinesOptions {
  /** The processes whose names will be seen, to line them up. */
  readonly processes: readonly string[];
  /** Whether the lives and deaths of the processes are what is shown. */
  readonly lives: boolean;
  /** Whether the things are named: there may be several of a kind. */
  readonly named?: boolean;
  /** What is to be said about an event, given those before it. */
  readonly remark?: ((event: Event, before: readonly Event[]) => Remark | null) | undefined;
}

const TIME_WIDTH = 10;
/** The command itself has something to say when it ends processes. */
const OURSELVES = 'ipc-demo';

/** Draws the events of one act, batch after batch. */
export class Lines {
  readonly #look: Look;
  readonly #options: LinesOptions;
  readonly #nameWidth: number;
  readonly #names = new Map<number, string>();
  readonly #before: Event[] = [];
  #asking: Event[] = [];
  /** What each lock's holder saw when it got it. */
  readonly #held = new Map<string, Event>();

  constructor(look: Look, options: LinesOptions) {
    this.#look = look;
    this.#options = options;
    this.#nameWidth = Math.max(...options.processes.map((name) => widthOf(displayName(look, name))), widthOf(OURSELVES));
  }

  draw(batch: readonly Event[]): string[] {
    for (const { op, pid, process } of batch) if (op === 'start') this.#names.set(pid, process);
    const lines: string[] = [];
    const told = new Set<Event>();
    batch.forEach((recorded, index) => {
      if (!told.has(recorded)) {
        const holding = this.#holding(recorded);
        const event = holding ? { ...recorded, value: holding.value } : recorded;
        const ending = event.op === 'write' ? outcomeOf(event, batch.slice(index + 1)) : undefined;
        if (ending) told.add(ending);
        const text = this.#text(event);
        for (const waiting of this.#overtaken(event)) lines.push(this.#line({ ...waiting, at: event.at }, this.#text({ ...waiting, value: event.value })!, null));
        if (text !== null) lines.push(this.#line(event, ending ? `${pad(`${text}  `, 12)}${this.#text(ending)!}` : text, this.#remark(ending ?? event)));
      }
      this.#before.push(recorded);
    });
    return lines;
  }

  /** Who has the lock that is asked for, where whoever asked has not seen it yet. */
  #holding(event: Event): Event | undefined {
    const { op, on, process, pid, value } = event;
    if (on === undefined || !isLockState(value)) return undefined;
    const held = this.#held.get(on);
    if (op === 'acquire') this.#held.set(on, event);
    if (op === 'release' && holderOf(value) !== pid) this.#held.delete(on);
    return op === 'wait' && holderOf(value) === null && held?.process !== process ? held : undefined;
  }

  /** Those who asked for a lock when it was free, and see now that somebody else was faster. */
  #overtaken(event: Event): Event[] {
    const { op, on, process, value } = event;
    if (op === 'wait' && isLockState(value) && holderOf(value) === null) this.#asking.push(event);
    if (op !== 'acquire') return [];
    const others = this.#asking.filter((one) => one.on === on && one.process !== process);
    this.#asking = this.#asking.filter((one) => one.on !== on);
    return others;
  }

  #remark(event: Event): Remark | null {
    return this.#options.remark?.(event, this.#before) ?? null;
  }

  #line(event: Event, text: string, remark: Remark | null): string {
    const { paint, width, messages } = this.#look;
    const time = padLeft(milliseconds(this.#look, event.at), TIME_WIDTH);
    const name = pad(displayName(this.#look, event.process), this.#nameWidth);
    const sentence = remark && messages.sentences[remark.key]?.(remark.data as never);
    const room = width - TIME_WIDTH - this.#nameWidth - 4;
    const noteWidth = sentence ? widthOf(sentence) + 3 : 0;
    const colour = colourOf(this.#look, event.process);
    const note = sentence ? `   ${paint.red.bold(sentence)}` : '';
    return `${paint.dim(time)}  ${colour(name)}  ${emphasis(this.#look, event)(clip(text, room - noteWidth))}${note}`;
  }

  /** Null for what is not worth a line. */
  #text(event: Event): string | null {
    const { op, value, look, on } = event;
    const { events, play } = this.#look.messages;
    const { lives, named } = this.#options;
    if (named && op === 'wait') return this.#wait(on!, value);
    if (named && op in play.steps) return stepText(this.#look, event);
    switch (op) {
      case 'read': return look ? events.looks(typeof value === 'object' && value !== null && 'count' in value ? events.left(value.count as number) : brief(value)) : events.reads(brief(value));
      case 'write': return events.writes(brief(value));
      case 'torn': return events.torn(String(value).trimEnd());
      case 'wait': return holderOf(value) === null ? null : events.waits(this.#nameOf(holderOf(value)!));
      case 'acquire': return events.acquires(waitingIn(value).map((pid) => this.#nameOf(pid)));
      case 'release': return null;
      case 'abandoned': return events.abandoned(value as number, this.#names.has(value as number) ? this.#nameOf(value as number) : null);
      case 'outcome': return outcomeText(this.#look, value) ?? String(value);
      // A process may say something for the record only.
      case 'say': return sayText(this.#look, value) || null;
      case 'kill': return events.kills(displayName(this.#look, (value as { process: string }).process));
      case 'fork': return lives && typeof value === 'object' && value !== null && 'daemon' in value ? this.#fork(value as Forked) : null;
      case 'exit': return value === 0 && !lives ? null : exitText(this.#look, value as number);
      default: return null;
    }
  }

  #fork({ process, pid, daemon }: Forked): string {
    return this.#look.messages.events.forks(displayName(this.#look, process), pid, daemon);
  }

  /** Null where nobody has to wait; a lock says who holds it, a queue how many are in it. */
  #wait(on: string, value: unknown): string | null {
    const { events, play } = this.#look.messages;
    const holder = holderOf(value);
    if (holder !== null) return play.waits(on, [this.#nameOf(holder)]);
    if (isLockState(value)) return null;
    return (value as { size?: number } | undefined)?.size ? events.waitsForRoom(on) : events.waitsForMessage(on);
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

function isLockState(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'holder' in value;
}

function holderOf(value: unknown): number | null {
  return (value as { holder?: number | null } | undefined)?.holder ?? null;
}

/** A write and what it means to its process belong into one line, where nothing else comes between them. */
function outcomeOf(event: Event, following: readonly Event[]): Event | undefined {
  const next = following.find(({ process }) => process === event.process);
  return next?.op === 'outcome' ? next : undefined;
}

function exitText({ messages: { events } }: Look, code: number): string {
  if (code < 0) return events.endedBy(signalName(code)!);
  return code === 0 ? events.exits : events.exitsWith(code);
}

/** SIGTERM for −15; null for an exit code that is no signal. */
export function signalName(exitCode: number): string | null {
  return Object.entries(constants.signals).find(([, number]) => number === -exitCode)?.[0] ?? null;
}

function emphasis({ paint }: Look, { op, look }: Event): (text: string) => string {
  if (op === 'torn' || op === 'abandoned') return paint.red;
  if (look || op === 'wait') return paint.dim;
  return (text) => text;
}
