import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { demos } from '../../src/demos/registry.js';

const DEMOS = fileURLToPath(new URL('../../../src/demos/', import.meta.url));
const HEADING = /^\/\/ ---- What \w+(?: \w+)? does\. This is the dozen lines that matter\.$/;
const ACTS = '// ---- The acts.';
const MOST_LINES = 12;
/** Not read in class: who judges, what can be typed, what is seen and typed afterwards. */
const BESIDE = /(?:judge|about|next|side-by-side)\.ts$/;

const linesOf = (path: string): string[] => readFileSync(join(DEMOS, path), 'utf8').split('\n');

/** How many lines each function that processes carry out has between its braces. */
function workersIn(lines: readonly string[]): { name: string; length: number }[] {
  return lines.flatMap((line, at) => {
    const name = /^(?:export )?async function (\w+)/.exec(line)?.[1];
    if (name === undefined) return [];
    const begins = lines.findIndex((one, index) => index >= at && one.endsWith('{'));
    const ends = lines.indexOf('}', at);
    return [{ name, length: ends - begins - 1 }];
  });
}

describe('what is read in class', () => {
  test.each(demos.map(({ name }) => name))(
    '%s has the lines that matter under one heading, before the acts',
    (name) => {
      const lines = linesOf(`${name}/demo.ts`);
      const headings = lines.filter((line) => line.startsWith('// ----'));
      expect(headings[0]).toMatch(HEADING);
      expect(headings.filter((line) => HEADING.test(line))).toHaveLength(1);
      expect(headings.at(-1)).toBe(ACTS);
    },
  );

  test(`no worker is longer than ${MOST_LINES} lines`, () => {
    const lessons = readdirSync(DEMOS, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.includes('/') && path.endsWith('.ts') && !BESIDE.test(path),
    );
    const workers = lessons.flatMap((path) =>
      workersIn(linesOf(path)).map((worker) => ({ path, ...worker })),
    );
    expect(workers.length).toBeGreaterThan(40);
    expect(workers.filter(({ length }) => length > MOST_LINES)).toEqual([]);
  });
});
