/** Where one is in a run that is shown again, and where a key leads. */
export interface Watching {
  /** How many events have happened. */
  readonly at: number;
  /** Whether it goes on by itself. */
  readonly plays: boolean;
  /** Milliseconds from one event to the next, when it does. */
  readonly pace: number;
  /** What there is to say about the last key. */
  readonly note: Note | null;
}

export type Note =
  | { readonly kind: 'nothing more'; readonly process: string }
  | { readonly kind: 'no such'; readonly key: string };

export const START: Watching = { at: 0, plays: false, pace: 1000, note: null };

const [FASTEST, SLOWEST, STEP] = [125, 8000, 2];

const ON: ReadonlySet<string> = new Set([' ', '\r', '\x1b[C', '\x1bOC']);
const BACK: ReadonlySet<string> = new Set(['\x7f', '\b', '\x1b[D', '\x1bOD']);

/**
 * Null where that is the end of it.
 * @param acting who acts in each event
 * @param processes in the order of their numbers: 1 is the first, 0 the tenth
 */
export function moved(
  watching: Watching,
  key: string,
  acting: readonly string[],
  processes: readonly string[],
): Watching | null {
  const { at, pace } = watching;
  const still = { ...watching, note: null, plays: false };
  if (key === 'q') return null;
  if (ON.has(key)) return { ...still, at: Math.min(at + 1, acting.length) };
  if (BACK.has(key)) return { ...still, at: Math.max(at - 1, 0) };
  if (key === 'g') return { ...still, plays: !watching.plays && at < acting.length };
  if (key === '+' || key === '=')
    return { ...watching, note: null, pace: Math.max(FASTEST, pace / STEP) };
  if (key === '-') return { ...watching, note: null, pace: Math.min(SLOWEST, pace * STEP) };
  if (!/^\d$/.test(key)) return watching;
  const process = processes[key === '0' ? 9 : Number(key) - 1];
  if (process === undefined) return { ...still, note: { kind: 'no such', key } };
  const next = acting.indexOf(process, at);
  return next < 0
    ? { ...still, note: { kind: 'nothing more', process } }
    : { ...still, at: next + 1 };
}

/** It has gone on by itself. */
export function goneOn(watching: Watching, events: number): Watching {
  const at = Math.min(watching.at + 1, events);
  return { ...watching, at, plays: at < events, note: null };
}
