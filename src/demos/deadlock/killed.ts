import { type Act, type GivenRole, lifecycle } from '../../act/act.js';
import {
  jsonFile,
  type JsonFile,
  lock,
  type Mutex,
  type Options,
  type Permits,
  semaphore,
  type Shared,
} from '../../scenario/index.js';
import { judgeKilled } from './judge.js';

/** A process is killed with the lock in its hands, and its work half done. */

/** A ticket is either left or sold; in the middle of a sale it is neither. */
interface Tickets {
  readonly left: number;
  readonly sold: number;
}

type Office = {
  tickets: Shared<JsonFile<Tickets>>;
  lock: Shared<Mutex>;
  halfway: Shared<Permits>;
  printer: Shared<Permits>;
};

// ---- A sale in two steps: take a ticket off the pile, print it for the buyer.

async function sell(
  { tickets, latency, outcome }: GivenRole<Office>,
  pause: () => unknown = () => {},
): Promise<void> {
  const { left, sold } = await tickets.read();
  if (left === 0) return outcome('sold-out');
  await tickets.write({ left: left - 1, sold });
  await pause();
  await latency();
  await tickets.write({ left: left - 1, sold: sold + 1 });
  outcome('bought');
}

/** Says when it is halfway, and waits for a printer that has no paper: there it will be killed. */
async function buyFirst(buyer: GivenRole<Office>): Promise<void> {
  await buyer.lock.withLock(() =>
    sell(buyer, async () => {
      await buyer.halfway.release();
      await buyer.printer.acquire();
    }),
  );
}

/** Gets the lock because its holder is dead, and trusts what it finds. */
async function buyNext(buyer: GivenRole<Office>): Promise<void> {
  await buyer.lock.withLock(() => sell(buyer));
}

/** Asks the lock whether somebody died with it, and then counts what is really there. */
async function repairAndBuy(buyer: GivenRole<Office>): Promise<void> {
  await buyer.lock.withLock(async () => {
    if (buyer.lock.inspect().abandonedBy !== null) {
      const { sold } = await buyer.tickets.read();
      await buyer.tickets.write({ left: buyer.options['tickets']! - sold, sold });
    }
    await sell(buyer);
  });
}

/** Main kills the first buyer in the middle of its sale, while the second waits for the lock. */
async function killTheHolder({ start, kill, halfway, latency }: GivenRole<Office>): Promise<void> {
  const first = await start('buyer-1');
  // It may have ended before: nobody waits for the dead.
  while (first.isAlive() && !(await halfway.acquire({ timeout: 1000 })));
  const second = await start('buyer-2');
  await latency(1 / 2);
  kill(first);
  await second.join();
}

// ---- The acts.

const shares = ({ tickets }: Options): Office => ({
  tickets: jsonFile('tickets.json', { left: tickets!, sold: 0 }),
  lock: lock(),
  halfway: semaphore(0),
  printer: semaphore(0),
});

const holderDies = (next: (buyer: GivenRole<Office>) => Promise<void>): Act['scenario'] =>
  lifecycle({ shares, main: killTheHolder, roles: { 'buyer-1': buyFirst, 'buyer-2': next } });

export const holderKilled: Pick<Act, 'scenario' | 'judge'> = {
  scenario: holderDies(buyNext),
  judge: (run) => judgeKilled(run, 'told'),
};
export const repaired: Pick<Act, 'scenario' | 'judge'> = {
  scenario: holderDies(repairAndBuy),
  judge: (run) => judgeKilled(run, 'repaired'),
};
