import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { lines, run } from '../command.js';

// Seen from dist/test/cli.
const luck = fileURLToPath(new URL('../../../test/fixtures/scenarios/luck.mjs', import.meta.url));
const runAct = (act: string, ...more: string[]): ReturnType<typeof run> =>
  run(['run', luck, '--act', act, ...more]);
const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe("a run of a file of the user's", () => {
  test.each([
    [
      'is one order of so many, where others go wrong',
      'lucky',
      / WENT WELL +This was 1 of \d+ orders, and \d+ of them goe?s? wrong; explore tells the rest\./,
    ],
    [
      'is one order of so many, where none goes wrong',
      'safe',
      / WENT WELL +This was 1 of 2 orders, and none of them goes wrong\./,
    ],
    ['says that there is no other order', 'only', / WENT WELL +This was the only order there is\./],
  ])('that went well %s', async (_, act, said) => {
    const { stdout, code } = await runAct(act, '--delay', '0');
    expect(inOneLine(stdout)).toMatch(said);
    expect(stdout).not.toContain('AS PROMISED');
    expect(code).toBe(0);
  });

  test('that went wrong promised nothing either', async () => {
    const { stdout, code } = await runAct('wrong');
    expect(inOneLine(stdout)).toContain(' WENT WRONG The check at the end (holds) failed: n 2.');
    expect(code).toBe(1);
  });

  test('in a given order has gone as it should when it went as that order must, also where that goes wrong', async () => {
    expect(await runAct('wrong', '--schedule', '01')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(' WENT WRONG '),
    });
    expect(await runAct('safe', '--schedule', '01')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(' WENT WELL '),
    });
  });

  test('takes the time of --delay where the scenario says latency', async () => {
    const outcome = async (...delay: string[]): Promise<unknown> =>
      lines(await runAct('only', '--json', ...delay)).find(({ op }) => op === 'outcome')!['value'];
    expect(await outcome()).toBe('later');
    expect(await outcome('--delay', '25')).toBe('later');
  });

  test('says in Chinese what it is worth', async () => {
    expect((await runAct('safe', '--lang', 'zh')).stdout.replaceAll(/\s/g, '')).toContain(
      '没有出错执行的是2种交错顺序中的1种，哪一种都不会出错。',
    );
  });
});

describe("many runs of a file of the user's", () => {
  test('tell how often it went well, and how it ended', async () => {
    const { stdout, code } = await runAct('safe', '--repeat', '4');
    expect(inOneLine(stdout)).toContain(
      ' WENT WELL Each of 4 runs. That is no proof; explore tries every order.',
    );
    expect(stdout).toMatch(/^ {2}n 2 {2}4 × {2}█+$/m);
    expect(code).toBe(0);
  });

  test('tell how often it went wrong', async () => {
    const { stdout, code } = await runAct('wrong', '--repeat', '3');
    expect(inOneLine(stdout)).toContain(' WENT WRONG 3 of 3 runs; 0 went well.');
    expect(code).toBe(1);
  });

  test('are told to programs one by one, and at the end together', async () => {
    const all = lines(await runAct('safe', '--repeat', '3', '--json'));
    expect(all.filter(({ type }) => type === 'start').map(({ run: number }) => number)).toEqual([
      1, 2, 3,
    ]);
    expect(all.filter(({ type }) => type === 'verdict')).toHaveLength(3);
    expect(all.at(-1)).toMatchObject({
      type: 'result',
      ok: true,
      runs: 3,
      wentWell: 3,
      endings: [{ ending: 'n 2', count: 3, ok: true }],
      exitCode: 0,
    });
  });

  test('keep an order each time', async () => {
    const { stdout, code } = await runAct('wrong', '--schedule', '10', '--repeat', '3');
    expect(inOneLine(stdout)).toContain(' WENT WRONG 3 of 3 runs; 0 went well.');
    expect(code).toBe(0);
  });
});

test.each([
  ['once', []],
  ['again and again', ['--repeat', '2']],
])(
  'a worker that calls process.exit(0) in the middle of its work has not done it: %s',
  async (_, more) => {
    const leaving = fileURLToPath(
      new URL('../../../test/fixtures/scenarios/ends-itself.mjs', import.meta.url),
    );
    const { stdout, code } = await run(['run', leaving, ...more]);
    expect(inOneLine(stdout)).toContain(
      'clerk-1 ended before its work was done, with exit code 0 (process.exit).',
    );
    expect(code).toBe(1);
  },
);

describe('a run that does not come to its end', () => {
  const spins = fileURLToPath(
    new URL('../../../test/fixtures/scenarios/spins.mjs', import.meta.url),
  );
  const runOut = (act: string, ...more: string[]): ReturnType<typeof run> =>
    run(['run', spins, '--act', act, '--timeout', '8', ...more]);

  test('tells once that a worker asks again and again, and at the end how often', async () => {
    const { stdout, stderr, code } = await runOut('asks');
    expect(stdout.split('\n').length).toBeLessThan(25);
    expect(inOneLine(stdout)).toContain(
      'asker reads 0 from flag, again and again: 100 times, and nothing shared has changed',
    );
    expect(inOneLine(stderr)).toMatch(
      /not finished after 8 s: .*: asker reads 0 from flag again and again \([\d,]+ times, and nothing shared changed\)/,
    );
    expect(code).toBe(4);
  });

  test('keeps no more of it than is enough', async () => {
    const all = lines(await runOut('asks', '--json'));
    expect(all.length).toBeLessThanOrEqual(10_010);
    expect(all.at(-1)).toMatchObject({ exitCode: 4, error: { code: 'TIMEOUT' } });
  });

  test('names who computes', async () => {
    const { stderr, code } = await runOut('computes');
    expect(inOneLine(stderr)).toContain(
      ': asker has come to no other step since it reads 0 from flag',
    );
    expect(code).toBe(4);
  });

  test('does not say so of one that ends after all, and leaves the rest of its lines out', async () => {
    const { stdout, code } = await run(['run', spins, '--act', 'ends']);
    expect(stdout).toContain('… 290 lines like this left out');
    expect(stdout).toContain(' WENT WELL ');
    expect(code).toBe(0);
  });
});
