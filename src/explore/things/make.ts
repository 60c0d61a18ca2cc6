import type { ModelShared } from '../../scenario.js';
import type { StandIn } from '../operation.js';
import { ModelCounter } from './counter.js';
import { ModelDict } from './dict.js';
import { modelFile } from './json-file.js';
import { ModelLock } from './lock.js';
import { ModelPipe } from './pipe.js';
import { ModelQueue } from './queue.js';
import { ModelSemaphore } from './semaphore.js';

/** The stand-in for what a scenario shares, as it is at first. */
export function makeStandIn(shared: ModelShared<unknown>, workers: number): StandIn {
  switch (shared.kind) {
    case 'json-file': return modelFile(shared.name, shared.initial, shared.write);
    case 'lock': return new ModelLock(shared.name, false);
    case 'rlock': return new ModelLock(shared.name, true);
    case 'semaphore': return new ModelSemaphore(shared.name, shared.value);
    case 'queue': return new ModelQueue(shared.name, shared.maxsize);
    case 'pipe': return new ModelPipe(shared.name, workers);
    case 'dict': return new ModelDict(shared.name, shared.initial);
    case 'counter': return new ModelCounter(shared.name, shared.initial);
  }
}
