/**
 * Room: Process, and what a child does before its target is called. A child loads no more than it
 * needs.
 */

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { adopt, GRACE, livingChildren, release } from './children.js';
import { identity, nextPath, refuseWhileImporting } from './current.js';
import { mourn } from '../waiting/doorbell.js';
import { AssertionError, NotStartedError, ProcessError, ValueError } from '../errors.js';
import { isAlive, numberOf, strikeUnborn } from '../waiting/family.js';
import { watchForFullQueue } from './full-queue.js';
import { launch } from './launch.js';
import { milliseconds } from '../system/milliseconds.js';
import { checkedFlags, checkedName, type ProcessOptions, type Target } from './options.js';
import type { Start } from './protocol.js';
import { targetOf } from './target.js';
import { withinTime } from '../waiting/within-time.js';

/**
 * A child process that runs one exported function.
 *
 * The child is a new `node`, with its parent's flags, that imports the module and calls the target;
 * it shares nothing with its parent but what is passed in `args`. What only the main process shall
 * do stands behind `if (parentProcess() === null)`: to start a process while a child is still
 * importing its module is an error (`UNGUARDED`), and so is `main()`. It ends when the target has
 * ended and nothing keeps its event loop busy. Exit code: 0, what it gave to `process.exit` (modulo
 * 256), 1 after an uncaught error (whose stack goes to stderr, unless the child has a listener of
 * its own for it), or minus the number of the signal that ended it.
 *
 * A daemon is ended (SIGTERM, after 500 ms SIGKILL) when the code of the process that started it
 * has ended; see {@link main}. Every child, daemon or not, is killed when its parent dies without
 * having ended: nothing survives its family. (In Python a child survives a parent that is killed.)
 *
 * @example
 * export function buy(tickets: number) { … }
 * const buyer = new Process({ module: import.meta.url, target: buy, args: [3] });
 * buyer.start();
 * await buyer.join();
 */
export class Process<F extends Target = Target> {
  readonly #target: Start['target'];
  readonly #args: readonly unknown[];
  readonly #execArgv: readonly string[] | undefined;
  /** Which child of which child it is. */
  readonly #path: readonly number[];
  #name: string;
  #daemon: boolean;
  #child: ChildProcess | null = null;
  #exit: Promise<number> | null = null;
  #exitCode: number | null = null;
  #closed = false;

  constructor(options: ProcessOptions<F> = {}) {
    this.#target = targetOf(options);
    this.#args = options.args ?? [];
    this.#execArgv = checkedFlags(options.execArgv);
    this.#path = nextPath();
    this.#name = checkedName(options.name ?? `${new.target.name}-${this.#path.join(':')}`);
    this.#daemon = options.daemon ?? identity.daemon;
  }

  get name(): string {
    return this.#open().#name;
  }
  set name(name: string) {
    this.#open().#name = checkedName(name);
  }

