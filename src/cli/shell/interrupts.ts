import { closeSync, openSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { Messages } from '../../messages/index.js';
import { Failure, refusal } from './failure.js';

/**
 * Everything that can end a command before its time: a signal, the time bound, a reader or a
 * terminal that has gone.
 */
export class Interrupts {
  readonly #terminals = [0, 1, 2].filter(isatty);
  readonly #controller = new AbortController();
  readonly #messages: Messages;
  #timer: NodeJS.Timeout | undefined;
  #seconds = Infinity;
  #deadline = Infinity;
  /**
   * The exit code where nobody reads on. Most commands have said what they had to say; one that has
   * not cannot be said to have gone well.
   */
  unread = 0;

  /** Whether processes have been started, which are ended with the command. */
  hasProcesses = false;

  constructor(messages: Messages) {
    this.#messages = messages;
    process.on('exit', this.#letGo);
    this.#on('SIGINT', 130);
    this.#on('SIGTERM', 143);
    this.#on('SIGHUP', 129);
    process.stdout.on('error', (error: NodeJS.ErrnoException) =>
      this.#controller.abort(this.#cannotWrite(error)),
    );
    // Whoever does not want to read complaints may have the rest; a terminal that has gone has
    // gone.
    process.stderr.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EIO') this.#controller.abort(this.#cannotWrite(error));
    });
  }

  /**
   * Node puts the terminal in order when it ends, and aborts when the terminal has gone: it is
   * given another file of that number, which it leaves alone.
   */
  readonly #letGo = (): void => {
    for (const fd of this.#terminals) {
      if (isatty(fd)) continue;
      closeSync(fd);
      openSync('/dev/null', 'r+');
    }
  };

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * Ends the command after so many seconds.
   * @param left how many of them are left
   */
  within(seconds: number, left: number = seconds): void {
    this.#seconds = seconds;
    this.#deadline = performance.now() + left * 1000;
    this.#timer = setTimeout(
      () =>
        this.#controller.abort(
          new Failure('TIMEOUT', 4, this.#messages.errors.timeout(seconds, this.hasProcesses)),
        ),
      left * 1000,
    );
  }

  /** What the user takes his time for does not count. */
  async untimed<T>(act: () => Promise<T>): Promise<T> {
    clearTimeout(this.#timer);
    const left = (this.#deadline - performance.now()) / 1000;
    try {
      return await act();
    } finally {
      if (left !== Infinity) this.within(this.#seconds, Math.max(0.001, left));
    }
  }

  over(): void {
    this.#deadline = Infinity;
    clearTimeout(this.#timer);
  }

  #cannotWrite(error: NodeJS.ErrnoException): Failure {
    switch (error.code) {
      case 'EPIPE':
        return new Failure('CLOSED', this.unread, '');
      // The terminal was closed; who is not told so by a signal is told so here.
      case 'EIO':
        return new Failure(
          'INTERRUPTED',
          129,
          this.#messages.errors.interrupted(this.hasProcesses),
        );
      default:
        return new Failure('ENVIRONMENT', 3, refusal(error, this.#messages));
    }
  }

  #on(signal: NodeJS.Signals, exitCode: number): void {
    process.on(signal, () => {
      // Who asks twice does not want to wait for an orderly end.
      if (this.signal.aborted) process.exit(exitCode);
      this.#controller.abort(
        new Failure('INTERRUPTED', exitCode, this.#messages.errors.interrupted(this.hasProcesses)),
      );
    });
  }
}
