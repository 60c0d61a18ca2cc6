import { rmSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Line, lines, run, Running } from '../command.js';
import { isGone } from '../outside.js';

interface Event extends Line {
  readonly at: number;
  readonly process: string;
  readonly op: string;
  readonly on?: string;
  readonly value?: unknown;
}

const ACTS = [
  'fifo',
  'full-blocks',
  'full-nowait',
  'full-timeout',
  'empty-blocks',
  'empty-nowait',
  'empty-timeout',
  'join-first',
  'large',
  'anatomy',
  'many',
  'office',
];

const verdictsOf = (all: readonly Line[]): Line[] => all.filter(({ type }) => type === 'verdict');
const eventsOf = (all: readonly Line[]): Event[] =>
  all.filter(({ type }) => type === 'event') as unknown as Event[];

async function perform(
  act: string,
  ...args: string[]
): Promise<{
  summary: Record<string, unknown>;
  events: Event[];
  ok: unknown;
  code: number | null;
}> {
  const finished = await run(['queue', '--act', act, '--json', ...args]);
  const all = lines(finished);
  const [verdict] = verdictsOf(all);
  return {
    summary: verdict!['summary'] as Record<string, unknown>,
    events: eventsOf(all),
    ok: verdict!['ok'],
    code: finished.code,
  };
}

