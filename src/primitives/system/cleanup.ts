/**
 * What must be gone at the end, on every way out that leaves time to act; what SIGKILL leaves, the
 * next run sweeps.
 *
 * A signal that nobody else listens to ends the process as it would have without us, after the
 * clean-up. So it does in a wait with the whole thread asleep, where JavaScript has no turn. In a
 * loop nothing can be cleaned up, but the same signal a second time ends the process all the same,
 * as SIGKILL does. Where the program has a listener of its own, the end is the program's decision.
 */

import { type HandledOnce, handleOnce } from './kernel.js';

const FATAL = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What is to be done at a signal that nobody else listens to. */
interface Asked {
  readonly signal: HandledOnce;
  readonly obey: () => void;
}
const asked = new Map<string | symbol, Asked>();

const duties: (() => void)[] = [];

/**
 * Runs `duty` when this process ends by returning, by `process.exit`, by an uncaught error or by a
 * signal; last come, first done.
 */
export function atEnd(duty: () => void): void {
  if (duties.length === 0) watchForTheEnd();
  duties.push(duty);
}

/** Ends the process if a signal has asked for that, and its listener has had no turn to hear it. */
export function endIfAsked(): void {
  for (const [name, { signal, obey }] of asked)
    if (signal.isSpent() && process.listeners(name as NodeJS.Signals).includes(obey)) obey();
}

function watchForTheEnd(): void {
  process.on('exit', end);
  for (const name of FATAL) {
    const listener = (): void => {
      if (process.listenerCount(name) > 1) return;
      // npm passes on the signal that the terminal has sent already: that must not cut this short.
      handleAll(name);
      try {
        end();
      } finally {
        process.off(name, listener);
        process.kill(process.pid, name);
      }
    };
    // Before the program's own listeners: one that is called once would not be counted any more.
    process.prependListener(name, listener);
    const signal = process.listenerCount(name) > 1 ? null : handleOnce(name);
    if (signal) asked.set(name, { signal, obey: listener });
  }
  process.on('newListener', handleAll);
}

function handleAll(name: string | symbol): void {
  asked.get(name)?.signal.handleAll();
  asked.delete(name);
}

function end(): void {
  const duty = duties.pop();
  if (!duty) return;
  try {
    duty();
  } finally {
    end();
  }
}
