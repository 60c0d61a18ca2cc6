import type { Demo } from '../../act/act.js';
import {
  Empty,
  Full,
  type Given,
  type MessageQueue,
  type Options,
  queue as makeQueue,
  scenario,
  type Shared,
  type WaitOptions,
  type Worker,
} from '../../scenario/index.js';
import { judgeAnatomy } from './anatomy-judge.js';
import { judgeGetBlocked, judgeOrder, judgePatience, judgePutBlocked } from './judge.js';
import { judgeMany } from './many-judge.js';
import { large } from './large.js';
import { judgeJoinFirst, judgeLarge } from './join-judge.js';
import { many } from './many.js';
import { queueOffice } from './office.js';
import { judgeOffice } from '../ticket/judge.js';
import { alsoSold } from '../ticket/demo.js';
import { aboutQueue } from './about.js';

/**
 * A queue between the buyers and the seller: what it keeps, what it does when it is full or empty,
 * and what it is made of.
 */

type Requests = { requests: Shared<MessageQueue<string>> };
type Visitor = Given<Requests>;

/** As many as fit in. */
const SEATS = ['1A', '1B', '1C'];

// ---- What a buyer does. This is the dozen lines that matter.

/** First in, first out. */
async function askForThree({ requests }: Visitor): Promise<void> {
  for (const seat of SEATS) await requests.put(seat);
}

async function serveThree({ requests, latency, outcome }: Visitor): Promise<void> {
  await latency();
  const first = await requests.get();
  const second = await requests.get();
  const third = await requests.get();
  outcome(`${first} ${second} ${third}`);
}

// ---- Three fit in. The fourth has to wait until somebody gets one.

async function askForFour({ requests }: Visitor): Promise<void> {
  for (const seat of SEATS) await requests.put(seat);
  await requests.put('1D');
}

async function serveOne({ requests, latency, outcome }: Visitor): Promise<void> {
  await latency();
  outcome(await requests.get());
}

// ---- Nothing is in it. Whoever gets has to wait until somebody puts.

async function greet({ requests, latency }: Visitor): Promise<void> {
  await latency();
  await requests.put('hello');
}

async function serveAtOnce({ requests, outcome }: Visitor): Promise<void> {
  outcome(await requests.get());
}

// ---- Or it does not wait, or not for ever.

async function askForOneMore(buyer: Visitor, patience: WaitOptions): Promise<void> {
  await askForThree(buyer);
  buyer.say('oneMore', { ...patience });
  try {
    await buyer.requests.put('1D', patience);
    buyer.outcome('went-in');
  } catch (error) {
    if (!(error instanceof Full)) throw error;
    buyer.outcome('full');
  }
}

async function lookForOne(seller: Visitor, patience: WaitOptions): Promise<void> {
  seller.say('anybodyThere', { ...patience });
  try {
    seller.outcome(await seller.requests.get(patience));
  } catch (error) {
    if (!(error instanceof Empty)) throw error;
    seller.outcome('empty');
  }
}

// ---- One put and one get, to be looked at from inside.

async function askForOne({ requests }: Visitor): Promise<void> {
  await requests.put('1A');
}

// ---- The acts.

const shares = (): Requests => ({ requests: makeQueue(SEATS.length) });

const buyer = (run: Worker<Requests>['run']): Worker<Requests> => ({ name: 'buyer', run });
const seller = (run: Worker<Requests>['run']): Worker<Requests> => ({ name: 'seller', run });

/** What a seller tells of what it got, in whatever order all went. */
const got =
  (served: string) =>
  ({ outcomes }: { outcomes: readonly { process: string; outcome: string }[] }): boolean =>
    outcomes.some(({ process, outcome }) => process === 'seller' && outcome === served);

const together = (...workers: Worker<Requests>[]) => ({ shares, workers: () => workers });

/** The second comes when the first is gone: what is in the queue stays there. */
const inTurn = (workers: (options: Options) => Worker<Requests>[]) =>
  ({ shares, workers, starts: 'one-by-one' }) as const;

