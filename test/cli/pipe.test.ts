import { rmSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Line, lines, run, Running } from '../command.js';

const ACTS = ['one-way', 'end-of-file', 'two-readers-nolock', 'two-readers-lock', 'office'];

const verdictsOf = (all: readonly Line[]): Line[] => all.filter(({ type }) => type === 'verdict');
const summaryOf = (all: readonly Line[]): Record<string, unknown> =>
  verdictsOf(all)[0]!['summary'] as Record<string, unknown>;
const perform = async (act: string, ...args: string[]): Promise<Line[]> =>
  lines(await run(['pipe', '--act', act, '--json', ...args]));

describe('ipc-demo pipe', () => {
  test('every act shows what it promises, and nothing is left behind', async () => {
    const finished = await run(['pipe', '--json']);
    const all = lines(finished);
    expect(verdictsOf(all).map(({ act, ok, race = false }) => [act, ok, race])).toEqual(
      ACTS.map((act) => [act, true, act === 'two-readers-nolock']),
    );
    expect(all.at(-1)).toMatchObject({
      type: 'result',
      demo: 'pipe',
      ok: true,
      acts: ACTS.length,
      exitCode: 0,
    });
    expect(finished.code).toBe(0);
    expect(finished.left).toEqual([]);
  });

  test('one-way: in order, and back is refused', async () => {
    expect(summaryOf(await perform('one-way'))).toMatchObject({
      sent: ['1A', '1B', '1C'],
      received: ['1A', '1B', '1C'],
      refused: true,
      error: 'connection is read-only',
    });
  });

  test('end-of-file: the end comes after both copies are closed', async () => {
    const all = await perform('end-of-file');
    const at = (op: string, process: string): number =>
      Number(all.find((line) => line['op'] === op && line['process'] === process)!['at']);
    expect(at('eof', 'seller')).toBeGreaterThan(at('close', 'buyer'));
    expect(at('eof', 'seller')).toBeGreaterThan(at('close', 'seller'));
    expect(summaryOf(all)).toMatchObject({
      endOfFile: true,
      afterBothWereClosed: true,
      received: ['1A', '1B', '1C'],
    });
  });

  test('two-readers-nolock: both messages are torn apart, and the bytes of each are told', async () => {
    const all = await perform('two-readers-nolock');
    const { read, whole, torn, left } = summaryOf(all) as {
      read: Record<string, string[]>;
      whole: number;
      torn: number;
      left: string;
    };
    expect([whole, torn]).toEqual([0, 2]);
    const [first, second] = Object.values(read).toSorted((a, b) => b.length - a.length);
    expect(first).toEqual(['0009', 'e: 1A0007']);
    expect(second).toEqual(['Alic']);
    expect(left).toBe('Bob: 7C');
    const told = all
      .filter(({ op }) => op === 'recv')
      .map(({ process, value }) => [process, value]);
    expect(told.filter(([process]) => process === 'reader-1').map(([, value]) => value)).toEqual(
      read['reader-1'],
    );
  });

  test('two-readers-lock: the same readers, and every message is whole', async () => {
    const { read, whole, torn } = summaryOf(await perform('two-readers-lock')) as {
      read: Record<string, string[]>;
      whole: number;
      torn: number;
    };
    expect([whole, torn]).toEqual([2, 0]);
    expect(
      Object.values(read)
        .map((pieces) => pieces.join(' '))
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['0007 Bob: 7C', '0009 Alice: 1A']);
  });

  test('an order is kept: the same tear, again and again', async () => {
    for (let time = 0; time < 3; time++) {
      const all = await perform('two-readers-nolock', '--schedule', '00121');
      expect(summaryOf(all)).toMatchObject({
        read: { 'reader-1': ['0009', 'e: 1A0007'], 'reader-2': ['Alic'] },
      });
    }
    expect((await run(['pipe', '--schedule', '00121'])).stderr).toMatch(
      /--schedule is the order of one act.*one-way/,
    );
  });

  test('office: never oversold, and nobody but the seller touches the file', async () => {
    const all = await perform('office', '--buyers', '5', '--tickets', '2', '--delay', '20');
    expect(summaryOf(all)).toMatchObject({
      buyers: 5,
      tickets: 2,
      sold: 2,
      left: 0,
      oversold: 0,
      lostUpdates: 0,
      tornReads: 0,
    });
    expect(
      new Set(all.filter(({ on }) => on === 'tickets.json').map(({ process }) => process)),
    ).toEqual(new Set(['seller']));
    expect((summaryOf(all)['beside'] as { title: string }[]).map(({ title }) => title)).toEqual([
      'with a lock',
      'one after the other',
    ]);
  });

  test('a reader that is killed is told, and nobody is blamed for what nobody read', async () => {
    const running = new Running([
      'pipe',
      '--act',
      'two-readers-nolock',
      '--json',
      '--delay',
      '1000',
    ]);
    const started = /"process":"reader-1","pid":(\d+),"op":"start"/;
    await running.until((stdout) => started.test(stdout));
    process.kill(Number(started.exec(running.stdout)![1]), 'SIGKILL');
    const finished = await running.finished();
    rmSync(running.temporary, { recursive: true });
    expect(finished.code).toBe(1);
    expect(verdictsOf(lines(finished))[0]).toMatchObject({
      ok: false,
      message: expect.stringMatching(
        /^reader-1 was ended by SIGKILL before its work was done\. 1 of 2 messages read/,
      ),
    });
  });

  test('the lines, the verdict and the picture are not wider than a terminal, in both languages', async () => {
    for (const lang of ['en', 'zh']) {
      const { stdout } = await run(['pipe', '--act', 'two-readers-nolock', '--lang', lang]);
      expect(stdout).toContain('e: 1A0007');
      expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
    }
  });
});

