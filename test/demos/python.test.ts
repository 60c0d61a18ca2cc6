import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

// Seen from dist/test/demos.
const program = (name: string): string =>
  fileURLToPath(new URL(`../../../python/${name}.py`, import.meta.url));

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('no python3: what is said of Python is not tested');

function printed(name: string, ...args: string[]): string[] {
  const { stdout, stderr } = spawnSync('python3', [program(name), ...args], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trimEnd().split('\n');
}

(hasPython ? describe : describe.skip)('what is said of Python', () => {
  test('queue large: who has put a large message does not end before somebody gets it', () => {
    expect(printed('joined_before_get', '100000', '1')).toEqual([
      'join waits',
      'get 100000',
      'join returns',
    ]);
  });

  test('queue large: a small one is no obstacle', () => {
    expect(printed('joined_before_get', '1000')).toEqual([
      'join returns',
      'get 1000',
      'join returns',
    ]);
  });

  test('daemon beside: the daemon is ended first, then main waits for the other', () => {
    expect(printed('daemon_beside')).toEqual([
      "main's code ends",
      'the board is gone, the seller still sells',
    ]);
  });
});
