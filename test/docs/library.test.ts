import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as library from '../../src/index.js';
import * as scenarios from '../../src/scenario/index.js';

/** Every example of the library's page is a program, and prints what stands under it. */

// Seen from dist/test/docs.
const page = readFileSync(new URL('../../../docs/library.md', import.meta.url), 'utf8');
const examples = [
  ...page.matchAll(/^## (.+)\n(?:(?!^## )[^])*?```js\n([^]+?)```\n\n```text\n([^]*?)```/gm),
].map(([, title, program, output]) => ({ title: title!, program: program!, output: output! }));

describe('the library’s page', () => {
  let folder: string;
  beforeAll(() => {
    // Inside of the package, so that it finds itself by its name.
    folder = mkdtempSync(fileURLToPath(new URL('examples-', import.meta.url)));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('has an example in each of its sections', () => {
    expect(examples.map(({ title }) => title)).toEqual(
      [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title),
    );
    expect(examples.length).toBe(17);
  });

  test('names every class and function of both doors', () => {
    const named = [...Object.entries(library), ...Object.entries(scenarios)].filter(
      ([, thing]) => !(typeof thing === 'function' && thing.prototype instanceof Error),
    );
    const missing = named
      .map(([name]) => name)
      .filter((name) => !name.endsWith('Proxy') && !page.includes(name));
    expect(missing).toEqual([]);
  });

  test.each(examples)('$title', ({ title, program, output }) => {
    const path = join(folder, `${title.replaceAll(/\W+/g, '-')}.mjs`);
    writeFileSync(path, program);
    const { status, stdout, stderr } = spawnSync(process.execPath, [path], { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: output, stderr: '' });
  });
});
