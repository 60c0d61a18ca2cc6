import { type Act, type Demo, type GivenRole, lifecycle, type Role } from '../../act/act.js';
import { jsonFile, type JsonFile, type Options, type Shared } from '../../scenario/index.js';
import { judgeBeside, judgeDaemon, judgeNoChildren, judgeNonDaemon, looksOf } from './judge.js';
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
  main.say('mainEnds');
}

async function sellBesideNonDaemon(main: GivenRole<Counter>): Promise<void> {
  await main.start('board', { daemon: false });
  await sellAll(main);
  main.say('mainEnds');
}

async function sellAll({ tickets, latency }: GivenRole<Counter>): Promise<void> {
  for (let { count } = await tickets.look(); count > 0; count--) {
    await latency();
    await tickets.write({ count: count - 1 });
  }
}

async function showBoard({ tickets, latency, say, options }: GivenRole<Counter>): Promise<void> {
  say('boardOpens');
  for (let look = 0; look < looksOf(options); look++) {
    await tickets.look();
    await latency();
  }
  say('boardCloses');
}

// ---- A daemon beside a child that is none. A seller sells now, and main only starts the two.

/** Main waits for the seller, but its code has ended: the board does not live to see the sale. */
async function leaveBoth(main: GivenRole<Counter>): Promise<void> {
  await main.start('board', { daemon: true });
  await main.start('seller', { daemon: false });
  main.say('mainEnds');
}

/** With a join, waiting for the seller is part of main's code, and the board stays as long. */
async function joinSeller(main: GivenRole<Counter>): Promise<void> {
  await main.start('board', { daemon: true });
  const seller = await main.start('seller', { daemon: false });
  await seller.join();
  main.say('mainEnds');
}

async function showForEver({ tickets, latency }: GivenRole<Counter>): Promise<void> {
  for (;;) {
    await tickets.look();
    await latency();
  }
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
  judge: Act['judge'],
  { main, ...roles }: { main: Role<Counter>; board: Role<Counter>; [role: string]: Role<Counter> },
): Act => ({ name, scenario: lifecycle({ shares, main, roles }), judge });

export const daemonDemo: Demo = {
  ...aboutDaemon,
  source: { module: import.meta.url, name: 'daemonDemo' },
  acts: [
    act('daemon', judgeDaemon, { main: sellBesideDaemon, board: showBoard }),
    act('non-daemon', judgeNonDaemon, { main: sellBesideNonDaemon, board: showBoard }),
    {
      ...act('beside', (run) => judgeBeside(run, 'ended'), {
        main: leaveBoth,
        board: showForEver,
        seller: sellAll,
      }),
      fix: 'joined',
    },
    act('joined', (run) => judgeBeside(run, 'kept'), {
      main: joinSeller,
      board: showForEver,
      seller: sellAll,
    }),
    act('no-children', judgeNoChildren, {
      main: waitForDaemon,
      board: askForHelp,
      helper: showBoard,
    }),
  ],
};
