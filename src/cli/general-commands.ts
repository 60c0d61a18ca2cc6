import { type Command, Option } from 'commander';
import { demos, toTry } from '../demos/registry.js';
import {
  actOption,
  common,
  countOption,
  examples,
  givenOf,
  numberOption,
  mapOptions,
  pictureOptions,
  remarks,
  repeatOption,
} from './args/options.js';
import { type SubjectFlags, subjectOptions } from './args/subject-options.js';
import type { ClassicsFlags } from './classics/classics.js';
import type { ExploreFlags } from './commands/findings.js';
import type { ReplayFlags } from './commands/replay.js';
import type { RunFlags } from './commands/run.js';
import type { VerifyFlags } from './commands/verify.js';
import type { LearnFlags } from './learn/learn.js';
import { usage } from './shell/failure.js';
import type { ShowFlags } from './show/show.js';
import type { CommandResult, CommonOptions, Context } from './shell/context.js';

/** The commands that are for any demonstration, or for a file of the user's own. */

/** Begins a command with what is typed for it, and with what it does. */
type Add = (typed: string, about: string) => Command;
type End = (result: CommandResult) => void;

/**
 * All acts take longer than one: on a busy machine some minutes, where nothing is wrong. Seconds.
 */
const VERIFY_TIMEOUT = 300;

export function declareReplay(add: Add, context: Context, end: End): void {
  const { help } = context.messages;
  const sub = add('replay', help.replay)
    .argument('<trace>', help.saved)
    .argument('[file]', help.ofFile)
    .addOption(repeatOption(help.repeat, context));
  pictureOptions(common(sub, context), context)
    .addHelpText('after', examples(context, toTry.replay))
    .action(async (trace: string, file: string | undefined, flags: ReplayFlags) => {
      const { replay } = await import('./commands/replay.js');
      end(await replay(trace, file, flags, context));
    });
}

export function declareShow(add: Add, context: Context, end: End): void {
  const { help, diff, errors } = context.messages;
  const sub = add('show', help.show)
    .argument('<trace>', help.saved)
    .argument('[trace]', diff.other)
    .option('--diff', diff.option);
  pictureOptions(common(sub, context, ['json', 'color', 'quiet', 'stage', 'timeout']), context)
    .addHelpText('after', examples(context, toTry.show))
    .action(async (trace: string, other: string | undefined, flags: ShowFlags) => {
      if (!flags.diff && other !== undefined) throw usage(errors.excessArgument(other));
      if (flags.diff && other === undefined) throw usage(diff.missing);
      const { show } = await import('./show/show.js');
      end(await show(other === undefined ? [trace] : [trace, other], flags, context));
    });
}

export function declareRun(add: Add, context: Context, end: End): void {
  const { run, help } = context.messages;
  const delay = { default: 100, least: 0, most: 60_000 };
  const sub = add('run', run.about)
    .argument('<file>', run.file)
    .addOption(actOption(context))
    .option('--schedule <order>', help.schedule)
    .addOption(repeatOption(run.repeat, context))
    .addOption(numberOption('delay', delay, run.delay, context));
  const tries = [
    'run ./mine.mjs',
    'run ./mine.mjs --repeat 100',
    'run ./mine.mjs --act careless --schedule 0101',
    'run philosophers --act naive',
  ];
  pictureOptions(common(sub, context), context)
    .addHelpText('after', remarks(run.more) + examples(context, tries))
    .action(async (what: string, flags: RunFlags) => {
      const { runSubject } = await import('./commands/run.js');
      end(await runSubject(what, flags, givenOf(sub, flags), context));
    });
}

export function declareExplore(add: Add, context: Context, end: End): void {
  const { explore, realOrders } = context.messages;
  const sub = add('explore', explore.about).argument('<demo|file>', explore.subject);
  subjectOptions(sub, context)
    .option('--full', explore.full)
    .option('--real', realOrders.real)
    .addOption(countOption('--max <n>', explore.max, context))
    .addOption(countOption('--steps <n>', explore.steps, context));
  const effective = ['json', 'color', 'quiet', 'save', 'timeout'] as const;
  mapOptions(common(sub, context, effective), context)
    .addHelpText('after', remarks(explore.more) + examples(context, toTry.explore))
    .action(async (what: string, flags: ExploreFlags) => {
      // Of a demonstration there is mostly too little to explore for a thread of its own.
      if (!demos.some(({ name }) => name === what))
        (await import('./sandbox/thread.js')).startThread();
      const { exploreSubject } = await import('./commands/explore.js');
      end(await exploreSubject(what, flags, givenOf(sub, flags), context));
    });
}

