import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// Seen from dist/bench.
const SCRIPTS = new URL('../../bench/python/', import.meta.url);

let version: string | null | undefined;

/**
 * `Python 3.11.7`; null where there is none. Asked when it is needed, for the workers import this
 * file too.
 */
export function pythonVersion(): string | null {
  if (version === undefined) {
    const { status, stdout } = spawnSync('python3', ['--version'], { encoding: 'utf8' });
    version = status === 0 ? stdout.trim() : null;
  }
  return version;
}

/**
 * Runs a script of bench/python and returns the JSON value that it prints; null where there is no
 * Python.
 */
export function python(script: string, ...args: readonly (string | number)[]): unknown {
  if (pythonVersion() === null) return null;
  const { status, stdout, stderr } = spawnSync(
    'python3',
    [fileURLToPath(new URL(script, SCRIPTS)), ...args.map(String)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`python3 ${script} ${args.join(' ')} failed:\n${stderr}`);
  return JSON.parse(stdout);
}

/** The same for a script that prints one number; NaN where there is no Python. */
export function pythonNumber(script: string, ...args: readonly (string | number)[]): number {
  return Number(python(script, ...args) ?? NaN);
}
