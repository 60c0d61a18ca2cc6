import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { allGone, leftIn, lines, pidsIn, run, Running } from '../command.js';
import { temporaryFolder } from '../temporary.js';

/** Long enough that nothing ends by itself while it is being ended. */
const SLOW = ['--delay', '30000', '--buyers', '4', '--json'];
const moments = [
  ['while the processes start', (stdout: string) => stdout.includes('"fork"')],
  ['while they buy', (stdout: string) => (stdout.match(/"op":"read"/g) ?? []).length >= 8],
] as const;

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('after %s', (signal, exitCode) => {
  test.each(moments)('%s nothing is left', async (_, reached) => {
    const running = new Running(['ticket', '--nolock', ...SLOW]);
    await running.until(reached);
    const sent = performance.now();
    running.child.kill(signal);
    const finished = await running.finished();
    await allGone(pidsIn(running.stdout), 2000);
    expect(performance.now() - sent).toBeLessThan(2000);
    expect(finished.code).toBe(exitCode);
    expect(finished.left).toEqual([]);
    const all = lines(finished);
    expect(all.filter(({ type }) => type === 'verdict')).toHaveLength(1);
    expect(all.at(-1)).toMatchObject({
      type: 'result',
      ok: false,
      exitCode,
      error: { code: 'INTERRUPTED' },
    });
  });
});

describe('after SIGKILL of the command', () => {
  test.each(moments)(
    '%s its processes are gone, and the next run sweeps what it left',
    async (_, reached) => {
      const folder = temporaryFolder();
      const file = join(folder, 'mine.json');
      writeFileSync(file, '{"count":1}');
      const running = new Running(['ticket', '--lock', '--file', file, ...SLOW]);
      await running.until((stdout) =>
        reached === moments[0][1] ? reached(stdout) : stdout.includes('"acquire"'),
      );
      running.child.kill('SIGKILL');
      await running.finished();
      await allGone(pidsIn(running.stdout), 2000);
      const { left } = await run(['ticket', '--lock', '--buyers', '1', '--delay', '0'], {
        temporary: running.temporary,
      });
      expect(left).toEqual([]);
      expect(readdirSync(folder)).toEqual(['mine.json']);
    },
  );

  test("the daemon demonstration's grandchildren are gone too", async () => {
    const running = new Running(['daemon', '--act', 'non-daemon', '--delay', '5000', '--json']);
    await running.until((stdout) => stdout.includes('boardOpens'));
    running.child.kill('SIGKILL');
    await running.finished();
    const pids = pidsIn(running.stdout);
    expect(pids.length).toBeGreaterThanOrEqual(3);
    await allGone(pids, 2000);
  });
});

describe('other ends', () => {
  test('the system refuses, in Chinese: none of its English is left', async () => {
    const { code, stderr } = await run(['ticket', '--lock', '--lang', 'zh'], {
      env: { TMPDIR: '/nowhere/at/all' },
    });
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(/^ipc-demo：系统不允许：\/nowhere\/at\/all\S* 所在的文件夹不存在\n$/),
    ]);
  });

  test('the system refuses: exit code 3, and one line that says what', async () => {
    const running = new Running(['ticket', '--lock', '--json'], {
      env: { TMPDIR: '/nowhere/at/all' },
    });
    const finished = await running.finished();
    expect(finished.code).toBe(3);
    expect(finished.stderr).toMatch(
      /^ipc-demo: the system does not allow it: \/nowhere\/at\/all\S*: there is no such folder\n$/,
    );
    expect(lines(finished).at(-1)).toMatchObject({
      type: 'result',
      ok: false,
      exitCode: 3,
      error: { code: 'ENVIRONMENT' },
    });
  });

  test('the time bound is reached: exit code 4, everything ended', async () => {
    const finished = await run(['ticket', '--nolock', ...SLOW, '--timeout', '1']);
    expect(finished.code).toBe(4);
    expect(finished.stderr).toMatch(/not finished after 1 s/);
    expect(lines(finished).at(-1)).toMatchObject({
      type: 'result',
      ok: false,
      exitCode: 4,
      error: { code: 'TIMEOUT' },
    });
    await allGone(pidsIn(finished.stdout), 2000);
    expect(finished.left).toEqual([]);
  });

  test('a reader that goes away ends the run quietly', async () => {
    const running = new Running(['ticket', '--nolock', ...SLOW]);
    await running.until((stdout) => stdout.includes('\n'));
    running.child.stdout!.destroy();
    const [code] = (await once(running.child, 'exit')) as [number];
    expect(code).toBe(0);
    expect(running.stderr).toBe('');
    await allGone(pidsIn(running.stdout), 2000);
    expect(leftIn(running.temporary)).toEqual([]);
  });

  test('a buyer is killed in mid-work: it is said, and the demonstration has failed', async () => {
    const running = new Running([
      'ticket',
      '--lock',
      '--delay',
      '500',
      '--buyers',
      '3',
      '--tickets',
      '2',
      '--json',
    ]);
    await running.until((stdout) => stdout.includes('"acquire"'));
    const holder = /"pid":(\d+),"op":"acquire"/.exec(running.stdout)![1];
    process.kill(Number(holder), 'SIGKILL');
    const finished = await running.finished();
    const verdict = lines(finished).find(({ type }) => type === 'verdict')!;
    expect(verdict).toMatchObject({ ok: false, summary: { sold: 2, left: 0, oversold: 0 } });
    expect(verdict['message']).toMatch(/buyer-\d was ended by SIGKILL before its work was done/);
    expect(lines(finished).filter(({ op }) => op === 'abandoned')).toMatchObject([
      { value: Number(holder) },
    ]);
    expect(finished.code).toBe(1);
    expect(finished.left).toEqual([]);
  });

  test('the terminal is closed: everything is ended', async () => {
    const temporary = temporaryFolder();
    const bin = new URL('../../../bin/ipc-demo.js', import.meta.url).pathname;
    // script gives the command a terminal of its own, which is closed when script is killed.
    const terminal = spawn(
      'script',
      ['-qfc', `${process.execPath} ${bin} ticket --nolock ${SLOW.join(' ')}`, '/dev/null'],
      { env: { ...process.env, TMPDIR: temporary }, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    let seen = '';
    terminal.stdout.setEncoding('utf8').on('data', (text: string) => (seen += text));
    while (!seen.includes('"op":"write"') && (seen.match(/"op":"read"/g) ?? []).length < 8)
      await once(terminal.stdout, 'data');
    terminal.kill('SIGKILL');
    await once(terminal, 'exit');
    await allGone(pidsIn(seen), 2000);
    expect(leftIn(temporary)).toEqual([]);
  });
});
