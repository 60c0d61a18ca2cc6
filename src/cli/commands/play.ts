import type { Command } from 'commander';
import type { Context, CommandResult } from '../shell/context.js';
import { command, common, examples } from '../args/options.js';
import { playGame } from '../play/play.js';
import { type SubjectFlags, subjectOptions } from '../args/subject.js';

/** Adds `play` to what there is to type. */
export function playCommand(
  program: Command,
  context: Context,
  done: (result: CommandResult) => void,
): void {
  const { about, subject, more } = context.messages.play;
  const sub = command(
    program.command('play').description(about).argument('<demo|file>', subject),
    context,
  );
  common(subjectOptions(sub, context), context, ['json', 'color', 'quiet', 'timeout'])
    .addHelpText(
      'after',
      `\n${more}\n${examples(context, ['ipc-demo play ticket', 'ipc-demo play ticket --lock', 'ipc-demo play ./mine.mjs'])}`,
    )
    .action(async (what: string, flags: SubjectFlags) => {
      const given = new Set(
        Object.keys(flags).filter((name) => sub.getOptionValueSource(name) === 'cli'),
      );
      done(await playGame(what, flags, given, context));
    });
}
