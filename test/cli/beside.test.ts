import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { Act } from '../../src/act/act.js';
import { Counting } from '../../src/cli/commands/counting.js';
import { couldHaveDone } from '../../src/cli/commands/finding-text.js';
import type { Context } from '../../src/cli/shell/context.js';
import { terminalDemo } from '../../src/demos/terminal/demo.js';
import { explore } from '../../src/explore/explore.js';
import { isLoss } from '../../src/explore/model/order-end.js';
import type { Options, Scenario } from '../../src/scenario/scenario.js';
import { languages } from '../languages.js';
import { lines, run } from '../command.js';

const luck = fileURLToPath(new URL('../../../test/fixtures/scenarios/luck.mjs', import.meta.url));
const unbroken = (text: string): string => text.replaceAll(/\s+/g, '');
const told = async (...args: string[]): Promise<string> => unbroken((await run(args)).stdout);

describe('after a run it is said what all orders could have done', () => {
  test.each([
    [
      ['ticket', '--nolock'],
      'Of all 26,260,095,546,846,161,280,000 orders (about 2.6 × 10^22: 26 sextillion) of these 10 processes, 1 in 3.9 million goes well. That is a count of orders, not a chance: a machine does not take all orders alike.',
    ],
    [
      ['ticket', '--lock'],
      'No order of these 10 processes can go wrong: all 1,216,451,004,088,320,000 orders (about 1.2 × 10^18: 1.2 quintillion) are covered.',
    ],
    [
      ['ticket', '--nolock', '--buyers', '3', '--repeat', '2'],
      'Of all 1,152 orders of these 3 processes, 1,008 go wrong (88 %).',
    ],
    [['ticket', '--join', '--buyers', '2'], 'There is only 1 order, and it goes well.'],
    [
      ['deadlock', '--act', 'lock-order'],
      'Of all 6 orders of these 2 processes, 2 go wrong (33 %).',
    ],
    [
      ['deadlock', '--act', 'forgotten-release'],
      'Every order of these 2 processes goes wrong: both orders are covered.',
    ],
    [
      ['ticket', '--nolock', '--lang', 'zh'],
      '这 10 个进程共有 26,260,095,546,846,161,280,000 种交错顺序（约 2.6 × 10^22，即 263 万亿亿），每 389 万种里只有 1 种正确。这是数出来的比例，不是概率：实际运行时，各种交错顺序出现的机会并不均等。',
    ],
    [
      ['ticket', '--lock', '--buyers', '3', '--lang', 'zh'],
      '这 3 个进程无论怎样调度都不会出错：全部 360 种交错顺序都在内。',
    ],
  ])('%j', async (args, sentence) => {
    const stdout = await told(...args);
    expect(stdout.split(unbroken(sentence))).toHaveLength(2);
  });

  test('also after a run of a file that went wrong; one that went well says it in its verdict', async () => {
    expect(await told('run', luck, '--act', 'wrong')).toContain(
      'Everyorderofthese2processesgoeswrong:bothordersarecovered.',
    );
    const { stdout } = await run(['run', luck, '--act', 'lucky']);
    expect(stdout).toMatch(/1 of [\d,]+ orders/);
    expect(stdout).not.toMatch(/Of all|No order/);
  });
});

describe('a count beside a run', () => {
  /** More states than a second is enough for. */
  const large = terminalDemo.acts.find(({ name }) => name === 'nolock')!;
  const countingOf = (act: Act, options: object, ended = new AbortController()) => {
    const interrupts = { signal: ended.signal } as Context['interrupts'];
    const context = { interrupts, messages: languages.en };
    return new Counting(terminalDemo, act, options as Options, context);
  };

  test('that has not begun knows nothing, and starts no thread', async () => {
    const counting = countingOf(large, { buyers: 2, tickets: 1 });
    expect(await counting.result).toBeNull();
    await counting.close();
  });

  test('comes to the numbers of explore', async () => {
    const counting = countingOf(large, { buyers: 2, tickets: 1 });
    counting.begin();
    const found = await explore(
      large.scenario as Scenario,
      { buyers: 2, tickets: 1 },
      { full: true },
    );
    const wrong = found.endings.filter(({ how }) => isLoss(how));
    expect(await counting.result).toEqual({
      orders: found.orders,
      wrong: wrong.reduce((sum, { orders }) => sum + orders!, 0n),
    });
    await counting.close();
  });

  test('of too much says nothing', async () => {
    const counting = countingOf(large, { buyers: 5, tickets: 5 });
    counting.begin();
    expect(await counting.result).toBeNull();
    await counting.close();
  });

  test('ends with the run, and when the command is ended says so', async () => {
    const run = countingOf(large, { buyers: 5, tickets: 5 });
    run.begin();
    await run.close();
    expect(await run.result).toBeNull();
    const ended = new AbortController();
    const interrupted = countingOf(large, { buyers: 5, tickets: 5 }, ended);
    interrupted.begin();
    ended.abort(new Error('interrupted'));
    await expect(interrupted.result).rejects.toThrow('interrupted');
    await interrupted.close();
  });
});

describe('nothing is said', () => {
  test.each([
    ['of several acts', ['ticket', '--buyers', '2']],
    ['to whoever wants the verdict only', ['ticket', '--nolock', '--buyers', '2', '--quiet']],
    ['of the start and end of processes', ['daemon', '--act', 'daemon']],
    ['of processes that compute all the time', ['memory', '--act', 'counter-lock']],
  ])('%s', async (_, args) => {
    expect((await run(args)).stdout).not.toMatch(/covered|orders? of these|only 1 order/);
  });

  test('to programs: their lines are as they were', async () => {
    const all = lines(await run(['ticket', '--nolock', '--buyers', '2', '--json']));
    expect([...new Set(all.map(({ type }) => type))]).toEqual([
      'start',
      'event',
      'verdict',
      'result',
    ]);
    expect(Object.keys(all.at(-1)!)).toEqual([
      'type',
      'demo',
      'ok',
      'acts',
      'elapsedMs',
      'exitCode',
    ]);
  });

  test('that contradicts the run it stands beside', () => {
    const messages = languages.en;
    const beside = (wrong: bigint, wentWrong: boolean) =>
      couldHaveDone({ orders: 6n, wrong }, { wentWrong, processes: 2, isPrompt: false }, messages);
    expect([beside(0n, true), beside(6n, false)]).toEqual([null, null]);
    expect(beside(0n, false)).toContain('No order of these 2 processes can go wrong');
    expect(beside(6n, true)).toContain('Every order of these 2 processes goes wrong');
  });

  test.each(['en', 'zh'] as const)(
    'without why a machine has other figures, where no delay stands between two steps (%s)',
    (language) => {
      const beside = (isPrompt: boolean) =>
        couldHaveDone(
          { orders: 6n, wrong: 4n },
          { wentWrong: true, processes: 2, isPrompt },
          languages[language],
        );
      const why = /Without a delay a process often takes all its steps|没有延迟时，一个进程往往/;
      expect(beside(true)).toMatch(why);
      expect(beside(false)).not.toMatch(why);
    },
  );
});
