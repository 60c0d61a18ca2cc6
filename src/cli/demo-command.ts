import { type Command, Option } from 'commander';
import type { ListedDemo } from '../demos/registry.js';
import { wordFor } from '../messages/index.js';
import {
  actOption,
  common,
  examples,
  flagOf,
  givenOf,
  numberOption,
  pictureOptions,
  remarks,
  repeatOption,
} from './args/options.js';
import type { DemoFlags } from './commands/demo.js';
import type { CommandResult, Context } from './shell/context.js';

/** The command of a demonstration: what it declares, as options. */
export function declareDemo(
  sub: Command,
  demo: ListedDemo,
  context: Context,
  end: (result: CommandResult) => void,
): void {
  const { help, demos } = context.messages;
  const words = demos[demo.name]!;
  const about = (option: string): string => words.options?.[option] ?? wordFor(help, option) ?? '';
  for (const [name, option] of Object.entries(demo.options))
    sub.addOption(numberOption(name, option, about(name), context));
  if (demo.actFlags) for (const name of demo.acts) sub.option(`--${name}`, about(name));
  else sub.addOption(actOption(context, demo.acts));
  if (demo.file !== undefined) sub.option('--file <path>', about('file'));
  for (const name of demo.switches ?? []) sub.option(flagOf(name), about(name));
  const schedule = new Option('--schedule <order>', about('schedule'));
  sub.addOption(schedule.hideHelp(demo.ordered === false));
  if (demo.repeats !== undefined) sub.addOption(repeatOption(about('repeat'), context));
  const oneAct = demo.actFlags ? `--${demo.acts[0]}` : `--act ${demo.acts[0]}`;
  const tries = [
    ...(demo.examples ?? [demo.name, `${demo.name} ${oneAct} --json`]),
    `${demo.name} ${oneAct} --html run.html`,
  ];
  pictureOptions(common(sub, context), context)
    .addHelpText('after', (words.more ? remarks(words.more) : '') + examples(context, tries))
    .action(async (flags: DemoFlags) => {
      const [loaded, { runDemo }] = await Promise.all([demo.load(), import('./commands/demo.js')]);
      end(await runDemo(loaded, flags, givenOf(sub, flags), context));
    });
}
