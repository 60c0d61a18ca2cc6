import type { TraceEvent } from '../trace/event.js';
import { isStep, stepText } from './board.js';
import { outcomeText } from './say.js';
import { displayName, type Look, wrap } from './look.js';

/** An order in prose: who was interrupted between which two steps, and by whom. */

/** What one process does until another one goes on. */
interface Stretch {
  readonly process: string;
  readonly deeds: string[];
  /** What it does next when it comes to go on; null when it does not. */
  next: string | null;
  /** It begins with its death: that it comes before what another one does next is no news. */
  readonly isDeath: boolean;
}

const MOST_STRETCHES = 14;
const MOST_DEEDS = 24;

/** @param events of one run, in their order; a step is what is done to something */
export function drawStory(look: Look, events: readonly TraceEvent[]): string[] {
  const { story } = look.messages.explore;
  const all = stretchesOf(look, events);
  const sentences = all.slice(0, MOST_STRETCHES).map(({ process, deeds, isDeath }, at) => {
    const before = all[at - 1];
    const told = story.and(shortened(deeds, story.moreDeeds));
    const name = displayName(look, process);
    if (before === undefined) return story.begins(name, told);
    return before.next === null || isDeath
      ? story.goesOn(name, told)
      : story.interrupts(displayName(look, before.process), before.next, name, told);
  });
  const more = all.length - sentences.length;
  return [...sentences, ...(more > 0 ? [story.more(more)] : [])].flatMap((sentence) =>
    wrap(sentence, look.width - 6).map((line, at) => `  ${at > 0 ? '  ' : ''}${line}`),
  );
}

/** Of very many the first, and the last. */
function shortened(deeds: readonly string[], more: (count: number) => string): readonly string[] {
  if (deeds.length <= MOST_DEEDS) return deeds;
  const first = deeds.slice(0, MOST_DEEDS / 2);
  return [...first, more(deeds.length - first.length - 1), deeds.at(-1)!];
}

/**
 * The step after which all orders come to the same, in a sentence.
 * @param turn its number, from 1
 * @param isWrong whether they all go wrong then
 */
export function turnText(
  look: Look,
  events: readonly TraceEvent[],
  turn: number,
  isWrong: boolean,
): string {
  const { noReturn, safety } = look.messages.explore.story;
  const step = events.filter(isStep)[turn - 1]!;
  const tell = isWrong ? noReturn : safety;
  return tell(turn, displayName(look, step.process), deedText(look, step, events));
}

/** A step where it stands by itself: of a death it is said after which step. */
function deedText(look: Look, step: TraceEvent, events: readonly TraceEvent[]): string {
  if (step.op !== 'die') return stepText(look, step);
  const { diesFirst, diesAfter } = look.messages.explore.story;
  const last = events
    .slice(0, events.indexOf(step))
    .findLast((event) => isStep(event) && event.process === step.process);
  return last ? diesAfter(stepText(look, last)) : diesFirst;
}

function stretchesOf(look: Look, events: readonly TraceEvent[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const event of events) {
    let last = stretches.at(-1);
    const text = isStep(event)
      ? last?.process === event.process
        ? stepText(look, event)
        : deedText(look, event, events)
      : consequenceText(look, event);
    if (text === null) continue;
    if (last?.process !== event.process) {
      const before = stretches.findLast(({ process }) => process === event.process);
      // Whoever ends without a step has not been interrupted.
      if (!isStep(event) && before) {
        before.deeds.push(text);
        continue;
      }
      // Nobody was about to die.
      if (before && isStep(event) && event.op !== 'die') before.next = text;
      stretches.push(
        (last = { process: event.process, deeds: [], next: null, isDeath: event.op === 'die' }),
      );
    }
    last.deeds.push(text);
  }
  return stretches;
}

function consequenceText(look: Look, { op, on, value }: TraceEvent): string | null {
  if (op === 'abandoned') return look.messages.play.passedOn(on!);
  const { explore, play } = look.messages;
  if (op === 'outcome') return outcomeText(look, value) ?? explore.story.outcome(String(value));
  return op === 'error' ? play.throws(String(value)) : null;
}
