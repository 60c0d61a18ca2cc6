import { Command, CommanderError, Option } from 'commander';
import type { Act, Demo } from '../act.js';
import { demos } from '../demos/registry.js';
import type { CommonOptions, Context, Result } from './context.js';
import { usage } from './failure.js';
import { list } from './list.js';
import { command, common, examples, numberOption } from './options.js';
import { perform } from './perform.js';
import { playCommand } from './play-command.js';
import { performTicket, type TicketFlags } from './ticket.js';

/** The command line: what there is to type, and which room it leads to. Null when all that was asked for was help. */
export async function parse(args: readonly string[], context: Context): Promise<Result | null> {
  const { messages } = context;
  let result: Result | null = null;
  const program = command(new Command('ipc-demo').description(messages.help['description']!), context)
    .option('-V, --version', messages.help['version']!)
    .helpCommand('help [command]', messages.help['helpCommand']!)
    .addHelpText('after', examples(context, ['ipc-demo ticket --nolock', 'ipc-demo ticket', 'ipc-demo daemon --act daemon', 'ipc-demo list']));
  for (const demo of demos) {
    const { short } = messages.demos[demo.name]!;
    const sub = command(program.command(demo.name).description(short), context);
    for (const [name, option] of Object.entries(demo.options)) sub.addOption(numberOption(name, option, context));
    if (demo.name === 'ticket') {
      common(ticketOptions(sub, context), context).action(async (flags: TicketFlags) => {
        const given = new Set(Object.keys(flags).filter((name) => sub.getOptionValueSource(name) === 'cli'));
        result = await performTicket(demo, flags, given, context);
      });
    } else {
      common(actOption(sub, demo, context), context).action(async (flags: CommonOptions & { act?: string[] }) => {
        result = await perform(demo, chosen(demo, flags.act), flags, context);
      });
    }
  }
  common(command(program.command('list').description(messages.help['list']!), context), context)
    .addHelpText('after', examples(context, ['ipc-demo list', 'ipc-demo list --json']))
    .action((flags: CommonOptions) => {
      result = list(flags, context);
    });
  playCommand(program, context, (played) => (result = played));
  try {
    if (args.length === 0) program.help();
    await program.parseAsync(args.map((arg) => (arg === '--no-lock' ? '--nolock' : arg)), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0 || error.code === 'commander.help') return null;
    throw usage(explain(error, context));
  }
  return result;
}

function ticketOptions(sub: Command, context: Context): Command {
  const { help } = context.messages;
  return sub
    .option('--nolock', help['nolock']!)
    .option('--lock', help['lock']!)
    .option('--join', help['join']!)
    .option('--file <path>', help['file']!)
    .option('--in-place', help['inPlace']!)
    .addOption(numberOption('repeat', { default: 1, least: 1, most: 100_000 }, context))
    .addHelpText(
      'after',
      `\n${help['allActs']}${examples(context, ['ipc-demo ticket --nolock --buyers 3', 'ipc-demo ticket --lock --file mine.json', 'ipc-demo ticket --nolock --delay 0 --repeat 50'])}`,
    );
}

function actOption(sub: Command, demo: Demo, context: Context): Command {
  const names = demo.acts.map(({ name }) => name);
  const { errors, help } = context.messages;
  return sub
    .addOption(
      new Option('--act <name>', `${help['act']}: ${names.join(', ')}`).argParser((value: string, previous: string[] | undefined) => {
        if (!names.includes(value)) throw usage(errors.choice('--act', value, names.join(', ')));
        return [...(previous ?? []), value];
      }),
    )
    .addHelpText('after', examples(context, [`ipc-demo ${demo.name}`, `ipc-demo ${demo.name} --act ${names[0]} --json`]));
}

function chosen(demo: Demo, names: readonly string[] | undefined): readonly Act[] {
  return names === undefined ? demo.acts : demo.acts.filter(({ name }) => names.includes(name));
}

/** Commander says what is wrong in its own words; these are ours. */
function explain({ code, message }: CommanderError, { messages: { errors, subject } }: Context): string {
  const [name = ''] = /(?<=')[^']*(?=')/.exec(message) ?? [];
  const [near = null] = /(?<=Did you mean (?:one of )?)[^?]+(?=\?)/.exec(message) ?? [];
  switch (code) {
    case 'commander.unknownOption': return errors.unknownOption(name, near);
    case 'commander.unknownCommand': return errors.unknownCommand(name, near);
    case 'commander.missingArgument': return subject.nothingNamed('ipc-demo explore ticket');
    case 'commander.optionMissingArgument': return errors.missingArgument(name);
    default: return message;
  }
}
