import { type ChildProcess, spawn, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What can be seen of processes, and of what they leave behind, from outside. */

/** The address of a fixture, for `new Process({ module })`. */
export function fixture(name: string): string {
  return new URL(`./fixtures/${name}.js`, import.meta.url).href;
}

/**
 * Waits for a condition that no event announces. What it waits for must come; the bound is there to
 * say what did not.
 */
export async function until(what: string, condition: () => boolean, ms = 120_000): Promise<void> {
  for (const bound = performance.now() + ms; !condition(); await sleep(1)) {
    if (performance.now() > bound) throw new Error(`waited ${ms} ms in vain until ${what}`);
  }
}

/** A letter: R runs, S sleeps, T is stopped, Z is a zombie; null when there is no such process. */
export function stateOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat[stat.lastIndexOf(')') + 2] ?? null;
  } catch {
    return null;
  }
}

/** The children of a process, by the system's own table. */
export function childrenOf(parent: number): number[] {
  const lines = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, ppid]) => ppid === parent)
    .map(([pid]) => pid!);
}

/**
 * A zombie has gone too: it does nothing any more, and is not ours to bury when its parent is dead.
 */
export function isGone(pid: number): boolean {
  return [null, 'Z', 'X'].includes(stateOf(pid));
}

export async function untilGone(...pids: number[]): Promise<void> {
  await until(`${pids.join(', ')} are gone`, () => pids.every(isGone));
}

/** Whether a process has a handler for a signal, and whether one waits to be handed over to it. */
export function handling(
  pid: number,
  signal: NodeJS.Signals,
): { readonly isCaught: boolean; readonly isPending: boolean } {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  const has = (set: string): boolean => {
    const mask = BigInt(`0x${new RegExp(String.raw`^${set}:\s*(\w+)`, 'm').exec(status)![1]}`);
    return ((mask >> BigInt(constants.signals[signal] - 1)) & 1n) === 1n;
  };
  return { isCaught: has('SigCgt'), isPending: has('SigPnd') || has('ShdPnd') };
}

/** Stops a process in its tracks: it is alive, and does nothing until it is sent SIGCONT. */
export async function stop(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  await until(`${pid} has stopped`, () => stateOf(pid) === 'T');
}

/** How many milliseconds `wait` takes. */
export async function duration(wait: () => unknown): Promise<number> {
  const start = performance.now();
  await wait();
  return performance.now() - start;
}

/**
 * A folder of this test's own, as the TMPDIR of its programs; gone at the end of an `using` block.
 */
export class OwnFolder {
  readonly path: string = mkdtempSync(join(tmpdir(), 'ipc-demo-test-'));

  file(name: string): string {
    return join(this.path, name);
  }

  /** What the programs that have this folder as TMPDIR have there at this moment. */
  programs(): string[] {
    try {
      return readdirSync(this.file(`ipc-demo-${process.geteuid!()}`));
    } catch {
      return [];
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export interface Ending {
  /** As a `Process` has it: minus the signal's number when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** A main program of its own: a fixture, run by `node`. */
export class Program {
  readonly pid: number;
  readonly ending: Promise<Ending>;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(name: string, args: readonly string[] = [], tmp: OwnFolder | null = null) {
    const env = { ...process.env, ...(tmp && { TMPDIR: tmp.path }) };
    const child = spawn(process.execPath, [fileURLToPath(fixture(name)), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env,
    });
    this.#child = child;
    this.pid = child.pid!;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    this.ending = this.#ending(text(child.stderr));
  }

  /** The next line it prints; null at the end. */
  async line(): Promise<string | null> {
    const { done, value } = await this.#lines.next();
    return done === true ? null : value;
  }

  /** What it says in its next line. */
  async says<T>(): Promise<T> {
    const line = await this.line();
    if (line === null)
      throw new Error(`the program ended without a word: ${(await this.ending).stderr}`);
    return JSON.parse(line) as T;
  }

  /** All the lines that are left. */
  async rest(): Promise<string[]> {
    const lines: string[] = [];
    for (let line = await this.line(); line !== null; line = await this.line()) lines.push(line);
    return lines;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Hangs up on it, as `| head -1` does. */
  closeStdout(): void {
    this.#child.stdout?.destroy();
  }

  async #ending(stderr: Promise<string>): Promise<Ending> {
    const [code, signal] = (await once(this.#child, 'exit')) as [
      number | null,
      NodeJS.Signals | null,
    ];
    return { code, signal, stderr: await stderr };
  }
}
