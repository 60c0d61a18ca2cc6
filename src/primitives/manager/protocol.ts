import * as errors from '../errors.js';
import type { QueuePlace } from '../messages/queue-place.js';

/**
 * What goes between a manager's process and those who use what it keeps: requests through one
 * queue, replies through one each.
 */

/** How a process finds the manager. */
export interface Address {
  /** The number of the manager's process in the family. */
  readonly server: number;
  readonly requests: QueuePlace;
}

/** Who asks, and which of its requests it is; what is asked of which object. */
export type ManagerRequest = readonly [
  client: number,
  id: number,
  object: number,
  method: string,
  args: readonly unknown[],
];

/** Request number 0 of each client: where it expects its replies. */
export const HELLO = 'hello';
/** Asked of object 0, the manager itself. */
export const MANAGER = 0;

export type Reply =
  | readonly [id: number, value: unknown]
  | readonly [id: number, value: null, error: RemoteError];

/** An error as it travels. */
export interface RemoteError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
}

export function describeError(error: unknown): RemoteError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, code } = error as errors.IpcError;
  return { name, message, ...(code !== undefined && { code }) };
}

const classes: Readonly<Record<string, { readonly prototype: object }>> = {
  ...errors,
  TypeError,
  RangeError,
};

/** The error as it was, of the same class; its stack is that of the one who asked. */
export function reviveError({ name, message, code }: RemoteError): Error {
  const error = new Error(message);
  Object.setPrototypeOf(error, classes[name]?.prototype ?? Error.prototype);
  return Object.assign(error, { name }, code === undefined ? {} : { code });
}
