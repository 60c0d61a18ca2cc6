import { type Act, type Demo, type GivenRole, lifecycle, type Role, type Run } from '../act.js';
import { jsonFile, type JsonFile, type Shared } from '../scenario.js';

/** Daemon or not: what becomes of a child when the code of the process that started it has ended. */

interface Tickets {
  readonly count: number;
}

type Counter = { tickets: Shared<JsonFile<Tickets>> };

// ---- Main sells all of its tickets, and ends. The board has more to do than that.

async function sellBesideDaemon(main: GivenRole<Counter>): Promise<void> {
  await main.start('board', { daemon: true });
  await sellAll(main);
}

async function sellBesideNonDaemon(main: GivenRole<Counter>): Promise<void> {
  await main.start('board', { daemon: false });
  await sellAll(main);
}

async function sellAll({ tickets, latency, say }: GivenRole<Counter>): Promise<void> {
  for (let { count } = await tickets.look(); count > 0; count--) {
    await latency();
    await tickets.write({ count: count - 1 });
  }
  say('mainEnds');
}

async function showBoard({ tickets, latency, say, options }: GivenRole<Counter>): Promise<void> {
  say('boardOpens');
  for (let look = 0; look < looksOf(options); look++) {
    await tickets.look();
    await latency();
  }
  say('boardCloses');
}

/** More looks than there are sales, so the board is in mid-work when main ends. */
const looksOf = ({ tickets }: Run['options']): number => tickets! + 5;

// ---- A daemon may not have children: nobody would be left to end them.

async function waitForDaemon({ start }: GivenRole<Counter>): Promise<void> {
  const board = await start('board', { daemon: true });
  await board.join();
}

async function askForHelp({ start, say, outcome }: GivenRole<Counter>): Promise<void> {
  try {
    await start('helper');
    outcome('has-child');
  } catch (error) {
    say((error as Error).message);
    outcome('refused');
  }
}

// ---- The acts.

const shares = ({ tickets }: Run['options']): Counter => ({ tickets: jsonFile('tickets.json', { count: tickets! }) });

const act = (name: string, main: Role<Counter>, board: Role<Counter>, judge: Act['judge']): Act => ({
  name,
  plot: lifecycle({ shares, main, roles: { board, helper: showBoard } }),
  judge,
});

export const daemon: Demo = {
  name: 'daemon',
  source: { module: import.meta.url, name: 'daemon' },
  options: { tickets: { default: 3, least: 1, most: 1000 }, delay: { default: 100, least: 1, most: 60_000 } },
  acts: [
    act('daemon', sellBesideDaemon, showBoard, (run) => {
      const { facts, summary } = report(run);
      const ok = facts.opened && !facts.closed && facts.mainEnded && facts.boardExit === -15 && run.survivors.length === 0;
      return { ok, summary, sentence: { key: ok ? 'daemonEnded' : 'daemonSurvived', data: summary } };
    }),
    act('non-daemon', sellBesideNonDaemon, showBoard, (run) => {
      const { facts, summary } = report(run);
      const ok = facts.opened && facts.closed && facts.mainEnded && facts.boardExit === 0 && facts.mainWaited && run.survivors.length === 0;
      return { ok, summary, sentence: { key: ok ? 'mainWaited' : 'mainDidNotWait', data: summary } };
    }),
    act('no-children', waitForDaemon, askForHelp, (run) => {
      const { summary } = report(run);
      const said = run.events.find(({ op, process }) => op === 'say' && process === 'board')?.value ?? null;
      const refused = run.ending.outcomes.some(({ process, outcome }) => process === 'board' && outcome === 'refused');
      const helpers = run.events.filter(({ process, op }) => process === 'helper' && op === 'start').length;
      const ok = refused && helpers === 0 && said === 'daemonic processes are not allowed to have children';
      return { ok, summary: { ...summary, error: said, helpers }, sentence: { key: ok ? 'childRefused' : 'childAllowed', data: { error: said } } };
    }),
  ],
};

/** The figures of a run: who was there, and what was the last thing heard of them. */
function report(run: Run): { facts: Facts; summary: Readonly<Record<string, unknown>> } {
  const find = (process: string, op: string, value?: unknown) =>
    run.events.find((event) => event.process === process && event.op === op && (value === undefined || event.value === value));
  const exitCode = (name: string): number | null => (find(name, 'exit')?.value as number | undefined) ?? null;
  const ms = (event: { at: number } | undefined): number | null => (event ? Math.round(event.at / 1e6) : null);
  const facts: Facts = {
    opened: find('board', 'say', 'boardOpens') !== undefined,
    closed: find('board', 'say', 'boardCloses') !== undefined,
    mainEnded: find('main', 'say', 'mainEnds') !== undefined,
    mainWaited: (find('main', 'exit')?.at ?? 0) >= (find('board', 'say', 'boardCloses')?.at ?? Infinity),
    boardExit: exitCode('board'),
  };
  const summary = {
    mainPid: find('main', 'start')?.pid ?? null,
    boardPid: find('board', 'start')?.pid ?? null,
    looks: run.events.filter(({ process, op }) => process === 'board' && op === 'read').length,
    looksPlanned: looksOf(run.options),
    lastLinePrinted: facts.closed,
    boardExitCode: facts.boardExit,
    mainExitCode: exitCode('main'),
    mainCodeEndedMs: ms(find('main', 'say', 'mainEnds')),
    boardGoneMs: ms(find('board', 'exit')),
    mainGoneMs: ms(find('main', 'exit')),
    survivors: run.survivors,
    elapsedMs: run.elapsedMs,
  };
  return { facts, summary };
}

interface Facts {
  readonly opened: boolean;
  readonly closed: boolean;
  readonly mainEnded: boolean;
  readonly mainWaited: boolean;
  readonly boardExit: number | null;
}
