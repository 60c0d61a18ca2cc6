import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A place in which the command may find itself, and the short list of commands that is tried in
 * each.
 */

const BIN = fileURLToPath(new URL('../../../bin/ipc-demo.js', import.meta.url));

/** What each command ends with in a place. */
export type Codes = Readonly<Record<string, number>>;

export interface Place {
  readonly name: string;
  readonly how: 'tried' | 'tried under wine';
  /** What it takes to be there. */
  readonly needs: 'nothing' | 'root' | 'a download';
  readonly codes: Codes;
  /** Makes it; or says why that is not possible here. */
  open(): Way | string;
}

/** How to be there. */
export interface Way {
  /** What stands before the command's own file. */
  readonly before: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** The temporary folder of the commands. */
  readonly temporary?: string;
  close?(): void;
}

export interface Command {
  readonly args: readonly string[];
  readonly input?: string;
}

/** By the name that the table has for it. */
export const commands: Readonly<Record<string, Command>> = {
  list: { args: ['list'] },
  'explore ticket': { args: ['explore', 'ticket'] },
  'play ticket': { args: ['play', 'ticket'], input: '0\n1\n2\n0\n1\n2\n0\n1\n2\n' },
  'ticket --lock': { args: ['ticket', '--lock', '--json'] },
  verify: { args: ['verify', '--timeout', '240'] },
};

/** All as it is meant to be: the race can be found, everything else goes well. */
export const WHOLE: Codes = {
  list: 0,
  'explore ticket': 1,
  'play ticket': 0,
  'ticket --lock': 0,
  verify: 0,
};
/** Only what needs no process of its own. */
export const IN_MEMORY: Codes = { ...WHOLE, 'ticket --lock': 3, verify: 3 };
/** Only what needs no thread of its own either. */
export const NO_THREAD: Codes = { ...IN_MEMORY, 'play ticket': 3 };
/** Nothing can be loaded. */
export const NOTHING: Codes = { ...NO_THREAD, list: 3, 'explore ticket': 3 };

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Carries a command out there. Its output goes to files: wine has no pipes for a Windows program.
 */
export function carryOut(
  { args, input = '' }: Command,
  { before, env = {}, temporary }: Way,
): Outcome {
  const folder = temporaryFolder();
  const own = temporary ?? join(folder, 'tmp');
  if (temporary === undefined) {
    mkdirSync(own);
    // For whoever the place makes of us.
    chmodSync(folder, 0o755);
    chmodSync(own, 0o1777);
  }
  writeFileSync(join(folder, 'in'), input);
  const files = [
    openSync(join(folder, 'in'), 'r'),
    openSync(join(folder, 'out'), 'w'),
    openSync(join(folder, 'err'), 'w'),
  ];
  try {
    const clean = { PATH: process.env['PATH'], TMPDIR: own, LANG: 'C' };
    const { status } = spawnSync(before[0]!, [...before.slice(1), BIN, ...args], {
      env: { ...clean, ...env },
      stdio: files as [number, number, number],
    });
    return {
      code: status,
      stdout: readFileSync(join(folder, 'out'), 'utf8'),
      stderr: readFileSync(join(folder, 'err'), 'utf8'),
    };
  } finally {
    files.forEach(closeSync);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What is wrong with it; null when it is as the place promises, and nothing was said that is not
 * ours.
 */
export function fault(
  { args }: Command,
  { code, stdout, stderr }: Outcome,
  promised: number,
): string | null {
  if (code !== promised)
    return `exit code ${code} and not ${promised}: ${stderr.slice(0, 500)}${stdout.slice(-2000)}`;
  if (promised !== 3) return stderr === '' ? null : `on stderr: ${stderr.slice(0, 500)}`;
  if (!/^ipc-demo: [^\n]+\n$/.test(stderr)) return `not one sentence: ${stderr.slice(0, 500)}`;
  return args.includes('--json') && !/"type":"result".*"exitCode":3\}\n$/.test(stdout)
    ? 'no result'
    : null;
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ipc-demo-place-'));
}
