import type { Demo } from '../../act/act.js';
import {
  type Given,
  lock,
  type Mutex,
  scenario,
  type Shared,
  type SharedTerminal,
  terminal as sharedTerminal,
  type Worker,
} from '../../scenario/index.js';
import { garbledLines, judgeScreen } from './judge.js';
import { aboutTerminal } from './about.js';

/** One terminal for all: each buyer prints its tickets on it, a line in three pieces. */

type Desk = { screen: Shared<SharedTerminal> };
type LockedDesk = Desk & { lock: Shared<Mutex> };

// ---- What a buyer does. This is the dozen lines that matter.

/** Prints a line as programs do, piece by piece: between two pieces, anybody may print. */
async function printTicket(
  { screen, latency }: Given<Desk>,
  pieces: readonly string[],
): Promise<void> {
  for (const piece of pieces) {
    await screen.print(piece);
    await latency(1 / 4);
  }
}

/** The same pieces, and nobody else's between them. */
async function printTicketWithLock(
  buyer: Given<LockedDesk>,
  pieces: readonly string[],
): Promise<void> {
  await buyer.lock.withLock(() => printTicket(buyer, pieces));
}

/** Ticket 2 of buyer 3. */
const ticket = (buyer: number, number: number): string[] => [
  `buyer-${buyer} has `,
  `ticket ${number}, `,
  `seat ${buyer}-${number}\n`,
];

// ---- The acts.

interface TerminalOptions extends Record<string, number> {
  readonly buyers: number;
  readonly tickets: number;
}

/** Each buyer prints all of its tickets, one after the other. */
const buyers = <S extends Desk>(
  { buyers: count, tickets }: TerminalOptions,
  print: (given: Given<S>, pieces: readonly string[]) => Promise<void>,
): Worker<S>[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `buyer-${index + 1}`,
    run: async (given) => {
      for (let number = 1; number <= tickets; number++)
        await print(given, ticket(index + 1, number));
    },
  }));

const expected = ({ buyers: count, tickets }: TerminalOptions): string[] =>
  Array.from({ length: count * tickets }, (_, line) =>
    ticket(Math.floor(line / tickets) + 1, (line % tickets) + 1).join(''),
  );

const wholeLines = (
  { shared }: { shared: Readonly<Record<string, unknown>> },
  given: TerminalOptions,
): boolean => garbledLines(String(shared['screen']), expected(given)).length === 0;

const nolock = scenario({
  shares: () => ({ screen: sharedTerminal('terminal') }),
  workers: (given: TerminalOptions) => buyers<Desk>(given, printTicket),
  holds: wholeLines,
});

const locked = scenario({
  shares: () => ({ screen: sharedTerminal('terminal'), lock: lock() }),
  workers: (given: TerminalOptions) => buyers<LockedDesk>(given, printTicketWithLock),
  holds: wholeLines,
});

export const terminalDemo: Demo = {
  ...aboutTerminal,
  source: { module: import.meta.url, name: 'terminalDemo' },
  acts: [
    {
      name: 'nolock',
      scenario: nolock,
      judge: (run) => judgeScreen(run, expected(run.options as TerminalOptions), 'garbled'),
      fix: 'lock',
    },
    {
      name: 'lock',
      scenario: locked,
      judge: (run) => judgeScreen(run, expected(run.options as TerminalOptions), 'whole'),
    },
  ],
};
