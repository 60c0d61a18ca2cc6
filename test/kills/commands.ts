import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { leftIn, type Line } from '../command.js';
import { isGone, OwnFolder, stateOf } from '../outside.js';
import type { Ground, Result } from './ground.js';
import type { TrapInCommand } from './in-command.js';
import { inTime } from './mains.js';
import { type Aim, POINTS } from './points.js';

/**
 * Where the command itself dies, or one of those that it starts: it ends, says who has died, sells
 * no ticket twice, and leaves nothing; and where it could not tidy up, the next one does.
 */

// Seen from dist/test/kills.
const BIN = fileURLToPath(new URL('../../../bin/ipc-demo.js', import.meta.url));
const TRAP = new URL('in-command.js', import.meta.url).href;
const TICKETS = 2;

/** With a ticket office of its own. */
export const SALE = 'ticket --lock --buyers 3 --delay 0 --file {tickets}';

export class Commands implements Ground {
  readonly #args: readonly string[];
  readonly #whom: number;
  readonly #tmp = new OwnFolder();
  readonly #own = new OwnFolder();
  #count = 0;
  #leftBefore: readonly string[] = [];

  /** @param whom 0 is the command itself, others in the order in which they come to life */
  constructor(command: string, whom: number) {
    this.#args = command.split(' ').map((word) => word.replace('{tickets}', this.#tickets));
    this.#whom = whom;
  }

  get #tickets(): string {
    return this.#own.file('tickets.json');
  }

  async kill(aim: Aim): Promise<Result> {
    const told = this.#own.file(`${this.#count++}`);
    writeFileSync(this.#tickets, JSON.stringify({ count: TICKETS }));
    const { program, ending } = this.#start({ ...aim, whom: this.#whom, told });
    const victim = (): [number, number] | null => {
      const [pid, kind] = existsSync(`${told}-died`) ? wordsIn(`${told}-died`) : [];
      return pid === undefined ? null : [pid, kind!];
    };
    const isOver = (): boolean => program.exitCode !== null || program.signalCode !== null;
    const isStopped = (): boolean => stateOf(victim()?.[0] ?? program.pid!) === 'T';
    const wrong: string[] = [];
    if (!(await inTime(() => isOver() || isStopped()))) wrong.push('it hangs');
    // It is left so for a while.
    if (wrong.length === 0 && !isOver()) {
      await sleep(Math.random() * 80);
      process.kill(victim()![0], 'SIGKILL');
      if (!(await inTime(isOver))) wrong.push('it hangs when one that was stopped is killed');
    }
    if (wrong.length > 0) program.kill('SIGKILL');
    const [stdout, stderr] = await ending;
    const lines = stdout.split('\n').filter(Boolean);
    const events = lines.flatMap((line) => parsed(line) ?? []);
    // Also those who have died before they could say that they are there.
    const pids = this.#allWhoCame(told);
    if (!(await inTime(() => pids.every(isGone)))) wrong.push('a process is left');
    const died = victim();
    const { exitCode: code, signalCode: signal } = program;
    if (this.#whom === 0) wrong.push(...this.#afterItsOwnDeath(code, signal, events.length > 0));
    else {
      wrong.push(...this.#left());
      if (code === null) wrong.push(`the command is ended by ${signal}`);
      if (died === null && code !== 0) wrong.push(`it ends with ${code}: ${stderr}${lines.at(-2)}`);
      if (died !== null && !this.#isTold(code, events, stdout + stderr))
        wrong.push(`it does not say who has died: ${code}, ${stderr}${lines.at(-2)}`);
    }
    wrong.push(...this.#oversold(events));
    const who = this.#whom === 0 ? 'the command' : `the process that came as number ${this.#whom}`;
    return {
      diedAt: died ? (POINTS[died[1]] ?? 'anywhere') : null,
      wrong: wrong.map((one) => `${who}: ${one}`),
    };
  }

  async close(): Promise<void> {
    this.#tmp[Symbol.dispose]();
    this.#own[Symbol.dispose]();
  }

  #start(trap: TrapInCommand) {
    const program = spawn(process.execPath, [BIN, ...this.#args, '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        TMPDIR: this.#tmp.path,
        NODE_OPTIONS: `--import ${TRAP}`,
        IPC_DEMO_TRAP: JSON.stringify(trap),
      },
    });
    const ending = Promise.all([
      text(program.stdout),
      text(program.stderr),
      once(program, 'close'),
    ]);
    return { program, ending };
  }

  #allWhoCame(told: string): number[] {
    const pids: number[] = [];
    while (existsSync(`${told}-${pids.length}`))
      pids.push(Number(readFileSync(`${told}-${pids.length}`, 'utf8')));
    return pids;
  }

  #left(): string[] {
    return leftIn(this.#tmp.path).map((name) => `${name} is left`);
  }

  /** What one leaves that had no time to tidy up, the next one takes away. */
  #afterItsOwnDeath(code: number | null, signal: NodeJS.Signals | null, begun: boolean): string[] {
    const left = leftIn(this.#tmp.path);
    const old = begun ? left.filter((name) => this.#leftBefore.includes(name)) : [];
    this.#leftBefore = left;
    if (signal === 'SIGKILL') return old.map((name) => `${name} of the one before is left`);
    const isEnded = code === 0 || code === 143 || signal === 'SIGTERM';
    return [...(isEnded ? [] : [`it ends with ${code ?? signal}`]), ...this.#left()];
  }

  /** Where lives are what is shown, a death is told as any other end. */
  #isTold(code: number | null, events: readonly Line[], text: string): boolean {
    const isLife = events.some(({ process: name }) => name === 'main');
    if (isLife) return events.some(({ op, value }) => op === 'exit' && Number(value) < 0);
    return code !== 0 && /SIG(KILL|TERM)/.test(text);
  }

  /** Whoever has died may have sold one that nobody has heard of. */
  #oversold(events: readonly Line[]): string[] {
    if (!this.#args.includes(this.#tickets)) return [];
    const { count } = JSON.parse(readFileSync(this.#tickets, 'utf8')) as { count: number };
    const bought = events.filter(({ op, value }) => op === 'outcome' && value === 'bought').length;
    const sold = TICKETS - count;
    // What was told to a command that has died nobody has heard.
    const unheard = this.#whom === 0 ? TICKETS : 1;
    return count >= 0 && sold >= bought && sold <= bought + unheard
      ? []
      : [`${count} tickets are left, and ${bought} have been bought`];
  }
}

function wordsIn(path: string): number[] {
  const words = readFileSync(path, 'utf8');
  return words === '' ? [] : (JSON.parse(words) as number[]);
}

/** Null where the line has been cut by a death. */
function parsed(line: string): Line | null {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return null;
  }
}
