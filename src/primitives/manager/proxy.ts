import { type Handle, pack, refuseToBeCloned, refuseToTravel, unpack } from '../handle.js';
import { Client } from './client.js';
import type { Address } from './protocol.js';

/** A class of proxies, which nobody but a manager makes. */
export type ProxyKind<P> = { readonly prototype: P };

/**
 * What stands for an object of a manager in the processes that use it: every method is a request to
 * the manager's process, and a promise.
 *
 * A proxy travels in the arguments of a `Process`, and to the manager itself: a dict can hold a
 * list, and whoever gets it from there shares it. Everything else that goes there or comes back is
 * a copy. Elsewhere, in a queue say, a proxy is refused.
 *
 * @throws every method: {@link ManagerGoneError} when the manager has ended; otherwise what the
 * method throws over there, with its class and code
 */
export class BaseProxy {
  readonly #address: Address;
  readonly #object: number;

  protected constructor(address: Address, object: number) {
    this.#address = address;
    this.#object = object;
    refuseToBeCloned(this);
  }

  /** @internal What stands for an object of a manager's. */
  static _for<P>(kind: ProxyKind<P>, address: Address, object: number): P {
    type Made = new (address: Address, object: number) => P;
    return new (kind as unknown as Made)(address, object);
  }

  /** @internal */
  protected async call<T>(method: string, ...args: readonly unknown[]): Promise<T> {
    return (await ask(this.#address, this.#object, method, args)) as T;
  }

  toString(): string {
    return `<${this.constructor.name} ${this.#object}>`;
  }

  /** @internal How it travels. */
  _handle(): Handle {
    return {
      module: 'primitives/manager/proxies.js',
      type: this.constructor.name,
      args: [this.#address, this.#object],
    };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }
}

/**
 * Asks the manager; proxies among the arguments and in the answer travel as what they stand for.
 */
export async function ask(
  address: Address,
  object: number,
  method: string,
  args: readonly unknown[],
): Promise<unknown> {
  const answer = await Client.to(address).call(object, method, packProxies(args));
  return typeof answer === 'object' ? unpack(answer) : answer;
}

function packProxies(args: readonly unknown[]): readonly unknown[] {
  return args.some((arg) => typeof arg === 'object')
    ? (pack(args, noDescriptor, (part) => part instanceof BaseProxy) as unknown[])
    : args;
}

function noDescriptor(): never {
  throw new TypeError('a proxy has no descriptor');
}
