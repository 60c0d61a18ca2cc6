import { ROOT } from '../primitives/here.js';

/** What a file of the user's throws is told with the places in the user's code, and no others. */

/** The same error; its stack leaves out what is ours, and Node's own. */
export function inOwnCode(error: unknown): unknown {
  if (error instanceof Error && typeof error.stack === 'string')
    error.stack = error.stack
      .split('\n')
      .filter((line) => !/^ +at /.test(line) || !(line.includes(ROOT) || line.includes('node:')))
      .join('\n');
  return error;
}

/** The innermost line of that file; null where it has no part in it. */
export function lineThrown({ stack = '' }: Error, file: string): number | null {
  const at = stack.indexOf(`${file}:`);
  return at < 0 ? null : Number.parseInt(stack.slice(at + file.length + 1));
}
