import type { Act, Demo } from '../../act/act.js';
import {
  block,
  counter,
  dict,
  type Given,
  jsonFile,
  type JsonFile,
  lock,
  type MessageQueue,
  type Mutex,
  pipe,
  type PipeEnds,
  queue,
  type Scenario,
  scenario,
  type Shared,
  type SharedBlock,
  type SharedDict,
  type SharedNumber,
} from '../../scenario/index.js';
import { judgeMechanism, type Mechanism } from './judge.js';
import { compareMechanisms } from './side-by-side.js';
import {
  type CompareOptions,
  inBulk,
  type Pile,
  type SaleRequest,
  type Sale,
  sellers,
  serveSellers,
  soldRightly,
  type Stock,
  stockOf,
  withOffice,
} from './work.js';
import { aboutCompare } from './about.js';

/**
 * The same work by file, pipe, queue, manager and shared memory. What differs is how one ticket, or
 * one crate, is sold.
 */

// ---- What a seller does. This is the dozen lines that matter.

// A file: a lock of one's own around reading it and replacing it.

type Files = {
  tickets: Shared<JsonFile<Stock>>;
  crates: Shared<JsonFile<Stock>>;
  lock: Shared<Mutex>;
};

async function sellFromFile(given: Given<Files>, pile: Pile): Promise<Sale> {
  return given.lock.withLock(async () => {
    const { count, cargo } = await given[pile].read();
    if (count === 0) return null;
    await given[pile].write({ count: count - 1, cargo });
    return { left: count - 1, cargo };
  });
}

// ---- A manager: a lock of one's own around get and set.

type Managed = { office: Shared<SharedDict<Stock>>; lock: Shared<Mutex> };

async function sellFromDict({ office, lock: mutex }: Given<Managed>, pile: Pile): Promise<Sale> {
  return mutex.withLock(async () => {
    const { count, cargo } = (await office.get(pile))!;
    if (count === 0) return null;
    await office.set(pile, { count: count - 1, cargo });
    return { left: count - 1, cargo };
  });
}

// ---- Shared memory: a lock of one's own around reading and writing.

type Memory = {
  tickets: Shared<SharedNumber>;
  crates: Shared<SharedNumber>;
  cargo: Shared<SharedBlock>;
  lock: Shared<Mutex>;
};

async function sellFromMemory(given: Given<Memory>, pile: Pile): Promise<Sale> {
  return given.lock.withLock(async () => {
    const count = await given[pile].read();
    if (count === 0) return null;
    await given[pile].write(count - 1);
    if (pile === 'tickets') return { left: count - 1, cargo: '' };
    const cargo = await given.cargo.read();
    await given.cargo.write(cargo);
    return { left: count - 1, cargo };
  });
}

// ---- Queues: the sellers ask, and the office, which alone has the tickets, answers. No lock.

type Queues = {
  requests: Shared<MessageQueue<SaleRequest>>;
  answers1: Shared<MessageQueue<Sale>>;
  answers2: Shared<MessageQueue<Sale>>;
};

async function askByQueue(given: Given<Queues>, seller: 1 | 2, pile: Pile): Promise<Sale> {
  await given.requests.put({ seller, pile });
  return given[`answers${seller}`].get();
}

async function answerByQueue(given: Given<Queues>, options: CompareOptions): Promise<void> {
  await serveSellers(
    options,
    () => given.requests.get(),
    ({ seller }, sale) => given[`answers${seller}`].put(sale),
  );
}

// ---- Pipes: the same. Each seller has its own for the answers, for two readers of one tear its
// messages apart.

type Pipes = {
  requests: Shared<PipeEnds<SaleRequest>>;
  answers1: Shared<PipeEnds<Sale>>;
  answers2: Shared<PipeEnds<Sale>>;
};

async function askByPipe(given: Given<Pipes>, seller: 1 | 2, pile: Pile): Promise<Sale> {
  await given.requests.writer.send({ seller, pile });
  return given[`answers${seller}`].reader.recv();
}

async function answerByPipe(given: Given<Pipes>, options: CompareOptions): Promise<void> {
  await serveSellers(
    options,
    () => given.requests.reader.recv(),
    ({ seller }, sale) => given[`answers${seller}`].writer.send(sale),
  );
}

// ---- The acts.

const file = scenario({
  quiet: true,
  shares: (options: CompareOptions): Files => ({
    tickets: jsonFile('tickets.json', stockOf('tickets', options)),
    crates: jsonFile('crates.json', stockOf('crates', options)),
    lock: lock(),
  }),
  workers: (options) => sellers(sellFromFile, options),
  holds: soldRightly,
});

const managed = scenario({
  quiet: true,
  shares: (options: CompareOptions): Managed => ({
    office: dict({ tickets: stockOf('tickets', options), crates: stockOf('crates', options) }),
    lock: lock(),
  }),
  workers: (options) => sellers(sellFromDict, options),
  holds: soldRightly,
});

const memory = scenario({
  quiet: true,
  shares: (options: CompareOptions): Memory => ({
    tickets: counter(stockOf('tickets', inBulk(options)).count),
    crates: counter(stockOf('crates', inBulk(options)).count),
    cargo: block(options.size),
    lock: lock(),
  }),
  workers: (options) => sellers(sellFromMemory, inBulk(options)),
  holds: (ending, options) => soldRightly(ending, inBulk(options)),
});

const queues = scenario({
  quiet: true,
  shares: (): Queues => ({
    requests: queue(),
    answers1: queue(0, 'answers-1'),
    answers2: queue(0, 'answers-2'),
  }),
  workers: (options: CompareOptions) => withOffice(askByQueue, answerByQueue, options),
  holds: soldRightly,
});

const pipes = scenario({
  quiet: true,
  shares: (): Pipes => ({
    requests: pipe(),
    answers1: pipe('answers-1'),
    answers2: pipe('answers-2'),
  }),
  workers: (options: CompareOptions) => withOffice(askByPipe, answerByPipe, options),
  holds: soldRightly,
});

const act = (
  scenario: Scenario,
  properties: Mechanism,
  work = (options: CompareOptions) => options,
): Act => ({
  name: properties.mechanism,
  scenario,
  load: 'measured',
  judge: (run) => judgeMechanism(run, work(run.options as CompareOptions), properties),
});

export const compareDemo: Demo = {
  ...aboutCompare,
  source: { module: import.meta.url, name: 'compareDemo' },
  acts: [
    act(file, { mechanism: 'file', ownLockNeeded: true, direction: 'both ways', users: 'anyone' }),
    act(pipes, {
      mechanism: 'pipe',
      ownLockNeeded: false,
      direction: 'one way',
      users: 'relatives',
    }),
    act(queues, {
      mechanism: 'queue',
      ownLockNeeded: false,
      direction: 'one way',
      users: 'relatives',
    }),
    act(managed, {
      mechanism: 'manager',
      ownLockNeeded: true,
      direction: 'both ways',
      users: 'relatives',
    }),
    act(
      memory,
      { mechanism: 'memory', ownLockNeeded: true, direction: 'both ways', users: 'relatives' },
      inBulk,
    ),
  ],
  closing: compareMechanisms,
};
