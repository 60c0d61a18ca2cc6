import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { demos } from '../../src/demos/registry.js';
import { lines, run, Running } from '../command.js';
import { temporaryFolder } from '../temporary.js';

const acts = demos.flatMap((demo) => demo.acts.map((act) => `${demo.name} ${act.name}`));

describe('ipc-demo verify', () => {
  test('every act, once, shows what it promises; JUnit says the same', async () => {
    const junit = join(temporaryFolder(), 'report.xml');
    const finished = await run(['verify', '--json', '--junit', junit, '--timeout', '120']);
    const all = lines(finished);
    const verdicts = all.filter(({ type }) => type === 'verdict');
    expect(verdicts.map(({ demo, act }) => `${String(demo)} ${String(act)}`)).toEqual(acts);
    expect(verdicts.filter(({ ok }) => !ok)).toEqual([]);
    expect(all.some(({ type }) => type === 'event')).toBe(false);
    expect(all.at(-1)).toMatchObject({ type: 'result', ok: true, acts: acts.length, failed: 0, exitCode: 0 });
    const report = readFileSync(junit, 'utf8');
    expect(report).toContain(`<testsuites tests="${acts.length}" failures="0"`);
    for (const { name, acts: [first] } of demos) expect(report).toContain(`<testcase classname="ipc-demo.${name}" name="${first!.name}"`);
    expect(finished.code).toBe(0);
    expect(finished.left).toEqual([]);
  }, 150_000);

  test('interrupted, it ends at once, and what was checked by then stands in the report', async () => {
    const junit = join(temporaryFolder(), 'report.xml');
    const running = new Running(['verify', '--json', '--junit', junit, '--timeout', '120']);
    await running.until((stdout) => stdout.includes('"demo":"ticket"'));
    await running.until((stdout) => stdout.includes('"act":"nolock"'));
    running.child.kill('SIGTERM');
    const { code, stdout } = await running.finished();
    expect(code).toBe(143);
    const result = JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as object;
    expect(result).toMatchObject({ type: 'result', ok: false, exitCode: 143 });
    expect(readFileSync(junit, 'utf8')).toContain('<testcase classname="ipc-demo.daemon"');
  }, 60_000);

  test('a report that cannot be written is said before anything is run', async () => {
    const { code, stdout, stderr } = await run(['verify', '--junit', '/nowhere/report.xml']);
    expect(stderr).toMatch(/\/nowhere\/report\.xml \(ENOENT\)/);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
