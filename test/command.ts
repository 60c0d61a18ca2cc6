import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isGone, until } from './outside.js';
import { temporaryFolder } from './temporary.js';

/**
 * Runs the command as a user does, in a private temporary folder, so that what it leaves behind can
 * be counted.
 */

const BIN = fileURLToPath(new URL('../../bin/ipc-demo.js', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What is left in the temporary folder of the run. */
  readonly left: readonly string[];
}

export interface Circumstances {
  readonly env?: NodeJS.ProcessEnv;
  readonly temporary?: string;
  /** What is typed, and then the input ends. Nothing otherwise. */
  readonly input?: string;
  /** Whether the input stays open, to be written to. */
  readonly keepInput?: boolean;
  /** What is run instead of the command. */
  readonly program?: string;
  /** The folder in which it is typed. */
  readonly cwd?: string;
}

export class Running {
  readonly child: ChildProcess;
  readonly temporary: string;
  readonly #closed: Promise<unknown>;
  stdout = '';
  stderr = '';

  constructor(
    args: readonly string[],
    {
      env = {},
      temporary = temporaryFolder(),
      input,
      keepInput = false,
      program = BIN,
      cwd = process.cwd(),
    }: Circumstances = {},
  ) {
    this.temporary = temporary;
    const clean = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TMPDIR: temporary,
      LANG: 'C',
    };
    this.child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { ...clean, ...env },
      stdio: [input !== undefined || keepInput ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    // It may be over before it has read everything.
    this.child.stdin?.on('error', () => {});
    if (input !== undefined) this.child.stdin!.end(input);
    this.#closed = once(this.child, 'close');
    this.child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
  }

  /** Resolves when the output so far satisfies the condition. */
  async until(condition: (stdout: string) => boolean): Promise<void> {
    let over = false;
    void this.#closed.then(() => (over = true));
    while (!condition(this.stdout)) {
      if (over) throw new Error(`it ended before: ${this.stdout}${this.stderr}`);
      await Promise.race([
        new Promise((resolve) => this.child.stdout!.once('data', resolve)),
        this.#closed,
      ]);
    }
  }

  async finished(): Promise<Finished> {
    await this.#closed;
    return {
      code: this.child.exitCode,
      signal: this.child.signalCode,
      stdout: this.stdout,
      stderr: this.stderr,
      left: leftIn(this.temporary),
    };
  }
}

/** A whole run; its temporary folder is removed when what is left in it has been counted. */
export async function run(args: readonly string[], options?: Circumstances): Promise<Finished> {
  const running = new Running(args, options);
  const finished = await running.finished();
  rmSync(running.temporary, { recursive: true, force: true });
  return finished;
}

/**
 * Everything a program has left behind in its temporary folder, except for the empty folder that
 * all programs of a user share.
 */
export function leftIn(temporary: string): string[] {
  return readdirSync(temporary, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !/^ipc-demo-\d+$/.test(name),
  );
}

/** One line of `--json`. */
export interface Line {
  readonly type: string;
  readonly [key: string]: unknown;
}

export function lines({ stdout }: Finished): Line[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** The pids in a stream of JSON events. */
export function pidsIn(stdout: string): number[] {
  return [...new Set([...stdout.matchAll(/"pid":(\d+)/g)].map(([, pid]) => Number(pid)))];
}

/**
 * Resolves when none of the processes is there any more; rejects when that takes longer than `ms`.
 */
export function allGone(pids: readonly number[], ms: number): Promise<void> {
  return until(`${pids.join(', ')} are gone`, () => pids.every(isGone), ms);
}