describe('ipc-demo queue', () => {
  test('every act holds, and nothing is left behind', async () => {
    const finished = await run(['queue', '--json']);
    const all = lines(finished);
    expect(verdictsOf(all).map(({ act, ok }) => [act, ok])).toEqual(ACTS.map((act) => [act, true]));
    expect(all.at(-1)).toMatchObject({
      type: 'result',
      demo: 'queue',
      ok: true,
      acts: ACTS.length,
      exitCode: 0,
    });
    expect(finished.code).toBe(0);
    expect(finished.left).toEqual([]);
    expect(
      eventsOf(all)
        .map(({ pid }) => pid as number)
        .filter((pid) => pid !== 0)
        .every(isGone),
    ).toBe(true);
  });

  test('fifo: what two processes tell of it is the same order', async () => {
    const { events } = await perform('fifo');
    const told = (op: string, process: string): unknown[] =>
      events
        .filter((event) => event.op === op && event.process === process)
        .map(({ value }) => value);
    expect(told('put', 'buyer')).toEqual(['1A', '1B', '1C']);
    expect(told('get', 'seller')).toEqual(['1A', '1B', '1C']);
  });

  test('full-blocks: the fourth goes in after the get, and the wait is as long as the seller took', async () => {
    const { summary, events } = await perform('full-blocks', '--delay', '300');
    const [wait, get, fourth] = [
      events.find(({ op }) => op === 'wait')!,
      events.find(({ op }) => op === 'get')!,
      events.findLast(({ op }) => op === 'put')!,
    ];
    expect(fourth).toMatchObject({ process: 'buyer', value: '1D' });
    expect(wait.at).toBeLessThan(get.at);
    expect(get.at).toBeLessThan(fourth.at);
    expect(summary).toMatchObject({ wentInAfterGet: true, served: '1A', left: ['1B', '1C', '1D'] });
    expect(summary['waitedMs']).toBeCloseTo((fourth.at - wait.at) / 1e6, 2);
  });

  test('empty-blocks: the get comes back after the put, and the wait is as long as the buyer took', async () => {
    const { summary, events } = await perform('empty-blocks', '--delay', '300');
    const [wait, put, get] = (['wait', 'put', 'get'] as const).map((one) =>
      events.find(({ op }) => op === one)!,
    );
    expect([wait!.process, put!.process, get!.process]).toEqual(['seller', 'buyer', 'seller']);
    expect(wait!.at).toBeLessThan(put!.at);
    expect(put!.at).toBeLessThan(get!.at);
    expect(summary).toMatchObject({ gotAfterPut: true, served: 'hello', left: [] });
    expect(summary['waitedMs']).toBeCloseTo((get!.at - wait!.at) / 1e6, 2);
  });

  test.each([
    ['full-nowait', 'Full', 'buyer', 'full', []],
    ['empty-nowait', 'Empty', 'seller', 'empty', ['1A']],
  ])('%s: raises %s without a wait', async (act, raised, who, op, left) => {
    const { summary, events } = await perform(act);
    expect(events.filter((event) => event.op === op)).toHaveLength(1);
    expect(events.filter((event) => event.op === 'wait' && event.process === who)).toEqual([]);
    expect(summary).toMatchObject({ raised, timeoutMs: 0, left });
  });

  test.each([
    ['full-timeout', 'Full'],
    ['empty-timeout', 'Empty'],
  ])('%s: raises %s when the time is up, and not before', async (act, raised) => {
    for (const timeout of [50, 400]) {
      const { summary } = await perform(act, '--delay', String(timeout));
      expect(summary).toMatchObject({ raised, timeoutMs: timeout });
      expect(summary['waitedMs']).toBeGreaterThanOrEqual(timeout);
    }
  });

  test('join-first: the buyer waits for room, and the seller who could make it is not started', async () => {
    const { summary, events } = await perform('join-first');
    expect(summary).toMatchObject({
      put: ['1A', '1B', '1C'],
      left: ['1A', '1B', '1C'],
      gets: 0,
      deadlock: {
        cycle: null,
        waits: [{ process: 'buyer', op: 'put', on: 'requests', couldEnd: ['seller'] }],
      },
    });
    expect(events.filter(({ process }) => process === 'seller')).toEqual([]);
  });

  test('large: what is larger than a pipe holds is put, its process joined, and then got', async () => {
    const { summary, events } = await perform('large');
    expect(summary).toMatchObject({
      charactersPut: 100_000,
      charactersGot: 100_000,
      joinedBeforeGet: true,
      whole: true,
    });
    const told = events.map(({ process, op }) => `${process} ${op}`);
    expect(told.filter((one) => /^(buyer|seller) (put|exit|start|get)$/.test(one))).toEqual([
      'buyer start',
      'buyer put',
      'buyer exit',
      'seller start',
      'seller get',
      'seller exit',
    ]);
  });

  test('anatomy: nobody is said to be woken, for nobody waits', async () => {
    const { stdout } = await run(['queue', '--act', 'anatomy']);
    expect(stdout.match(/semaphore \w+: \+1.*/g)).toEqual([
      'semaphore items: +1, one message more',
      'semaphore spaces: +1, one place more',
    ]);
  });

  test("anatomy: the steps of one put and one get are the real queue's own", async () => {
    const { events, summary } = await perform('anatomy');
    const inside = events
      .filter(({ inside: isInside }) => isInside)
      .map(({ process, on, op }) => `${process} ${on} ${op}`);
    expect(inside).toEqual([
      'buyer requests.spaces acquire',
      'buyer requests.writers acquire',
      'buyer requests.pipe send',
      'buyer requests.writers release',
      'buyer requests.items release',
      'seller requests.items acquire',
      'seller requests.readers acquire',
      'seller requests.pipe recv',
      'seller requests.readers release',
      'seller requests.spaces release',
    ]);
    expect(summary).toMatchObject({ bytesIn: '"1A"'.length, bytesOut: '"1A"'.length });
  });

  test('anatomy: the picture has a column for each part, and says what it is', async () => {
    const { stdout } = await run(['queue', '--act', 'anatomy']);
    expect(stdout).toMatch(/^ +time +spaces +writers +pipe +readers +items +in it$/m);
    expect(stdout).toMatch(/^ +[\d,]+ ms +buyer +4 B in +1$/m);
    expect(stdout).toMatch(/^ {2}writers +lock: one process at a time writes/m);
  });

  test('many: every message once, each producer in its order, and the summary says so', async () => {
    const { summary, ok } = await perform(
      'many',
      '--producers',
      '3',
      '--consumers',
      '2',
      '--messages',
      '700',
    );
    expect(summary).toEqual({
      producers: 3,
      consumers: 2,
      sent: 2100,
      received: 2100,
      duplicates: 0,
      missing: 0,
      outOfOrder: 0,
    });
    expect(ok).toBe(true);
  });

  test('office: never oversold, only the seller touches the file, and it stands beside the lock and join', async () => {
    const { summary, events } = await perform(
      'office',
      '--buyers',
      '5',
      '--tickets',
      '2',
      '--delay',
      '20',
    );
    expect(summary).toMatchObject({
      buyers: 5,
      tickets: 2,
      sold: 2,
      left: 0,
      oversold: 0,
      lostUpdates: 0,
      tornReads: 0,
    });
    expect(
      new Set(events.filter(({ on }) => on === 'tickets.json').map(({ process }) => process)),
    ).toEqual(new Set(['seller']));
    const beside = summary['beside'] as {
      title: string;
      sold: number;
      elapsedMs: number;
      sellingMs: number;
    }[];
    expect(beside.map(({ title, sold }) => [title, sold])).toEqual([
      ['with a lock', 2],
      ['one after the other', 2],
    ]);
    // Two tickets, one after the other, take two delays; starting the processes is not in it.
    for (const { elapsedMs, sellingMs } of beside)
      expect([sellingMs >= 39, sellingMs < elapsedMs]).toEqual([true, true]);
  });

  test.each([
    ['full-blocks', 'seller', 'The fourth put did not wait'],
    ['empty-blocks', 'buyer', 'The get brought nothing.'],
    ['office', 'seller', 'seller was ended by SIGKILL before its work was done'],
  ])(
    '%s: who kills the %s is told so, and nobody waits for ever',
    async (act, victim, sentence) => {
      const running = new Running(['queue', '--act', act, '--json', '--delay', '1000']);
      const started = new RegExp(`"process":"${victim}","pid":(\\d+),"op":"start"`);
      await running.until((stdout) => started.test(stdout));
      process.kill(Number(started.exec(running.stdout)![1]), 'SIGKILL');
      const finished = await running.finished();
      rmSync(running.temporary, { recursive: true });
      expect(finished.code).toBe(1);
      const [verdict] = verdictsOf(lines(finished));
      expect(verdict).toMatchObject({ ok: false, message: expect.stringContaining(sentence) });
      expect(verdict!['message']).toContain('was ended by SIGKILL before its work was done');
    },
  );

  test('speaks Chinese', async () => {
    const { stdout } = await run(['queue', '--act', 'full-nowait', '--lang', 'zh']);
    expect(stdout).toContain('立即抛出 Full');
    expect(stdout).toMatch(/^ *[\d,]+ 毫秒 +满 1D$/m);
  });
});

