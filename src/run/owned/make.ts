import type { NamedThing } from '../../scenario/names.js';
import { ManagerGoneError } from '../../primitives/errors.js';
import { Barrier } from '../../primitives/sync/barrier.js';
import { Condition } from '../../primitives/sync/condition.js';
import { Event } from '../../primitives/sync/event.js';
import { Lock } from '../../primitives/sync/lock.js';
import type { Manager } from '../../primitives/manager/manager.js';
import { Pipe } from '../../primitives/messages/pipe.js';
import { Queue } from '../../primitives/messages/queue.js';
import { RLock } from '../../primitives/sync/rlock.js';
import { Semaphore } from '../../primitives/sync/semaphore.js';
import { SharedArray } from '../../primitives/memory/shared-array.js';
import { Value } from '../../primitives/memory/value.js';
import { makeFolder } from './folder.js';
import { makeFile, type UserFile } from './user-file.js';
import { BLANK, blockText } from '../things/block.js';
import { inOrderOfKeys } from '../things/dict.js';
import { RawPipe } from '../between/raw-pipe.js';
import type { OwnedThing } from './owned-thing.js';
import type { RealThing } from '../between/thing.js';
import { TerminalScreen } from './screen.js';

/**
 * @param own a file of the user's that is used instead of one of ours
 * @param manager starts the one that keeps things, when the first of these asks for it
 * @param another what has been made before, by its key
 */
export async function makeOwned(
  shared: NamedThing,
  workers: readonly string[],
  own: UserFile | undefined,
  manager: () => Promise<Manager>,
  another: (key: string) => RealThing,
): Promise<OwnedThing> {
  const { kind, name } = shared;
  switch (kind) {
    case 'json-file':
      return makeFile(shared, workers, own);
    case 'lock':
      return makeLock((lock) => ({ kind, name, lock }), new Lock());
    case 'rlock':
      return makeLock((lock) => ({ kind, name, lock }), new RLock());
    case 'semaphore':
      return makeSemaphore(name, shared.value);
    case 'condition':
      return makeCondition(shared, another(shared.of));
    case 'event': {
      const event = new Event();
      return {
        thing: { kind, name, event },
        reset: () => event.clear(),
        state: () => event.isSet(),
      };
    }
    case 'barrier': {
      const barrier = new Barrier(shared.parties);
      return {
        thing: { kind, name, barrier },
        reset: () => barrier.reset(),
        state: () => ({ waiting: barrier.waiting }),
      };
    }
    case 'queue': {
      const queue = new Queue(shared.maxsize);
      return {
        thing: { kind, name, queue, inside: shared.inside },
        reset: () => void drain(queue),
        state: () => drain(queue),
      };
    }
    case 'pipe':
      return makePipe(name, shared.keptOpen);
    case 'byte-pipe': {
      const pipe = new RawPipe();
      return {
        thing: { kind, name, pipe },
        reset: async () => void (await pipe.drain()),
        state: () => pipe.drain(),
        remove: () => pipe.close(),
      };
    }
    case 'dict': {
      const dict = await (await manager()).dict(shared.initial);
      return {
        thing: { kind, name, dict },
        reset: async () => (await dict.clear(), dict.assign(shared.initial)),
        state: () => keptBy(async () => inOrderOfKeys(await dict.copy()), {}),
      };
    }
    case 'list': {
      const list = await (await manager()).list();
      return {
        thing: { kind, name, list },
        reset: () => list.clear(),
        state: () => keptBy(() => list.copy(), []),
      };
    }
    case 'counter':
    case 'word': {
      const number = new Value('int32', shared.initial | 0);
      return {
        thing: { kind, name, number },
        reset: () => void (number.value = shared.initial | 0),
        state: () => number.value,
      };
    }
    case 'block': {
      const bytes = new SharedArray('uint8', shared.size);
      const reset = (): void => void bytes.view.fill(BLANK);
      reset();
      return { thing: { kind, name, bytes }, reset, state: () => blockText(bytes) };
    }
    case 'terminal': {
      const screen = new TerminalScreen();
      return {
        thing: { kind, name, path: screen.path },
        reset: () => screen.clear(),
        state: () => screen.text(),
        remove: () => screen.close(),
      };
    }
    case 'folder':
      return makeFolder(name, shared.files);
  }
}

/** What a manager keeps goes with it, should somebody kill it. */
async function keptBy<T>(copy: () => Promise<T>, nothing: T): Promise<T> {
  return copy().catch((error: unknown) => {
    if (error instanceof ManagerGoneError) return nothing;
    throw error;
  });
}

/** Whoever has ended with the lock in its hands has left it behind. */
function makeLock<L extends Lock | RLock>(thing: (lock: L) => RealThing, lock: L): OwnedThing {
  return { thing: thing(lock), reset: () => void (lock.tryAcquire() && lock.release()) };
}

function makeCondition(
  { name, spurious }: NamedThing & { readonly kind: 'condition' },
  guard: RealThing,
): OwnedThing {
  const { lock, name: lockName } = guard as RealThing & { readonly kind: 'lock' | 'rlock' };
  const condition = new Condition(lock);
  return { thing: { kind: 'condition', name, condition, lock, lockName, spurious } };
}

function makeSemaphore(name: string, initial: number): OwnedThing {
  const semaphore = new Semaphore(initial);
  const reset = (): void => {
    while (semaphore.value > initial) semaphore.tryAcquire();
    while (semaphore.value < initial) semaphore.release();
  };
  return {
    thing: { kind: 'semaphore', name, semaphore },
    reset,
    state: () => ({ value: semaphore.value }),
  };
}

/** As long as the command has the writing end open itself, nobody sees the end of the file. */
function makePipe(name: string, keptOpen: boolean): OwnedThing {
  const [reading, writing] = Pipe({ duplex: false });
  const state = async (): Promise<unknown[]> => {
    const messages: unknown[] = [];
    while (await reading.poll()) {
      const left = await reading.recv().then(
        (message) => ({ message }),
        () => null,
      );
      if (left === null) break;
      messages.push(left.message);
    }
    return messages;
  };
  const remove = (): void => {
    reading.close();
    writing.close();
  };
  const thing: RealThing = { kind: 'pipe', name, ends: [reading, writing], keptOpen };
  return keptOpen
    ? { thing, state, reset: async () => void (await state()), remove }
    : { thing, state, handOver: () => writing.close(), remove };
}

/** All that is in it. */
function drain(queue: Queue): unknown[] {
  const items: unknown[] = [];
  while (!queue.empty()) items.push(queue.getNowait());
  return items;
}
