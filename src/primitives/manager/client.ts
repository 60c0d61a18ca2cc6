import { ClosedError, Empty, ManagerGoneError } from '../errors.js';
import { LOOK_AGAIN } from '../waiting/doorbell.js';
import { isAlive, isListed, self } from '../waiting/family.js';
import {
  HELLO,
  MANAGER,
  type Address,
  type Reply,
  type ManagerRequest,
  reviveError,
} from './protocol.js';
import { Queue } from '../messages/queue.js';
import { SimpleQueue } from '../messages/simple-queue.js';

/**
 * This process's line to a manager: one for all that it uses there, however many requests are under
 * way at once.
 */
export class Client {
  readonly #server: number;
  readonly #requests: SimpleQueue<ManagerRequest>;
  readonly #replies = new Queue<Reply>();
  readonly #pending = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  #count = 0;

  private constructor({ server, requests }: Address) {
    this.#server = server;
    this.#requests = new SimpleQueue(requests);
    // Without an answer: when the manager is gone, the call says so.
    this.#ask(0, MANAGER, HELLO, [this.#replies._place]).catch(() => {});
  }

  /** The one line of this process to that manager. */
  static to(address: Address): Client {
    const known = clients.get(address.server) ?? new Client(address);
    clients.set(address.server, known);
    return known;
  }

  /** That manager is gone: what this process had for it is given back. */
  static forget(server: number): void {
    const client = clients.get(server);
    if (client) client.#gone();
  }

  /**
   * @throws {ManagerGoneError} also when it dies meanwhile; the error that the method throws over
   * there
   */
  async call(object: number, method: string, args: readonly unknown[]): Promise<unknown> {
    if (!isListed(this.#server)) throw this.#gone();
    const id = ++this.#count;
    await this.#ask(id, object, method, args);
    const reply = new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    if (this.#pending.size === 1) void this.#receive();
    return reply;
  }

  async #ask(id: number, object: number, method: string, args: readonly unknown[]): Promise<void> {
    try {
      await this.#requests.put([self(), id, object, method, args]);
    } catch (error) {
      throw error instanceof ClosedError ? this.#gone() : error;
    }
  }

  async #receive(): Promise<void> {
    while (this.#pending.size > 0) {
      try {
        this.#settle(await this.#replies.get({ timeout: LOOK_AGAIN }));
      } catch (error) {
        if (!(error instanceof Empty)) throw error;
        if (!isAlive(this.#server)) this.#giveUp();
      }
    }
  }

  #settle([id, value, error]: Reply): void {
    const { resolve, reject } = this.#pending.get(id)!;
    this.#pending.delete(id);
    if (error === undefined) resolve(value);
    else reject(reviveError(error));
  }

  #giveUp(): void {
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of waiting) reject(this.#gone());
  }

  /** Nobody will answer any more. */
  #gone(): ManagerGoneError {
    clients.delete(this.#server);
    if (this.#pending.size === 0) this.#replies.close();
    return new ManagerGoneError();
  }
}

const clients = new Map<number, Client>();
