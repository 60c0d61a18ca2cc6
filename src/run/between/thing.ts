import type { Connection } from '../../primitives/messages/connection.js';
import type { Barrier } from '../../primitives/sync/barrier.js';
import type { Condition } from '../../primitives/sync/condition.js';
import type { Event } from '../../primitives/sync/event.js';
import type { Lock } from '../../primitives/sync/lock.js';
import type { DictProxy, ListProxy } from '../../primitives/manager/proxies.js';
import type { Queue } from '../../primitives/messages/queue.js';
import type { RLock } from '../../primitives/sync/rlock.js';
import type { SharedArray } from '../../primitives/memory/shared-array.js';
import type { Semaphore } from '../../primitives/sync/semaphore.js';
import type { Value } from '../../primitives/memory/value.js';
import type { WriteMode } from '../../scenario/shared.js';
import type { RawPipe } from './raw-pipe.js';

/** How a process finds a shared JSON file. */
export interface FilePlace {
  readonly path: string;
  readonly name: string;
  readonly write: WriteMode;
  /**
   * Whether it is a file of the user's, of which all stays as it stands but what is sold from it.
   */
  readonly isOwn: boolean;
  /** Tells the temporary files of this run from everybody else's. */
  readonly mark: string;
}

/**
 * What a worker needs to find a thing that is shared: made by the command, passed to the workers as
 * arguments.
 */
export type RealThing = { readonly name: string } & (
  | { readonly kind: 'json-file'; readonly place: FilePlace }
  | { readonly kind: 'lock'; readonly lock: Lock }
  | { readonly kind: 'rlock'; readonly lock: RLock }
  | { readonly kind: 'semaphore'; readonly semaphore: Semaphore }
  | {
      readonly kind: 'condition';
      readonly condition: Condition;
      readonly lock: Lock | RLock;
      readonly lockName: string;
      readonly spurious: boolean;
    }
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'barrier'; readonly barrier: Barrier }
  | { readonly kind: 'queue'; readonly queue: Queue; readonly inside: boolean }
  | {
      readonly kind: 'pipe';
      readonly ends: readonly [reading: Connection, writing: Connection];
      readonly keptOpen: boolean;
    }
  | { readonly kind: 'byte-pipe'; readonly pipe: RawPipe }
  | { readonly kind: 'dict'; readonly dict: DictProxy }
  | { readonly kind: 'list'; readonly list: ListProxy }
  | { readonly kind: 'counter'; readonly number: Value<'int32'> }
  | { readonly kind: 'word'; readonly number: Value<'int32'> }
  | { readonly kind: 'block'; readonly bytes: SharedArray<'uint8'> }
  | { readonly kind: 'terminal'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
);

/** By the key under which a worker is given it. */
export type RealThings = Readonly<Record<string, RealThing>>;
