import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { leftIn, run, Running } from '../command.js';
import { temporaryFolder } from '../temporary.js';
import { InTerminal, inTerminal } from './pseudo.js';

/** How the command ends while something turns, while it waits, and when nobody reads. */

const BIN = fileURLToPath(new URL('../../../bin/ipc-demo.js', import.meta.url));
const WAITING = ['ticket', '--nolock', '--delay', '30000', '--buyers', '2'];
/** Until the explorer has had enough of it. */
const TURNING = ['explore', 'ticket', '--nolock', '--buyers', '7', '--full'];
const TURN = new RegExp(String.raw`\x1b\[1G(?:\x1b\[0K)?[|/\\-] \S`);
const turns = (written: string): boolean => TURN.test(written);

describe('while the spinner turns', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('%s ends the command, and nothing turns any more', async (signal, code) => {
    const running = new InTerminal(TURNING, { columns: 80 });
    await running.until(turns);
    running.child.kill(signal);
    const finished = await running.finished(10);
    expect(finished.code).toBe(code);
    expect(finished.seen.lines.join('\n')).not.toMatch(/^[|/\\-] /m);
    expect(finished.seen.strays).toEqual([]);
    expect(finished.left).toEqual([]);
  });

  test.each([
    ['with', true],
    ['without', false],
  ])('a terminal that is closed ends the command, %s a signal', async (_, session) => {
    for (const args of [TURNING, WAITING]) {
      const running = new InTerminal(args, { columns: 80, session });
      // Where processes begin sooner than it can turn, there is their first line.
      await running.until((written) => turns(written) || written.includes('reads'));
      running.close();
      expect(await running.finished(10)).toMatchObject({ code: 129, left: [] });
    }
  });

  test.each([
    ['orders that are carried out', 'orders', TURNING],
    [
      'states',
      'states',
      ['explore', 'terminal', '--act', 'nolock', '--buyers', '3', '--tickets', '2'],
    ],
  ])(
    'it tells how many %s have been counted, and nothing of that is left',
    async (_, what, args) => {
      const counted = new RegExp(String.raw`([\d,]+) ${what} so far: no lock`, 'g');
      const running = new InTerminal(args, { columns: 80 });
      await running.until(
        (written) => new Set([...written.matchAll(counted)].map(([, count]) => count)).size > 2,
      );
      running.child.kill('SIGINT');
      const { seen, code } = await running.finished(10);
      expect(code).toBe(130);
      expect(seen.lines.join('\n')).not.toContain('so far');
      expect(seen.strays).toEqual([]);
    },
  );

  test('in a pipe nothing is told of it', async () => {
    const { stdout, stderr } = await run([
      'explore',
      'ticket',
      '--nolock',
      '--buyers',
      '4',
      '--full',
    ]);
    expect(stdout).toContain('147,168');
    expect(stdout + stderr).not.toContain('so far');
  });

  test('nothing that is written afterwards stands beside it', async () => {
    const { seen, written } = await inTerminal(['explore', 'ticket', '--nolock', '--real'], {
      columns: 80,
    });
    expect(turns(written)).toBe(true);
    expect(seen.lines.filter((line) => /^[|/\\-] /.test(line))).toEqual([]);
  });

  test.each([
    ['no columns', { columns: 0 }],
    ['a terminal that moves no cursor', { columns: 80, env: { TERM: 'dumb' } }],
    ['a terminal of no name', { columns: 80, env: { TERM: undefined } }],
  ])('there is none on %s', async (_, options) => {
    const { written, code } = await inTerminal(['ticket', '--nolock', '--buyers', '2'], options);
    expect(turns(written)).toBe(false);
    expect(written).not.toContain('\x1b[0K');
    expect(code).toBe(0);
  });
});

describe('a reader', () => {
  test('who reads slowly gets all of it, to the last newline', async () => {
    // Far more than a pipe holds.
    const running = new Running(['play', 'ticket', '--json'], { input: '0\nu\n'.repeat(400) });
    running.child.stdout!.pause();
    // So that a command which does not wait for its reader is over before he begins; one that does
    // passes, however long this is.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    running.child.stdout!.resume();
    const { stdout } = await running.finished();
    expect(stdout.length).toBeGreaterThan(200_000);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1)!)).toMatchObject({ type: 'result' });
  });

  test('of complaints gets whole lines, however long the text that is complained of', async () => {
    const { stderr, code } = await run(['ticket', '--buyers', 'x'.repeat(100_000)]);
    expect(stderr).toMatch(/^ipc-demo: .*x…x.*\n$/);
    expect(stderr.length).toBeLessThan(1500);
    expect(code).toBe(2);
  });
});

(existsSync('/dev/full') ? describe : describe.skip)('what cannot be written', () => {
  test.each([
    [['list']],
    [['--help']],
    [['--version']],
    [['ticket', '--nolock', '--buyers', '2']],
    [['explore', 'ticket', '--lock']],
  ])('%j to a disk that is full is exit code 3', (args) => {
    const temporary = temporaryFolder();
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    expect(status).toBe(3);
    expect(stderr).toMatch(/^ipc-demo: .*(?:ENOSPC|no space).*\n$/);
    expect(leftIn(temporary)).toEqual([]);
  });
});

const disk = temporaryFolder();
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', disk]).status === 0;
if (!isMounted) console.warn('Skipped, a disk that is full: none can be mounted');

