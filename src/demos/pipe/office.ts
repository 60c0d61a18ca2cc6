import {
  type Given,
  jsonFile,
  pipe,
  type PipeEnds,
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
 * The ticket office without a lock: the buyers ask through a pipe, and the ticket file is one
 * seller's alone.
 */

type Office = {
  tickets: TicketFile;
  /**
   * The numbers of the buyers who want a ticket: so small that all may write into one pipe, for the
   * kernel keeps each in one piece.
   */
  requests: Shared<PipeEnds<number>>;
  /** One each, for a pipe has one reader. */
  [answers: `answers-${number}`]: Shared<PipeEnds<string>>;
};

// ---- What a buyer does, and the seller.

/** A buyer asks, and waits for its answer. It never sees the file. */
async function ask(office: Given<Office>, buyer: number): Promise<void> {
  await office.requests.writer.send(buyer);
  office.outcome(await office[`answers-${buyer}`]!.reader.recv());
}

/** The seller takes one request after the other. */
async function sell(office: Given<Office>, buyers: number): Promise<void> {
  for (let served = 0; served < buyers; served++) {
    const buyer = await office.requests.reader.recv();
    const answer = await sellOne(office);
    await office[`answers-${buyer}`]!.writer.send(answer);
  }
}

// ---- The act.

export const pipeOffice: Scenario = scenario({
  shares: ({ buyers, tickets }: OfficeOptions): Office => ({
    tickets: jsonFile('tickets.json', { count: tickets }),
    requests: pipe('requests', { keptOpen: true }),
    ...answersFor(buyers, (name) => pipe<string>(name, { keptOpen: true })),
  }),
  workers: ({ buyers }) => officeWorkers<Office>(buyers, ask, sell),
  holds: soldRight,
});
