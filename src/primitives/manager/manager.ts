/** Room: a process that serves objects to others, and what stands for these objects there. */

import { LOOK_AGAIN } from '../waiting/doorbell.js';
import { Empty, EnvironmentError, ManagerGoneError, NotStartedError } from '../errors.js';
import { refuseToBeCloned, refuseToTravel } from '../handle.js';
import { ROOT } from '../here.js';
import { Client } from './client.js';
import { type Address, MANAGER, type ManagerRequest } from './protocol.js';
import {
  DictProxy,
  EventProxy,
  ListProxy,
  LockProxy,
  NamespaceProxy,
  QueueProxy,
  SemaphoreProxy,
  ValueProxy,
} from './proxies.js';
import { ask, BaseProxy, type ProxyKind } from './proxy.js';
import { Process } from '../process/process.js';
import { Queue } from '../messages/queue.js';
import { SimpleQueue } from '../messages/simple-queue.js';

/**
 * A process that keeps ordinary objects for the others: a dict, a list, a value, which they use
 * through proxies.
 *
 * It does one thing after the other, so every single method of a proxy is safe, from however many
 * processes. Two in a row are not one step: see {@link DictProxy.update}. What it keeps it keeps
 * until its end; what a proxy gives back is a copy.
 *
 * Requests and replies go through the program's shared memory, to which nobody has access who was
 * not born into the program: there is no socket, no port, no password. (Python's listens on a
 * socket, and lets in who knows a key.)
 *
 * Death: when the manager is killed, or shut down, every method under way and every later one is a
 * {@link ManagerGoneError}, within about 50 ms. It is a daemon, so it ends with the code of the
 * process that started it; Ctrl-C leaves it alone. Who dies holding one of its locks loses it.
 *
 * @example
 * await using manager = await Manager.start();
 * const tickets = await manager.dict({ left: 3 });
 * new Process({ module: import.meta.url, target: sell, args: [tickets] }).start();
 * await tickets.update('left', (left) => left - 1);
 */
export class Manager {
  readonly #requests = new SimpleQueue<ManagerRequest>();
  readonly #server: Process;
  readonly #born = new Queue<number>();
  #address: Address | null = null;

  constructor() {
    this.#server = new Process({
      module: `${ROOT}primitives/manager/server.js`,
      target: 'serve',
      args: [this.#requests, this.#born],
      name: 'Manager',
      daemon: true,
    });
    refuseToBeCloned(this);
  }

  /** A manager that is ready to be used. */
  static async start(): Promise<Manager> {
    const manager = new Manager();
    try {
      await manager.start();
    } catch (error) {
      // Nobody has it, to try once more.
      manager.#giveBack();
      throw error;
    }
    return manager;
  }

  /**
   * Starts its process.
   * @throws {AssertionError} in a daemon; {@link ProcessError} the second time;
   * {@link EnvironmentError} when the system refuses
   */
  async start(): Promise<void> {
    this.#server.start();
    void this.#server.sentinel.then(() => this.#giveBack());
    while (this.#address === null) {
      try {
        this.#address = {
          server: await this.#born.get({ timeout: LOOK_AGAIN }),
          requests: this.#requests._place,
        };
      } catch (error) {
        if (!(error instanceof Empty)) throw error;
        if (this.#server.exitCode !== null)
          throw new EnvironmentError(
            `the manager ended before it was there, with exit code ${this.#server.exitCode}`,
          );
      }
    }
  }

  /** The process id; null before the start. */
  get pid(): number | null {
    return this.#server.pid;
  }

  /**
   * Null as long as its process has not ended; minus the signal's number when a signal ended it.
   */
  get exitCode(): number | null {
    return this.#server.exitCode;
  }

  dict<V = unknown>(initial: Readonly<Record<string, V>> = {}): Promise<DictProxy<V>> {
    return this.#make('dict', DictProxy<V>, initial);
  }

  list<V = unknown>(initial: readonly V[] = []): Promise<ListProxy<V>> {
    return this.#make('list', ListProxy<V>, initial);
  }

  Namespace<V = unknown>(initial: Readonly<Record<string, V>> = {}): Promise<NamespaceProxy<V>> {
    return this.#make('dict', NamespaceProxy<V>, initial);
  }

  Value<T>(initial: T): Promise<ValueProxy<T>> {
    return this.#make('Value', ValueProxy<T>, initial);
  }

  Lock(): Promise<LockProxy> {
    return this.#make('Lock', LockProxy);
  }

  Semaphore(value?: number): Promise<SemaphoreProxy> {
    return this.#make('Semaphore', SemaphoreProxy, value);
  }

  Event(): Promise<EventProxy> {
    return this.#make('Event', EventProxy);
  }

  Queue<T = unknown>(maxsize?: number): Promise<QueueProxy<T>> {
    return this.#make('Queue', QueueProxy<T>, maxsize);
  }

  /** Ends its process; nothing happens when that has ended. @throws {NotStartedError} */
  async shutdown(): Promise<void> {
    try {
      await ask(this.#started('shut down'), MANAGER, 'shutdown', []);
    } catch (error) {
      if (!(error instanceof ManagerGoneError)) throw error;
    }
    await this.#server.join();
    this.#giveBack();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.shutdown();
  }

  toString(): string {
    return `<Manager pid=${this.pid}>`;
  }

  toJSON(): never {
    return refuseToTravel(this);
  }

  #giveBack(): void {
    this.#requests.close();
    this.#born.close();
    if (this.#address !== null) Client.forget(this.#address.server);
  }

  async #make<P>(type: string, proxy: ProxyKind<P>, ...args: readonly unknown[]): Promise<P> {
    const address = this.#started('use');
    const object = (await ask(address, MANAGER, 'create', [type, ...args])) as number;
    return BaseProxy._for(proxy, address, object);
  }

  #started(tried: string): Address {
    if (this.#address === null) throw new NotStartedError('the manager', tried);
    return this.#address;
  }
}
