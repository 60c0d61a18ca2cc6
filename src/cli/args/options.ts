/** Room: what is typed, checked and explained. */

import { type Command, Help, Option } from 'commander';
import type { NumberOption } from '../../act/about.js';
import { LANGUAGE_CODES, wordFor } from '../../messages/index.js';
import { drawCommand } from '../../view/command.js';
import { pad, widthOf, wrap } from '../../view/look.js';
import type { Context } from '../shell/context.js';
import { usage } from '../shell/failure.js';
import { columns, print } from '../shell/terminal.js';

/** What several commands have in common on the command line. */

/**
 * What every command has in common: errors are ours to tell, and help is in the user's language.
 */
export function command(bare: Command, { messages }: Context): Command {
  const { help, errors, defaultsTo, placeholders } = messages;
  const inWords = (term: string): string =>
    term.replace(/(?<=[<[])[a-z|]+(?=[>\]])/g, (words) =>
      words
        .split('|')
        .map((word) => wordFor(placeholders, word) ?? word)
        .join('|'),
    );
  const ours = new Help();
  const titles: Readonly<Record<string, string>> = {
    'Usage:': help.usage,
    'Arguments:': help.arguments,
    'Options:': help.options,
    'Commands:': help.commands,
  };
  return bare
    .exitOverride()
    .allowExcessArguments(true)
    .hook('preAction', (_, { args, registeredArguments }) => {
      const extra = args[registeredArguments.length];
      if (extra !== undefined) throw usage(errors.excessArgument(extra));
    })
    .configureOutput({
      writeOut: (text) => print(text.trimEnd().split('\n')),
      writeErr: () => {},
      getOutHelpWidth: columns,
    })
    .helpOption('-h, --help', help.help)
    .configureHelp({
      displayWidth: widthOf,
      boxWrap: (text, width) => wrap(text, width).join('\n'),
      formatItem: describe,
      commandUsage: (one) => {
        const indent = widthOf(help.usage.split('\n').at(-1)!) + 1;
        const lines = wrap(inWords(ours.commandUsage(one)), columns() - indent);
        return lines.join(`\n${' '.repeat(indent)}`);
      },
      subcommandTerm: (one) => inWords(ours.subcommandTerm(one)),
      optionTerm: (one) => inWords(ours.optionTerm(one)),
      argumentTerm: (one) => inWords(`<${ours.argumentTerm(one)}>`).slice(1, -1),
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined || typeof defaultValue === 'boolean'
          ? description
          : description + defaultsTo(String(defaultValue)),
    });
}

/** A description beside its term, or below it where there is no room. */
function describe(term: string, termWidth: number, description: string): string {
  const indent = columns() - termWidth < 40 ? 6 : termWidth + 4;
  const lines = wrap(description, columns() - indent).map((line) => ' '.repeat(indent) + line);
  const beside = indent > 6 ? lines.shift()?.trimStart() : undefined;
  return [`  ${pad(term, termWidth)}  ${beside ?? ''}`.trimEnd(), ...lines].join('\n');
}

type Common = 'json' | 'color' | 'quiet' | 'save' | 'stage' | 'timeout';

/**
 * @param effective those that change anything there: the others are taken and not offered, but for
 * one that would write a file
 */
export function common(
  sub: Command,
  { messages }: Context,
  effective: readonly Common[] = ['json', 'color', 'quiet', 'save', 'stage', 'timeout'],
  timeout = 60,
): Command {
  const { help, errors, listed } = messages;
  const option = (name: Common, flags: string): Option =>
    new Option(flags, help[name]!).hideHelp(!effective.includes(name));
  sub
    .addOption(option('json', '--json'))
    .addOption(
      new Option('--lang <code>', help.lang).argParser((value) => {
        if (!LANGUAGE_CODES.some((code) => code === value))
          throw usage(errors.choice('--lang', value, listed(LANGUAGE_CODES)));
        return value;
      }),
    )
    .addOption(option('color', '--no-color'))
    .addOption(option('quiet', '--quiet'));
  if (effective.includes('stage')) sub.addOption(option('stage', '--stage'));
  if (effective.includes('save')) sub.addOption(option('save', '--save <file>'));
  return sub.addOption(
    option('timeout', '--timeout <s>')
      .default(timeout)
      .argParser((value) => {
        const seconds = Number(value);
        if (!(seconds > 0 && seconds < 1e6)) throw usage(errors.seconds('--timeout', value));
        return seconds;
      }),
  );
}

