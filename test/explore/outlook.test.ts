import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ticketDemo } from '../../src/demos/ticket/demo.js';
import { explore } from '../../src/explore/explore.js';
import { type How, isLoss, judge } from '../../src/explore/model/order-end.js';
import { ModelRun, STOP } from '../../src/explore/model/model-run.js';
import type { Order } from '../../src/trace/order.js';
import { Plan } from '../../src/explore/model/plan.js';
import { outlookOf } from '../../src/explore/outlook.js';
import { carryOutOrders } from '../../src/explore/strategies/carry-out.js';
import { DepthFirst } from '../../src/explore/strategies/depth-first.js';
import { counter, scenario, type Scenario, word } from '../../src/scenario/index.js';
import { families, program } from './programs.js';

const FEW = 1_000;
const RUNS = Number(process.env['RUNS'] ?? 15);
const SEED = Number(process.env['SEED'] ?? 12);

/** How every order ends that begins so, each carried out; null where they are many. */
async function continuations(
  plan: Plan,
  steps: Order,
  most = Infinity,
): Promise<{ readonly path: Order; readonly how: How }[] | null> {
  const ends: { path: Order; how: How }[] = [];
  const begun = new DepthFirst((run, able) => {
    const next = steps[run.path.length];
    return next === undefined ? able : [next];
  });
  const { stopped } = await carryOutOrders(
    plan,
    begun,
    { max: FEW, steps: most, pastLoops: true },
    (run, isCut) => void ends.push({ path: [...run.path], how: judge(run, isCut).how }),
  );
  return stopped === null ? ends : null;
}

const wrongOf = (ends: readonly { readonly how: How }[]) =>
  ends.filter(({ how }) => isLoss(how)).length;

async function ableAfter(plan: Plan, steps: Order): Promise<readonly number[]> {
  const run = new ModelRun(plan, ({ path }) => steps[path.length] ?? STOP);
  await run.play();
  return run.able();
}

/** Along an order, and for each step that could be taken there. */
async function outlooks(
  model: Scenario,
  order: Order,
): Promise<{ readonly said: unknown[]; readonly found: unknown[] }> {
  const plan = new Plan(model, {});
  let turn: number | null = null;
  const [said, found]: unknown[][] = [[], []];
  for (let taken = 0; taken <= order.length; taken++) {
    const steps = order.slice(0, taken);
    const ends = (await continuations(plan, steps))!;
    const wrong = wrongOf(ends);
    if (wrong === 0 || wrong === ends.length) turn ??= taken;
    const able = await ableAfter(plan, steps);
    const after = await Promise.all(
      plan.names.map(async (_, who) => {
        if (!able.includes(who)) return null;
        const all = (await continuations(plan, [...steps, who]))!;
        return { orders: BigInt(all.length), wrong: BigInt(wrongOf(all)) };
      }),
    );
    found!.push({ steps, after, turn });
    said!.push({ steps, ...(await outlookOf(model, {}, steps, {})) });
  }
  return { said: said!, found: found! };
}

describe.each(Object.entries(families))('random programs with %s', (_, names) => {
  test('the shares from every state of an order, and the step where it turned, are those of every continuation carried out', async () => {
    const worker = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 });
    const property = fc.asyncProperty(
      fc.array(worker, { minLength: 2, maxLength: 3 }),
      fc.boolean(),
      fc.nat(),
      async (lists, twins, chosen) => {
        const model = program(twins ? [lists[0]!, ...lists] : lists);
        const ends = await continuations(new Plan(model, {}), []);
        fc.pre(ends !== null && ends.length < 300);
        const { said, found } = await outlooks(model, ends![chosen % ends!.length]!.path);
        expect(said).toEqual(found);
      },
    );
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  });
});

test('the same where workers wait until what is shared is as they want it', async () => {
  const waiting = scenario({
    shares: () => ({ turn: word(0), seen: word(0) }),
    workers: () => [
      {
        name: 'one',
        run: async ({ turn, seen, until }) => {
          await until((shared) => shared['turn'] !== 0);
          await seen.store(await turn.load());
        },
      },
      { name: 'two', run: async ({ turn }) => turn.store(1) },
      {
        name: 'three',
        run: async ({ turn }) => {
          if ((await turn.load()) === 1) await turn.store(0);
          await turn.add(2);
        },
      },
    ],
    holds: ({ shared }) => shared['seen'] === 1,
  });
  const ends = (await continuations(new Plan(waiting, {}), []))!;
  for (const { path } of ends) {
    const { said, found } = await outlooks(waiting, path);
    expect(said).toEqual(found);
  }
});

describe('the point of no return', () => {
  test('of the sale without a lock is the reading of a count that another is about to write', async () => {
    const ticket = ticketDemo.acts[0]!.scenario as Scenario;
    const options = { buyers: 3, tickets: 1, delay: 100, inPlace: 0 };
    const { schedule, turn } = (await explore(ticket, options)).shortest!;
    expect([schedule.join(''), turn]).toEqual(['00111022', 4]);
    const plan = new Plan(ticket, options);
    const before = (await continuations(plan, schedule.slice(0, 3)))!;
    const after = (await continuations(plan, schedule.slice(0, 4)))!;
    expect(wrongOf(before)).toBeLessThan(before.length);
    expect(wrongOf(after)).toBe(after.length);
  });

  test('is found where orders have no end, too: behind it none that ends goes well', async () => {
    const asking = scenario({
      shares: () => ({ flag: counter(0), mark: counter(0) }),
      workers: () => [
        {
          name: 'asker',
          run: async ({ flag }) => {
            while ((await flag.read()) === 0);
          },
        },
        { name: 'setter', run: async ({ flag, mark }) => flag.write((await mark.read()) + 1) },
        {
          name: 'marker',
          run: async ({ mark }) => {
            await mark.read();
            await mark.write(1);
          },
        },
      ],
      holds: ({ shared }) => shared['flag'] === 1,
    });
    const { shortest, orders } = await explore(asking, {});
    expect(orders).toBeNull();
    const { schedule, turn } = shortest!;
    const goWell = async (steps: Order): Promise<boolean> =>
      (await continuations(new Plan(asking, {}), steps, 9))!.some(({ how }) => how === 'holds');
    expect(await goWell(schedule.slice(0, turn! - 1))).toBe(true);
    expect(await goWell(schedule.slice(0, turn!))).toBe(false);
    expect(await outlookOf(asking, {}, schedule, {})).toEqual({
      after: [null, null, null],
      turn: null,
    });
  });
});
