import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Line, lines, run } from '../command.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ipc-demo-orders-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string): string => join(folder, name);
const steps = (all: readonly Line[]): string[] =>
  all
    .filter(({ type, op }) => type === 'event' && ['read', 'write'].includes(String(op)))
    .map(({ process, op, look }) => `${String(process)} ${look === true ? 'look' : String(op)}`);

describe('ticket --schedule', () => {
  test('the steps are taken in that order', async () => {
    const finished = await run([
      'ticket',
      '--nolock',
      '--buyers',
      '3',
      '--schedule',
      '021021021',
      '--json',
    ]);
    const all = lines(finished);
    expect(steps(all)).toEqual(
      ['look', 'read', 'write'].flatMap((op) => [1, 3, 2].map((buyer) => `buyer-${buyer} ${op}`)),
    );
    expect(all.find(({ type }) => type === 'verdict')).toMatchObject({
      ok: true,
      race: true,
      schedule: '021021021',
      summary: { sold: 3, oversold: 2 },
    });
    expect([finished.code, finished.left]).toEqual([0, []]);
  });

  test('an order that does not lose is as good: it comes out as expected', async () => {
    const finished = await run([
      'ticket',
      '--nolock',
      '--buyers',
      '2',
      '--schedule',
      '0*3,1*2',
      '--json',
    ]);
    expect(lines(finished).at(-2)).toMatchObject({
      ok: true,
      race: false,
      summary: { sold: 1, oversold: 0 },
    });
    expect(finished.code).toBe(0);
  });

  test.each([
    [
      'what is no order',
      ['--nolock', '--schedule', '01-'],
      /"01-" is not valid at character 3: .* 0101/,
    ],
    [
      'one that stops too early',
      ['--nolock', '--buyers', '2', '--schedule', '0101'],
      /at step 5: it ends here, but buyer-1, buyer-2 can still go/,
    ],
    [
      'one that goes on',
      ['--nolock', '--buyers', '1', '--schedule', '0000'],
      /at step 4: buyer-1 has ended/,
    ],
    [
      'one for somebody who waits',
      ['--lock', '--buyers', '2', '--schedule', '0101'],
      /at step 4: buyer-2 waits for lock, held by buyer-1/,
    ],
    [
      'one with a process too many',
      ['--nolock', '--buyers', '2', '--schedule', '012'],
      /at step 3: there is no process 2, only 0 \(buyer-1\), 1 \(buyer-2\)/,
    ],
    [
      'one with a process that has a letter',
      ['--nolock', '--buyers', '2', '--schedule', '0x'],
      /at step 2: there is no process x, only 0/,
    ],
    [
      'one with a process too many, in Chinese',
      ['--nolock', '--buyers', '2', '--schedule', '012', '--lang', 'zh'],
      /没有 2 号进程，只有 0（买家-1）、1（买家-2）/,
    ],
    [
      'one for no act in particular',
      ['--schedule', '01'],
      /say which, with --nolock, --lock, --join, --flag or --lock-write/,
    ],
    ['one with a file', ['--nolock', '--schedule', '01', '--file', 'x'], /no file x/],
  ])('refuses %s before it starts anybody', async (_, args, complaint) => {
    const { code, stdout, stderr } = await run(['ticket', ...args]);
    expect(stderr).toMatch(complaint);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
  });

  test('a run that goes wrong names its order, and that order does the same again', async () => {
    const first = await run(['ticket', '--nolock', '--buyers', '3', '--no-color']);
    const [, token] = /--schedule (\S+)/.exec(first.stdout)!;
    const again = lines(
      await run(['ticket', '--nolock', '--buyers', '3', '--schedule', token!, '--json']),
    );
    expect(again.at(-2)).toMatchObject({ ok: true, race: true, summary: { sold: 3 } });
  });
});

describe('an order of those who come one after the other', () => {
  test.each([
    ['ticket --join --buyers 2', '00011', /1 ticket, 1 sold/],
    ['queue --act join-first', '0*3', /STANDSTILL +buyer waits for requests, and only seller/],
    ['queue --act large', '01', /the seller got all/],
  ])(
    '%s --schedule %s is kept: nobody waits for one who is not there',
    async (act, order, told) => {
      const { stdout, code } = await run([...act.split(' '), '--schedule', order]);
      expect(stdout).toMatch(told);
      expect(code).toBe(0);
    },
  );
});