/** What is drawn, and into which file. */
export function pictureOptions(sub: Command, { messages: { help } }: Context): Command {
  for (const kind of ['html', 'svg', 'trace'] as const) sub.option(`--${kind} <file>`, help[kind]);
  return sub;
}

/** The map of all orders, drawn. */
export function mapOptions(sub: Command, { messages: { help } }: Context): Command {
  return sub.option('--html <file>', help.htmlOfMap).option('--svg <file>', help.svgOfMap);
}

/** @param about what it means */
export function numberOption(
  name: string,
  { default: initial, least, most }: NumberOption,
  about: string,
  { messages: { errors } }: Context,
): Option {
  const flag = name === 'delay' ? '--delay <ms>' : `--${name} <n>`;
  return new Option(flag, about).default(initial).argParser((value) => {
    const count = value.trim() === '' ? NaN : Number(value);
    if (!Number.isInteger(count) || count < least || count > most)
      throw usage(errors.count(`--${name}`, value, least, most));
    return count;
  });
}

/** How often something is run. */
export function repeatOption(about: string, context: Context): Option {
  return numberOption('repeat', { default: 1, least: 1, most: 100_000 }, about, context);
}

/**
 * Acts by their names, one or several.
 * @param names those there are, where that is known
 */
export function actOption(
  { messages: { errors, help, listed, oneOf } }: Context,
  names?: readonly string[],
): Option {
  const about = names ? oneOf(help.act, names) : help.act;
  return new Option('--act <name>', about).argParser(
    (value: string, previous: string[] | undefined) => {
      if (names && !names.includes(value))
        throw usage(errors.choice('--act', value, listed(names)));
      return [...(previous ?? []), value];
    },
  );
}

/** What an option usually means, or else in the demonstration that has it. */
export function wordsFor(option: string, { messages: { demos, help } }: Context): string {
  const own = Object.values(demos).flatMap(({ options = {} }) => options[option] ?? []);
  return wordFor(help, option) ?? own[0] ?? '';
}

/** How an option is typed: `inPlace` is `--in-place`. */
export function flagOf(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Under which name the value of an option is found: `in-place` is `inPlace`. */
export function optionKey(flag: string): string {
  return flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The names of the options that stand on the command line. */
export function givenOf(sub: Command, flags: object): ReadonlySet<string> {
  return new Set(Object.keys(flags).filter((name) => sub.getOptionValueSource(name) === 'cli'));
}

/** What help says besides, below the options: a paragraph a line. */
export function remarks(text: string): string {
  const lines = text.split('\n').flatMap((paragraph) => wrap(paragraph, columns()));
  return `\n${lines.join('\n')}\n`;
}

/** @param commands without the program's name */
export function examples({ messages }: Context, commands: readonly string[]): string {
  const lines = commands.flatMap((line) => drawCommand(`ipc-demo ${line}`, columns() - 2, 2));
  return `\n${messages.help['examples']}\n${lines.join('\n')}`;
}

/** A whole number of 1 or more, with no default. */
export function countOption(
  flag: string,
  about: string,
  { messages: { errors } }: Context,
): Option {
  return new Option(flag, about).argParser((value) => {
    const count = value.trim() === '' ? NaN : Number(value);
    if (!Number.isSafeInteger(count) || count < 1)
      throw usage(errors.count(flag.split(' ')[0]!, value, 1, Number.MAX_SAFE_INTEGER));
    return count;
  });
}
