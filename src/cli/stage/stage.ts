/** Room: a run, shown again on a terminal, an event a key. */

import { type Act, type Demo, isLifecycle, type Run } from '../../act/act.js';
import { stepsOf } from '../../explore/agreement.js';
import { parseToken } from '../../explore/model/token.js';
import type { TraceEvent } from '../../trace/event.js';
import { displayName, type Look } from '../../view/look.js';
import { drawStage, mostTold, type Stage } from '../../view/stage/draw.js';
import { framesOf } from '../../view/stage/frames.js';
import { rightWidth } from '../../view/stage/right.js';
import { lookOf } from '../output/look.js';
import { sourceOf } from '../output/sources.js';
import type { CommonOptions, Context } from '../shell/context.js';
import { inThread, ThreadTrouble } from '../sandbox/thread.js';
import { usage } from '../shell/failure.js';
import { keysPressed } from '../shell/keys.js';
import { canDraw, redraw, rows } from '../shell/terminal.js';
import { goneOn, moved, START, type Watching } from './moves.js';

/** So long may be searched for where it turned, before it is shown; milliseconds. */
const PATIENCE = 2000;

/** A run on real processes that is over. */
export interface Performed {
  readonly demo: Demo;
  readonly act: Act;
  readonly run: Run;
  /** All who take part, in the order of their keys. */
  readonly processes: readonly string[];
  readonly race: boolean;
  /** The order in which it went, where that is known. */
  readonly schedule: string | null;
  /** What came of it, in a word and a sentence. */
  readonly conclude: (look: Look) => readonly string[];
}

/**
 * What shows runs again, each until the user has seen enough, however long that takes.
 * @throws {Failure} where nothing could be shown: before anything is run
 */
export function stageFor(
  flags: CommonOptions,
  repeat: number,
  { messages, interrupts }: Context,
): (performed: Performed) => Promise<void> {
  if (flags.json) throw usage(messages.stage.notWith('--json'));
  if (repeat > 1) throw usage(messages.stage.notWith('--repeat'));
  if (!process.stdin.isTTY || !canDraw(process.stdout)) throw usage(messages.stage.noTerminal);
  const look = (): Look => lookOf(flags, messages);
  return (performed) => interrupts.untimed(() => watch(performed, look, interrupts.signal));
}

async function watch(
  performed: Performed,
  lookNow: () => Look,
  signal: AbortSignal,
): Promise<void> {
  const { processes } = performed;
  const noReturn = await findNoReturn(performed, signal);
  const stageIn = (its: Look): Stage => stageOf(its, performed, noReturn);
  let look = lookNow();
  let stage = stageIn(look);
  let watching: Watching | null = START;
  const draw = (): void => redraw(drawStage(look, rows(), stage, sceneOf(look, watching!)));
  // What stood there before is scrolled away, not overwritten.
  process.stdout.write('\n'.repeat(rows()));
  const keys = keysPressed(signal, () => {
    look = lookNow();
    stage = stageIn(look);
    draw();
  });
  let key = keys.next();
  for (draw(); watching !== null; draw()) {
    const pressed: string | null | undefined = await pressedWithin(key, watching);
    if (pressed === undefined) watching = goneOn(watching, stage.frames.length);
    else if (pressed === null) return;
    else {
      const acting = stage.frames.map((frame) => frame.process);
      watching = moved(watching, pressed, acting, processes);
      if (watching === null) break;
      key = keys.next();
    }
  }
  await keys.return();
}

/** The key; null where no more will come; undefined where it has gone on by itself before. */
async function pressedWithin(
  key: Promise<IteratorResult<string, void>>,
  { plays, pace }: Watching,
): Promise<string | null | undefined> {
  const pressed = key.then(({ value }) => value ?? null);
  if (!plays) return pressed;
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), pace);
  });
  try {
    return await Promise.race([pressed, passed]);
  } finally {
    clearTimeout(timer);
  }
}

/** The step after which every order goes wrong; undefined where none is known to be. */
async function findNoReturn(
  { demo, act, run: { events, options }, race, schedule }: Performed,
  signal: AbortSignal,
): Promise<TraceEvent | undefined> {
  if (!race || schedule === null) return undefined;
  const job = {
    kind: 'outlook',
    source: demo.source,
    act: act.name,
    options,
    schedule: parseToken(schedule),
    timeout: PATIENCE,
  } as const;
  try {
    const outlook = await inThread(job, { signal, timeout: PATIENCE });
    return stepsOf(events)[(outlook?.turn ?? 0) - 1];
  } catch (error) {
    if (error instanceof ThreadTrouble) return undefined;
    throw error;
  }
}

function stageOf(
  look: Look,
  { demo, act, run: { events, options }, processes, conclude }: Performed,
  noReturn: TraceEvent | undefined,
): Stage {
  const { messages } = look;
  const { note } = act;
  const run = {
    events,
    processes,
    noReturn,
    lives: isLifecycle(act.scenario),
    noteOn: note && ((...all: [Run['events'][number], Run['events']]) => note(...all, options)),
  };
  const frames = framesOf(look, run);
  const title = messages.demos[demo.name]?.acts[act.name]?.title ?? act.name;
  const conclusion = conclude(look);
  return {
    title: messages.title(demo.name, title),
    run,
    frames,
    right: rightWidth(look, { run, frames }),
    sources: sourceOf,
    conclusion,
    told: mostTold(look, { frames, conclusion }),
  };
}

function sceneOf(look: Look, { at, plays, pace, note }: Watching): Parameters<typeof drawStage>[3] {
  const { stage } = look.messages;
  const told =
    note?.kind === 'nothing more'
      ? stage.nothingMore(displayName(look, note.process))
      : note && stage.noSuch(note.key);
  return { at, keys: plays ? stage.playing(String(pace / 1000)) : stage.keys, note: told };
}