describe('replay', () => {
  test('a saved run, 100 times: the same steps, the same end', async () => {
    const saved = file('run.jsonl');
    expect(
      (await run(['ticket', '--nolock', '--buyers', '3', '--save', saved, '--quiet'])).code,
    ).toBe(0);
    const before = readFileSync(saved, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const finished = await run(['replay', saved, '--repeat', '100', '--json']);
    const after = lines(finished);
    expect(after.filter(({ type, ok }) => type === 'verdict' && ok === true)).toHaveLength(100);
    expect(steps(after)).toEqual(Array.from({ length: 100 }, () => steps(before)).flat());
    expect(after.at(-1)).toMatchObject({ type: 'result', ok: true, runs: 100, exitCode: 0 });
    expect(finished.code).toBe(0);
  });

  test('a file that says otherwise than the processes do is not as promised', async () => {
    const saved = file('other.jsonl');
    await run([
      'ticket',
      '--nolock',
      '--buyers',
      '2',
      '--schedule',
      '010101',
      '--save',
      saved,
      '--quiet',
    ]);
    writeFileSync(
      saved,
      readFileSync(saved, 'utf8').replace(
        '"op":"read","on":"tickets.json","value":{"count":1}',
        '"op":"read","on":"tickets.json","value":{"count":9}',
      ),
    );
    expect((await run(['replay', saved, '--quiet'])).code).toBe(1);
  });

  test.each([
    ['of a demonstration', ['ticket', '--lock', '--buyers', '2', '--delay', '0']],
    ['of a file', ['run', 'examples/bank.mjs', '--act', 'careful', '--delay', '0']],
  ])('carries out a run %s that went well, too', async (_, command) => {
    const saved = file('well.jsonl');
    expect((await run([...command, '--save', saved, '--quiet'])).code).toBe(0);
    const own = command[0] === 'run' ? [command[1]!] : [];
    const { code, stdout } = await run(['replay', saved, ...own]);
    expect(stdout).toMatch(/^ +(AS PROMISED|WENT WELL) /m);
    expect(code).toBe(0);
  });

  test.each([
    ['no file', 'none.jsonl', null, /no file .*none\.jsonl: save a run with --save/],
    ['something else', 'else.txt', 'hello\n', /line 1, is not part of a saved run/],
    [
      'a run without an order',
      'calm.jsonl',
      '{"type":"start","options":{}}\n{"type":"verdict","demo":"ticket","act":"lock"}\n',
      /no run whose order is known/,
    ],
  ])('refuses %s', async (_, name, text, complaint) => {
    if (text !== null) writeFileSync(file(name), text);
    const { code, stderr } = await run(['replay', file(name)]);
    expect(stderr).toMatch(complaint);
    expect(code).toBe(2);
  });

  test("a run of a file of the user's starts no code that the trace names: the user names it", async () => {
    const own = join(folder, 'own.mjs');
    const trace = file('own.jsonl');
    const witness = join(folder, 'was-imported');
    writeFileSync(
      own,
      `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(witness)}, '');\n${readFileSync('examples/bank.mjs', 'utf8')}`,
    );
    expect(
      (
        await run([
          'run',
          own,
          '--act',
          'careless',
          '--schedule',
          '0110',
          '--save',
          trace,
          '--quiet',
        ])
      ).code,
    ).toBe(0);
    rmSync(witness);
    const refused = await run(['replay', trace]);
    expect(refused.stderr).toMatch(
      /a run of .*own\.mjs, and a saved run starts no code: name the file yourself, as in npx ipc-demo replay /,
    );
    expect([refused.code, refused.stdout, existsSync(witness)]).toEqual([2, '', false]);
    const replayed = await run(['replay', trace, own, '--json']);
    expect(lines(replayed).find(({ type }) => type === 'verdict')).toMatchObject({
      ok: true,
      race: true,
      schedule: '0110',
    });
    expect(replayed.code).toBe(0);
  });

  test.each([
    [
      'a number beyond the bounds',
      { buyers: 1e9 },
      /buyers is 1000000000; it must be a whole number from 1 to 500/,
    ],
    ['a text for a number', { tickets: '1' }, /tickets is "1"; it must be/],
    ['nothing for a number', { delay: null }, /delay is null; it must be/],
  ])('of %s is refused', async (_, options, complaint) => {
    const path = file('options.jsonl');
    writeFileSync(
      path,
      [
        { type: 'start', options },
        { type: 'verdict', demo: 'ticket', act: 'nolock', schedule: '0101' },
      ]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    );
    const { code, stdout, stderr } = await run(['replay', path]);
    expect(stderr).toMatch(complaint);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('a file beside a run of a demonstration is one word too many', async () => {
    const path = file('extra.jsonl');
    writeFileSync(
      path,
      '{"type":"start","options":{}}\n{"type":"verdict","demo":"ticket","act":"nolock","schedule":"01"}\n',
    );
    expect((await run(['replay', path, 'examples/bank.mjs'])).code).toBe(2);
  });

  test('a run that cannot be saved is not begun', async () => {
    const { code, stdout, stderr } = await run([
      'ticket',
      '--nolock',
      '--save',
      join(folder, 'none', 'x'),
    ]);
    expect(stderr).toMatch(/cannot be saved to .*no such folder/);
    expect([code, stdout, existsSync(join(folder, 'none'))]).toEqual([2, '', false]);
  });
});

describe('explore --real', () => {
  test('every order on forked processes, and each as in memory', async () => {
    const finished = await run([
      'explore',
      'ticket',
      '--nolock',
      '--buyers',
      '2',
      '--real',
      '--timeout',
      '600',
      '--json',
    ]);
    const found = lines(finished).find(({ type }) => type === 'rehearsal');
    expect(found).toMatchObject({
      demo: 'ticket',
      act: 'nolock',
      ok: true,
      orders: 20,
      deadlocks: 0,
      complete: true,
      mismatches: [],
    });
    expect([finished.code, finished.left]).toEqual([1, []]);
  });

  test('what was left out is said', async () => {
    const finished = await run([
      'explore',
      'ticket',
      '--nolock',
      '--buyers',
      '3',
      '--real',
      '--timeout',
      '600',
      '--max',
      '7',
      '--json',
    ]);
    expect(lines(finished).find(({ type }) => type === 'rehearsal')).toMatchObject({
      ok: true,
      orders: 7,
      complete: false,
      stopped: 'max',
    });
  });
});
