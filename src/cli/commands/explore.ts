import { breachIn } from '../args/order.js';
import { type Act, isLifecycle } from '../../act/act.js';
import type { HowFar } from '../../explore/model/pulse.js';
import { formatToken } from '../../trace/order.js';
import type { Messages } from '../../messages/index.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type Account, giveAccountOfLittle } from '../sandbox/exploration-of.js';
import { Asides } from '../output/asides.js';
import { type Context, forPrograms, type CommandResult, writeLine } from '../shell/context.js';
import { badInput } from '../shell/failure.js';
import { type ExploreFlags, type Found, ordersOf, stateOf } from './findings.js';
import { screenOf, saved } from '../output/open.js';
import { lookOf } from '../output/look.js';
import type { Output } from '../output/output.js';
import { contextOf, findSubject, smallerOf, type Subject } from '../args/subject.js';
import type { Maps } from '../map/maps.js';
import { tellAccount, tellFault } from './tell-exploration.js';
import { sentenceOf } from './tell-run.js';
import { stateAfter } from '../sandbox/fault.js';
import { inThread, ThreadTrouble } from '../sandbox/thread.js';
import type { Finding } from '../../view/tables/census.js';
import { grouped } from '../../messages/grammar/alike.js';
import { wrap } from '../../view/look.js';

/**
 * `ipc-demo explore`: every order in which the steps of an act can be taken, and how many of them
 * go wrong.
 */

const EXIT_CODES = { wrong: 1, faulty: 2, unknown: 4, safe: 0 } as const satisfies Record<
  Finding,
  number
>;

export async function exploreSubject(
  what: string,
  { save, ...flags }: ExploreFlags,
  given: ReadonlySet<string>,
  around: Context,
): Promise<CommandResult> {
  const deadline = performance.now() + flags.timeout * 1000;
  const subject = await findSubject(what, flags, given, around);
  const context = contextOf(subject.demo, around);
  const { demo, acts } = subject;
  const { explore, play } = context.messages;
  const output = screenOf(demo, flags, context.messages);
  const possible = acts.filter(({ scenario }) => !isLifecycle(scenario));
  if (possible.length === 0) throw badInput(play.errors.lifecycle(demo.name, acts[0]!.name));
  const say = (text: string): void =>
    output.say([
      '',
      ...wrap(text, lookOf(flags, context.messages).width - 4).map((line) => `  ${line}`),
    ]);
  // A search that nobody follows to its end proves nothing.
  context.interrupts.unread = EXIT_CODES.unknown;
  const smaller = smallerOf({ ...subject, acts: possible }, given);
  say(
    explore.intro(flags.full === true) +
      (smaller.length === 0 ? '' : context.messages.between + explore.smaller(smaller)),
  );
  for (const act of acts)
    if (!possible.includes(act)) say(play.errors.lifecycle(demo.name, act.name));
  output.say(['']);
  const record = save === undefined ? null : await saved(save, demo, context.messages);
  const maps = await mapsOf(flags, context);
  const states: Finding[] = [];
  for (const [index, act] of possible.entries()) {
    const working = (counted: string | null): void =>
      output.working(
        explore.working(
          context.messages.demos[demo.name]?.acts[act.name]?.title ?? act.name,
          counted,
        ),
      );
    working(null);
    const share = Math.max(1, deadline - performance.now()) / (possible.length - index);
    const began = performance.now();
    states.push(
      await exploreAct(subject, act, { timeout: share, working }, flags, record, context),
    );
    if (flags.real && states.at(-1) !== 'faulty') {
      const left = Math.max(1, share - (performance.now() - began));
      const { exploreReal } = await import('./explore-real.js');
      states.push(await exploreReal(subject, act, left, flags, context));
    }
    await maps?.add(subject, act, Math.max(1, deadline - performance.now()));
    context.interrupts.signal.throwIfAborted();
  }
  maps?.write();
  const exitCode =
    subject.isFlawed || states.includes('faulty')
      ? 2
      : states.some((state) => EXIT_CODES[state] === 1)
        ? 1
        : Math.max(...states.map((state) => EXIT_CODES[state]));
  context.interrupts.unread = exitCode;
  return { demo: demo.name, ok: exitCode === 0, acts: possible.length, exitCode };
}

/** The map of all orders, where it is asked for; what draws it is loaded only then. */
async function mapsOf(flags: ExploreFlags, context: Context): Promise<Maps | null> {
  if (flags.html === undefined && flags.svg === undefined) return null;
  const { Maps } = await import('../map/maps.js');
  return Maps.open(flags, context);
}

