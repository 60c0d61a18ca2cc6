import { type Act, isLifecycle, type Run, type Verdict } from '../../act/act.js';
import type { Messages } from '../../messages/index.js';
import { diagramOf } from '../../view/diagram/compose.js';
import { type Pictured, svgOf } from '../../view/diagram/svg.js';
import { chromeTrace } from '../../view/diagram/chrome-trace.js';
import { createLook, wrap } from '../../view/look.js';
import { labelOf } from '../../view/verdict.js';

/** What is kept of an act that is over, to be drawn. */
export interface Kept {
  readonly demo: string;
  readonly act: Pick<Act, 'name' | 'scenario' | 'note'>;
  readonly processes: readonly string[];
  readonly run: Pick<Run, 'events' | 'options' | 'deadlock'>;
  readonly verdict: Pick<Verdict, 'ok' | 'promised' | 'race' | 'summary'>;
  readonly sentence: string;
}

/** More rows than these make no slide. */
const SLIDE = 160;
/** In columns of text. */
const SENTENCE = 92;

export function svgFor(acts: readonly Kept[], messages: Messages): string {
  return svgOf(
    acts.map((act) => picturedIn(messages, act, SLIDE)),
    messages.language,
  );
}

export function traceFor(acts: readonly Kept[], messages: Messages): string {
  return chromeTrace(
    createLook(messages, SENTENCE, 0),
    acts.map(({ demo, act, run }) => ({
      title: titleIn(messages, demo, act.name),
      events: run.events,
    })),
  );
}

export function picturedIn(
  messages: Messages,
  { demo, act, processes, run, verdict, sentence }: Kept,
  most: number,
): Pictured {
  const look = createLook(messages, SENTENCE, 0);
  const { note } = act;
  const label = labelOf({ ...verdict, deadlock: run.deadlock !== null });
  return {
    title: titleIn(messages, demo, act.name),
    label: messages.labels[label],
    isWrong: label !== 'holds' && label !== 'well',
    sentence: wrap(sentence, SENTENCE),
    diagram: diagramOf(
      look,
      {
        events: run.events,
        processes,
        stuck: run.deadlock,
        lives: isLifecycle(act.scenario),
        noteOn: note && ((event, before) => note(event, before, run.options)),
      },
      most,
    ),
  };
}

function titleIn({ demos, title }: Messages, demo: string, act: string): string {
  return title(demo, demos[demo]?.acts[act]?.title ?? act);
}
