import { drawParting, partingOf } from '../../view/tables/parting.js';
import { readRuns, type SavedRun } from '../args/saved.js';
import { lookOf } from '../output/look.js';
import {
  type CommandResult,
  type CommonOptions,
  type Context,
  writeLine,
} from '../shell/context.js';
import { badInput } from '../shell/failure.js';
import { print } from '../shell/terminal.js';

/** `ipc-demo show --diff`: two saved runs of one act, from the first step where they part. */

export function showDiff(
  paths: readonly [string, string],
  flags: CommonOptions,
  context: Context,
): CommandResult {
  const { messages } = context;
  const [one, other] = paths.map((path) => firstIn(path, context)) as [SavedRun, SavedRun];
  const name = ({ demo, act }: SavedRun): string => messages.title(demo, act);
  if (name(one) !== name(other)) throw badInput(messages.diff.apart(name(one), name(other)));
  const parting = partingOf(one.events, other.events);
  const { same, steps } = parting;
  const isAlike = steps.every(({ length }) => length === same);
  if (flags.json)
    writeLine({
      type: 'parting',
      step: isAlike ? null : same + 1,
      steps: steps.map((all) => all[same] ?? null),
    });
  else
    print([
      '',
      ...drawParting(lookOf(flags, messages), parting, paths, [
        one.sentence(messages),
        other.sentence(messages),
      ]),
      '',
    ]);
  return { demo: one.demo, ok: true, acts: 2, exitCode: 0 };
}

function firstIn(path: string, { messages }: Context): SavedRun {
  const [first] = readRuns(path, messages);
  if (first === undefined) throw badInput(messages.replay.noRun(path));
  return first;
}
