import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Connection,
  type DictProxy,
  Lock,
  Manager,
  Pipe,
  Process,
  Queue,
  Value,
} from '../src/index.js';
import { arena } from '../src/primitives/system/arena.js';
import { micros } from './first-line.js';
import { meet, type Place, together } from './together.js';

/** Two sellers sell tickets by each mechanism; each function resolves with how many in a second. */

const TICKETS = 1000;
/** Of a mechanism that would be done with them before it can be measured. */
const MANY_TICKETS = 100_000;
const SELLERS = 2;
const RESULT = { began: 0, ended: 1, sold: 2 } as const;

export async function file(): Promise<number> {
  const path = join(arena().folder, 'tickets.json');
  writeFileSync(path, JSON.stringify({ count: TICKETS }));
  const rate = rateOf(
    TICKETS,
    await together(SELLERS, import.meta.url, sellFromFile, new Lock(), path),
  );
  rmSync(path);
  return rate;
}

export async function manager(): Promise<number> {
  await using keeper = await Manager.start();
  const dict = await keeper.dict({ count: TICKETS });
  return rateOf(TICKETS, await together(SELLERS, import.meta.url, sellFromDict, new Lock(), dict));
}

export async function memory(): Promise<number> {
  return rateOf(
    MANY_TICKETS,
    await together(
      SELLERS,
      import.meta.url,
      sellFromMemory,
      new Lock(),
      new Value('int32', MANY_TICKETS),
    ),
  );
}

export async function queue(): Promise<number> {
  const [requests, answers] = [new Queue<number>(), [new Queue<number>(), new Queue<number>()]];
  return withOffice(
    new Process({ module: import.meta.url, target: serveQueues, args: [requests, answers] }),
    () => together(SELLERS, import.meta.url, askByQueue, new Value('int32'), requests, answers),
  );
}

export async function pipe(): Promise<number> {
  const [requests, ...answers] = Array.from({ length: 1 + SELLERS }, () =>
    Pipe({ duplex: false }),
  ) as [Ends, ...Ends[]];
  const rate = await withOffice(
    new Process({
      module: import.meta.url,
      target: servePipes,
      args: [requests[0], answers.map(([, writer]) => writer)],
    }),
    () =>
      together(
        SELLERS,
        import.meta.url,
        askByPipe,
        new Value('int32'),
        requests[1],
        answers.map(([reader]) => reader),
      ),
  );
  for (const end of [requests, ...answers].flat()) end.close();
  return rate;
}

type Ends = [reader: Connection, writer: Connection];

async function withOffice(
  office: Process<never>,
  sell: () => Promise<Int32Array[]>,
): Promise<number> {
  office.start();
  const rate = rateOf(TICKETS, await sell());
  if ((await office.join()) !== 0) throw new Error('the office failed');
  return rate;
}

function rateOf(tickets: number, results: readonly Int32Array[]): number {
  const sold = results.reduce((sum, words) => sum + words[RESULT.sold]!, 0);
  if (sold !== tickets) throw new Error(`${sold} tickets were sold, and there were ${tickets}`);
  const first = results[0]![RESULT.began]!;
  const after = (index: number): number[] => results.map((words) => (words[index]! - first) | 0);
  return (tickets / (Math.max(...after(RESULT.ended)) - Math.min(...after(RESULT.began)))) * 1e6;
}

/** @param sell false when there is none left */
async function sellAll(place: Place, sell: () => Promise<boolean>): Promise<void> {
  const { words } = arena();
  let sold = 0;
  await meet(place);
  words[place.results + RESULT.began] = micros();
  while (await sell()) sold++;
  words[place.results + RESULT.ended] = micros();
  words[place.results + RESULT.sold] = sold;
}

/** @internal runs in the sellers, as the others below */
export async function sellFromFile(place: Place, lock: Lock, path: string): Promise<void> {
  await sellAll(place, () =>
    lock.withLock(() => {
      const { count } = JSON.parse(readFileSync(path, 'utf8')) as { count: number };
      if (count === 0) return false;
      writeFileSync(`${path}.${process.pid}`, JSON.stringify({ count: count - 1 }));
      renameSync(`${path}.${process.pid}`, path);
      return true;
    }),
  );
}

/** @internal */
export async function sellFromDict(place: Place, lock: Lock, dict: DictProxy): Promise<void> {
  await sellAll(place, () =>
    lock.withLock(async () => {
      const count = (await dict.get('count')) as number;
      if (count > 0) await dict.set('count', count - 1);
      return count > 0;
    }),
  );
}

/** @internal */
export async function sellFromMemory(
  place: Place,
  lock: Lock,
  left: Value<'int32'>,
): Promise<void> {
  await sellAll(place, () =>
    lock.withLock(() => {
      if (left.value === 0) return false;
      left.value -= 1;
      return true;
    }),
  );
}

/** @internal */
export async function askByQueue(
  place: Place,
  comers: Value<'int32'>,
  requests: Queue<number>,
  answers: readonly Queue<number>[],
): Promise<void> {
  const me = comers.add(1);
  await sellAll(place, async () => {
    await requests.put(me);
    return (await answers[me]!.get()) > 0;
  });
}

/** @internal */
export async function askByPipe(
  place: Place,
  comers: Value<'int32'>,
  requests: Connection,
  answers: readonly Connection[],
): Promise<void> {
  const me = comers.add(1);
  await sellAll(place, async () => {
    await requests.send(me);
    return ((await answers[me]!.recv()) as number) > 0;
  });
}

/** @internal runs in the office */
export async function serveQueues(
  requests: Queue<number>,
  answers: readonly Queue<number>[],
): Promise<void> {
  for (let left = TICKETS; left > -SELLERS; left--) await answers[await requests.get()]!.put(left);
}

/** @internal runs in the office */
export async function servePipes(
  requests: Connection,
  answers: readonly Connection[],
): Promise<void> {
  for (let left = TICKETS; left > -SELLERS; left--)
    await answers[(await requests.recv()) as number]!.send(left);
}
