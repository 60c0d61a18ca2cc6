import { type Language, languages, localLanguage } from '../messages/index.js';
import { type Result, writeLine } from './context.js';
import { Ending } from './ending.js';
import { asFailure, Failure } from './failure.js';
import { parse } from './parse.js';

/** Carries a command line out, and returns the exit code. */
export async function carryOut(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const messages = languages[languageOf(args)];
  const ending = new Ending(messages);
  const json = args.includes('--json');
  const finish = (result: Result): number => {
    const { exitCode, ...rest } = result;
    if (json) writeLine({ type: 'result', ...rest, elapsedMs: Math.round(performance.now() - started), exitCode });
    return exitCode;
  };
  try {
    const result = await parse(args, { messages, ending });
    return result === null ? 0 : finish(result);
  } catch (error) {
    const failure = asFailure(error, messages);
    const demo = args[0]?.startsWith('-') === false ? args[0] : null;
    if (!(failure instanceof Failure)) {
      process.stderr.write(`${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`);
      return finish({ demo, ok: false, acts: 0, exitCode: 1, error: { code: 'BUG', message: String(failure) } });
    }
    if (failure.message !== '') process.stderr.write(`${messages.errors.prefix}${failure.message}\n`);
    return failure.code === 'CLOSED' ? 0 : finish({ demo, ok: false, acts: 0, exitCode: failure.exitCode, error: { code: failure.code, message: failure.message } });
  } finally {
    ending.over();
  }
}

/** Known before the command line is understood, for it also says what is wrong with the command line. */
function languageOf(args: readonly string[]): Language {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = index < 0 ? undefined : args[index]!.startsWith('--lang=') ? args[index]!.slice('--lang='.length) : args[index + 1];
  return asked === 'en' || asked === 'zh' ? asked : localLanguage(process.env);
}
