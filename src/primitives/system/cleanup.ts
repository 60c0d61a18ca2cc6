/**
 * What must be gone at the end, on every way out that leaves time to act; what SIGKILL leaves, the
 * next run sweeps.
 *
 * A signal that nobody else listens to ends the process as it would have without us, after the
 * clean-up. Where the program has a listener of its own, the end is the program's decision.
 */

const FATAL = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const duties: (() => void)[] = [];

/**
 * Runs `duty` when this process ends by returning, by `process.exit`, by an uncaught error or by a
 * signal; last come, first done.
 */
export function atEnd(duty: () => void): void {
  if (duties.length === 0) watchForTheEnd();
  duties.push(duty);
}

function watchForTheEnd(): void {
  process.on('exit', end);
  for (const signal of FATAL) {
    const listener = (): void => {
      if (process.listenerCount(signal) > 1) return;
      try {
        end();
      } finally {
        process.off(signal, listener);
        process.kill(process.pid, signal);
      }
    };
    // Before the program's own listeners: one that is called once would not be counted any more.
    process.prependListener(signal, listener);
  }
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
