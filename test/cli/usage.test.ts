import { describe, expect, test } from '@jest/globals';
import { lines, run } from '../command.js';

describe('wrong usage is one line that names the thing and the remedy, and exit code 2', () => {
  test.each([
    [
      'a missing file',
      ['ticket', '--lock', '--file', 'none.json'],
      /no file none\.json: create it with \{"count": 3\}/,
    ],
    ['a folder', ['ticket', '--lock', '--file', '/'], /\/ is a folder: name a JSON file/],
    ['a device', ['ticket', '--lock', '--file', '/dev/null'], /\/dev\/null is not a regular file/],
    ['no buyers', ['ticket', '--buyers', '0'], /--buyers 0 .* whole number from 1/],
    ['a word for a number', ['ticket', '--buyers', 'ten'], /--buyers ten .* whole number/],
    ['an empty number', ['ticket', '--buyers', ''], /--buyers .* whole number/],
    ['a negative delay', ['ticket', '--delay', '-1'], /--delay -1 .* from 0/],
    ['no time at all', ['ticket', '--timeout', '0'], /--timeout 0 .* above 0/],
    ['two modes', ['ticket', '--lock', '--nolock'], /--nolock and --lock cannot be used together/],
    [
      'two modes, spelt otherwise',
      ['ticket', '--join', '--no-lock'],
      /--nolock and --join cannot be used together/,
    ],
    [
      'a file and a number of tickets',
      ['ticket', '--lock', '--file', 'x', '--tickets', '3'],
      /--tickets and --file cannot be used together/,
    ],
    [
      'a file to be torn',
      ['ticket', '--nolock', '--file', 'x', '--in-place'],
      /--in-place .* leave out/,
    ],
    [
      'a file without a mode',
      ['ticket', '--file', 'x'],
      /--nolock, --lock, --join, --flag or --lock-write/,
    ],
    [
      'an unknown option',
      ['ticket', '--buyer', '3'],
      /no option --buyer here; did you mean --buyers\?/,
    ],
    [
      'an unknown command',
      ['tickets'],
      /no demonstration or command tickets; did you mean ticket\?/,
    ],
    [
      'an unknown act',
      ['daemon', '--act', 'x'],
      /--act x .* daemon, non-daemon, beside, joined, no-children/,
    ],
    ['an unknown language', ['list', '--lang', 'fr'], /--lang fr .* en, zh/],
    ['a value left out', ['ticket', '--buyers'], /--buyers/],
    ['a word too many', ['ticket', 'now'], /unexpected argument now/],
    [
      'two acts to be played',
      ['play', 'queue', '--act', 'fifo', '--act', 'office'],
      /one act is played at a time: name one of fifo, office/,
    ],
    [
      'two acts to be played, one by its flag',
      ['play', 'ticket', '--lock', '--act', 'nolock'],
      /one act is played at a time: name one of nolock, lock/,
    ],
  ])('%s', async (_, args, complaint) => {
    const { code, stdout, stderr } = await run(args);
    expect(stderr).toMatch(complaint);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('with --json there is a result as well', async () => {
    const finished = await run(['ticket', '--json', '--buyers', '0']);
    expect(lines(finished)).toEqual([
      expect.objectContaining({
        type: 'result',
        demo: 'ticket',
        ok: false,
        exitCode: 2,
        error: expect.objectContaining({ code: 'USAGE' }),
      }),
    ]);
    expect(finished.code).toBe(2);
  });

  test('in Chinese, from the locale and from --lang', async () => {
    expect(
      (await run(['ticket', '--buyers', '0'], { env: { LANG: 'zh_CN.UTF-8' } })).stderr,
    ).toContain('整数');
    expect((await run(['ticket', '--buyers', '0', '--lang', 'zh'])).stderr).toContain('整数');
    expect(
      (await run(['ticket', '--buyers', '0', '--lang', 'en'], { env: { LANG: 'zh_CN.UTF-8' } }))
        .stderr,
    ).toContain('whole number');
  });
});

describe('help', () => {
  test.each([
    [['--help']],
    [['ticket', '--help']],
    [['daemon', '--help']],
    [['list', '--help']],
    [['help', 'ticket']],
    [[]],
  ])('%p shows an example and is no error', async (args) => {
    const { code, stdout, stderr } = await run(args);
    expect(stdout).toMatch(/Examples:\n {2}npx ipc-demo \w+/);
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test('--version prints the version of the package', async () => {
    const { stdout } = await run(['--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('list names every act, a line each', async () => {
    const { stdout } = await run(['list']);
    for (const act of ['daemon', 'non-daemon', 'beside', 'no-children', 'nolock', 'lock', 'join'])
      expect(stdout).toMatch(new RegExp(`^ {2}(daemon|ticket) +${act} `, 'm'));
    const all = lines(await run(['list', '--json']));
    expect(all.filter(({ type }) => type === 'act')).toContainEqual({
      type: 'act',
      demo: 'ticket',
      act: 'nolock',
      about: expect.any(String),
    });
    expect(all.at(-1)).toMatchObject({ type: 'result', ok: true, exitCode: 0 });
  });
});
