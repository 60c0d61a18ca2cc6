import {
  chmodSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Line, lines, run, Running } from '../command.js';
import { temporaryFolder } from '../temporary.js';

interface Summary {
  buyers: number;
  tickets: number;
  sold: number;
  left: number | null;
  oversold: number;
  lostUpdates: number;
  tornReads: number;
  order: string[];
}

const verdictsOf = (all: readonly Line[]): Line[] => all.filter(({ type }) => type === 'verdict');
const summaryOf = (all: readonly Line[]): Summary => verdictsOf(all)[0]!['summary'] as Summary;

describe('ipc-demo ticket', () => {
  test('--nolock shows the race with the defaults', async () => {
    const finished = await run(['ticket', '--nolock', '--json']);
    const all = lines(finished);
    expect(finished.code).toBe(0);
    expect(all[0]).toMatchObject({
      type: 'start',
      format: 1,
      demo: 'ticket',
      act: 'nolock',
      options: { buyers: 10, tickets: 1, delay: 100 },
      at: 0,
    });
    expect(verdictsOf(all)).toHaveLength(1);
    expect(verdictsOf(all)[0]).toMatchObject({ ok: true, race: true });
    const { sold, oversold, left, lostUpdates, order } = summaryOf(all);
    expect(oversold).toBeGreaterThanOrEqual(1);
    expect(oversold).toBe(sold - 1);
    expect(lostUpdates).toBe(sold - (1 - left!));
    expect(new Set(order).size).toBe(10);
    expect(all.at(-1)).toMatchObject({
      type: 'result',
      demo: 'ticket',
      ok: true,
      acts: 1,
      exitCode: 0,
    });
    expect(finished.left).toEqual([]);
  });

  test('the events come from processes of their own, in the order of one clock', async () => {
    const events = lines(await run(['ticket', '--nolock', '--json', '--buyers', '4'])).filter(
      ({ type }) => type === 'event',
    );
    const pids = new Map(
      events.filter(({ op }) => op === 'start').map(({ process, pid }) => [process, pid]),
    );
    expect(new Set(pids.values()).size).toBe(4);
    const acting = events.filter(({ op }) => ['read', 'write', 'outcome'].includes(String(op)));
    expect(acting.map(({ pid }) => pid)).toEqual(acting.map(({ process }) => pids.get(process)));
    const times = events.map(({ at }) => Number(at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.every(Number.isInteger)).toBe(true);
  });

  test('--lock sells exactly what there is', async () => {
    const finished = await run([
      'ticket',
      '--lock',
      '--json',
      '--buyers',
      '12',
      '--tickets',
      '5',
      '--delay',
      '5',
    ]);
    expect(finished.code).toBe(0);
    expect(summaryOf(lines(finished))).toMatchObject({
      sold: 5,
      left: 0,
      oversold: 0,
      lostUpdates: 0,
      tornReads: 0,
    });
  });

  test('--lock records the queue of the lock itself, in the order in which it is served', async () => {
    const all = lines(await run(['ticket', '--lock', '--json', '--buyers', '5', '--delay', '300']));
    const pid = new Map(
      all
        .filter(({ op }) => op === 'start')
        .map(({ process, pid }) => [pid as number, process as string]),
    );
    const grants = all.filter(({ op }) => op === 'acquire');
    expect(grants).toHaveLength(5);
    const served = grants.map(({ process }) => process);
    // While the first one sells, the others have come: that is the order in which they get the
    // lock.
    const queue = (grants[1]!['value'] as { waiting: number[] }).waiting.map((waiting) =>
      pid.get(waiting),
    );
    expect(queue).toEqual(served.slice(2));
  });

  test('--join serves the buyers in the order in which they were programmed', async () => {
    const summary = summaryOf(
      lines(
        await run([
          'ticket',
          '--join',
          '--json',
          '--buyers',
          '4',
          '--tickets',
          '2',
          '--delay',
          '1',
        ]),
      ),
    );
    expect(summary).toMatchObject({
      sold: 2,
      left: 0,
      oversold: 0,
      order: ['buyer-1', 'buyer-2', 'buyer-3', 'buyer-4'],
    });
  });

  test('without a flag it runs every way and compares them', async () => {
    const finished = await run(['ticket', '--buyers', '3', '--delay', '50', '--json']);
    expect(verdictsOf(lines(finished)).map(({ act, ok }) => [act, ok])).toEqual([
      ['nolock', true],
      ['lock', true],
      ['join', true],
      ['flag', true],
      ['lock-write', true],
    ]);
    const people = await run(['ticket', '--buyers', '3', '--delay', '50']);
    expect(people.stdout).toMatch(/no lock +3 +0 +2 +[\d,]+ ms/);
    expect(people.stdout).toMatch(/one after the other +1 +0 +0 +[\d,]+ ms +1 2 3/);
  });

  test.each([
    ['en', /^10 of 10 tickets sold, yet the file says (\d) left: \1 updates were lost\.$/],
    ['zh', /^10 张票，卖出 10 张，文件里却还剩 (\d) 张：丢失 \1 次更新。$/],
  ])(
    'where everybody gets a ticket, but the file says otherwise, it is said how many it says are left (%s)',
    async (language, sentence) => {
      const [verdict] = verdictsOf(
        lines(await run(['ticket', '--nolock', '--tickets', '10', '--json', '--lang', language])),
      );
      expect(verdict).toMatchObject({
        ok: true,
        race: true,
        message: expect.stringMatching(sentence),
      });
    },
  );

  test('--repeat tells how often it raced, and how badly', async () => {
    const finished = await run([
      'ticket',
      '--nolock',
      '--json',
      '--buyers',
      '2',
      '--delay',
      '20',
      '--repeat',
      '3',
    ]);
    const all = lines(finished);
    expect(verdictsOf(all)).toHaveLength(3);
    expect(all.at(-1)).toMatchObject({
      type: 'result',
      runs: 3,
      raced: 3,
      worst: 1,
      oversold: { 1: 3 },
      exitCode: 0,
    });
  });

  test('where there was no race, more runs are proposed', async () => {
    const { stdout, code } = await run([
      'ticket',
      '--nolock',
      '--buyers',
      '1',
      '--delay',
      '0',
      '--repeat',
      '2',
    ]);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'None of 2 runs had a race. Without a lock it can still go wrong: more runs, or a longer --delay, make a race more likely.',
    );
    expect(code).toBe(1);
  });

  test('--in-place tears reads to pieces, and with the lock none', async () => {
    const torn = await run(['ticket', '--nolock', '--in-place', '--json', '--buyers', '3']);
    expect(torn.code).toBe(0);
    expect(summaryOf(lines(torn)).tornReads).toBeGreaterThan(0);
    const inTime = lines(torn)
      .filter(({ op }) => op === 'half' || op === 'torn')
      .toSorted((a, b) => Number(a['at']) - Number(b['at']));
    expect(inTime[0]).toMatchObject({ op: 'half' });
    expect((await run(['ticket', '--nolock', '--in-place', '--buyers', '3'])).stdout).toMatch(
      /^ +[\d,]+ ms .* torn\b[^]*torn: a read in the middle of a write/m,
    );
    const whole = await run(['ticket', '--lock', '--in-place', '--json', '--buyers', '3']);
    expect(whole.code).toBe(0);
    expect(summaryOf(lines(whole)).tornReads).toBe(0);
  });

  test('--quiet prints the verdict and nothing else', async () => {
    const { stdout } = await run(['ticket', '--nolock', '--buyers', '2', '--quiet']);
    expect(stdout).toBe('   RACE   2 buyers have a ticket. There was 1. Oversold by 1.\n');
  });

  test('no colour where there is no terminal, colour where it is forced, none with --no-color or NO_COLOR', async () => {
    const escape = '\u001B[';
    const args = ['ticket', '--lock', '--buyers', '1', '--delay', '0'];
    expect((await run(args)).stdout).not.toContain(escape);
    expect((await run(args, { env: { FORCE_COLOR: '1' } })).stdout).toContain(escape);
    expect((await run(args, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain(
      escape,
    );
    expect(
      (await run([...args, '--no-color'], { env: { FORCE_COLOR: '1' } })).stdout,
    ).not.toContain(escape);
  });
});

describe('ipc-demo ticket --file', () => {
  const folder = temporaryFolder();
  const place = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  test('sells from the file, keeps its other keys, its layout and its permissions', async () => {
    const path = place('mine.json', '{\n  "count": 3,\n  "train": "G1"\n}\n');
    chmodSync(path, 0o640);
    const finished = await run([
      'ticket',
      '--file',
      path,
      '--lock',
      '--buyers',
      '5',
      '--delay',
      '5',
      '--json',
    ]);
    expect(finished.code).toBe(0);
    expect(summaryOf(lines(finished))).toMatchObject({ tickets: 3, sold: 3, left: 0, oversold: 0 });
    expect(readFileSync(path, 'utf8')).toBe('{\n  "count": 0,\n  "train": "G1"\n}\n');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['mine.json']);
  });

  test.each([
    [
      'with the ends of lines of Windows, and none at the end',
      '{\r\n\t"count": 3,\r\n\t"train": {"count": 3}\r\n}',
      '{\r\n\t"count": 1,\r\n\t"train": {"count": 3}\r\n}',
    ],
    [
      'in a layout of its own, with more digits than a number keeps',
      '{ "id":12345678901234567890,\n\n "count" :3.0 }  \n\n',
      '{ "id":12345678901234567890,\n\n "count" :1 }  \n\n',
    ],
  ])('gives a file %s back as it was, but for the number', async (_, before, after) => {
    const path = place('own.json', before);
    expect(
      (await run(['ticket', '--file', path, '--lock', '--buyers', '2', '--delay', '0', '--quiet']))
        .code,
    ).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(after);
  });

  test('follows a symbolic link and leaves it one', async () => {
    const path = place('target.json', '{"count":1}');
    const link = join(folder, 'link.json');
    symlinkSync(path, link);
    expect(
      (await run(['ticket', '--file', link, '--lock', '--buyers', '2', '--delay', '0', '--quiet']))
        .code,
    ).toBe(0);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ count: 0 });
    expect(
      readdirSync(folder, { withFileTypes: true })
        .find(({ name }) => name === 'link.json')!
        .isSymbolicLink(),
    ).toBe(true);
  });

  test.each([
    ['removed', (path: string) => rmSync(path, { force: true })],
    [
      'overwritten with something that is no ticket file',
      (path: string) => writeFileSync(path, 'null'),
    ],
    ['left half written by an editor', (path: string) => writeFileSync(path, '{"cou')],
  ])('a file that is %s in the meantime ends the run with one line', async (_, meddle) => {
    const path = place('meddled.json', '{"count": 3}');
    const running = new Running([
      'ticket',
      '--file',
      path,
      '--lock',
      '--buyers',
      '10',
      '--delay',
      '20',
      '--json',
    ]);
    await running.until((stdout) => stdout.includes('"op":"start"'));
    const meddling = setInterval(() => meddle(path), 1);
    const finished = await running.finished();
    clearInterval(meddling);
    expect(finished.stderr).toBe(
      `ipc-demo: ${path} was removed or changed by another program during the run: all processes were ended\n`,
    );
    expect(finished.code).toBe(3);
    expect(finished.left).toEqual([]);
    rmSync(path, { force: true });
  });

  test.each([
    ['not JSON', '{"count": 3,}', /is not JSON \(line 1, column 13\)/],
    ['without a count', '{"train":"G1"}', /count is missing/],
    ['with a negative count', '{"count":-1}', /count is -1/],
    ['with a fraction', '{"count":1.5}', /count is 1\.5/],
    ['with a string', '{"count":"3"}', /count is "3"/],
    ['that is a list', '[3]', /count is missing/],
    [
      'that is nested too deep',
      `{"count":1,"deep":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      /nests values more than 100 deep/,
    ],
    ['that is too large', `{"count":1}${' '.repeat(2 ** 20)}`, /too large: at most 1 MiB/],
  ])('a file %s is refused in one line, and untouched', async (_, text, complaint) => {
    const path = place('bad.json', text);
    const finished = await run(['ticket', '--file', path, '--lock']);
    expect(finished.code).toBe(2);
    expect(finished.stdout).toBe('');
    expect(finished.stderr).toMatch(complaint);
    expect(finished.stderr).toContain(path);
    expect(finished.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