/** Within so many milliseconds; `working` is told meanwhile how many have been counted. */
async function exploreAct(
  subject: Subject,
  act: Act,
  { timeout, working }: { readonly timeout: number; readonly working: (counted: string) => void },
  flags: ExploreFlags,
  record: Output | null,
  context: Context,
): Promise<Finding> {
  const { demo, options } = subject;
  const { full = false, max, steps } = flags;
  const bounds = {
    timeout,
    ...(max !== undefined && { max }),
    ...(steps !== undefined && { steps }),
  };
  const job = {
    kind: 'account',
    source: demo.source,
    act: act.name,
    options,
    bounds,
    full,
  } as const;
  const { signal } = context.interrupts;
  // What a file of the user's does nobody knows, nor what becomes of all orders, one by one.
  const mayBeLittle = demo.source.name !== null && !full && max === undefined;
  const { explore } = context.messages;
  const progress = ({ counted, count }: HowFar): void =>
    working(
      counted === 'states'
        ? explore.states(count)
        : explore.orders(grouped(count), count === 1, null),
    );
  let account: Account;
  // Whoever has ended it meanwhile, or does not read on, is heard first.
  await new Promise((resolve) => setImmediate(resolve));
  try {
    account =
      (mayBeLittle &&
        (await giveAccountOfLittle(act.scenario as Scenario, options, { timeout, signal }))) ||
      (await inThread(job, { signal, timeout, progress }));
  } catch (error) {
    if (!(error instanceof ThreadTrouble)) throw error;
    new Asides(context.messages).heard(error.said, nameIn(subject, act));
    tellFault(subject, act, error, flags, context);
    return stateAfter(error);
  }
  new Asides(context.messages).heard(account.said, nameIn(subject, act));
  const state = stateOf(account.exploration);
  const found: Found = { demo, act, options, account, state };
  if (flags.json) writeLine(explorationLine(found));
  tellAccount(found, flags, context);
  if (record) keepShortest(found, record);
  return state;
}

/** Whose words they are that were heard: a worker's, or the act's where that is not known. */
function nameIn({ options }: Subject, { name, scenario }: Act): (who: number | null) => string {
  const workers = isLifecycle(scenario) ? [] : scenario.workers(options);
  return (who) => workers[who ?? -1]?.name ?? name;
}

/**
 * The shortest order that goes wrong, as a run that can be replayed, if it can be.
 */
function keepShortest(
  { demo, act, options, account: { shortest, processes } }: Found,
  record: Output,
): void {
  if (shortest === null || shortest.isCut) return;
  const { events } = shortest;
  const schedule = formatToken(shortest.order);
  const none = { survivors: [], deaths: [], notAwaited: [], broken: null };
  const run = { ...shortest, ...none, options, elapsedMs: 0 };
  const verdict = act.judge(run);
  const isFile = demo.source.name === null;
  const judged = (messages: Messages): string =>
    isFile && verdict.ok
      ? messages.checkIsVoid
      : messages.sentences[verdict.sentence.key](verdict.sentence.data as never);
  record.start(act, { options: { ...options, schedule } }, processes);
  record.events(events);
  record.verdict(
    act,
    isFile ? { ...verdict, ok: false, race: true } : verdict,
    (messages) =>
      sentenceOf(run, messages, {
        differs: null,
        judged: judged(messages),
        tellsLeft: true,
        breach: breachIn(shortest),
      }),
    run,
    schedule,
  );
}

function explorationLine({ demo, act, account: { exploration, processes } }: Found): object {
  const {
    orders,
    states,
    reduction,
    chance,
    livelock,
    runs,
    endings,
    complete,
    stopped,
    loop,
    shortest,
    elapsedMs,
  } = exploration;
  return {
    type: 'exploration',
    demo: demo.name,
    act: act.name,
    processes: processes.length,
    schedules: forPrograms(orders),
    violations: forPrograms(
      ordersOf(endings, ({ how }) => how === 'broken' || how === 'error' || how === 'left'),
    ),
    deadlocks: forPrograms(ordersOf(endings, ({ how }) => how === 'deadlock')),
    complete,
    reduction,
    ...(states !== null && { states }),
    elapsedMs: Math.round(elapsedMs),
    witness: shortest && formatToken(shortest.schedule),
    runs,
    stopped,
    ...(chance !== null && { chance }),
    ...(livelock && {
      livelock: { way: formatToken(livelock.way), round: formatToken(livelock.round) },
    }),
    ...(loop && { loop }),
  };
}
