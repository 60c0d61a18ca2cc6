/** Room: each thing as a real worker is given it. A child loads this room, so it is kept small. */

import type { Surroundings } from '../../scenario/scenario.js';
import { isWatchable } from '../../scenario/until.js';
import { togetherName } from '../../trace/together.js';
import type { Pace } from '../between/gate.js';
import { RealJsonFile } from './json-file.js';
import { RealBarrier } from './barrier.js';
import { RealBlock } from './block.js';
import { RealCondition } from './condition.js';
import { RealCounter } from './counter.js';
import { RealDict } from './dict.js';
import { RealEvent } from './event.js';
import { RealFolder } from './folder.js';
import { RealList } from './list.js';
import { RealBytePipe } from './byte-pipe.js';
import { RealPipe } from './pipe.js';
import { RealQueue } from './queue.js';
import { RealTerminal } from './terminal.js';
import { type Lookable, untilAllMet } from './watched.js';
import { RealWord } from './word.js';
import type { RealThing, RealThings } from '../between/thing.js';
import { RealLock, RealRLock } from './lock.js';
import { RealSemaphore } from './semaphore.js';
import type { Reporter } from '../between/reporter.js';

/** The shared things as a worker's code is given them: the worker's side. */
export class GivenThings {
  readonly things: Readonly<Record<string, unknown>>;

  /** Several of them together. */
  readonly until: Surroundings['until'];
  readonly #things: readonly RealThing[];

  constructor(
    things: RealThings,
    worker: string,
    reporter: Reporter,
    pause: () => Promise<void>,
    pace: Pace,
  ) {
    const given = Object.entries(things).map(([key, thing]) => [
      key,
      give(thing, worker, reporter, pause, pace),
    ]);
    this.things = Object.fromEntries(given) as Record<string, unknown>;
    this.#things = Object.values(things);
    const watchable = Object.entries(things).filter(([, thing]) => isWatchable(thing));
    const parts = watchable.map(([key]) => [key, this.things[key] as Lookable<unknown>] as const);
    const name = togetherName(watchable.map(([, { name: own }]) => own));
    this.until = async (wanted) => untilAllMet(name, parts, wanted, reporter, pace);
    reporter.watch(things, pace);
  }

  /** The locks among them that are in the hands of this process. */
  held(): string[] {
    return this.#things.flatMap((thing) =>
      (thing.kind === 'lock' || thing.kind === 'rlock') && thing.lock._isMine() ? [thing.name] : [],
    );
  }

  /** What the end of a worker does to them. */
  async leave(): Promise<void> {
    for (const thing of Object.values(this.things))
      if (thing instanceof RealPipe && !thing.keptOpen) await thing.leave();
  }
}

function give(
  thing: RealThing,
  worker: string,
  reporter: Reporter,
  pause: () => Promise<void>,
  pace: Pace,
): unknown {
  const { name } = thing;
  switch (thing.kind) {
    case 'json-file':
      return new RealJsonFile(thing.place, worker, reporter, pause, pace);
    case 'lock':
      return new RealLock(name, thing.lock, reporter, pace);
    case 'rlock':
      return new RealRLock(name, thing.lock, reporter, pace);
    case 'semaphore':
      return new RealSemaphore(name, thing.semaphore, reporter, pace);
    case 'condition':
      return new RealCondition(thing, reporter, pace);
    case 'event':
      return new RealEvent(name, thing.event, reporter, pace);
    case 'barrier':
      return new RealBarrier(name, thing.barrier, reporter, pace);
    case 'queue':
      return new RealQueue(name, thing.queue, reporter, pace);
    case 'pipe':
      return new RealPipe(thing, reporter, pace);
    case 'byte-pipe':
      return new RealBytePipe(name, thing.pipe, reporter, pace);
    case 'dict':
      return new RealDict(name, thing.dict, reporter, pace);
    case 'list':
      return new RealList(name, thing.list, reporter, pace);
    case 'counter':
      return new RealCounter(name, thing.number, reporter, pace);
    case 'word':
      return new RealWord(name, thing.number, reporter, pace);
    case 'block':
      return new RealBlock(name, thing.bytes, reporter, pace);
    case 'terminal':
      return new RealTerminal(name, thing.path, reporter, pace);
    case 'folder':
      return new RealFolder(name, thing.path, reporter, pace);
  }
}
