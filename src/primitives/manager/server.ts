import { ClosedError } from '../errors.js';
import { isListed, self } from '../waiting/family.js';
import { managed } from './objects.js';
import { describeError, HELLO, MANAGER, type Reply, type ManagerRequest } from './protocol.js';
import type { QueuePlace } from '../messages/queue-place.js';
import type { Queue } from '../messages/queue.js';
import { SimpleQueue } from '../messages/simple-queue.js';

/**
 * The manager's process: it keeps the objects and carries out what is asked of them, one request
 * after the other.
 */

type Methods = Record<string, (client: number, ...args: readonly unknown[]) => unknown>;

/** @internal the target of the manager's process */
export async function serve(
  requests: SimpleQueue<ManagerRequest>,
  born: Queue<number>,
): Promise<never> {
  // Ctrl-C in a terminal reaches everybody; what the others still do at their end needs the
  // manager.
  process.on('SIGINT', () => {});
  const server = new Server();
  await born.put(self());
  while (!server.ended) server.receive(await requests.get());
  return process.exit();
}

class Server {
  ended = false;
  readonly #replies = new Map<number, SimpleQueue<Reply>>();
  readonly #objects = new Map<number, object>([
    [MANAGER, { create: this.#create.bind(this), shutdown: () => (this.ended = true) }],
  ]);

  receive([client, id, object, method, args]: ManagerRequest): void {
    if (method === HELLO) this.#welcome(client, args[0] as QueuePlace);
    else void this.#answer(client, id, object, method, args);
  }

  /**
   * Those who have died are forgotten by then; where they expected replies, somebody else may by
   * now.
   */
  #welcome(client: number, place: QueuePlace): void {
    for (const known of this.#replies.keys()) if (!isListed(known)) this.#replies.delete(known);
    this.#replies.set(client, new SimpleQueue(place));
  }

  async #answer(
    client: number,
    id: number,
    object: number,
    method: string,
    args: readonly unknown[],
  ): Promise<void> {
    try {
      const value = (this.#objects.get(object) as Methods)[method]!(client, ...args);
      await this.#reply(client, value instanceof Promise ? [id, await value] : [id, value]);
    } catch (error) {
      await this.#reply(client, [id, null, describeError(error)]);
    }
  }

  async #reply(client: number, reply: Reply): Promise<void> {
    try {
      await this.#replies.get(client)?.put(reply);
    } catch (error) {
      // It has died.
      if (!(error instanceof ClosedError)) throw error;
    }
  }

  #create(_: number, type: string, ...args: readonly never[]): number {
    const number = this.#objects.size;
    this.#objects.set(number, new managed[type]!(...args));
    return number;
  }
}
