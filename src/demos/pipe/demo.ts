import type { Demo } from '../../act/act.js';
import {
  DirectionError,
  EndOfFileError,
  bytePipe,
  type BytePipe,
  type Given,
  lock,
  type Mutex,
  named,
  pipe as makePipe,
  type PipeEnds,
  scenario,
  type Shared,
} from '../../scenario/index.js';
import { framed, judgeEnd, judgeOneWay, judgeReaders, REQUESTS } from './judge.js';
import { pipeOffice } from './office.js';
import { judgeOffice } from '../ticket/judge.js';
import { alsoSold } from '../ticket/demo.js';
import { aboutPipe } from './about.js';

/** A pipe between the buyers and the seller: one way, to its end, and for one reader. */

type Requests = { requests: Shared<PipeEnds<string>> };

const SEATS = ['1A', '1B', '1C'];

// ---- What a buyer does. This is the dozen lines that matter.

/** What goes in at one end comes out at the other. */
async function ask({ requests }: Given<Requests>): Promise<void> {
  for (const seat of SEATS) await requests.writer.send(seat);
}

async function serveThree({ requests: { reader }, outcome }: Given<Requests>): Promise<void> {
  const first = await reader.recv();
  const second = await reader.recv();
  const third = await reader.recv();
  outcome(`${first} ${second} ${third}`);
}

/** Nothing goes back. */
async function sendBack({ requests: { reader }, outcome, say }: Given<Requests>): Promise<void> {
  try {
    await reader.send('yours');
    outcome('went-back');
  } catch (error) {
    if (!(error instanceof DirectionError)) throw error;
    say(error.message);
    outcome('refused');
  }
}

async function answer(seller: Given<Requests>): Promise<void> {
  await serveThree(seller);
  await sendBack(seller);
}

// ---- The end of the file: when every copy of the writing end is closed, one's own among them.

async function serveAll({ requests: { reader, writer }, outcome }: Given<Requests>): Promise<void> {
  await writer.close();
  const seats: string[] = [];
  try {
    for (;;) seats.push(await reader.recv());
  } catch (error) {
    if (!(error instanceof EndOfFileError)) throw error;
    outcome(seats.join(' '));
  }
}

// ---- Two readers at one end of a pipe of bytes. Before each request stands its length, in four
// characters.

type Line = { line: Shared<BytePipe> };
type LockedLine = Line & { lock: Shared<Mutex> };

async function write({ line }: Given<Line>): Promise<void> {
  for (const request of REQUESTS) await line.write(framed(request));
}

/** Both come when all has been written. */
async function read(reader: Given<Line>): Promise<void> {
  await reader.latency();
  await readRequest(reader);
}

async function readWithLock(reader: Given<LockedLine>): Promise<void> {
  await reader.latency();
  await reader.lock.withLock(() => readRequest(reader));
}

/** First the length, then so many characters: between the two, the other reader may come. */
async function readRequest({ line, latency, say, outcome }: Given<Line>): Promise<void> {
  const length = await line.read(4);
  await latency();
  if (!/^\d+$/.test(length)) {
    say('noLength', { text: length });
    return outcome('no-length');
  }
  outcome(await line.read(Number(length)));
}

// ---- The acts.

const shares = (): Requests => ({ requests: makePipe() });
const writer = { name: 'writer', run: write };

const has =
  (...expected: readonly string[]) =>
  ({ outcomes }: { outcomes: readonly { outcome: string }[] }): boolean =>
    expected.every((outcome) => outcomes.some((one) => one.outcome === outcome));

const oneWay = scenario({
  shares,
  workers: () => [
    { name: 'buyer', run: ask },
    { name: 'seller', run: answer },
  ],
  holds: has('1A 1B 1C', 'refused'),
});
const endOfFile = scenario({
  shares,
  workers: () => [
    { name: 'buyer', run: ask },
    { name: 'seller', run: serveAll },
  ],
  holds: has('1A 1B 1C'),
});
const noLock = scenario({
  shares: (): Line => ({ line: bytePipe() }),
  workers: () => [writer, ...named<Line>('reader', 2, read)],
  holds: has(...REQUESTS),
});
const locked = scenario({
  shares: (): LockedLine => ({ line: bytePipe(), lock: lock() }),
  workers: () => [writer, ...named<LockedLine>('reader', 2, readWithLock)],
  holds: has(...REQUESTS),
});

export const pipeDemo: Demo = {
  ...aboutPipe,
  source: { module: import.meta.url, name: 'pipeDemo' },
  acts: [
    { name: 'one-way', scenario: oneWay, judge: judgeOneWay, options: [] },
    { name: 'end-of-file', scenario: endOfFile, judge: judgeEnd, options: [] },
    {
      name: 'two-readers-nolock',
      scenario: noLock,
      judge: (run) => judgeReaders(run, 'torn'),
      options: ['delay'],
      fix: 'two-readers-lock',
    },
    {
      name: 'two-readers-lock',
      scenario: locked,
      judge: (run) => judgeReaders(run, 'whole'),
      options: ['delay'],
    },
    {
      name: 'office',
      scenario: pipeOffice,
      judge: judgeOffice,
      options: ['buyers', 'tickets', 'delay'],
      comparedWith: alsoSold,
    },
  ],
};
