import type { Messages } from '../../messages/index.js';
import type { Breach } from '../args/order.js';
import type { RealRun } from '../../run/real-run.js';
import type { Lately } from '../../trace/recorder.js';
import { isStep, stepText } from '../../view/board.js';
import { signalName } from '../../view/say.js';
import { createLook, displayName } from '../../view/look.js';
import { stuckTexts } from '../../view/stuck.js';

/** What came of a run, in sentences. */

/** Whether nobody wants what has come of it, also where the check at the end passes. */
export function isTroubled({
  deaths,
  failures,
  left,
  notAwaited,
}: Pick<RealRun, 'deaths' | 'failures' | 'left' | 'notAwaited'>): boolean {
  return [deaths, failures, left, notAwaited].some(({ length }) => length > 0);
}

/** What the judge says, and before it whatever else has to be said. */
export function sentenceOf(
  run: RealRun,
  messages: Messages,
  {
    differs,
    judged,
    tellsLeft,
    breach,
  }: {
    differs: string | null;
    judged: string;
    tellsLeft: boolean;
    breach: Breach | null;
  },
): string {
  return [
    forgotten(run, messages),
    deaths(run, messages),
    diedInOrder(run, messages),
    thrown(run, messages),
    tellsLeft ? leftBehind(run, messages) : '',
    differs,
    stuckOf(run, messages),
    breach && messages.run.breach[breach.by](breach.order.length),
    judged,
  ]
    .filter(Boolean)
    .join(messages.between);
}

/** How a run of a file's ended, in a few words. */
export function endingOf(run: RealRun, breach: Breach | null, messages: Messages): string {
  const { endings } = messages.explore;
  const told =
    (breach && messages.run.breach[breach.by](breach.order.length)) ??
    stuckOf(run, messages) ??
    endings['holdsAtEnd']!({ ending: run.ending } as never);
  return [
    forgotten(run, messages),
    deaths(run, messages),
    diedInOrder(run, messages),
    thrown(run, messages),
    leftBehind(run, messages),
    told,
  ]
    .filter(Boolean)
    .join(messages.between);
}

function stuckOf({ deadlock }: RealRun, messages: Messages): string | null {
  return deadlock && messages.explore.stuck.told(stuckTexts({ messages }, deadlock));
}

const MOST_NAMED = 3;

/** That the time was up, and who was at work then. */
export function outOfTime(timeout: string, atWork: readonly Lately[], messages: Messages): string {
  const { unfinished: words } = messages;
  const look = createLook(messages, Infinity, 0);
  const parts = atWork.slice(0, MOST_NAMED).map(({ process, step, times }) => {
    const name = displayName(look, process);
    if (step === null) return words.none(name);
    const text = stepText(look, step);
    return times > 1 ? words.repeats(name, text, times) : words.since(name, text);
  });
  const more = atWork.length - parts.length;
  return parts.length === 0
    ? timeout
    : words.told(timeout, [...parts, ...(more > 0 ? [words.more(more)] : [])]);
}

/** Workers that have forgotten the same are told together. */
function forgotten({ notAwaited }: RealRun, messages: Messages): string {
  const places = new Set(notAwaited.map(({ call, line }) => `${call} ${line}`));
  return [...places]
    .map((place) => {
      const same = notAwaited.filter(({ call, line }) => `${call} ${line}` === place);
      return messages.notAwaited(
        same.map(({ process }) => displayName({ messages }, process)).toSorted(),
        same[0]!.call,
        same[0]!.line,
      );
    })
    .join(messages.between);
}

/** What workers threw. */
function thrown({ failures }: RealRun, messages: Messages): string {
  return failures
    .map(({ process, message }) =>
      messages.explore.stuck.told([
        messages.explore.threw(displayName({ messages }, process), message),
      ]),
    )
    .join(messages.between);
}

/** Who ended with a lock in hand. */
function leftBehind({ left }: RealRun, messages: Messages): string {
  return left
    .map(({ process, on }) =>
      messages.explore.stuck.told([
        messages.explore.left([displayName({ messages }, process)], on),
      ]),
    )
    .join(messages.between);
}

function deaths({ deaths: fallen }: RealRun, messages: Messages): string {
  return fallen
    .map(({ process, exitCode }) =>
      messages.death(displayName({ messages }, process), exitCode, signalName(exitCode)),
    )
    .join(messages.between);
}

/** Who has died because the order says so. */
function diedInOrder({ events }: RealRun, messages: Messages): string {
  return events
    .filter(isStep)
    .flatMap(({ op, process }, at) =>
      op === 'die' ? [messages.run.died(displayName({ messages }, process), at + 1)] : [],
    )
    .join(messages.between);
}
