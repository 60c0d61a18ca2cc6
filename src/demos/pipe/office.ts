import {
  type Given,
  jsonFile,
  type JsonFile,
  pipe,
  type PipeEnds,
  type Scenario,
  scenario,
  type Shared,
  type Worker,
} from '../../scenario/index.js';
import { soldRight } from '../shared/sale.js';

/**
 * The ticket office without a lock: the buyers ask through a pipe, and the ticket file is one
 * seller's alone.
 */

type Office = {
  tickets: Shared<JsonFile<{ readonly count: number }>>;
  /**
   * The numbers of the buyers who want a ticket: so small that all may write into one pipe, for the
   * kernel keeps each in one piece.
   */
  requests: Shared<PipeEnds<number>>;
  /** One each, for a pipe has one reader. */
  [answers: `answers-${number}`]: Shared<PipeEnds<string>>;
};

/** A buyer asks, and waits for its answer. It never sees the file. */
const askFor =
  (buyer: number) =>
  async ({ requests, outcome, ...office }: Given<Office>): Promise<void> => {
    await requests.writer.send(buyer);
    outcome(await office[`answers-${buyer}`]!.reader.recv());
  };

/**
 * The seller takes one request after the other, so nobody can come between its read and its write.
 */
const sellTo =
  (buyers: number) =>
  async ({ tickets, requests, latency, ...office }: Given<Office>): Promise<void> => {
    for (let served = 0; served < buyers; served++) {
      const buyer = await requests.reader.recv();
      const { count } = await tickets.read();
      if (count > 0) {
        await latency();
        await tickets.write({ count: count - 1 });
      }
      await office[`answers-${buyer}`]!.writer.send(count > 0 ? 'bought' : 'sold-out');
    }
  };

interface OfficeOptions extends Record<string, number> {
  readonly buyers: number;
  readonly tickets: number;
}

export const pipeOffice: Scenario = scenario({
  shares: ({ buyers, tickets }: OfficeOptions): Office => {
    const answers = Array.from({ length: buyers }, (_, index) => `answers-${index + 1}`);
    return {
      tickets: jsonFile('tickets.json', { count: tickets }),
      requests: pipe('requests', { keptOpen: true }),
      ...Object.fromEntries(answers.map((name) => [name, pipe<string>(name, { keptOpen: true })])),
    };
  },
  workers: ({ buyers }): Worker<Office>[] => [
    ...Array.from({ length: buyers }, (_, index) => ({
      name: `buyer-${index + 1}`,
      run: askFor(index + 1),
    })),
    { name: 'seller', run: sellTo(buyers) },
  ],
  holds: soldRight,
});
