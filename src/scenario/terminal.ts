import type { Shared } from './shared.js';

/** A terminal on which every process can print. */
export interface SharedTerminal {
  /** A step. */
  print(text: string): PromiseLike<void>;
}

export function terminal(name?: string): Shared<SharedTerminal, string> {
  return { kind: 'terminal', name };
}
