import { grouped } from '../../grammar/alike.js';
import type { DemoWords } from '../../words/demos.js';
import { plural } from '../../grammar/english.js';

export interface DaemonFigures {
  readonly looks: number;
  readonly looksPlanned: number;
  readonly boardPid: number | null;
  readonly boardExitCode: number | null;
  readonly survivors: readonly string[];
}

export interface BesideFigures {
  readonly sold: number;
  readonly lastShown: number | null;
  readonly boardExitCode: number | null;
  readonly boardGoneMs: number | null;
  readonly sellerGoneMs: number | null;
}

const goneAfter = (ms: number | null): string =>
  ms === null ? 'did not end' : `was gone after ${grouped(ms)} ms`;

export const daemon: DemoWords<'daemon'> = {
  short: 'what happens to a child process when main ends',
  setting: ({ tickets }) => `${plural(tickets!, 'ticket')}, a board shows how many are left`,
  acts: {
    daemon: {
      title: 'daemon',
      short: 'a daemon is ended with main, in the middle of its work',
      intro: () =>
        'The board is a daemon with more to do than main. Will its last line be printed?',
    },
    'non-daemon': {
      title: 'not a daemon',
      short: 'main waits for a child that is not a daemon',
      intro: () => "The same board, but not a daemon. Main's code ends before the board is done.",
    },
    beside: {
      title: 'beside a non-daemon',
      short: 'main waits for the seller; the daemon is ended before',
      intro: () =>
        "Main starts a board, a daemon, and a seller that is none; then main's code ends. It waits for the seller. Does the board show the sale?",
    },
    joined: {
      title: 'main joins the non-daemon',
      short: "the fix: join the seller, and main's code ends after it",
      intro: () =>
        "The same board and seller. Main joins the seller, so main's code ends later, and so does the daemon.",
    },
    'no-children': {
      title: 'no grandchildren',
      short: 'a daemon may not start a process of its own',
      intro: () => 'The board is a daemon, and tries to start a helper.',
    },
  },
  outcomes: { refused: 'was refused', 'has-child': 'has a child' },
  says: {
    'daemonic processes are not allowed to have children':
      'daemonic processes are not allowed to have children',
    mainEnds: "main's code ends here",
    boardOpens: 'the board begins',
    boardCloses: 'the board is done: its last line',
  },
  sentences: {
    daemonEnded: ({ looks, looksPlanned, boardPid }: DaemonFigures) =>
      `The daemon (process ${boardPid}) was ended with main, after ${grouped(looks)} of ${plural(looksPlanned, 'look')}. Its last line was never printed.`,
    daemonSurvived: ({ survivors, boardExitCode }: DaemonFigures) =>
      survivors.length > 0
        ? `${survivors.join(', ')} outlived main.`
        : `The daemon was not ended by main's end in the middle of its work (its exit code: ${boardExitCode}).`,
    mainWaited: ({ looks, looksPlanned }: DaemonFigures) =>
      `Main's code had ended, but main stayed until the board was done: ${grouped(looks)} of ${plural(looksPlanned, 'look')}, and its last line.`,
    mainDidNotWait: ({ looks, looksPlanned }: DaemonFigures) =>
      `Main did not wait for the board: ${grouped(looks)} of ${plural(looksPlanned, 'look')}.`,
    endedBeside: ({ lastShown, sold }: BesideFigures) =>
      `The daemon was ended when main's code had ended${lastShown === null ? '' : `, with ${grouped(lastShown)} left on the board`}. Main still waited for the seller, who sold ${plural(sold, 'ticket')}.`,
    keptByJoin: ({ sold }: BesideFigures) =>
      `The board was there until the seller had sold ${plural(sold, 'ticket')}: main's code had not ended before.`,
    besideOtherwise: ({ boardGoneMs, boardExitCode, sellerGoneMs, sold }: BesideFigures) =>
      `The board ${goneAfter(boardGoneMs)} (exit code: ${boardExitCode ?? 'none'}), the seller ${goneAfter(sellerGoneMs)}; ${grouped(sold)} sold.`,
    childRefused: ({ error }: { error: string }) => `AssertionError: ${error}`,
    childAllowed: () => 'The daemon was allowed to have a child, which must not be.',
  },
};
