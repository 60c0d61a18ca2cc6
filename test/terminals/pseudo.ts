import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { fileURLToPath } from 'node:url';
import koffi from 'koffi';
import { openTerminal } from '../../src/primitives/system/pseudo-terminal.js';
import { leftIn } from '../command.js';
import { temporaryFolder } from '../temporary.js';
import { type Seen, see } from './screen.js';

/**
 * The command in a terminal of a given size, as a user has it: what it writes there, what stands on
 * the screen, and how it ends.
 */

const BIN = fileURLToPath(new URL('../../../bin/ipc-demo.js', import.meta.url));
const TIOCSWINSZ = process.platform === 'darwin' ? 0x80087467 : 0x5414;
const setSize = koffi.load(null).func('int ioctl(int fd, unsigned long request, ...)');

/**
 * A session of its own begins, and opens the terminal: so it becomes the one that tells the command
 * when it goes away.
 */
const AS_SESSION = 'tty=$1; shift; exec <"$tty" >"$tty" 2>&1; exec "$@"';

interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface TerminalOptions {
  readonly columns: number;
  readonly rows?: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly temporary?: string;
  /** The folder in which it is run. */
  readonly cwd?: string;
  /** What is run instead of the command. */
  readonly program?: string;
  /**
   * Whether the command is told by a signal when the terminal goes away; otherwise only by what it
   * cannot write any more.
   */
  readonly session?: boolean;
}

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** All that was written to the terminal, by the command and by whoever it started. */
  readonly written: string;
  readonly seen: Seen;
  /** What is left in the temporary folder of the run. */
  readonly left: readonly string[];
}

export class InTerminal {
  readonly child: ChildProcess;
  readonly #size: Size;
  readonly #fd: number;
  readonly #terminal: ReadStream;
  readonly temporary: string;
  readonly #ended: Promise<unknown>;
  readonly #over: Promise<unknown>;
  written = '';

  constructor(
    args: readonly string[],
    {
      columns,
      rows = 24,
      env = {},
      temporary = temporaryFolder(),
      cwd,
      program = BIN,
      session = true,
    }: TerminalOptions,
  ) {
    const { fd, path } = openTerminal();
    setSize(fd, TIOCSWINSZ, 'void *', new Uint16Array([rows, columns, 0, 0]));
    this.#size = { columns, rows };
    this.#fd = fd;
    this.temporary = temporary;
    const clean = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TMPDIR: temporary,
      LANG: 'C',
      TERM: 'xterm-256color',
    };
    const command = [process.execPath, program, ...args];
    const end = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
    const stdio = [end, end, end];
    const around = { env: { ...clean, ...env }, stdio, ...(cwd !== undefined && { cwd }) };
    this.child = session
      ? spawn('/bin/sh', ['-c', AS_SESSION, 'sh', path, ...command], {
          ...around,
          detached: true,
        })
      : spawn(command[0]!, command.slice(1), around);
    closeSync(end);
    this.#ended = once(this.child, 'exit');
    this.#terminal = new ReadStream(fd);
    this.#terminal.setEncoding('utf8').on('data', (text) => (this.written += String(text)));
    // When the last process that has it open has gone, reading from it is an error; or an end, which
    // Node may see before it has read all.
    this.#terminal.on('error', () => {}).once('end', () => this.#readTheRest());
    this.#over = new Promise((resolve) => this.#terminal.once('close', resolve));
  }

  /**
   * Resolves when what has been written satisfies the condition; rejects when the command ends
   * before.
   */
  async until(condition: (written: string) => boolean): Promise<void> {
    let over = false;
    void this.#over.then(() => (over = true));
    while (!condition(this.written)) {
      if (over) throw new Error(`it ended before: ${this.written}`);
      await Promise.race([
        new Promise((resolve) => this.#terminal.once('data', resolve)),
        this.#over,
      ]);
    }
  }

  #readTheRest(): void {
    const rest = Buffer.alloc(2 ** 16);
    try {
      for (let size = 1; size > 0;) {
        size = readSync(this.#fd, rest);
        this.written += rest.toString('utf8', 0, size);
      }
    } catch {
      // There is no more.
    }
  }

  type(keys: string): void {
    writeSync(this.#fd, keys);
  }

  /** The window is closed, the connection is cut. */
  close(): void {
    this.#terminal.destroy();
  }

  /** What stands on the screen now. */
  get seen(): Seen {
    return see(this.written, this.#size.columns, this.#size.rows);
  }

  /**
   * Resolves when the command and whoever has its terminal have ended. It is killed, and this
   * rejects, when that takes longer than `seconds`.
   */
  async finished(seconds = 60): Promise<Finished> {
    const patience = setTimeout(() => this.child.kill('SIGKILL'), seconds * 1000);
    await Promise.all([this.#ended, this.#over]);
    clearTimeout(patience);
    const { exitCode: code, signalCode: signal } = this.child;
    if (signal === 'SIGKILL')
      throw new Error(`not ended after ${seconds} s: ${this.written.slice(-2000)}`);
    const left = leftIn(this.temporary);
    rmSync(this.temporary, { recursive: true, force: true });
    return { code, signal, written: this.written, seen: this.seen, left };
  }
}

export function inTerminal(args: readonly string[], options: TerminalOptions): Promise<Finished> {
  return new InTerminal(args, options).finished();
}
