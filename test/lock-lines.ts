import type { TraceEvent } from '../src/trace/event.js';

/**
 * Holds each line about a lock against what the lock itself has said, in the values of the events:
 * whoever is said to have it must have had it then, whoever is said to be ahead must have come
 * earlier and be served later, and nobody else who stood in line by then may be left out. It knows
 * English lines, and nothing of how they are made. Each process acquires the lock once.
 */

interface LockState {
  readonly holder: number | null;
  readonly waiting: readonly number[];
}

/** What a line says of a lock. */
interface Claim {
  readonly process: string;
  readonly holder: string;
  /** In their order. */
  readonly queue: readonly string[];
  readonly waits: boolean;
}

/** What the lock says in all. */
interface Account {
  /** Who had it, one after the other, and the span of time in which nobody else can have had it. */
  readonly tenures: readonly {
    readonly process: string;
    readonly from: number;
    readonly until: number;
  }[];
  /** Whether it has ever said that one stands before the other. */
  readonly isBefore: (one: string, other: string) => boolean;
  /**
   * The same of those behind the first: the first may be about to be handed the lock, and one who
   * came earlier only now be seen.
   */
  readonly cameBefore: (one: string, other: string) => boolean;
  /** From when on somebody has certainly stood in line. */
  readonly stoodAt: ReadonlyMap<string, number>;
  readonly waitedAt: ReadonlyMap<string, number>;
}

/** What is wrong with the lines, a sentence each. */
export function contradictions(lines: readonly string[], events: readonly TraceEvent[]): string[] {
  const account = accountOf(events);
  return lines.flatMap((line) => {
    const claim = claimOf(line);
    return claim === null ? [] : wrongIn(claim, account).map((what) => `${line.trim()}: ${what}`);
  });
}

function claimOf(line: string): Claim | null {
  const [, process, text] = /^ *[\d,]+ ms +(\S+) +(.*)$/.exec(line) ?? [];
  const waits = /^waits for the lock; (\S+) holds it(?:; ahead: (.*))?$/.exec(text ?? '');
  const has = /^acquires the lock(?:; waiting: (.*))?$/.exec(text ?? '');
  if (process === undefined || (waits === null && has === null)) return null;
  return {
    process,
    holder: waits?.[1] ?? process,
    queue: (waits ? waits[2] : has![1])?.split(', ') ?? [],
    waits: waits !== null,
  };
}

function accountOf(events: readonly TraceEvent[]): Account {
  const names = new Map(events.map(({ pid, process }) => [pid, process]));
  const about = events.filter(({ on }) => on === 'lock').toSorted((a, b) => a.at - b.at);
  const queueIn = ({ value }: TraceEvent): string[] =>
    (value as LockState).waiting.map((pid) => names.get(pid)!);
  const states = about.filter(({ op }) => op !== 'abandoned');
  const order = new Set(states.flatMap((event) => pairs(queueIn(event))));
  const arrivals = new Set(states.flatMap((event) => pairs(queueIn(event).slice(1))));
  const grants = about.filter(({ op }) => op === 'acquire');
  const releasedBy = (process: string | undefined): number =>
    about.find((event) => event.op === 'release' && event.process === process)?.at ?? -Infinity;
  return {
    tenures: grants.map((grant, index) => ({
      process: grant.process,
      from: releasedBy(grants[index - 1]?.process),
      until: grants[index + 1]?.at ?? Infinity,
    })),
    // One who tells that it waits stands there by then; and a holder looks before it tells that it
    // has the lock.
    stoodAt: new Map(
      states
        .flatMap((event) =>
          queueIn(event)
            .filter(
              (name) => event.op === 'acquire' || (event.op === 'wait' && event.process === name),
            )
            .map((name): [string, number] => [name, event.at]),
        )
        .toReversed(),
    ),
    isBefore: (one, other) => order.has(`${one} ${other}`),
    cameBefore: (one, other) => arrivals.has(`${one} ${other}`),
    waitedAt: new Map(
      about.filter(({ op }) => op === 'wait').map(({ process, at }) => [process, at]),
    ),
  };
}

function wrongIn(
  { process, holder, queue, waits }: Claim,
  { tenures, isBefore, cameBefore, stoodAt, waitedAt }: Account,
): string[] {
  const turnOf = (name: string): number => tenures.findIndex((tenure) => tenure.process === name);
  const turn = turnOf(holder);
  const tenure = tenures[turn];
  if (tenure === undefined) return [`${holder} never had it`];
  const wrong: string[] = [];
  const at = waitedAt.get(process)!;
  if (waits && !(tenure.from < at && at < tenure.until))
    wrong.push(`${holder} did not have it then`);
  if (waits && turnOf(process) <= turn) wrong.push(`${process} had it no later than ${holder}`);
  for (const one of queue)
    if (turnOf(one) <= turn) wrong.push(`${one} did not wait while ${holder} had it`);
  for (const pair of pairs(waits ? [...queue, process].slice(1) : queue.slice(1)))
    if (cameBefore(...(pair.split(' ').toReversed() as [string, string])))
      wrong.push(`the lock has these two the other way round: ${pair}`);
  // Whoever stands in line stays until it is served.
  for (const [one, since] of stoodAt)
    if (
      waits &&
      one !== process &&
      since < at &&
      turnOf(one) > turn &&
      !queue.includes(one) &&
      !isBefore(process, one)
    )
      wrong.push(`${one} is left out`);
  return wrong;
}

/** Everybody with everybody behind. */
function pairs(queue: readonly string[]): string[] {
  return queue.flatMap((one, index) => queue.slice(index + 1).map((other) => `${one} ${other}`));
}
