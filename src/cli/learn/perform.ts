import type { Act, Demo } from '../../act/act.js';
import { demos } from '../../demos/registry.js';
import { isLoss } from '../../explore/model/order-end.js';
import { formatToken } from '../../trace/order.js';
import type { AllOrders, TypedAct, RunFigures } from '../../lessons/lesson.js';
import type { Options } from '../../scenario/scenario.js';
import { readOrder } from '../args/order.js';
import { type ExploreFlags, ordersOf, stateOf } from '../commands/findings.js';
import { titleOf } from '../commands/beside.js';
import { type ActResult, runOnce, withProcesses } from '../commands/run-act.js';
import { tellAccount } from '../commands/tell-exploration.js';
import { screenOf } from '../output/open.js';
import { Forwarding, type Output, type ShownRun } from '../output/output.js';
import { drawPicture } from '../output/picture.js';
import type { Account } from '../sandbox/exploration-of.js';
import { inThread } from '../sandbox/thread.js';
import { drawSideBySide } from '../../view/tables/side-by-side.js';
import type { Classroom } from './classroom.js';

/** What a chapter has run, on real processes or through all orders, and what was seen. */

/** An act with all its options. */
export interface FoundAct {
  readonly demo: Demo;
  readonly act: Act;
  readonly options: Options;
}

export async function findAct({ demo: name, act, options = {} }: TypedAct): Promise<FoundAct> {
  const demo = await demos.find((one) => one.name === name)!.load();
  const usual = Object.entries(demo.options).map(([key, { default: value }]) => [key, value]);
  const switches = (demo.switches ?? []).map((key) => [key, 0]);
  return {
    demo,
    act: demo.acts.find((one) => one.name === act)!,
    options: { ...Object.fromEntries([...usual, ...switches]), ...options } as Options,
  };
}

export interface SeenRun {
  readonly found: FoundAct;
  /** The judge's, of this very run, and those that every run has. */
  readonly figures: RunFigures & Readonly<Record<string, unknown>>;
  readonly result: ActResult;
  /** Lanes or whatever the run is best seen in, with the code where it turned. */
  readonly picture: () => readonly string[];
}

type HowShown = Omit<TypedAct, 'demo' | 'act' | 'options'>;

/** One run on real processes: its lines and its verdict are shown, its picture is not yet. */
export async function perform(
  { schedule, brief = false, pictured = !brief, silent = false, open = false }: HowShown,
  { demo, act, options }: FoundAct,
  { context, flags, look }: Classroom,
): Promise<SeenRun> {
  const screen = screenOf(demo, { ...flags, quiet: brief }, context.messages, false);
  const output = new Watching(screen, { open, silent });
  const toRun = {
    demo,
    act,
    options,
    output,
    context,
    ...(schedule !== undefined && {
      order: await readOrder(schedule, { demo, act, options }, context),
    }),
  };
  const numbers = Object.keys(demo.options).map((key) => [key, options[key]!]);
  const shown = { ...Object.fromEntries(numbers), ...(schedule !== undefined && { schedule }) };
  context.interrupts.within(flags.timeout);
  const result = await withProcesses(toRun, (realRuns) =>
    runOnce(realRuns, toRun, { options: shown }),
  );
  context.interrupts.over();
  const { elapsedMs, events } = result.run;
  return {
    figures: { ...result.summary, elapsedMs, events },
    found: { demo, act, options },
    result,
    picture: () =>
      pictured ? drawPicture(look(), act.scenario, output.run!, result.processes) : [],
  };
}

/** Several acts of one demonstration side by side, where it says what there is to compare. */
export function drawBeside(
  seen: readonly SeenRun[],
  { context: { messages }, look }: Classroom,
): readonly string[] {
  const [demo, ...others] = new Set(seen.map(({ found }) => found.demo));
  if (seen.length < 2 || others.length > 0) return [];
  const table = demo!.closing?.(
    seen.map(({ found, result }) => ({
      title: titleOf(found.demo, found.act, messages),
      summary: result.summary,
      events: result.run.events,
    })),
  );
  return table ? drawSideBySide(look(), table) : [];
}

/** Sees what is shown, with its code. */
class Watching extends Forwarding {
  run: ShownRun | null = null;
  readonly #how: Required<Pick<TypedAct, 'open' | 'silent'>>;

  constructor(screen: Output, how: Required<Pick<TypedAct, 'open' | 'silent'>>) {
    super(screen);
    this.#how = how;
  }

  override get showsCode(): boolean {
    return true;
  }

  override verdict(...all: Parameters<Output['verdict']>): void {
    const [act, verdict, ...more] = all;
    this.run = more[1];
    if (this.#how.silent && verdict.ok) return;
    const { race = false } = verdict;
    // What may come out either way went well, or it did not.
    super.verdict(
      act,
      this.#how.open ? { ...verdict, ok: !race, promised: false } : verdict,
      ...more,
    );
  }
}

/** All orders of an act; what was found is shown. */
export async function exploreAll(
  what: TypedAct,
  classroom: Classroom,
): Promise<{ readonly figures: AllOrders; readonly account: Account }> {
  const { demo, act, options } = await findAct(what);
  const { flags, context } = classroom;
  const account = await accountOf({ demo, act, options }, classroom);
  const found = { demo, act, options, account, state: stateOf(account.exploration) };
  tellAccount(found, { ...flags, quiet: what.brief } as ExploreFlags, context);
  return { figures: figuresOf(account), account };
}

export async function accountOf(
  { demo: { source }, act: { name }, options }: FoundAct,
  { context: { interrupts }, flags: { timeout } }: Classroom,
): Promise<Account> {
  const bounds = { timeout: timeout * 1000 };
  const job = { kind: 'account', source, act: name, options, bounds, full: false } as const;
  return inThread(job, { signal: interrupts.signal, timeout: bounds.timeout });
}

function figuresOf({ exploration: { orders, endings, shortest } }: Account): AllOrders {
  return {
    orders: orders ?? 0n,
    wrong: ordersOf(endings, ({ how }) => isLoss(how)) ?? 0n,
    witness: shortest && formatToken(shortest.schedule),
    switches: shortest && shortest.switches,
  };
}
