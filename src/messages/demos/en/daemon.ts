import type { DemoWords } from '../../demo-words.js';
import { plural } from '../../plural.js';

export interface DaemonFigures {
  readonly looks: number;
  readonly looksPlanned: number;
  readonly boardPid: number | null;
  readonly boardExitCode: number | null;
  readonly survivors: readonly string[];
}

export const daemon: DemoWords = {
  short: 'what becomes of a child when main ends',
  setting: ({ tickets }) => `main sells ${plural(tickets!, 'ticket')}, a board shows what is left`,
  acts: {
    daemon: {
      title: 'daemon',
      short: 'a daemon is ended with the main process, in mid-work',
      intro: () => 'The board is a daemon with more to do than main. Will its last line be printed?',
    },
    'non-daemon': {
      title: 'not a daemon',
      short: 'a child that is no daemon is waited for',
      intro: () => "The same board, but no daemon. Main's code ends before the board is done.",
    },
    'no-children': {
      title: 'no grandchildren',
      short: 'a daemon may not start a process of its own',
      intro: () => 'The board is a daemon, and tries to start a helper.',
    },
  },
  outcomes: { refused: 'was refused', 'has-child': 'has a child' },
  says: { mainEnds: "main's code ends here", boardOpens: 'the board is lit', boardCloses: 'the board is done: its last line' },
  sentences: {
    daemonEnded: ({ looks, looksPlanned, boardPid }: DaemonFigures) =>
      `The daemon (process ${boardPid}) was ended with main, after ${looks} of ${looksPlanned} looks. Its last line was never printed.`,
    daemonSurvived: ({ survivors, boardExitCode }: DaemonFigures) =>
      survivors.length > 0 ? `${survivors.join(', ')} outlived main.` : `The daemon was not ended in mid-work by main's end (its exit code: ${boardExitCode}).`,
    mainWaited: ({ looks, looksPlanned }: DaemonFigures) =>
      `Main's code had ended, but main stayed until the board was done: ${looks} of ${looksPlanned} looks, and its last line.`,
    mainDidNotWait: ({ looks, looksPlanned }: DaemonFigures) => `The board was not waited for: ${looks} of ${looksPlanned} looks.`,
    childRefused: ({ error }: { error: string }) => `AssertionError: ${error}`,
    childAllowed: () => 'The daemon was allowed to have a child.',
  },
};