(isMounted ? describe : describe.skip)('a disk that is full', () => {
  afterAll(() => void spawnSync('umount', [disk]));

  test.each([
    ['--save', ['ticket', '--nolock', '--quiet'], 'RACE'],
    ['--html', ['ticket', '--nolock', '--quiet'], 'RACE'],
    ['--svg', ['ticket', '--nolock', '--quiet'], 'RACE'],
    ['--trace', ['ticket', '--nolock', '--quiet'], 'RACE'],
    ['--html', ['explore', 'ticket', '--nolock'], 'the fix'],
    ['--svg', ['explore', 'ticket', '--nolock'], 'the fix'],
  ])(
    '%s of %j is one line and exit code 3, when all else has been told',
    async (option, args, told) => {
      const temporary = temporaryFolder();
      const file = join(disk, 'file');
      const { stdout, stderr, code } = await run([...args, option, file], {
        env: { TMPDIR: temporary },
      });
      rmSync(file, { force: true });
      expect(stdout).toContain(told);
      expect(stderr).toMatch(/^ipc-demo: .*\(no space left\).*\n$/);
      expect(code).toBe(3);
      expect(leftIn(temporary)).toEqual([]);
    },
  );
});

describe('what is smuggled in', () => {
  const EVIL = '\x1b[2J\x1b]0;owned\x07\x9b31m\u202eevil\x7f\nsecond';
  const folder = temporaryFolder();
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  const scenario = (what: {
    name?: string;
    value?: string;
    throws?: string;
    thing?: string;
  }): string => `
    import { jsonFile, scenario } from ${JSON.stringify(new URL('../../src/scenario/index.js', import.meta.url).href)};
    export const act = scenario({
      shares: () => ({ file: jsonFile(${JSON.stringify(what.thing ?? 'file.json')}, { text: 'x' }) }),
      workers: () => ['a', 'b'].map((name) => ({ name: ${JSON.stringify(what.name ?? '')} + name, async run({ file, outcome }) {
        const { text } = await file.read();
        await file.write({ text: text + ${JSON.stringify(what.value ?? '')} });
        ${what.throws === undefined ? '' : `throw new Error(${JSON.stringify(what.throws)});`}
        outcome(${JSON.stringify(what.value ?? 'done')} + name);
      } })),
      holds: ({ shared }) => shared.file.text === 'x',
    });`;

  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['an argument', ['ticket', '--buyers', EVIL]],
    ['a word too many', ['ticket', EVIL]],
    ['a command', [EVIL]],
    ['help for a command', ['help', EVIL]],
    ['an option', ['ticket', `--${EVIL}`]],
    ['a language', ['list', '--lang', EVIL]],
    ['an act', ['daemon', '--act', EVIL]],
    ['an order', ['ticket', '--nolock', '--schedule', EVIL]],
    ['a file that is not there', ['ticket', '--lock', '--file', `./${EVIL}.json`]],
    ['a scenario that is not there', ['explore', `./${EVIL}.mjs`]],
    ['a run that is not there', ['replay', `./${EVIL}`]],
    ['a file to save to', ['ticket', '--nolock', '--save', `/nowhere/${EVIL}`]],
    ['a ticket file', ['ticket', '--lock', '--file', file('tickets.json', `{"count": ${EVIL}}`)]],
    [
      'a count',
      ['ticket', '--lock', '--file', file('count.json', JSON.stringify({ count: EVIL }))],
    ],
    [
      'a saved run',
      [
        'replay',
        file(
          'run.jsonl',
          `${JSON.stringify({ type: 'start', demo: EVIL, act: EVIL, options: { [EVIL]: 1 } })}\n${JSON.stringify({ type: 'verdict', demo: EVIL, act: EVIL, schedule: EVIL })}\n`,
        ),
      ],
    ],
    ['a scenario that throws', ['explore', file('throws.mjs', scenario({ throws: EVIL }))]],
    ['a scenario that throws, on real processes', ['run', join(folder, 'throws.mjs')]],
    [
      'a scenario that does not load',
      ['explore', file('loads.mjs', `throw new Error(${JSON.stringify(EVIL)})`)],
    ],
    ['a value', ['explore', file('value.mjs', scenario({ value: EVIL }))]],
    ['a value, on real processes', ['run', join(folder, 'value.mjs')]],
    ['a value, in a game', ['play', join(folder, 'value.mjs')]],
    ['a name', ['explore', file('name.mjs', scenario({ name: EVIL }))]],
    ['the name of a thing', ['explore', file('thing.mjs', scenario({ thing: EVIL }))]],
  ];

  test.each(cases)('by %s is shown, not obeyed', async (_, args) => {
    const running = new InTerminal(args, { columns: 80, env: { TERM: 'dumb' } });
    if (args[0] === 'play') running.type('0\n0\n1\n1\nq\n');
    const { seen, code, written } = await running.finished();
    expect(seen.strays).toEqual([]);
    expect(seen.lines.filter((line) => line.startsWith('second'))).toEqual([]);
    expect(written.length).toBeLessThan(20_000);
    expect([0, 1, 2, 4]).toContain(code);
  });

  test('by what is typed, too', async () => {
    const { stdout, code } = await run(['play', 'ticket'], { input: `${EVIL}\nq\n` });
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(code).toBe(0);
  });

  test('as JSON, too', async () => {
    const { written } = await inTerminal(['explore', join(folder, 'value.mjs'), '--json'], {
      columns: 80,
    });
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(written).toContain('u202e');
  });
});
