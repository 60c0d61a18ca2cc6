import { Command, CommanderError, Option } from 'commander';
import { type Act, type Demo, isLifecycle } from '../act/act.js';
import { demos } from '../demos/registry.js';
import { wrap } from '../view/look.js';
import type { CommonOptions, Context, CommandResult } from './shell/context.js';
import { exploreSubject } from './commands/explore.js';
import { usage } from './shell/failure.js';
import type { ExploreFlags } from './commands/findings.js';
import { listDemos } from './commands/list.js';
import { nearest } from './args/nearest.js';
import { command, common, countOption, examples, numberOption } from './args/options.js';
import { runDemo, type DemoFlags } from './commands/demo.js';
import { playCommand } from './commands/play.js';
import { replay, type ReplayFlags } from './commands/replay.js';
import { type RunFlags, runSubject } from './commands/run.js';
import { subjectOptions } from './args/subject.js';
import { columns } from './shell/terminal.js';
import { runTicket, type TicketFlags } from './commands/ticket.js';
import { verify, type VerifyFlags } from './commands/verify.js';

/**
 * All acts take longer than one: on a busy machine some minutes, where nothing is wrong. Seconds.
 */
const VERIFY_TIMEOUT = 300;

/**
 * The command line: what there is to type, and which room it leads to. Null when all that was asked
 * for was help.
 */
export async function parse(
  args: readonly string[],
  context: Context,
): Promise<CommandResult | null> {
  const { messages } = context;
  let result: CommandResult | null = null;
  const program = command(new Command('ipc-demo').description(messages.help.description), context)
    .option('-V, --version', messages.help.version)
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(context, [
        'ipc-demo ticket --nolock',
        'ipc-demo ticket',
        'ipc-demo daemon --act daemon',
        'ipc-demo list',
      ]),
    );
  for (const demo of demos) {
    const { short } = messages.demos[demo.name]!;
    const sub = command(program.command(demo.name).description(short), context);
    for (const [name, option] of Object.entries(demo.options))
      sub.addOption(
        numberOption(name, option, context, messages.demos[demo.name]!.options?.[name]),
      );
    if (demo.name === 'ticket') {
      common(ticketOptions(sub, context), context).action(async (flags: TicketFlags) => {
        result = await runTicket(demo, flags, givenOf(sub, flags), context);
      });
    } else {
      common(actOption(sub, demo, context), context).action(
        async (flags: DemoFlags & { act?: string[] }) => {
          result = await runDemo(demo, chosen(demo, flags.act), flags, context);
        },
      );
    }
  }
  replayCommand(program, context, (done) => (result = done));
  runCommand(program, context, (done) => (result = done));
  exploreCommand(program, context, (done) => (result = done));
  common(command(program.command('list').description(messages.help.list), context), context, [
    'json',
    'color',
  ])
    .addHelpText('after', examples(context, ['ipc-demo list', 'ipc-demo list --json']))
    .action((flags: CommonOptions) => {
      result = listDemos(flags, context);
    });
  common(
    command(program.command('verify').description(messages.verify.about), context),
    context,
    ['json', 'color', 'quiet', 'timeout'],
    VERIFY_TIMEOUT,
  )
    .option('--junit <file>', messages.verify.junit)
    .addHelpText(
      'after',
      examples(context, [
        'ipc-demo verify',
        'ipc-demo verify --json',
        'ipc-demo verify --junit report.xml',
      ]),
    )
    .action(async (flags: VerifyFlags) => {
      result = await verify(flags, context);
    });
  playCommand(program, context, (played) => (result = played));
  helpCommand(program, context);
  try {
    if (args.length === 0) program.help();
    await program.parseAsync(
      args.map((arg) => (arg === '--no-lock' ? '--nolock' : arg)),
      { from: 'user' },
    );
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0 || error.code === 'commander.help') return null;
    throw usage(explain(error, context));
  }
  return result;
}

/** Commander's own says nothing about a command that it does not know. */
function helpCommand(program: Command, context: Context): void {
  const { help, errors } = context.messages;
  common(
    command(
      program.command('help').description(help.helpCommand).argument('[command]', help.ofCommand),
      context,
    ),
    context,
    [],
  )
    .addHelpText('after', () => examples(context, ['ipc-demo help ticket']))
    .action((name: string | undefined) => {
      const names = program.commands.map((sub) => sub.name());
      const asked =
        name === undefined ? program : program.commands.find((sub) => sub.name() === name);
      if (!asked) throw usage(errors.unknownCommand(name!, nearest(name!, names)));
      asked.help();
    });
}

