/**
 * Who reads a file while somebody writes it in place may find half of a text: that is a torn read.
 * A text that a worker itself cannot read is its own error.
 */
export class TornReadError extends SyntaxError {}

/** What stands in a file. @throws {TornReadError} */
export function parseWhole(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new TornReadError((error as SyntaxError).message);
  }
}
