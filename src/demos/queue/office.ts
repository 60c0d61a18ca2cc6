import {
  type Given,
  jsonFile,
  type MessageQueue,
  queue,
  type Scenario,
  scenario,
  type Shared,
} from '../../scenario/index.js';
import {
  answersFor,
  type OfficeOptions,
  officeWorkers,
  sellOne,
  type TicketFile,
} from '../shared/office.js';
import { soldRight } from '../shared/sale.js';

/**
 * The ticket office without a lock: the buyers ask through a queue, and the ticket file is one
 * seller's alone.
 */

type Office = {
  tickets: TicketFile;
  /** The numbers of the buyers who want a ticket. */
  requests: Shared<MessageQueue<number>>;
  [answers: `answers-${number}`]: Shared<MessageQueue<string>>;
};

// ---- What a buyer does, and the seller.

/** A buyer asks, and waits for its answer. It never sees the file. */
async function ask(office: Given<Office>, buyer: number): Promise<void> {
  await office.requests.put(buyer);
  office.outcome(await office[`answers-${buyer}`]!.get());
}

/** The seller takes one request after the other. */
async function sell(office: Given<Office>, buyers: number): Promise<void> {
  for (let served = 0; served < buyers; served++) {
    const buyer = await office.requests.get();
    const answer = await sellOne(office);
    await office[`answers-${buyer}`]!.put(answer);
  }
}

// ---- The act.

export const queueOffice: Scenario = scenario({
  shares: ({ buyers, tickets }: OfficeOptions): Office => ({
    tickets: jsonFile('tickets.json', { count: tickets }),
    requests: queue(),
    ...answersFor(buyers, (name) => queue<string>(1, name)),
  }),
  workers: ({ buyers }) => officeWorkers<Office>(buyers, ask, sell),
  holds: soldRight,
});
