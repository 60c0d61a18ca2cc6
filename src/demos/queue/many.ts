import {
  type Given,
  type MessageQueue,
  queue,
  type Scenario,
  scenario,
  type Shared,
  type Worker,
} from '../../scenario/index.js';
import { balance, isWhole, type Message } from '../shared/balance.js';

/** Many producers and many consumers at one queue, and nobody has a lock. */

type Counter = {
  messages: Shared<MessageQueue<Message>>;
  /** Where each consumer puts, in one piece and in its order, what it got. */
  received: Shared<MessageQueue<readonly Message[]>>;
};

// ---- What a producer does, and a consumer.

async function produce(
  { messages, outcome }: Given<Counter>,
  from: string,
  count: number,
): Promise<void> {
  for (let number = 1; number <= count; number++) await messages.put({ from, number });
  outcome('all-sent');
}

async function consume(
  { messages, received, outcome }: Given<Counter>,
  share: number,
): Promise<void> {
  const mine: Message[] = [];
  while (mine.length < share) mine.push(await messages.get());
  await received.put(mine);
  outcome('all-received');
}

// ---- The act.

interface ManyOptions extends Record<string, number> {
  readonly producers: number;
  readonly consumers: number;
  /** Of each producer. */
  readonly messages: number;
}

export const many: Scenario = scenario({
  shares: (): Counter => ({ messages: queue(ROOM), received: queue() }),
  workers: ({ producers, consumers, messages }: ManyOptions): Worker<Counter>[] => [
    ...Array.from({ length: producers }, (_, index) => `producer-${index + 1}`).map((name) => ({
      name,
      run: (given: Given<Counter>) => produce(given, name, messages),
    })),
    ...sharesOf(producers * messages, consumers).map((share, index) => ({
      name: `consumer-${index + 1}`,
      run: (given: Given<Counter>) => consume(given, share),
    })),
  ],
  holds: ({ shared }, { producers, messages }) =>
    isWhole(balance(shared['received'] as Message[][], producers, messages)),
  quiet: true,
});

/** So few that producers and consumers have to wait for each other. */
const ROOM = 100;

/** As equal as whole numbers can be. */
function sharesOf(all: number, consumers: number): number[] {
  return Array.from({ length: consumers }, (_, index) => Math.floor((all + index) / consumers));
}
