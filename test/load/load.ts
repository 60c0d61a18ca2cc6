import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** A machine that is busy with something else while commands run, and what they find there. */

const BUSY = 6;

/** Never idle, until whoever has started it is gone. */
const PROGRAM = `
  const parent = process.ppid;
  console.log('busy');
  (function work() {
    for (const end = performance.now() + 20; performance.now() < end;);
    if (process.ppid === parent) setImmediate(work);
  })();
`;

/** Six busy processes, for as long as an `await using` block lasts. */
export class Load {
  readonly #children: readonly ChildProcess[];

  private constructor(children: readonly ChildProcess[]) {
    this.#children = children;
  }

  static async begin(): Promise<Load> {
    const children = Array.from({ length: BUSY }, () =>
      spawn(process.execPath, ['-e', PROGRAM], { stdio: ['ignore', 'pipe', 'ignore'] }),
    );
    await Promise.all(children.map((child) => once(child.stdout!, 'data')));
    return new Load(children);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ends = this.#children.map((child) => once(child, 'exit'));
    for (const child of this.#children) child.kill('SIGKILL');
    await Promise.all(ends);
  }
}

/**
 * A command, and the exit codes with which it may end; it may always end with 4 when it says that
 * nobody knows, or that the time was over.
 */
export interface Command {
  readonly args: readonly string[];
  readonly codes: readonly number[];
}

// Seen from dist/test/load.
const example = (name: string): string =>
  fileURLToPath(new URL(`../../../examples/${name}.mjs`, import.meta.url));
const command = (text: string, ...codes: number[]): Command => ({ args: text.split(' '), codes });

/** Each act in all orders. */
export const explorations: readonly Command[] = [
  command('explore ticket', 1),
  command('explore queue', 1),
  command('explore pipe', 1),
  command('explore manager', 1),
  command('explore memory', 1),
  command('explore terminal', 1),
  command('explore deadlock', 1),
  command('explore compare', 0),
  command(`explore ${example('bank')}`, 1),
  command(`explore ${example('philosophers')}`, 1),
];

/**
 * Each demonstration; of the examples, what goes well in one order and wrong in another may do
 * either.
 */
export const performances: readonly Command[] = [
  ...[
    'ticket',
    'daemon',
    'queue',
    'pipe',
    'manager',
    'memory',
    'terminal',
    'deadlock',
    'compare',
  ].map((name) => command(name, 0)),
  command('ticket --nolock', 0),
  command('ticket --lock', 0),
  command('ticket --join', 0),
  command(`run ${example('bank')} --act careful`, 0),
  command(`run ${example('bank')} --act careless --schedule 0110`, 0),
  command(`run ${example('bank')}`, 0, 1),
  command(`run ${example('philosophers')} --act polite`, 0),
  command(`run ${example('philosophers')}`, 0, 1),
];

/**
 * What a command has found, without what depends on how fast the machine is; of runs in an order of
 * their own only what may not depend on it.
 */
export interface Finding {
  readonly code: number | null;
  readonly verdicts: readonly string[];
  readonly complaint: string;
}

/** As a user has it, and not in jest, where this is used as well as outside of it. */
export async function findingOf({ args }: Command): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'ipc-demo-load-'));
  const child = spawn(process.execPath, [BIN, ...args, '--json', '--timeout', '300'], {
    env: { ...process.env, LANG: 'C', TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, complaint] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  rmSync(folder, { recursive: true, force: true });
  return { code: child.exitCode, verdicts: verdictsIn(stdout), complaint };
}

const BIN = fileURLToPath(new URL('../../../bin/ipc-demo.js', import.meta.url));

function verdictsIn(stdout: string): string[] {
  const lines = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  const explored = lines
    .filter(({ type }) => type === 'exploration')
    .map(({ act, schedules, violations, deadlocks, complete }) =>
      JSON.stringify({ act, schedules, violations, deadlocks, complete }),
    );
  return explored.length > 0
    ? explored
    : lines
        .filter(({ type }) => type === 'verdict')
        .map(({ act, ok }) => JSON.stringify({ act, ok }));
}

/** What is wrong with what a command found on a busy machine; null when nothing is. */
export function complaintAbout(
  { args, codes }: Command,
  usual: Finding,
  found: Finding,
): string | null {
  const name = args.map((arg) => basename(arg)).join(' ');
  if (found.complaint !== '' && found.code !== 4) return `${name}: complains: ${found.complaint}`;
  // Where it may end in two ways, each is as good as the other.
  if (found.code === 4 || (codes.length > 1 && codes.includes(found.code ?? -1))) return null;
  if (!codes.includes(found.code ?? -1))
    return `${name}: exit code ${found.code}, and not ${codes.join(' or ')}: ${found.verdicts.join(' ')}`;
  return found.verdicts.join() === usual.verdicts.join()
    ? null
    : `${name}: found ${found.verdicts.join(' ')}, and usually ${usual.verdicts.join(' ')}`;
}
