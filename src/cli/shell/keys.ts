import { on } from 'node:events';

const INTERRUPT = '\x03';
const END_OF_INPUT = '\x04';
const ESCAPE = '\x1b';
/** A key that sends more than a character, such as an arrow, or a character. */
const KEY = new RegExp(`${ESCAPE}(?:\\[[0-9;]*.|O.|.)?|.`, 'gsu');

/**
 * The keys that are pressed in the terminal, one after the other; the end of the input is a q. It
 * is as it was when nobody asks for more.
 * @param resized the terminal has another size
 */
export async function* keysPressed(
  signal: AbortSignal,
  resized: () => void,
): AsyncGenerator<string, void, undefined> {
  signal.throwIfAborted();
  const { stdin, stdout } = process;
  stdin.setRawMode(true).setEncoding('utf8');
  // At once, and also while nobody asks for a key.
  const interrupt = (keys: string): unknown =>
    keys.includes(INTERRUPT) && process.kill(process.pid, 'SIGINT');
  // It may have been paused before.
  stdin.on('data', interrupt).resume();
  stdout.on('resize', resized);
  try {
    for await (const [keys] of on(stdin, 'data', { signal, close: ['end'] }) as AsyncIterable<
      [string]
    >)
      for (const key of keys.match(KEY) ?? []) yield key === END_OF_INPUT ? 'q' : key;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (!hasGone(error)) throw error;
  } finally {
    stdout.off('resize', resized);
    // A terminal that has gone cannot be put in order, and need not be.
    stdin
      .off('data', interrupt)
      .on('error', () => {})
      .setRawMode(false)
      .pause();
    stdout.write('\n');
  }
}

/** A terminal that was closed says so by an error. */
function hasGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EIO';
}
