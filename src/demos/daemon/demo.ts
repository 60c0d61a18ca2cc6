import { type Act, type Demo, type GivenRole, lifecycle, type Role } from '../../act/act.js';
import { jsonFile, type JsonFile, type Options, type Shared } from '../../scenario/index.js';
import { judgeDaemon, judgeNoChildren, judgeNonDaemon, looksOf } from './judge.js';
import { aboutDaemon } from './about.js';

/**
 * Daemon or not: what becomes of a child when the code of the process that started it has ended.
 */

interface Tickets {
  readonly count: number;
}

type Counter = { tickets: Shared<JsonFile<Tickets>> };

// ---- What main does. This is the dozen lines that matter.

/** Main sells all of its tickets, and ends. The board has more to do than that. */
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

const shares = ({ tickets }: Options): Counter => ({
  tickets: jsonFile('tickets.json', { count: tickets! }),
});

const act = (
  name: string,
  main: Role<Counter>,
  board: Role<Counter>,
  judge: Act['judge'],
): Act => ({
  name,
  scenario: lifecycle({ shares, main, roles: { board, helper: showBoard } }),
  judge,
});

export const daemonDemo: Demo = {
  ...aboutDaemon,
  source: { module: import.meta.url, name: 'daemonDemo' },
  acts: [
    act('daemon', sellBesideDaemon, showBoard, judgeDaemon),
    act('non-daemon', sellBesideNonDaemon, showBoard, judgeNonDaemon),
    act('no-children', waitForDaemon, askForHelp, judgeNoChildren),
  ],
};