export function declareList(add: Add, context: Context, end: End): void {
  common(add('list', context.messages.help.list), context, ['json', 'color'])
    .addHelpText('after', examples(context, ['list', 'list --json']))
    .action(async (flags: CommonOptions) => {
      const { listDemos } = await import('./commands/list.js');
      end(listDemos(flags, context));
    });
}

export function declareClassics(add: Add, context: Context, end: End): void {
  const { about, name, copy, more } = context.messages.classics;
  common(add('classics', about).argument('[name]', name), context, ['json', 'color'])
    .option('--copy', copy)
    .addHelpText('after', remarks(more) + examples(context, CLASSICS))
    .action(async (which: string | undefined, flags: ClassicsFlags) => {
      const { classics } = await import('./classics/classics.js');
      end(await classics(which, flags, context));
    });
}

export function declareVerify(add: Add, context: Context, end: End): void {
  const { verify } = context.messages;
  const effective = ['json', 'color', 'quiet', 'timeout'] as const;
  common(add('verify', verify.about), context, effective, VERIFY_TIMEOUT)
    .option('--junit <file>', verify.junit)
    .addHelpText(
      'after',
      examples(context, ['verify', 'verify --json', 'verify --junit report.xml']),
    )
    .action(async (flags: VerifyFlags) => {
      const { verify: verifyAll } = await import('./commands/verify.js');
      end(await verifyAll(flags, context));
    });
}

export function declarePlay(add: Add, context: Context, end: End): void {
  const { about, subject, more } = context.messages.play;
  const sub = subjectOptions(add('play', about).argument('<demo|file>', subject), context);
  common(sub, context, ['json', 'color', 'quiet', 'timeout'])
    .addHelpText('after', remarks(more) + examples(context, toTry.play))
    .action(async (what: string, flags: SubjectFlags) => {
      const { playGame } = await import('./play/play.js');
      end(await playGame(what, flags, givenOf(sub, flags), context));
    });
}

export function declareLearn(add: Add, context: Context, end: End): void {
  const { learn: words, errors } = context.messages;
  const sub = add('learn', words.about).argument('[chapter]', words.chapter);
  const pace = new Option('--pace <s>', words.pace).default(0).argParser((value) => {
    const seconds = Number(value);
    if (!(seconds >= 0 && seconds < 3600)) throw usage(errors.seconds('--pace', value));
    return seconds;
  });
  common(sub, context, ['json', 'color', 'timeout'])
    .option('--auto', words.auto)
    .addOption(pace)
    .option('--notes', words.notes)
    .option('--export <file>', words.export)
    .option('--reset', words.reset)
    .addHelpText('after', remarks(words.more) + examples(context, LESSONS))
    .action(async (which: string | undefined, flags: LearnFlags) => {
      const { learn } = await import('./learn/learn.js');
      end(await learn(which, flags, context));
    });
}

export function declareChallenge(add: Add, context: Context, end: End): void {
  const { about, file, more } = context.messages.challenge;
  const sub = add('challenge', about).argument('<file>', file).addOption(actOption(context));
  common(sub, context, ['json', 'color', 'timeout'])
    .addHelpText(
      'after',
      remarks(more) + examples(context, ['challenge ./mine.mjs', 'challenge peterson']),
    )
    .action(async (what: string, flags: SubjectFlags) => {
      const { playChallenge } = await import('./learn/challenge.js');
      end(await playChallenge(what, flags, context));
    });
}

const CLASSICS = [
  'classics',
  'classics peterson',
  'classics peterson --copy',
  'explore peterson',
  'run peterson --act swapped --html run.html',
];
const LESSONS = ['learn', 'learn race', 'learn --auto --pace 5', 'learn --export handout.md'];
