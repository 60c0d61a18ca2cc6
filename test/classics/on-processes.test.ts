import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { allVersions } from './versions.js';

/** The short form of bench/classics.ts, in a Node of its own: in here it takes twice as long. */

// Seen from dist/test/classics.
const BENCH = fileURLToPath(new URL('../../bench/classics.js', import.meta.url));
/** 50 of each classic, for it has several versions. Of those that need new processes, one each. */
const [DRAWN, SEED, ALL, COSTLY] = [25, 1, 50, 1];
const LONG = 1_200_000;

const titles = (await allVersions()).map(({ classic, name }) => `${classic} ${name}`);

describe('in 25 orders, or in all of up to 50, real processes do what the model says', () => {
  let told: string[] = [];
  let ending: unknown;
  beforeAll(() => {
    const bench = [BENCH, DRAWN, SEED, ALL, COSTLY].map(String);
    const { stdout, stderr, status } = spawnSync(process.execPath, bench, {
      encoding: 'utf8',
      timeout: LONG,
    });
    told = stdout.split('\n');
    ending = { stderr, status };
  }, LONG);

  test.each(titles)('%s', (title) => {
    const at = told.findIndex((line) => line.startsWith(`${title} `));
    const orders = Number(/ (\d+) orders /.exec(told[at] ?? '')?.[1]);
    expect({ orders: orders > 0, differs: told[at + 1]?.includes('DIFFERS') }).toEqual({
      orders: true,
      differs: false,
    });
  });

  test('and all of them have been carried out', () => {
    expect(ending).toEqual({ stderr: '', status: 0 });
  });

  test('all of which have an end but for 12, which are left out', () => {
    const endless = told.filter((line) => line.includes('without an end'));
    expect(endless).toEqual([expect.stringMatching(/^dekker stubborn .*, and 12 without an end/)]);
  });
});
