import type { Act, Demo } from '../../act/act.js';
import type { Messages } from '../../messages/index.js';
import type { RealRuns } from '../../run/real-runs.js';
import { drawComparison } from '../../view/tables/comparison.js';
import { drawTally, type TallyRow } from '../../view/tables/tally.js';
import { drawNext, drawVerdict } from '../../view/verdict.js';
import { comparedAct } from './beside.js';
import type { CommonOptions, Context, CommandResult } from '../shell/context.js';
import { usage } from '../shell/failure.js';
import { LONGEST_TOKEN, readOrder } from '../args/order.js';
import { lookOf, outputOf } from '../output/open.js';
import type { Output } from '../output/output.js';
import { runs } from './repeat.js';
import { withProcesses, optionsOf, type ActToRun, type ActResult, runOnce } from './demo.js';
import { readTickets } from '../args/ticket-file.js';

/**
 * `ipc-demo ticket`: one act, or all three side by side; once, or many times; on a file of its own
 * or of the user's.
 */

export interface TicketFlags extends CommonOptions {
  readonly nolock?: boolean;
  readonly lock?: boolean;
  readonly join?: boolean;
  readonly buyers: number;
  readonly tickets: number;
  readonly delay: number;
  readonly file?: string;
  readonly inPlace?: boolean;
  readonly repeat: number;
  readonly schedule?: string;
}

/** More buyers have too many orders to wait for. */
const MOST_EXPLORED = 20;

const MOST_RUNS = 100_000;

const MODES = ['nolock', 'lock', 'join'] as const;

/** @param given the names of the options that stand on the command line */
export async function runTicket(
  demo: Demo,
  flags: TicketFlags,
  given: ReadonlySet<string>,
  context: Context,
): Promise<CommandResult> {
  const acts = chooseActs(demo, flags, given, context);
  const output = outputOf(demo, flags, context.messages, acts.length === 1);
  context.interrupts.within(flags.timeout);
  const performed: ActResult[] = [];
  for (const act of acts) performed.push(await performTimes(demo, act, flags, output, context));
  tellMore(acts, performed, flags, given, output, context);
  const ok = performed.every((one) => one.ok);
  const many = flags.repeat > 1 ? { runs: flags.repeat * acts.length } : {};
  const extra = performed.length === 1 && flags.repeat > 1 ? performed[0]!.summary : {};
  return { demo: demo.name, ok, acts: acts.length, exitCode: ok ? 0 : 1, ...many, ...extra };
}

function chooseActs(
  demo: Demo,
  flags: TicketFlags,
  given: ReadonlySet<string>,
  { messages, messages: { errors } }: Context,
): readonly Act[] {
  const modes = MODES.filter((mode) => flags[mode]);
  if (modes.length > 1) throw usage(errors.together(`--${modes[0]}`, `--${modes[1]}`));
  if (flags.file !== undefined && flags.inPlace) throw usage(errors.fileInPlace);
  if (flags.file !== undefined && given.has('tickets')) throw usage(errors.fileTickets);
  if (flags.file !== undefined && modes.length === 0) throw usage(errors.fileMode);
  if (flags.file !== undefined) readTickets(flags.file, messages);
  if (flags.schedule !== undefined && modes.length === 0) throw usage(errors.orderMode);
  if (flags.schedule !== undefined && flags.file !== undefined)
    throw usage(errors.together('--schedule', '--file'));
  return modes.length === 0 ? demo.acts : demo.acts.filter(({ name }) => name === modes[0]);
}

async function performTimes(
  demo: Demo,
  act: Act,
  flags: TicketFlags,
  output: Output,
  context: Context,
): Promise<ActResult> {
  const { file, inPlace = false, repeat, schedule } = flags;
  const options = { ...optionsOf(demo, flags), inPlace: inPlace ? 1 : 0 };
  const order =
    schedule === undefined
      ? {}
      : { order: await readOrder(schedule, act, options, context.messages) };
  const performance: ActToRun = {
    demo,
    act,
    options,
    output,
    context,
    files: file === undefined ? {} : { tickets: file },
    runs: repeat,
    ...order,
  };
  const runNumber = (realRuns: RealRuns, number: number): Promise<ActResult> => {
    const numbers = {
      ...optionsOf(demo, flags),
      ...(file === undefined ? {} : { tickets: readTickets(file, context.messages) }),
    };
    const told = {
      ...numbers,
      ...(inPlace ? { inPlace } : {}),
      ...(file === undefined ? {} : { file }),
      ...(schedule === undefined ? {} : { schedule }),
    };
    return runOnce(
      realRuns,
      { ...performance, options: { ...options, ...numbers } },
      { options: told, ...(repeat > 1 ? { run: number } : {}) },
    );
  };
  return withProcesses(performance, (realRuns) =>
    repeat === 1
      ? runNumber(realRuns, 1)
      : repeatRuns(act, flags, output, context, (number) => runNumber(realRuns, number)),
  );
}

