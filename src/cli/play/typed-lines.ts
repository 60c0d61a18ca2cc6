import { addAbortSignal } from 'node:stream';

/** The lines of the standard input that are not empty. Rejects with the signal's reason. */
export async function* typedLines(signal: AbortSignal): AsyncGenerator<string> {
  signal.throwIfAborted();
  const { stdin } = process;
  addAbortSignal(signal, stdin).setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of stdin) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop()!;
      yield* lines.map((line) => line.trim()).filter((line) => line !== '');
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
  if (rest.trim() !== '') yield rest.trim();
}
