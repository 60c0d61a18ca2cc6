import { type Act, isLifecycle, type OneAct } from '../../act/act.js';
import type { Messages } from '../../messages/index.js';
import type { Options } from '../../scenario/scenario.js';
import { displayName } from '../../view/look.js';
import { badInput, Failure } from '../shell/failure.js';
import { nearest } from '../shell/nearest.js';
import type { Context } from '../shell/context.js';
import { inThread, ThreadTrouble } from './thread.js';

/** What an act did to the thread that it was carried out in, as a sentence. */

/** Whoever has not come to an end may still do so: that is no fault. */
export function stateAfter({ kind, details }: ThreadTrouble): 'unknown' | 'faulty' {
  return kind === 'late' || kind === 'busy' || kind === 'full' || details?.code === 'ENDLESS'
    ? 'unknown'
    : 'faulty';
}

/** The same, where nothing else can be said. */
export function failureOf(
  { demo, act, options }: OneAct & { readonly options: Options },
  trouble: ThreadTrouble,
  messages: Messages,
): Failure {
  const sentence = messages.lanes.entry(demo.name, faultOf(act, options, trouble, messages));
  return stateAfter(trouble) === 'unknown'
    ? new Failure('TIMEOUT', 4, sentence)
    : badInput(sentence);
}

/** What is told of a scenario before real processes carry it out; the rest shows as they do. */
const BEFORE: ReadonlySet<string> = new Set([
  'MISSPELT',
  'MISUSE',
  'CHOICE',
  'ANSWER',
  'KEY',
  'NOT_AWAITED',
  'UNSAID',
]);

/** Tries an act of a file's out, where that takes but a moment. @throws {Failure} that tells a slip */
export async function mustBeFine(
  asked: OneAct & { readonly options: Options },
  { messages, interrupts: { signal } }: Context,
): Promise<void> {
  const { demo, act, options } = asked;
  const job = { kind: 'trial', source: demo.source, act: act.name, options } as const;
  try {
    await inThread(job, { signal, timeout: 0 });
  } catch (error) {
    if (!(error instanceof ThreadTrouble)) throw error;
    const { kind, details, line } = error;
    if (kind === 'threw' && (details ? BEFORE.has(details.code) : line !== null))
      throw failureOf(asked, error, messages);
  }
}

/** Why an act cannot be carried out in memory. */
export function faultOf(
  { name: act, scenario }: Act,
  options: Options,
  { kind, thrown, line, message, details, busy }: ThreadTrouble,
  messages: Messages,
): string {
  const { faults } = messages.explore;
  if (kind === 'busy') {
    const who =
      busy!.who === null || isLifecycle(scenario)
        ? undefined
        : scenario.workers(options)[busy!.who];
    return faults.busy(
      act,
      who ? displayName({ messages }, who.name) : null,
      busy!.seconds.toFixed(1),
    );
  }
  if (kind !== 'threw') return faults[kind](act);
  switch (details?.code) {
    case 'NOT_DETERMINISTIC':
      return faults.notDeterministic(act, details.process, details.step);
    case 'NOT_AWAITED':
      return messages.lanes.entry(
        act,
        messages.notAwaited(
          [displayName({ messages }, details.process)],
          details.call,
          details.line,
        ),
      );
    case 'ANSWER':
      return faults.answer(act, line, details.of, details.answer);
    case 'KEY':
      return faults.key(act, line, details.of, details.key, details.keys);
    case 'MISSPELT': {
      const { asked, choices } = details;
      return faults.misspelt(act, line, asked, nearest(asked, choices), choices);
    }
    case 'MISUSE':
      return faults.misuse(act, line, message);
    case 'CHOICE':
      return faults.choice(act, line, displayName({ messages }, details.process));
    case 'UNSAID':
      return faults.unsaid(act, details.orders);
    case 'ENDLESS':
      return faults.endless(act, details.processes);
    default:
      return faults.threw(act, line, `${thrown}: ${message}`);
  }
}
