import type { Sentence } from '../act/sentences.js';
import { wordFor } from '../messages/index.js';
import type { TraceEvent } from '../trace/event.js';
import { isStepOp } from '../trace/ops.js';
import { drawLabelled } from './labelled.js';
import { conditionText, outcomeText, sayText } from './say.js';
import {
  clip,
  colourOf,
  displayName,
  type Look,
  pad,
  padLeft,
  thingName,
  toldOn,
  widthOf,
} from './look.js';

/**
 * What a player sees: the steps as they are taken, what each process would do next, and what came
 * of it.
 */

/** A process before its next step. */
export interface Player {
  readonly process: string;
  readonly state: 'can go' | 'waits' | 'has ended' | 'has not started';
  readonly next: {
    readonly op: string;
    readonly on: string;
    readonly value?: unknown;
    readonly look?: true;
  } | null;
  readonly wait: { readonly on: string; readonly heldBy: readonly string[] } | null;
}

const KEY_WIDTH = 6;

/** The key of a process, as in an order's token. */
export function keyOf(index: number): string {
  return index.toString(36);
}

/**
 * A line for each step from `from` on: its number, who, what, and what came of it for this process.
 */
export function drawSteps(
  look: Look,
  events: readonly TraceEvent[],
  from: number,
  noteOn: (event: TraceEvent, before: readonly TraceEvent[]) => Sentence | null,
): string[] {
  const { paint, messages, width } = look;
  const names = nameWidth(
    look,
    events.map(({ process }) => process),
  );
  return events.flatMap((step, at) => {
    if (at < from || !isStep(step)) return [];
    const number = events.slice(0, at + 1).filter(isStep).length;
    const texts = [stepText(look, step)];
    const notes: string[] = [];
    for (let next = at + 1; next < events.length && !isStep(events[next]!); next++) {
      const event = events[next]!;
      if (event.process !== step.process) continue;
      const consequence = consequenceText(look, event);
      if (consequence !== null) texts.push(consequence);
      const about = noteOn(event, events.slice(0, next));
      const sentence = about && messages.sentences[about.key](about.data as never);
      if (sentence) notes.push(sentence);
    }
    const note = notes.length > 0 ? `   ${paint.red.bold(notes.join('   '))}` : '';
    const text = clip(texts.join('   '), width - KEY_WIDTH - names - 4 - widthOf(note));
    return [
      `${paint.dim(padLeft(String(number), KEY_WIDTH))}  ${nameOf(look, step.process, names)}  ${text}${note}`,
    ];
  });
}

/**
 * A line for each process: the key to press, and what it would do, or why it cannot.
 * @param beside for each process, what else is to be said of its step
 */
export function drawPlayers(
  look: Look,
  players: readonly Player[],
  events: readonly TraceEvent[],
  beside: readonly string[] = [],
): string[] {
  const { paint, width } = look;
  const marks = Math.max(0, ...beside.map((text) => widthOf(text) + 2));
  const names = nameWidth(
    look,
    players.map(({ process }) => process),
  );
  return players.map((player, index) => {
    const key = padLeft(`[${keyOf(index)}]`, KEY_WIDTH);
    const text = clip(playerText(look, player, events), width - KEY_WIDTH - names - marks - 4);
    const able = player.state === 'can go';
    const mark = marks > 0 ? `${padLeft(beside[index]!, marks - 2)}  ` : '';
    return `${(able ? paint.bold : paint.dim)(key)}  ${nameOf(look, player.process, names)}  ${mark}${able ? text : paint.dim(text)}`;
  });
}

/** What a process would do next, or why it does nothing. */
export function playerText(
  look: Look,
  { process, state, next, wait }: Player,
  events: readonly TraceEvent[] = [],
): string {
  const { play } = look.messages;
  switch (state) {
    case 'can go':
      return wait ? play.late(wait.on) : stepText(look, next!);
    case 'waits':
      return waitText(look, wait!);
    case 'has not started':
      return play.notStarted;
    case 'has ended': {
      const last = events.findLast((event) => event.process === process && event.op === 'outcome');
      return play.ended(last ? consequenceText(look, last) : null);
    }
  }
}

export function waitText(look: Look, { on, heldBy }: NonNullable<Player['wait']>): string {
  return look.messages.play.waits(
    thingName(look, on),
    heldBy.map((name) => displayName(look, name)),
  );
}

/** How the game stands, in a word and a sentence, and more sentences that are less important. */
export function drawStanding(
  look: Look,
  standing: 'won' | 'holds' | 'open' | 'givenUp',
  sentence: string,
  ...more: readonly string[]
): string[] {
  const {
    paint,
    messages: {
      play: { labels },
    },
  } = look;
  const colour = { won: paint.red, holds: paint.green, open: paint.yellow, givenUp: paint.yellow }[
    standing
  ];
  return drawLabelled(look, colour, labels[standing], sentence, more);
}

export function stepText(
  look: Look,
  {
    op,
    on = '',
    value,
    pid,
    look: looks,
  }: {
    readonly op: string;
    readonly on?: string;
    readonly value?: unknown;
    readonly pid?: number;
    readonly look?: true;
  },
): string {
  const own = wordFor(look.messages.steps, `${on} ${op}`);
  if (own) return own(value as never);
  const onCondition = conditionText(look, op, on, value);
  if (onCondition) return onCondition;
  const tell = wordFor(look.messages.play.steps, looks && op === 'read' ? 'look' : op);
  return (
    (tell ? tell(...toldOn(look, on, value)) : `${op} ${on}`) + depthText(look, op, value, pid)
  );
}

/**
 * How often a lock that may be acquired again is held after this step; when it has gone to the next
 * one, by nobody of these.
 */
function depthText(
  { messages: { play } }: Look,
  op: string,
  value: unknown,
  pid: number | undefined,
): string {
  if (
    (op !== 'acquire' && op !== 'release') ||
    typeof value !== 'object' ||
    value === null ||
    !('depth' in value)
  )
    return '';
  return play.depth('holder' in value && value.holder === pid ? (value.depth as number) : 0);
}

/**
 * Something done to something shared; that a lock comes from one who is gone is part of its
 * acquisition.
 */
export function isStep({ op, inside }: TraceEvent): boolean {
  return isStepOp(op) && !inside;
}

function consequenceText(look: Look, { op, value }: TraceEvent): string | null {
  const { play } = look.messages;
  switch (op) {
    case 'outcome':
      return outcomeText(look, value) ?? String(value);
    case 'say':
      return sayText(look, value) || null;
    case 'error':
      return play.throws(String(value));
    default:
      return null;
  }
}

function nameOf(look: Look, process: string, width: number): string {
  return colourOf(look, process)(pad(displayName(look, process), width));
}

function nameWidth(look: Look, names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => widthOf(displayName(look, name))));
}

/**
 * As much as there are rows for: what stands below the lanes goes first, then the earlier steps in
 * them, then all of them, then the head.
 */
export function fit(
  head: readonly string[],
  lanes: readonly string[],
  body: readonly string[],
  rows: number,
): string[] {
  const room = rows - head.length - body.length - 1;
  const picture = lanes.length <= room ? lanes : lanes.slice(0, Math.max(0, lanes.indexOf('')));
  const [names, ...steps] = picture;
  const shown =
    names === undefined
      ? []
      : picture.length <= room
        ? [...picture, '']
        : room < 3
          ? []
          : [names, ...steps.slice(1 - room), ''];
  return [...head, ...shown, ...body].slice(-rows);
}
