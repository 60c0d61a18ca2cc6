import { Command, CommanderError } from 'commander';
import { demos, toTry } from '../demos/registry.js';
import { classicNames } from './args/gallery.js';
import { nearest } from './shell/nearest.js';
import { command, common, examples, optionKey } from './args/options.js';
import { actFlags } from './args/subject-options.js';
import { declareDemo } from './demo-command.js';
import {
  declareChallenge,
  declareClassics,
  declareExplore,
  declareLearn,
  declareList,
  declarePlay,
  declareReplay,
  declareRun,
  declareShow,
  declareVerify,
} from './general-commands.js';
import type { CommandResult, Context } from './shell/context.js';
import { usage } from './shell/failure.js';

/**
 * The command line: what there is to type, and which room it leads to, which is loaded when it is
 * typed. Null when all that was asked for was help.
 */
export async function parse(
  args: readonly string[],
  around: Omit<Context, 'own'>,
  version: string,
): Promise<CommandResult | null> {
  const own = new Map<string, string>();
  const context: Context = { ...around, own };
  const { help, demos: words } = context.messages;
  let result: CommandResult | null = null;
  const end = (done: CommandResult): void => void (result = done);
  const program = command(new Command('ipc-demo').description(help.description), context)
    .version(version, '-V, --version', help.version)
    .helpCommand(false)
    .addHelpText('after', examples(context, toTry.start));
  const add = (typed: string, about: string): Command =>
    command(program.command(typed).description(about), context);
  for (const demo of demos)
    declareDemo(add(demo.name, words[demo.name]!.short), demo, context, end);
  declareReplay(add, context, end);
  declareShow(add, context, end);
  declareRun(add, context, end);
  declareExplore(add, context, end);
  declareList(add, context, end);
  declareClassics(add, context, end);
  declareVerify(add, context, end);
  declarePlay(add, context, end);
  declareLearn(add, context, end);
  declareChallenge(add, context, end);
  declareHelp(program, add, context);
  try {
    if (args.length === 0) program.help();
    const typed = takeOwn(args.map(ourFlag), program, own);
    await program.parseAsync(typed, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0 || error.code === 'commander.help') return null;
    throw usage(explain(error, context));
  }
  return result;
}

/** Some type the hyphen: `--no-lock` is `--nolock`. */
function ourFlag(arg: string): string {
  const flag = arg.replace(/^--no-/, '--no');
  return actFlags().has(flag.slice(2)) ? flag : arg;
}

/** The commands that may be for a file of the user's, which has options of its own. */
const FOR_FILES: ReadonlySet<string> = new Set(['run', 'explore', 'play', 'challenge']);

/** Takes those out that the command does not have, and that may be the file's: `--rounds 3`. */
function takeOwn(
  args: readonly string[],
  program: Command,
  own: Map<string, string>,
): readonly string[] {
  const sub = program.commands.find((one) => one.name() === args[0]);
  if (!sub || !FOR_FILES.has(sub.name())) return args;
  const isOurs = (flag: string): boolean => sub.options.some(({ long }) => long === flag);
  const left: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const [, flag, value = args[at + 1]] = /^(--[a-z][\w-]*)(?:=(.*))?$/.exec(args[at]!) ?? [];
    if (flag === undefined || isOurs(flag) || flag === '--help' || !/^\S+$/.test(value ?? ' ')) {
      left.push(args[at]!);
      continue;
    }
    own.set(optionKey(flag.slice(2)), value!);
    if (!args[at]!.includes('=')) at++;
  }
  return left;
}

/** Commander's own says nothing about a command that it does not know. */
function declareHelp(
  program: Command,
  add: (typed: string, about: string) => Command,
  context: Context,
): void {
  const { help, errors } = context.messages;
  common(add('help', help.helpCommand).argument('[command]', help.ofCommand), context, [])
    .addHelpText('after', () => examples(context, [`help ${toTry.start[1]}`]))
    .action((name: string | undefined) => {
      const names = program.commands.map((sub) => sub.name());
      const asked =
        name === undefined ? program : program.commands.find((sub) => sub.name() === name);
      if (!asked) throw usage(errors.unknownCommand(name!, nearest(name!, names)));
      asked.help();
    });
}

/** Commander says what is wrong in its own words; these are ours. */
function explain(
  { code, message }: CommanderError,
  { messages: { errors, subject } }: Context,
): string {
  const [name = ''] = /(?<=')[^']*(?=')/.exec(message) ?? [];
  const [near = null] = /(?<=Did you mean (?:one of )?)[^?]+(?=\?)/.exec(message) ?? [];
  switch (code) {
    case 'commander.unknownOption':
      return errors.unknownOption(name, near);
    case 'commander.unknownCommand': {
      const classic = nearest(name, classicNames());
      return errors.unknownCommand(name, near ?? (classic && `classics ${classic}`));
    }
    case 'commander.missingArgument':
      return subject.nothingNamed(`npx ipc-demo explore ${toTry.start[1]}`);
    case 'commander.optionMissingArgument':
      return errors.missingArgument(name);
    default:
      return message;
  }
}
