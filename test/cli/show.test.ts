import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { lines, run } from '../command.js';
import { NASTY } from '../hostile/texts.js';
import { temporaryFolder } from '../temporary.js';
import { flawIn } from '../well-formed.js';

const folder = temporaryFolder();
const path = (name: string): string => join(folder, name);

/** The lines of the events, and all from the verdict to the picture's end. */
const told = (stdout: string): string[] =>
  stdout.split('\n').filter((line) => /^ +[\d,]+ ms|^ +(?:RACE|DEADLOCK|AS PROMISED)/.test(line));

/**
 * The same, however the events came: a write and what it means to its process stand in one line
 * only where both had come when it was shown, and who has the ticket next is "sold twice".
 */
const toldBy = (stdout: string): { readonly [process: string]: string } => {
  const by: { [process: string]: string } = {};
  for (const line of told(stdout)) {
    const [, process, text] = /^ +[\d,]+ ms {2}(\S+) +(.*)$/.exec(line) ?? [line, '', line];
    by[process!] = `${by[process!] ?? ''} ${text!.replace(/ {3}sold .*/, '')}`.replaceAll(
      / +/g,
      ' ',
    );
  }
  return by;
};

describe('a saved run is shown', () => {
  test.each([
    ['race', 'ticket --nolock --buyers 3 --delay 20'],
    ['deadlock', 'deadlock --act lock-order'],
    ['daemon', 'daemon --act daemon'],
    ['terminal', 'terminal --act nolock'],
    [
      'bank',
      `run ${fileURLToPath(new URL('../../../examples/bank.mjs', import.meta.url))} --act careful`,
    ],
  ])('of %s as it was seen, without anything being run', async (name, command) => {
    const saved = path(`${name}.jsonl`);
    const seen = await run([...command.split(' '), '--save', saved]);
    const shown = await run(['show', saved, '--svg', path(`${name}.svg`)]);
    expect([shown.code, shown.stderr]).toEqual([0, '']);
    // A terminal's text is not saved: its steps are shown instead.
    const same = toldBy(name === 'terminal' ? shown.stdout : seen.stdout);
    expect(toldBy(shown.stdout)).toEqual(same);
    expect(told(shown.stdout).length).toBeGreaterThan(3);
    expect(flawIn(readFileSync(path(`${name}.svg`), 'utf8'))).toBeNull();
  });

  test.each([
    ['a race', 'ticket --nolock --buyers 2 --delay 0 --schedule 001101', 'RACE', '超卖1张'],
    ['a deadlock', 'deadlock --act lock-order', 'DEADLOCK', '形成循环等待'],
    [
      'a file',
      `run ${fileURLToPath(new URL('../../../examples/bank.mjs', import.meta.url))} --act careful`,
      'WENT WELL',
      '2种交错顺序中的1种',
    ],
  ])('in the language that is asked for: %s', async (_, command, label, inChinese) => {
    const saved = path('english.jsonl');
    const seen = await run([...command.split(' '), '--save', saved]);
    const english = seen.stdout.slice(seen.stdout.indexOf(label)).split(/\.|\n/)[0]!;
    const svg = path('chinese.svg');
    const shown = await run(['show', saved, '--lang', 'zh', '--svg', svg]);
    for (const text of [shown.stdout, readFileSync(svg, 'utf8')]) {
      expect(text).not.toContain(english.slice(label.length).trim());
      expect(text.replaceAll(/\s|<[^>]*>/g, '')).toContain(inChinese);
    }
    // Saved before it was kept in every language, it says what it has.
    const old = readFileSync(saved, 'utf8').replaceAll(/,"messages":\{[^}]*\}/g, '');
    writeFileSync(saved, old);
    expect((await run(['show', saved, '--lang', 'zh'])).stdout).toContain(
      english.slice(label.length).trim(),
    );
  });

  test('with its processes in their order, by which the digits of a schedule go', async () => {
    const file = path('own.mjs');
    const door = new URL('../../bundle/scenario/index.js', import.meta.url).href;
    const take = `async ({ n }) => { await n.write((await n.read()) + 1); }`;
    writeFileSync(
      file,
      `import { counter, scenario } from ${JSON.stringify(door)};
const worker = (name) => ({ name, run: ${take} });
export const last = scenario({
  shares: () => ({ n: counter(0) }),
  workers: () => ['zoe', 'tom', 'ann'].map(worker),
  holds: ({ shared }) => shared.n === 3,
});
`,
    );
    const saved = path('order.jsonl');
    const seen = await run(['run', file, '--schedule', '001122', '--save', saved]);
    const inOrder = /zoe .*tom .*ann/;
    expect(seen.stdout).toMatch(inOrder);
    expect((await run(['show', saved])).stdout).toMatch(inOrder);
    // Saved before it was kept, they go by their names.
    const old = readFileSync(saved, 'utf8').replace('"processes":["zoe","tom","ann"],', '');
    writeFileSync(saved, old);
    expect((await run(['show', saved])).stdout).toMatch(/ann .*tom .*zoe/);
    writeFileSync(saved, old.replace('"options"', '"processes":[1],"options"'));
    expect((await run(['show', saved])).code).toBe(2);
  });

  test('to programs, event by event, and with its verdict', async () => {
    await run([...'ticket --nolock --buyers 2 --delay 0 --save'.split(' '), path('race.jsonl')]);
    const saved = readFileSync(path('race.jsonl'), 'utf8').trimEnd().split('\n');
    const shown = lines(await run(['show', path('race.jsonl'), '--json']));
    const events = saved.filter((line) => line.includes('"type":"event"'));
    expect(shown.filter(({ type }) => type === 'event')).toEqual(
      events.map((line) => JSON.parse(line) as unknown),
    );
    expect(shown.at(-2)).toMatchObject({ type: 'verdict', ok: expect.any(Boolean) });
    expect(shown.at(-1)).toMatchObject({ type: 'result', exitCode: 0 });
  });

  test('beside another one, from the first step where they part', async () => {
    const sale = 'ticket --nolock --buyers 2 --delay 0 --schedule'.split(' ');
    await run([...sale, '00011', '--save', path('well.jsonl')]);
    await run([...sale, '001101', '--save', path('wrong.jsonl')]);
    const { code, stdout } = await run(['show', '--diff', path('well.jsonl'), path('wrong.jsonl')]);
    expect(code).toBe(0);
    const rows = stdout.split('\n').filter((line) => /^ +\d+ {2}/.test(line));
    expect(rows.map((line) => line.trim().replaceAll(/ {2,}/g, ' | '))).toEqual([
      '1 | buyer-1 looks at tickets.json: 1 | buyer-1 looks at tickets.json: 1',
      '2 | buyer-1 reads 1 from tickets.json | buyer-1 reads 1 from tickets.json',
      '3 | buyer-1 writes 0 to tickets.json | buyer-2 looks at tickets.json: 1',
      '4 | buyer-2 looks at tickets.json: 0 | buyer-2 reads 1 from tickets.json',
      '5 | buyer-2 reads 0 from tickets.json | buyer-1 writes 0 to tickets.json',
      '6 | no more steps | buyer-2 writes 0 to tickets.json',
    ]);
    expect(stdout).toContain('The first 2 steps are the same; then they part.');
    const json = lines(
      await run(['show', '--diff', path('well.jsonl'), path('wrong.jsonl'), '--json']),
    );
    expect(json[0]).toMatchObject({ type: 'parting', step: 3 });
    const alike = await run(['show', '--diff', path('well.jsonl'), path('well.jsonl')]);
    expect(alike.stdout).toContain('Both took the same 5 steps, in the same order.');
  });

  test.each([
    [['show', '--diff', path('well.jsonl')], 'name both'],
    [['show', path('well.jsonl'), path('wrong.jsonl')], 'unexpected argument'],
  ])('%s is refused: %s', async (args, why) => {
    const { code, stderr } = await run(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
  });

  test('with names, values and sentences of anybody’s as text', async () => {
    const events = NASTY.map((text, at) => ({
      type: 'event',
      at: at * 1e6,
      process: text || 'nobody',
      pid: at,
      op: 'write',
      on: text || 'nothing',
      value: { text },
    }));
    const head = { type: 'start', format: 1, demo: 'x', act: NASTY[0], options: {}, pid: 1, at: 0 };
    // What every object has, and what is longer than a line.
    for (const text of [...NASTY.filter((one) => one in {} || one.length > 300), NASTY[0]]) {
      const verdict = {
        type: 'verdict',
        demo: text,
        act: text,
        summary: { a: text },
        message: text,
      };
      const saved = [head, ...events.slice(0, 3), verdict].map((line) => JSON.stringify(line));
      writeFileSync(path('nasty.jsonl'), saved.join('\n'));
      const { stderr } = await run(['show', path('nasty.jsonl'), '--html', path('nasty.html')]);
      expect([text, stderr]).toEqual([text, '']);
    }
    const all = [
      head,
      ...events,
      { type: 'verdict', demo: 'x', act: 'y', ok: true, summary: {}, message: '' },
    ];
    writeFileSync(path('nasty.jsonl'), all.map((line) => JSON.stringify(line)).join('\n'));
    const { code, stdout } = await run([
      'show',
      path('nasty.jsonl'),
      '--svg',
      path('nasty.svg'),
      '--html',
      path('nasty.html'),
      '--trace',
      path('nasty.json'),
    ]);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
    expect(flawIn(readFileSync(path('nasty.svg'), 'utf8'))).toBeNull();
    expect(readFileSync(path('nasty.html'), 'utf8').match(/<\/?script/g)).toHaveLength(4);
    expect(() => JSON.parse(readFileSync(path('nasty.json'), 'utf8')) as unknown).not.toThrow();
  });

  test.each([
    ['an operation that there is not', { op: 'fly' }],
    ['an end without a process', { op: 'kill', value: null }],
    ['a queue that is none', { op: 'acquire', value: { value: 1, waiting: 'all' } }],
  ])('only where it is one: %s is refused', async (_, wrong) => {
    const event = { type: 'event', at: 0, process: 'a', pid: 1, on: 'x', ...wrong };
    writeFileSync(path('wrong.jsonl'), JSON.stringify(event));
    const { code, stderr } = await run(['show', path('wrong.jsonl')]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('line 1')]);
  });

  test('only where it came to its end', async () => {
    writeFileSync(path('begun.jsonl'), '{"type":"start","options":{}}\n');
    const { code, stderr } = await run(['show', path('begun.jsonl')]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('holds no whole run')]);
  });
});