function exploreCommand(
  program: Command,
  context: Context,
  end: (result: CommandResult) => void,
): void {
  const { explore, rehearsal } = context.messages;
  const sub = command(
    program.command('explore').description(explore.about).argument('<demo|file>', explore.subject),
    context,
  );
  subjectOptions(sub, context)
    .option('--full', explore.full)
    .option('--real', rehearsal.real)
    .addOption(countOption('--max <n>', explore.max, context))
    .addOption(countOption('--steps <n>', explore.steps, context));
  common(sub, context)
    .addHelpText(
      'after',
      `\n${explore.more}\n${examples(context, ['ipc-demo explore ticket --nolock', 'ipc-demo explore ticket --lock --buyers 4', 'ipc-demo explore ticket --nolock --real', 'ipc-demo explore ./mine.mjs --json'])}`,
    )
    .action(async (what: string, flags: ExploreFlags) =>
      end(await exploreSubject(what, flags, givenOf(sub, flags), context)),
    );
}

function runCommand(
  program: Command,
  context: Context,
  end: (result: CommandResult) => void,
): void {
  const { run, help } = context.messages;
  const sub = command(
    program.command('run').description(run.about).argument('<file>', run.file),
    context,
  );
  const act = new Option('--act <name>', help.act).argParser(
    (value: string, previous: string[] | undefined) => [...(previous ?? []), value],
  );
  sub.addOption(act).option('--schedule <order>', help.schedule);
  sub.addOption(
    numberOption('repeat', { default: 1, least: 1, most: 100_000 }, context, run.repeat),
  );
  common(
    sub.addOption(
      numberOption('delay', { default: 100, least: 0, most: 60_000 }, context, run.delay),
    ),
    context,
  )
    .addHelpText(
      'after',
      `\n${wrap(run.more, columns()).join('\n')}\n${examples(context, ['ipc-demo run ./mine.mjs', 'ipc-demo run ./mine.mjs --repeat 100', 'ipc-demo run ./mine.mjs --act careless --schedule 0101'])}`,
    )
    .action(async (what: string, flags: RunFlags) =>
      end(await runSubject(what, flags, givenOf(sub, flags), context)),
    );
}

function replayCommand(
  program: Command,
  context: Context,
  end: (result: CommandResult) => void,
): void {
  const { help } = context.messages;
  const sub = command(
    program
      .command('replay')
      .description(help.replay)
      .argument('<trace>', help.saved)
      .argument('[file]', help.ofFile),
    context,
  );
  common(
    sub.addOption(numberOption('repeat', { default: 1, least: 1, most: 100_000 }, context)),
    context,
  )
    .addHelpText(
      'after',
      examples(context, [
        'ipc-demo ticket --nolock --buyers 3 --save run.jsonl',
        'ipc-demo replay run.jsonl',
        'ipc-demo replay run.jsonl --repeat 100',
        'ipc-demo run ./mine.mjs --save mine.jsonl',
        'ipc-demo replay mine.jsonl ./mine.mjs',
      ]),
    )
    .action(async (trace: string, file: string | undefined, flags: ReplayFlags) =>
      end(await replay(trace, file, flags, context)),
    );
}

/** The names of the options that stand on the command line. */
function givenOf(sub: Command, flags: object): ReadonlySet<string> {
  return new Set(Object.keys(flags).filter((name) => sub.getOptionValueSource(name) === 'cli'));
}

function ticketOptions(sub: Command, context: Context): Command {
  const { help } = context.messages;
  return sub
    .option('--nolock', help.nolock)
    .option('--lock', help.lock)
    .option('--join', help.join)
    .option('--file <path>', help.file)
    .option('--in-place', help.inPlace)
    .option('--schedule <order>', help.schedule)
    .addOption(numberOption('repeat', { default: 1, least: 1, most: 100_000 }, context))
    .addHelpText(
      'after',
      `\n${help.allActs}${examples(context, ['ipc-demo ticket --nolock --buyers 3', 'ipc-demo ticket --lock --file mine.json', 'ipc-demo ticket --nolock --delay 0 --repeat 50'])}`,
    );
}

function actOption(sub: Command, demo: Demo, context: Context): Command {
  const names = demo.acts.map(({ name }) => name);
  const { errors, help, listed, oneOf } = context.messages;
  return sub
    .addOption(
      new Option('--act <name>', oneOf(help.act, names)).argParser(
        (value: string, previous: string[] | undefined) => {
          if (!names.includes(value)) throw usage(errors.choice('--act', value, listed(names)));
          return [...(previous ?? []), value];
        },
      ),
    )
    .addOption(
      new Option('--schedule <order>', help.schedule).hideHelp(
        demo.acts.every(({ scenario }) => isLifecycle(scenario)),
      ),
    )
    .addHelpText(
      'after',
      examples(context, [
        `ipc-demo ${demo.name}`,
        `ipc-demo ${demo.name} --act ${names[0]} --json`,
      ]),
    );
}

function chosen(demo: Demo, names: readonly string[] | undefined): readonly Act[] {
  return names === undefined ? demo.acts : demo.acts.filter(({ name }) => names.includes(name));
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
    case 'commander.unknownCommand':
      return errors.unknownCommand(name, near);
    case 'commander.missingArgument':
      return subject.nothingNamed('npx ipc-demo explore ticket');
    case 'commander.optionMissingArgument':
      return errors.missingArgument(name);
    default:
      return message;
  }
}