describe('ipc-demo explore pipe', () => {
  test('finds the readers without a lock losing, with a shortest witness, and proves the others', async () => {
    const finished = await run(['explore', 'pipe', '--json']);
    const found = lines(finished).filter(({ type }) => type === 'exploration');
    expect(
      found.map(({ act, schedules, violations, deadlocks, complete, witness }) => [
        act,
        schedules,
        violations,
        deadlocks,
        complete,
        witness,
      ]),
    ).toEqual([
      ['one-way', 19, 0, 0, true, null],
      ['end-of-file', 42, 0, 0, true, null],
      ['two-readers-nolock', 14, 8, 0, true, '00121'],
      ['two-readers-lock', 22, 0, 0, true, null],
      ['office', 9126, 0, 0, true, null],
    ]);
    expect(finished.code).toBe(1);
  });

  test('--full counts the same', async () => {
    const found = lines(
      await run([
        'explore',
        'pipe',
        '--full',
        '--json',
        '--act',
        'two-readers-nolock',
        '--act',
        'two-readers-lock',
      ]),
    ).filter(({ type }) => type === 'exploration');
    expect(found.map(({ runs, schedules, violations }) => [runs, schedules, violations])).toEqual([
      [14, 14, 8],
      [22, 22, 0],
    ]);
  });

  test('real processes agree in every order', async () => {
    const all = lines(
      await run([
        'explore',
        'pipe',
        '--real',
        '--timeout',
        '600',
        '--json',
        '--act',
        'two-readers-nolock',
        '--act',
        'two-readers-lock',
      ]),
    );
    expect(
      all
        .filter(({ type }) => type === 'rehearsal')
        .map(({ act, ok, orders }) => [act, ok, orders]),
    ).toEqual([
      ['two-readers-nolock', true, 14],
      ['two-readers-lock', true, 22],
    ]);
  });

  test('what is typed next fits the act', async () => {
    const { stdout } = await run(['explore', 'pipe', '--act', 'two-readers-nolock']);
    expect(stdout).toContain('ipc-demo pipe --act two-readers-nolock --schedule 00121\n');
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  });
});