/** How often it goes wrong, and how badly: told honestly, whatever comes out. */
async function repeatRuns(
  act: Act,
  flags: TicketFlags,
  output: Output,
  { messages }: Context,
  runNumber: (number: number) => Promise<ActResult>,
): Promise<ActResult> {
  const oversold = new Map<number, number>();
  const performed: ActResult[] = [];
  for await (const one of runs(flags.repeat, output, messages, runNumber)) {
    const by = Number(one.summary['oversold']);
    oversold.set(by, (oversold.get(by) ?? 0) + 1);
    performed.push(one);
  }
  const raced = performed.filter(({ race }) => race).length;
  const figures = { runs: flags.repeat, raced, worst: Math.max(...oversold.keys()) };
  const ok = act.name === 'nolock' ? raced > 0 : performed.every((one) => one.ok);
  const look = lookOf(flags, messages);
  const told = [
    messages.repeat.summary(figures),
    ...(ok ? [] : act.name === 'nolock' ? [messages.repeat.rare] : []),
  ].join(messages.between);
  output.conclude([
    '',
    ...drawVerdict(look, { ok, race: raced > 0 }, told),
    '',
    ...drawTally(look, tallyOf(oversold, messages)),
    '',
  ]);
  return {
    ok,
    race: raced > 0,
    run: performed.at(-1)!.run,
    schedule: null,
    summary: { ...figures, oversold: Object.fromEntries([...oversold].sort(([a], [b]) => a - b)) },
  };
}

function tallyOf(oversold: ReadonlyMap<number, number>, { repeat }: Messages): TallyRow[] {
  return [...oversold]
    .toSorted(([a], [b]) => a - b)
    .map(([by, count]) => ({ name: repeat.tally(by), count, isWell: by === 0 }));
}

/** The comparison where there is something to compare, and what to type next. */
function tellMore(
  acts: readonly Act[],
  performed: readonly ActResult[],
  flags: TicketFlags,
  given: ReadonlySet<string>,
  output: Output,
  { messages }: Context,
): void {
  const look = lookOf(flags, messages);
  if (acts.length > 1 && flags.repeat === 1) {
    const rows = acts.map((act, index) =>
      comparedAct(
        messages.demos['ticket']!.acts[act.name]!.title,
        performed[index]!.summary,
        performed[index]!.run,
      ),
    );
    output.conclude([...drawComparison(look, rows), '']);
  }
  if (acts.length > 1 || flags.file !== undefined) return;
  const typed = ['buyers', 'tickets', 'delay']
    .filter((name) => given.has(name))
    .map((name) => ` --${name} ${String(flags[name as 'buyers'])}`)
    .join('');
  const command = (mode: string): string =>
    `ipc-demo ticket${mode}${flags.inPlace ? ' --in-place' : ''}${typed}`;
  const other = flags.nolock
    ? { what: messages.next.fix, command: command(' --lock') }
    : { what: messages.next.contrast, command: command(' --nolock') };
  const token = performed[0]!.schedule;
  // Without a race there was luck: less of it with more runs.
  const more =
    flags.nolock && flags.buyers > 1 && !performed[0]!.ok && flags.schedule === undefined
      ? [
          {
            what: messages.next.more,
            command: `${command(' --nolock')} --repeat ${Math.min(flags.repeat * 50, MOST_RUNS)}`,
          },
        ]
      : [];
  const again =
    token !== null && token.length <= LONGEST_TOKEN && flags.repeat === 1
      ? [
          {
            what: messages.next.again,
            command: `${command(` --${acts[0]!.name}`)} --schedule ${token}`,
          },
        ]
      : [];
  const every =
    flags.nolock && flags.buyers <= MOST_EXPLORED
      ? [
          {
            what: messages.explore.everyOrder,
            command: `ipc-demo explore ticket --nolock --buyers ${flags.buyers}${given.has('tickets') ? ` --tickets ${flags.tickets}` : ''}`,
          },
        ]
      : [];
  output.say([
    ...drawNext(look, [
      ...again,
      ...more,
      ...every,
      other,
      { what: messages.next.every, command: command('') },
    ]),
    '',
  ]);
}