describe('ipc-demo explore queue', () => {
  test('proves every act but the one that goes wrong', async () => {
    const finished = await run(['explore', 'queue', '--json']);
    const found = lines(finished).filter(({ type }) => type === 'exploration');
    expect(
      found.map(({ act, schedules, violations, deadlocks, complete }) => [
        act,
        schedules,
        violations,
        deadlocks,
        complete,
      ]),
    ).toEqual([
      ['fifo', 5, 0, 0, true],
      ['full-blocks', 3, 0, 0, true],
      ['full-nowait', 1, 0, 0, true],
      ['full-timeout', 1, 0, 0, true],
      ['empty-blocks', 1, 0, 0, true],
      ['empty-nowait', 1, 0, 0, true],
      ['empty-timeout', 1, 0, 0, true],
      ['join-first', 1, 0, 1, true],
      ['large', 1, 0, 0, true],
      ['anatomy', 1, 0, 0, true],
      ['many', 1968, 0, 0, true],
      ['office', 9126, 0, 0, true],
    ]);
    expect(finished.code).toBe(1);
  });

  test('real processes agree, also where somebody gives up after a time', async () => {
    const acts = [
      'fifo',
      'full-blocks',
      'full-timeout',
      'empty-blocks',
      'empty-timeout',
      'join-first',
      'large',
      'anatomy',
    ];
    const all = lines(
      await run([
        'explore',
        'queue',
        '--real',
        '--timeout',
        '600',
        '--json',
        ...acts.flatMap((act) => ['--act', act]),
      ]),
    );
    const onProcesses = all.filter(({ type }) => type === 'rehearsal');
    expect(onProcesses.map(({ act, ok, orders, complete }) => [act, ok, orders, complete])).toEqual(
      [
        ['fifo', true, 5, true],
        ['full-blocks', true, 3, true],
        ['full-timeout', true, 1, true],
        ['empty-blocks', true, 1, true],
        ['empty-timeout', true, 1, true],
        ['join-first', true, 1, true],
        ['large', true, 1, true],
        ['anatomy', true, 1, true],
      ],
    );
  });
});