const atOnce: WaitOptions = { block: false };
const forAWhile = ({ delay }: Options): WaitOptions => ({ timeout: delay! });

const fifo = scenario({
  ...together(buyer(askForThree), seller(serveThree)),
  holds: got('1A 1B 1C'),
});
const fullBlocks = scenario({ ...together(buyer(askForFour), seller(serveOne)), holds: got('1A') });
/** The buyer is joined before anybody gets: what it waits for comes after what waits for it. */
const joinFirst = scenario({
  ...inTurn(() => [buyer(askForFour), seller(serveOne)]),
  holds: got('1A'),
});
const fullNowait = scenario({
  ...inTurn(() => [buyer((given) => askForOneMore(given, atOnce)), seller(serveThree)]),
  holds: got('1A 1B 1C'),
});
const fullTimeout = scenario({
  ...inTurn((options) => [
    buyer((given) => askForOneMore(given, forAWhile(options))),
    seller(serveThree),
  ]),
  holds: got('1A 1B 1C'),
});
const emptyBlocks = scenario({
  ...together(seller(serveAtOnce), buyer(greet)),
  holds: got('hello'),
});
const emptyNowait = scenario({
  ...inTurn(() => [seller((given) => lookForOne(given, atOnce)), buyer(askForOne)]),
  holds: got('empty'),
});
const emptyTimeout = scenario({
  ...inTurn((options) => [
    seller((given) => lookForOne(given, forAWhile(options))),
    buyer(askForOne),
  ]),
  holds: got('empty'),
});
const anatomy = scenario({
  ...inTurn(() => [buyer(askForOne), seller(serveAtOnce)]),
  shares: () => ({ requests: makeQueue<string>(SEATS.length, 'requests', { inside: true }) }),
  holds: got('1A'),
});

export const queueDemo: Demo = {
  ...aboutQueue,
  source: { module: import.meta.url, name: 'queueDemo' },
  acts: [
    { name: 'fifo', scenario: fifo, judge: judgeOrder, options: ['delay'] },
    { name: 'full-blocks', scenario: fullBlocks, judge: judgePutBlocked, options: ['delay'] },
    {
      name: 'full-nowait',
      scenario: fullNowait,
      judge: (run) => judgePatience(run, { who: 'buyer', raises: 'full', timeoutMs: 0 }),
      options: [],
    },
    {
      name: 'full-timeout',
      scenario: fullTimeout,
      judge: (run) =>
        judgePatience(run, { who: 'buyer', raises: 'full', timeoutMs: run.options['delay']! }),
      options: ['delay'],
    },
    { name: 'empty-blocks', scenario: emptyBlocks, judge: judgeGetBlocked, options: ['delay'] },
    {
      name: 'empty-nowait',
      scenario: emptyNowait,
      judge: (run) => judgePatience(run, { who: 'seller', raises: 'empty', timeoutMs: 0 }),
      options: [],
    },
    {
      name: 'empty-timeout',
      scenario: emptyTimeout,
      judge: (run) =>
        judgePatience(run, { who: 'seller', raises: 'empty', timeoutMs: run.options['delay']! }),
      options: ['delay'],
    },
    {
      name: 'join-first',
      scenario: joinFirst,
      judge: judgeJoinFirst,
      options: ['delay'],
      fix: 'full-blocks',
    },
    { name: 'large', scenario: large, judge: judgeLarge, options: [] },
    { name: 'anatomy', scenario: anatomy, judge: judgeAnatomy, options: [] },
    {
      name: 'many',
      scenario: many,
      load: 'busy',
      judge: judgeMany,
      options: ['producers', 'consumers', 'messages'],
    },
    {
      name: 'office',
      scenario: queueOffice,
      judge: judgeOffice,
      options: ['buyers', 'tickets', 'delay'],
      comparedWith: alsoSold,
    },
  ],
};
