import { type Act, isLifecycle, type Run, type Verdict } from '../../act/act.js';
import { type Messages, wordFor } from '../../messages/index.js';
import { jsonOf } from '../../trace/json.js';
import { chromeTrace } from '../../view/diagram/chrome-trace.js';
import { diagramOf } from '../../view/diagram/compose.js';
import type { Diagram } from '../../view/diagram/diagram.js';
import { svgOf } from '../../view/diagram/svg.js';
import { visible } from '../../view/ink.js';
import { createLook, shorten, wrap } from '../../view/look.js';
import { type ActOnPage, type RunInLanguage, textsOf } from '../../view/page/data.js';
import { labelOf } from '../../view/verdict.js';
import { pageOf } from './page-file.js';
import type { ToldIn } from './output.js';
import { sourceOf } from './sources.js';

/** What is kept of acts that are over, as drawings. */

export interface Kept {
  readonly demo: string;
  readonly act: Pick<Act, 'name' | 'scenario' | 'note'>;
  readonly processes: readonly string[];
  readonly run: Pick<Run, 'events' | 'options' | 'deadlock'>;
  readonly verdict: Pick<Verdict, 'ok' | 'promised' | 'race' | 'summary'>;
  readonly sentence: ToldIn;
}

/** How many rows are drawn: more of them make no slide, and no page that anybody steps through. */
const [SLIDE, PAGE] = [160, 20_000];
/** In columns of text. */
const SENTENCE = 92;
const LONGEST_FIGURE = 400;

export function svgFor(acts: readonly Kept[], messages: Messages): string {
  const pictures = acts.map((act) => ({
    ...toldOf(act, messages),
    sentence: wrap(act.sentence(messages), SENTENCE),
    diagram: diagramFor(act, messages, SLIDE),
  }));
  return svgOf(pictures, messages.language);
}

export function traceFor(acts: readonly Kept[], messages: Messages): string {
  const titled = acts.map((act) => ({
    title: toldOf(act, messages).title,
    events: act.run.events,
  }));
  return chromeTrace(createLook(messages, SENTENCE, 0), titled);
}

/** @param languages those in which it can be read, the one that is spoken first */
export function htmlFor(
  acts: readonly Kept[],
  languages: readonly [Messages, ...Messages[]],
): string {
  const [spoken] = languages;
  const data = languages.map((one): RunInLanguage => ({
    language: one.language,
    words: textsOf(one.page),
    acts: acts.map((act) => actOnPage(act, one)),
  }));
  const title = data[0]!.acts.map((act) => `${act.title}: ${act.label}`).join('; ');
  return pageOf('run', spoken, title, data);
}

function toldOf(
  { demo, act, verdict, run }: Kept,
  { demos, labels, title }: Messages,
): { readonly title: string; readonly label: string; readonly isWrong: boolean } {
  const label = labelOf({ ...verdict, deadlock: run.deadlock });
  return {
    title: title(demo, wordFor(wordFor(demos, demo)?.acts ?? {}, act.name)?.title ?? act.name),
    label: labels[label],
    isWrong: label !== 'holds' && label !== 'well',
  };
}

function actOnPage(kept: Kept, messages: Messages): ActOnPage {
  const { verdict, sentence } = kept;
  const told = toldOf(kept, messages);
  return {
    ...told,
    title: visible(told.title),
    sentence: visible(sentence(messages)),
    // Who waits for whom has a picture of its own.
    figures: Object.entries(verdict.summary)
      .filter(([, value]) => typeof value !== 'object' || Array.isArray(value))
      .map(([name, value]) => [
        visible(name),
        visible(shorten(typeof value === 'string' ? value : jsonOf(value), LONGEST_FIGURE)),
      ]),
    diagram: diagramFor(kept, messages, PAGE, true),
  };
}

function diagramFor(
  { act, processes, run }: Kept,
  messages: Messages,
  most: number,
  withCode = false,
): Diagram {
  const { note, scenario } = act;
  return diagramOf(
    createLook(messages, SENTENCE, 0),
    {
      events: run.events,
      processes,
      stuck: run.deadlock,
      lives: isLifecycle(scenario),
      noteOn: note && ((event, before) => note(event, before, run.options)),
      ...(withCode && { sources: sourceOf }),
    },
    most,
  );
}
