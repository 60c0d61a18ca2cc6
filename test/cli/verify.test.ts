import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { demos } from '../../src/demos/registry.js';
import { lines, run, Running } from '../command.js';
import { InTerminal } from '../terminals/pseudo.js';
import { temporaryFolder } from '../temporary.js';

const acts = demos.flatMap((demo) => demo.acts.map((act) => `${demo.name} ${act}`));
const names = (all: readonly Record<string, unknown>[]): string[] =>
  all.map(({ demo, act }) => `${String(demo)} ${String(act)}`);

/** What a report says: by the mark of its outcome, which acts have it. */
function reported(path: string): {
  figures: string;
  passed: string[];
  failed: string[];
  notRun: string[];
} {
  const report = readFileSync(path, 'utf8');
  const cases = [
    ...report.matchAll(/<testcase classname="ipc-demo\.([^"]+)" name="([^"]+)"[^>]*><(\S+)/g),
  ].map(([, demo, act, mark]) => ({ name: `${demo} ${act}`, mark }));
  const of = (mark: string): string[] =>
    cases.filter((one) => one.mark!.startsWith(mark)).map(({ name }) => name);
  return {
    figures: /<testsuites ([^>]*) time/.exec(report)![1]!,
    passed: of('system-out'),
    failed: of('failure'),
    notRun: of('error'),
  };
}

describe('ipc-demo verify', () => {
  test('every act, once, shows what it promises; JUnit says the same; what is measured comes last, and alone', async () => {
    const junit = join(temporaryFolder(), 'report.xml');
    const finished = await run(['verify', '--json', '--junit', junit]);
    const all = lines(finished);
    const verdicts = all.filter(({ type }) => type === 'verdict');
    expect(names(verdicts).toSorted()).toEqual(acts.toSorted());
    expect(verdicts.filter(({ ok }) => !ok)).toEqual([]);
    expect(all.some(({ type }) => type === 'event')).toBe(false);
    expect(all.at(-1)).toMatchObject({
      type: 'result',
      ok: true,
      acts: acts.length,
      failed: 0,
      exitCode: 0,
    });
    const { figures, passed } = reported(junit);
    expect(passed).toEqual(acts);
    expect(figures).toBe(`tests="${acts.length}" failures="0" errors="0"`);
    const measured = all.slice(
      all.findIndex(({ demo }) => demo === 'compare'),
      -1,
    );
    expect(measured.map(({ type, demo, act }) => [type, demo, act])).toEqual(
      ['file', 'pipe', 'queue', 'manager', 'memory'].flatMap((act) =>
        ['start', 'verdict'].map((type) => [type, 'compare', act]),
      ),
    );
    expect(finished.code).toBe(0);
    expect(finished.left).toEqual([]);
  }, 310_000);

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'ended by %s, the report has what was checked by then, and of all else that it has not run',
    async (signal, exitCode) => {
      const junit = join(temporaryFolder(), 'report.xml');
      const running = new Running(['verify', '--json', '--junit', junit]);
      await running.until((stdout) => stdout.includes('"ok":true'));
      running.child.kill(signal);
      const finished = await running.finished();
      expect(finished.code).toBe(exitCode);
      const all = lines(finished);
      expect(all.at(-1)).toMatchObject({ type: 'result', ok: false, exitCode });
      const passed = names(all.filter(({ type, ok }) => type === 'verdict' && ok === true));
      expect(passed.length).toBeGreaterThan(0);
      const report = reported(junit);
      expect(report.passed.toSorted()).toEqual(passed.toSorted());
      expect(report.notRun).toEqual(acts.filter((act) => !passed.includes(act)));
      expect(report.figures).toBe(
        `tests="${acts.length}" failures="0" errors="${acts.length - passed.length}"`,
      );
      expect(readFileSync(junit, 'utf8')).toContain(
        '<error message="not run: interrupted: all processes were ended"/>',
      );
      expect(finished.left).toEqual([]);
    },
  );

  test('when the time is over the report is red, and the exit code is 4', async () => {
    const junit = join(temporaryFolder(), 'report.xml');
    const { code, stderr } = await run(['verify', '--junit', junit, '--timeout', '1']);
    expect(code).toBe(4);
    expect(stderr).toMatch(/^ipc-demo: not finished after 1 s/);
    expect(reported(junit).notRun.length).toBeGreaterThan(0);
  });

  test('a reader that goes away before all is said ends it quietly, and not as if all had run', async () => {
    const running = new Running(['verify']);
    await running.until((stdout) => stdout.includes('\n'));
    running.child.stdout!.destroy();
    const { code, stderr } = await running.finished();
    expect(stderr).toBe('');
    expect(code).toBe(1);
  });

  test.each([
    ['en', 'ok', /ok +(daemon|ticket) +5 acts {2}\S/],
    ['zh', '符合预期', /符合预期 +(daemon|ticket) +5 幕 {2}\S/],
  ])(
    'in a terminal it has a line for each demonstration, and none for each act (%s)',
    async (language, mark, line) => {
      const terminal = new InTerminal(['verify', '--no-color', '--lang', language], {
        columns: 80,
      });
      await terminal.until((written) => line.test(written));
      terminal.type('\x03');
      const { code, written } = await terminal.finished();
      expect(written).not.toMatch(new RegExp(`${mark} .*\\d\\.\\d s `));
      expect(code).toBe(130);
    },
  );

  const folder = temporaryFolder();
  const pipe = join(folder, 'pipe');

  test.each([
    ['in a folder that is not there', '/nowhere/report.xml', 'there is no such folder'],
    ['that is a folder', folder, 'not a regular file'],
    ['that is a device', '/dev/full', 'not a regular file'],
    ['that is a pipe which nobody reads', pipe, 'not a regular file'],
  ])('a report %s is refused before anything is run', async (_, path, why) => {
    if (path === pipe) execFileSync('mkfifo', [pipe]);
    const { code, stdout, stderr } = await run(['verify', '--junit', path]);
    expect(stderr).toBe(
      `ipc-demo: the report cannot be written to ${path} (${why}): name a file that you may write\n`,
    );
    expect(stdout).toBe('');
    expect(code).toBe(2);
    if (path === pipe) rmSync(pipe);
  });

  test('its time is its own', async () => {
    expect((await run(['verify', '--help'])).stdout).toContain('(default: 300)');
    expect((await run(['ticket', '--help'])).stdout).toContain('(default: 60)');
  });
});