  get daemon(): boolean {
    return this.#open().#daemon;
  }
  /** @throws {ProcessError} `ALREADY_STARTED` once it runs */
  set daemon(daemon: boolean) {
    if (this.#open().#child)
      throw new ProcessError(
        'ALREADY_STARTED',
        `cannot change daemon of ${this.#name}: the process has already started`,
      );
    this.#daemon = daemon;
  }

  /** Null before the start. */
  get pid(): number | null {
    return this.#open().#child?.pid ?? null;
  }

  /**
   * Null as long as it has not ended; minus the signal's number when a signal ended it: −15 for
   * SIGTERM, −9 for SIGKILL.
   */
  get exitCode(): number | null {
    return this.#open().#exitCode;
  }

  /**
   * Resolves with the exit code when the process has ended; for `Promise.race`. Unlike `join` and
   * {@link wait} it does not keep the program going: awaiting a daemon's sentinel, and nothing
   * else, is the end of the code, and so of the daemon.
   * @throws {NotStartedError}
   */
  get sentinel(): Promise<number> {
    return this.#open().#started('wait for').exit;
  }

  /**
   * Starts the child. Its args are copied now, whatever their size: what is done to them afterwards
   * does not reach it.
   * @throws {AssertionError} in a daemon process; {@link ProcessError} `ALREADY_STARTED` the second
   * time, `UNGUARDED` in a child that is still importing its module (it would start itself again
   * and again); {@link TypeError} when the args cannot be cloned; {@link ForeignPrimitiveError}
   * when they hold a primitive of another copy of the library; {@link EnvironmentError} when the
   * system refuses, or the library is part of a bundle
   */
  start(): void {
    this.#open();
    if (this.#child)
      throw new ProcessError(
        'ALREADY_STARTED',
        `cannot start ${this.#name} twice: make a new Process`,
      );
    if (identity.daemon)
      throw new AssertionError('daemonic processes are not allowed to have children');
    refuseWhileImporting(`start ${this.#name}`);
    const child = launch(
      { name: this.#name, path: this.#path, daemon: this.#daemon, target: this.#target },
      this.#args,
      this.#execArgv,
    );
    this.#child = child;
    this.#exit = this.#watch(child);
    if (this.#daemon) child.unref();
  }

  /**
   * Waits until the process has ended, at most `timeout` ms; without one, or with `Infinity`, as
   * long as it takes.
   *
   * A child that waits to put something into a full queue may wait for the very one who joins it:
   * after a second of that it is said, as a warning of this process (`process.on('warning')`, code
   * `IPC_FULL_QUEUE`).
   * @returns the exit code; null when it still runs
   * @throws {NotStartedError}
   */
  async join({ timeout }: { timeout?: number } = {}): Promise<number | null> {
    const patience = milliseconds(timeout);
    const { child, exit } = this.#open().#started('join');
    if (this.#exitCode !== null || patience <= 0) return this.#exitCode;
    const watch = watchForFullQueue(this.#name, child.pid!);
    return withinTime(exit, patience).finally(() => clearInterval(watch));
  }

  /**
   * Asks the process to end: SIGTERM, which it may ignore; with `graceMs`, SIGKILL after that many
   * milliseconds. Nothing happens when it has ended.
   * @throws {NotStartedError}
   */
  terminate({ graceMs }: { graceMs?: number } = {}): void {
    const grace = milliseconds(graceMs, 'graceMs');
    this.#signal('SIGTERM', 'terminate');
    if (grace === Infinity || this.#exitCode !== null) return;
    void withinTime(this.#exit!, grace).then(
      (code) => code === null && this.#child!.kill('SIGKILL'),
    );
  }

  /** Ends the process now: SIGKILL. Nothing happens when it has ended. @throws {NotStartedError} */
  kill(): void {
    this.#signal('SIGKILL', 'kill');
  }

  isAlive(): boolean {
    return this.#open().#child !== null && this.#exitCode === null;
  }

  /**
   * Declares that this object is not needed any more; using it afterwards is an error.
   * @throws {ValueError} while it runs
   */
  close(): void {
    if (this.#closed) return;
    if (this.isAlive())
      throw new ValueError(
        `cannot close ${this.#name} while it is running: join() or terminate() it first`,
      );
    this.#closed = true;
  }

  /** At the end of an `await using` block: terminates the process and waits for its end. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closed) return;
    if (this.isAlive()) {
      this.terminate({ graceMs: GRACE });
      await this.join();
    }
    this.close();
  }

  /** As Python's: `<Process name='Process-1' pid=4712 parent=4711 stopped exitcode=-SIGTERM>`. */
  toString(): string {
    if (this.#closed) return `<${this.constructor.name} name='${this.#name}' closed>`;
    const code = this.#exitCode;
    const signal = Object.entries(constants.signals).find(
      ([, number]) => number === -(code ?? 0),
    )?.[0];
    const state =
      code === null ? 'started' : `stopped exitcode=${signal === undefined ? code : `-${signal}`}`;
    const life = this.#child ? `pid=${this.#child.pid} parent=${process.pid} ${state}` : 'initial';
    return `<${this.constructor.name} name='${this.#name}' ${life}${this.#daemon ? ' daemon' : ''}>`;
  }

  #open(): this {
    if (this.#closed) throw new ValueError('process object is closed');
    return this;
  }

  #started(tried: string): { child: ChildProcess; exit: Promise<number> } {
    if (!this.#child || !this.#exit) throw new NotStartedError(this.#name, tried);
    return { child: this.#child, exit: this.#exit };
  }

  #signal(signal: NodeJS.Signals, tried: string): void {
    const { child } = this.#open().#started(tried);
    if (this.#exitCode === null) child.kill(signal);
  }

  async #watch(child: ChildProcess): Promise<number> {
    adopt(this);
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    this.#exitCode = signal === null ? (code ?? 0) : -constants.signals[signal];
    release(this);
    const number = numberOf(child.pid!);
    if (number === null) strikeUnborn(child.pid!);
    else if (!isAlive(number)) mourn(number);
    return this.#exitCode;
  }
}

/** The children of this process that have not ended. */
export function activeChildren(): Process[] {
  return livingChildren() as Process[];
}
