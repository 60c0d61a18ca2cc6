import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { type Demo, isLifecycle } from '../../src/act/act.js';
import { deadlockDemo } from '../../src/demos/deadlock/demo.js';
import { pipeDemo } from '../../src/demos/pipe/demo.js';
import { queueDemo } from '../../src/demos/queue/demo.js';
import { ticketDemo } from '../../src/demos/ticket/demo.js';
import { orderOf, stepsOf } from '../../src/explore/agreement.js';
import { Plan } from '../../src/explore/model/plan.js';
import { carryOutOrder } from '../../src/explore/one-order.js';
import { carryOutOrders } from '../../src/explore/strategies/carry-out.js';
import { DepthFirst } from '../../src/explore/strategies/depth-first.js';
import { processesOf } from '../../src/run/real-run.js';
import type { OrderEnds } from '../../src/run/between/gate.js';
import { endsOf } from '../../src/run/early-end.js';
import { RealRuns } from '../../src/run/real-runs.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { withLines } from '../../src/trace/call-sites.js';
import type { TraceEvent } from '../../src/trace/event.js';

import * as scenarios from '../fixtures/small-scenarios.js';
import { fixture } from '../outside.js';

/** Every runtime knows from which line of the source a step comes. */

// Seen from dist/test/run.
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const sale = { buyers: 3, tickets: 1, delay: 5, inPlace: 0 };

/** Who has asked for what, and the source that says so. */
function told(events: readonly TraceEvent[]): string[] {
  return stepsOf(events).map(({ process, op, line }) => {
    if (line === undefined) return `${process} ${op}`;
    const text = readFileSync(line.file, 'utf8').split('\n')[line.line - 1]!;
    return `${process} ${op} ${line.file.slice(ROOT.length)}:${line.line} ${text.trim()}`;
  });
}

async function onProcesses(
  demo: Demo,
  name: string,
  options: Record<string, number>,
  order?: readonly number[],
  ends: OrderEnds = 'whole',
): Promise<readonly TraceEvent[]> {
  const act = demo.acts.find((one) => one.name === name)!;
  const settings = { options, lines: true, longestOrder: order ? order.length : 0 };
  const realRuns = await RealRuns.open(demo, act, settings);
  try {
    return (await realRuns.run(() => {}, options, order, ends)).events;
  } finally {
    await realRuns.close();
  }
}

async function fileOfTheUser(name: string): Promise<Demo> {
  const module = pathToFileURL(`${ROOT}${name}`).href;
  const judge = () => ({ ok: true, summary: {}, sentence: { key: 'stuck' as const, data: {} } });
  const acts = Object.entries((await import(module)) as Record<string, unknown>).map(
    ([act, scenario]) => ({
      name: act,
      scenario: scenario as Scenario,
      judge,
    }),
  );
  return { name, source: { module, name: null }, options: {}, acts };
}

describe('the line of the source that has asked for a step', () => {
  test.each([
    ['ticket', 'nolock', sale, () => ticketDemo],
    ['ticket', 'lock', sale, () => ticketDemo],
    ['deadlock', 'lock-order', { buyers: 2, tickets: 2, delay: 5 }, () => deadlockDemo],
    ['deadlock', 'reentrant', { buyers: 2, tickets: 1, delay: 5 }, () => deadlockDemo],
    ['queue', 'office', { buyers: 2, tickets: 1, delay: 5 }, () => queueDemo],
    ['queue', 'full-blocks', { delay: 5 }, () => queueDemo],
    ['pipe', 'two-readers-lock', { delay: 5 }, () => pipeDemo],
    ['a file of the user', 'careful', { delay: 5 }, () => fileOfTheUser('examples/bank.mjs')],
  ])(
    '%s %s: the same in memory, on free processes, and in an order',
    async (_, name, options, find) => {
      const demo = await find();
      const act = demo.acts.find((one) => one.name === name)!;
      const free = await onProcesses(demo, name, options);
      const order = orderOf(free, processesOf(act, options));
      const scenario = act.scenario as Scenario;
      const model = await withLines((lines) =>
        carryOutOrder(scenario, options, order, false, lines),
      );
      const ordered = await onProcesses(demo, name, options, order, endsOf(model));
      const lines = told(model.events);
      expect(told(free)).toEqual(lines);
      expect(told(ordered)).toEqual(lines);
      // What is closed at the end of a worker, no line asks for.
      const asked = lines.filter((line) => !line.endsWith(' close'));
      expect(asked.filter((line) => !/:\d+ .*\.\w+\(/.test(line))).toEqual([]);
      expect(isLifecycle(act.scenario)).toBe(false);
    },
  );

  test.each(Object.entries(scenarios))(
    'of every kind of thing: the same on real processes as in memory (%s)',
    async (name, scenario) => {
      const judge = () => ({
        ok: true,
        summary: {},
        sentence: { key: 'stuck' as const, data: {} },
      });
      const module = fixture('small-scenarios');
      const demo = {
        name: 'small',
        source: { module, name: null },
        options: {},
        acts: [{ name, scenario, judge }],
      };
      let [path, model]: [readonly number[], readonly TraceEvent[]] = [[], []];
      const keep: Parameters<typeof carryOutOrders>[3] = (run) => {
        [path, model] = [[...run.path], run.chronicle!.events];
      };
      await withLines((lines) =>
        carryOutOrders(new Plan(scenario, {}), new DepthFirst(), { max: 1 }, keep, {
          record: true,
          lines,
        }),
      );
      expect(told(await onProcesses(demo, name, {}, path))).toEqual(told(model));
      expect(told(model).filter((line) => !/:\d+ | close$/.test(line))).toEqual([]);
    },
  );

  test('a function that the worker calls asks by itself, and so does what several demonstrations share', async () => {
    const buying = await withLines((lines) =>
      carryOutOrder(
        ticketDemo.acts[1]!.scenario as Scenario,
        { ...sale, buyers: 1 },
        [0, 0, 0, 0, 0],
        false,
        lines,
      ),
    );
    expect(told(buying.steps).map((line) => line.replace(/ \S+:\d+/, ':'))).toEqual([
      'buyer-1 read: await buyer.tickets.look();',
      'buyer-1 acquire: await buyer.lock.withLock(() => buy(buyer));',
      'buyer-1 read: const ticket = await tickets.read();',
      'buyer-1 write: await tickets.write({ ...ticket, count: ticket.count - 1 });',
      'buyer-1 release: await buyer.lock.withLock(() => buy(buyer));',
    ]);
    const office = await onProcesses(queueDemo, 'office', { buyers: 1, tickets: 1, delay: 0 });
    const sold = told(office).filter((line) => /^seller (read|write)/.test(line));
    expect(sold).toEqual([
      expect.stringContaining('src/demos/shared/office.ts'),
      expect.stringContaining('src/demos/shared/office.ts'),
    ]);
  });

  test('nobody who does not want to see them is told of lines', async () => {
    const { steps } = await carryOutOrder(
      ticketDemo.acts[0]!.scenario as Scenario,
      { ...sale, buyers: 1 },
      [0, 0, 0],
    );
    expect(steps.filter((step) => 'line' in step)).toEqual([]);
    const realRuns = await RealRuns.open(ticketDemo, ticketDemo.acts[0]!, { options: sale });
    try {
      const { events } = await realRuns.run(() => {});
      expect(events.filter((event) => 'line' in event)).toEqual([]);
    } finally {
      await realRuns.close();
    }
  });
});
