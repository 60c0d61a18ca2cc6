/** Room: the command. It alone joins the runtimes, the views and the words. */

import { type Language, localLanguage, type Messages, messagesIn } from '../messages/index.js';
import { type CommandResult, writeLine } from './shell/context.js';
import { Interrupts } from './shell/interrupts.js';
import { asFailure, Failure } from './shell/failure.js';
import { parse } from './program.js';
import { complain, rest, written } from './shell/terminal.js';

/**
 * How long somebody who reads slowly is waited for when the command has been told to end;
 * milliseconds.
 */
const LAST_WORDS = 500;

/** Carries a command line out, and returns the exit code. */
export async function runCommandLine(args: readonly string[], version: string): Promise<number> {
  const messages = await messagesIn(languageOf(args));
  const ending = new Interrupts(messages);
  const exitCode = await attempt(args, version, ending, messages);
  rest();
  // Whoever reads from a pipe gets all of it, to the last line.
  const inTime = !ending.signal.aborted;
  await Promise.race([written(), afterwards(ending.signal)]);
  ending.over();
  const late: unknown = inTime ? ending.signal.reason : undefined;
  if (!(late instanceof Failure)) return exitCode;
  // What could not be written has not been shown.
  if (late.message !== '') complain(messages.errors.prefix + late.message);
  return late.exitCode;
}

function afterwards(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    const wait = (): unknown => setTimeout(resolve, LAST_WORDS);
    if (signal.aborted) wait();
    else signal.addEventListener('abort', wait);
  });
}

async function attempt(
  args: readonly string[],
  version: string,
  ending: Interrupts,
  messages: Messages,
): Promise<number> {
  const started = performance.now();
  const json = args.includes('--json');
  const finish = (result: CommandResult): number => {
    const { exitCode, ...told } = result;
    if (json)
      writeLine({
        type: 'result',
        ...told,
        elapsedMs: Math.round(performance.now() - started),
        exitCode,
      });
    return exitCode;
  };
  try {
    const result = await parse(args, { messages, interrupts: ending }, version);
    ending.signal.throwIfAborted();
    return result === null ? 0 : finish(result);
  } catch (error) {
    const failure = asFailure(error, messages);
    const demo = args[0]?.startsWith('-') === false ? args[0] : null;
    if (!(failure instanceof Failure)) {
      complain(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure));
      return finish({
        demo,
        ok: false,
        acts: 0,
        exitCode: 1,
        error: { code: 'BUG', message: String(failure) },
      });
    }
    if (failure.message !== '') complain(messages.errors.prefix + failure.message);
    return failure.code === 'CLOSED'
      ? failure.exitCode
      : finish({
          demo,
          ok: false,
          acts: 0,
          exitCode: failure.exitCode,
          error: { code: failure.code, message: failure.message },
        });
  }
}

/**
 * Known before the command line is understood, for it also says what is wrong with the command
 * line.
 */
function languageOf(args: readonly string[]): Language {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked =
    index < 0
      ? undefined
      : args[index]!.startsWith('--lang=')
        ? args[index]!.slice('--lang='.length)
        : args[index + 1];
  return asked === 'en' || asked === 'zh' ? asked : localLanguage(process.env);
}
