import { type Connection, Pipe, Process } from '../src/index.js';
import { alternate, compare, type Figure } from './figure.js';
import { pythonNumber } from './python.js';

/** What does a message cost: a small one, one of 64 KiB, a question and its answer? */

const MESSAGES = 100_000;
const BLOCKS = 10_000;
const BLOCK_BYTES = 65_536;
const QUESTIONS = 20_000;
const MESSAGE = { i: 1, s: 'ticket' };

export async function pipe(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const duplex of [false, true]) {
    const what = duplex ? 'socket pair' : 'pipe';
    const small = await alternate(5, {
      ours: () => perMessage(receives, duplex, MESSAGES, (here) => here.send(MESSAGE)),
      Python: () => pythonNumber('pipe.py', 'messages', Number(duplex), MESSAGES),
    });
    figures.push({
      name: `${what}: a small message`,
      unit: 'ns',
      ...compare(small, 'ours', 'Python'),
      target: duplex ? 1 : 1 / 1.5,
    });
    const block = Buffer.alloc(BLOCK_BYTES);
    const large = await alternate(5, {
      ours: () => perMessage(receivesInto, duplex, BLOCKS, (here) => here.sendBytes(block)),
      Python: () => pythonNumber('pipe.py', 'bytes', Number(duplex), BLOCKS, BLOCK_BYTES),
    });
    figures.push({
      name: `${what}: 64 KiB`,
      unit: 'ns',
      ...compare(large, 'ours', 'Python'),
      target: 1,
    });
  }
  const ping = await alternate(5, {
    ours: () => perMessage(echoes, true, QUESTIONS, (here) => here.send(1).then(() => here.recv())),
    Python: () => pythonNumber('pipe.py', 'ping', 1, QUESTIONS),
  });
  figures.push({
    name: 'socket pair: there and back',
    unit: 'ns',
    ...compare(ping, 'ours', 'Python'),
    target: 1,
  });
  return figures;
}

/** Nanoseconds a message; the first tenth, in which the child starts, is not counted. */
async function perMessage(
  target: typeof receives,
  duplex: boolean,
  count: number,
  send: (here: Connection) => Promise<unknown>,
): Promise<number> {
  const [there, here] = Pipe({ duplex });
  const child = new Process({ module: import.meta.url, target, args: [there, count] });
  child.start();
  there.close();
  for (let sent = 0; sent < count / 10; sent++) await send(here);
  const began = process.hrtime.bigint();
  for (let sent = count / 10; sent < count; sent++) await send(here);
  const took = Number(process.hrtime.bigint() - began);
  if ((await child.join()) !== 0) throw new Error('the child failed');
  here.close();
  return took / (count - count / 10);
}

/** @internal runs in the child */
export async function receives(there: Connection, count: number): Promise<void> {
  for (let received = 0; received < count; received++) await there.recv();
}

/** @internal runs in the child */
export async function receivesInto(there: Connection, count: number): Promise<void> {
  const place = Buffer.alloc(BLOCK_BYTES);
  for (let received = 0; received < count; received++) await there.recvBytesInto(place);
}

/** @internal runs in the child */
export async function echoes(there: Connection, count: number): Promise<void> {
  for (let received = 0; received < count; received++) await there.send(await there.recv());
}
