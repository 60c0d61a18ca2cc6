/** Room: the model of each thing, file for file as in `run/things`; both keep the same promises. */

import type { NamedThing, NamedThings } from '../../scenario/names.js';
import type { ModelThing } from './operation.js';
import { ModelBarrier } from './barrier.js';
import { ModelBlock } from './block.js';
import { ModelBytePipe } from './byte-pipe.js';
import { ModelCondition } from './condition.js';
import { ModelCounter } from './counter.js';
import { ModelDict } from './dict.js';
import { ModelEvent } from './event.js';
import { ModelFolder } from './folder.js';
import { modelFile } from './json-file.js';
import { ModelList } from './list.js';
import { ModelLock } from './lock.js';
import { ModelPipe } from './pipe.js';
import { ModelQueue } from './queue.js';
import { ModelSemaphore } from './semaphore.js';
import { ModelTerminal } from './terminal.js';
import { ModelWord } from './word.js';

/** The model things for what a scenario shares, as they are at first, in its order. */
export function makeModelThings(shares: NamedThings, workers: number): readonly ModelThing[] {
  const made = new Map<string, ModelThing>();
  const make = (key: string): ModelThing => {
    const thing = made.get(key) ?? makeModelThing(shares[key]!, workers, make);
    made.set(key, thing);
    return thing;
  };
  return Object.keys(shares).map(make);
}

/** @param another makes the one under that key */
function makeModelThing(
  shared: NamedThing,
  workers: number,
  another: (key: string) => ModelThing,
): ModelThing {
  switch (shared.kind) {
    case 'json-file':
      return modelFile(shared.name, shared.initial, shared.write);
    case 'lock':
      return new ModelLock(shared.name, false);
    case 'rlock':
      return new ModelLock(shared.name, true);
    case 'semaphore':
      return new ModelSemaphore(shared.name, shared.value);
    case 'condition':
      return new ModelCondition(shared.name, another(shared.of) as ModelLock, shared.spurious);
    case 'event':
      return new ModelEvent(shared.name);
    case 'barrier':
      return new ModelBarrier(shared.name, shared.parties);
    case 'queue':
      return new ModelQueue(shared.name, shared.maxsize);
    case 'pipe':
      return new ModelPipe(shared.name, workers, shared.keptOpen);
    case 'byte-pipe':
      return new ModelBytePipe(shared.name);
    case 'dict':
      return new ModelDict(shared.name, shared.initial);
    case 'list':
      return new ModelList(shared.name);
    case 'counter':
      return new ModelCounter(shared.name, shared.initial);
    case 'word':
      return new ModelWord(shared.name, shared.initial);
    case 'block':
      return new ModelBlock(shared.name, shared.size);
    case 'terminal':
      return new ModelTerminal(shared.name);
    case 'folder':
      return new ModelFolder(shared.name, shared.files);
  }
}
