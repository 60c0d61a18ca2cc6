import type { TraceEvent } from '../../trace/event.js';
import { stepText, waitText } from '../board.js';
import { isLockState } from '../lanes/rows.js';
import { displayName, type Look } from '../look.js';
import { exitText, outcomeText, sayText } from '../say.js';

/** What a process does at an event, in words that go on from its name. */
export function deedOf(look: Look, event: TraceEvent, names: ReadonlyMap<number, string>): string {
  const { diagram, events, play } = look.messages;
  const { op, on = '', value } = event;
  switch (op) {
    case 'wait': {
      const holder = isLockState(value) ? value.holder : null;
      return waitText(look, {
        on,
        heldBy: holder === null ? [] : [names.get(holder) ?? `${holder}`],
      });
    }
    case 'abandoned':
      return play.passedOn(on);
    case 'start':
      return diagram.begins;
    case 'fork':
      return diagram.starts(displayName(look, String((value as { process?: unknown }).process)));
    case 'kill':
      return events.kills(displayName(look, String((value as { process?: unknown }).process)));
    case 'exit':
      return exitText(look, Number(value));
    default:
      return consequenceOf(look, event) ?? stepText(look, event);
  }
}

/** What comes of a step for the process itself; null for what is a step, or is not told. */
export function consequenceOf(look: Look, { op, value }: TraceEvent): string | null {
  if (op === 'outcome') return outcomeText(look, value) ?? String(value);
  if (op === 'say') return sayText(look, value) || null;
  return op === 'error' ? look.messages.play.throws(String(value)) : null;
}
