import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import {
  type Connection,
  Lock,
  type Operation,
  Pipe,
  Process,
  Semaphore,
  setHooks,
} from '../../src/index.js';
import { HEADER_BYTES } from '../../src/primitives/messages/frame.js';
import { duration, fixture, until } from '../outside.js';
import { codeOf, makeWord, openDescriptors } from '../fixtures/pipes.js';
import { look } from '../fixtures/hammers.js';
import { messageContract } from './messages.js';

function started(target: string, ...args: unknown[]): Process {
  const child = new Process({ module: fixture('pipes'), target, args });
  child.start();
  return child;
}

const TIME = { timeout: 120_000 };
const error = (code: string, message = ''): unknown =>
  expect.objectContaining({ code, message: expect.stringContaining(message) });
const both: [string, boolean][] = [
  ['a pipe', false],
  ['a socket pair', true],
];

for (const [what, duplex] of both) {
  messageContract(what, () => {
    const [[there, here], [back, forth]] = [Pipe({ duplex }), Pipe({ duplex })];
    const child = started('echoes', there, forth);
    for (const end of [there, forth]) end.close();
    return { child, send: (value) => here.send(value), receive: () => back.recv() };
  });
}

describe.each(both)('%s', (_, duplex) => {
  test('poll is false while it is empty, and true, as often as it is asked, when something is there', async () => {
    const [reader, writer] = Pipe({ duplex });
    expect(await reader.poll()).toBe(false);
    const took = await duration(async () => expect(await reader.poll({ timeout: 60 })).toBe(false));
    expect(took).toBeGreaterThanOrEqual(59);
    expect(took).toBeLessThan(2000);
    const soon = reader.poll(TIME);
    await writer.send({ k: 1 });
    expect([await soon, await reader.poll(), await reader.poll()]).toEqual([true, true, true]);
    expect(await reader.recv()).toEqual({ k: 1 });
    expect(await reader.poll({ timeout: -1 })).toBe(false);
  });

  test('an empty message is a message, and messages never merge', async () => {
    const [reader, writer] = Pipe({ duplex });
    for (const text of ['', 'a', 'bc', '']) await writer.sendBytes(Buffer.from(text));
    expect(await reader.poll()).toBe(true);
    for (const text of ['', 'a', 'bc', ''])
      expect((await reader.recvBytes()).toString()).toBe(text);
    expect(await reader.poll()).toBe(false);
  });

  test('64 MiB to a child and back, and this process does other things meanwhile', async () => {
    const [[here, there], [back, forth]] = [Pipe({ duplex }), Pipe({ duplex })];
    const child = started('passesOn', here, forth);
    here.close();
    forth.close();
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 1);
    const big = Buffer.alloc(2 ** 26, 'ticket');
    await there.sendBytes(big);
    const ticksWhileSending = ticks;
    expect((await back.recvBytes()).equals(big)).toBe(true);
    expect([ticksWhileSending > 5, ticks - ticksWhileSending > 5]).toEqual([true, true]);
    clearInterval(ticking);
    expect(await child.join(TIME)).toBe(0);
  });

  test('100,000 small messages, in order', async () => {
    const [reader, writer] = Pipe({ duplex });
    const child = started('counts', writer, 100_000);
    writer.close();
    for (let number = 0; number < 100_000; number++)
      if ((await reader.recv()) !== number) throw new Error(`not ${number}`);
    await expect(reader.recv()).rejects.toEqual(error('END_OF_FILE'));
    expect(await child.join()).toBe(0);
  });

  test('a message that does not fit into the buffer is in the error', async () => {
    const [reader, writer] = Pipe({ duplex });
    for (const text of ['0123456789', '0123456789', '01'])
      await writer.sendBytes(Buffer.from(text));
    const short = await reader.recvBytesInto(Buffer.alloc(4)).catch((thrown: unknown) => thrown);
    expect(short).toEqual(error('BUFFER_TOO_SHORT'));
    expect(String((short as { bytes: Buffer }).bytes)).toBe('0123456789');
    const wide = new Uint16Array(8);
    expect(await reader.recvBytesInto(wide, 6)).toBe(10);
    expect(Buffer.from(wide.buffer).toString()).toBe('\0\0\0\0\0\x000123456789');
    await expect(reader.recvBytesInto(Buffer.alloc(1), 2)).rejects.toThrow(RangeError);
    expect(await reader.recvBytesInto(Buffer.alloc(2))).toBe(2);
    const large = Buffer.alloc(20_000, 'a');
    const [sending, place] = [
      Promise.all([writer.sendBytes(large), writer.sendBytes(large)]),
      Buffer.alloc(20_100),
    ];
    expect(await reader.recvBytesInto(place, 99)).toBe(20_000);
    expect([place.indexOf('a'), place.lastIndexOf('a')]).toEqual([99, 20_098]);
    await expect(reader.recvBytesInto(place, 101)).rejects.toEqual(error('BUFFER_TOO_SHORT'));
    await sending;
  });

  test('a message that is longer than is allowed: nothing can be received any more', async () => {
    const [reader, writer] = Pipe({ duplex });
    await writer.sendBytes(Buffer.from('01234'));
    await writer.sendBytes(Buffer.from('012345'));
    expect((await reader.recvBytes(5)).length).toBe(5);
    await expect(reader.recvBytes(5)).rejects.toEqual(
      error('MESSAGE_TOO_LONG', 'bad message length'),
    );
    expect(reader.readable).toBe(false);
    await expect(reader.recv()).rejects.toEqual(error('MESSAGE_TOO_LONG'));
    await expect(reader.poll()).rejects.toEqual(error('MESSAGE_TOO_LONG'));
    await expect(reader.recvBytes(-1)).rejects.toThrow(RangeError);
  });

  test('the part of a buffer that is sent must be a part of it', async () => {
    const [reader, writer] = Pipe({ duplex });
    const abc = Buffer.from('abc');
    await expect(writer.sendBytes(abc, 4)).rejects.toThrow(
      new RangeError('buffer length < offset'),
    );
    await expect(writer.sendBytes(abc, -1)).rejects.toThrow(new RangeError('offset is negative'));
    await expect(writer.sendBytes(abc, 1, -1)).rejects.toThrow(new RangeError('size is negative'));
    await expect(writer.sendBytes(abc, 1, 5)).rejects.toThrow(
      new RangeError('buffer length < offset + size'),
    );
    await writer.sendBytes(abc, 1);
    await writer.sendBytes(new Uint16Array([0x6161, 0x6262]), 1, 2);
    expect([String(await reader.recvBytes()), String(await reader.recvBytes())]).toEqual([
      'bc',
      'ab',
    ]);
  });

  test('what was sent before the other end was closed is received, then the end of the file', async () => {
    const [reader, writer] = Pipe({ duplex });
    await writer.send(5);
    writer.close();
    expect([await reader.poll(), await reader.recv(), await reader.poll()]).toEqual([
      true,
      5,
      true,
    ]);
    await expect(reader.recv()).rejects.toEqual(error('END_OF_FILE'));
    await expect(reader.recvBytes()).rejects.toEqual(error('END_OF_FILE'));
  });

  test('one that waits is woken when the other end is closed', async () => {
    const [reader, writer] = Pipe({ duplex });
    const waiting = reader.recv().catch(codeOf);
    await sleep(1);
    writer.close();
    expect(await waiting).toBe('END_OF_FILE');
  });

  test('sending to nobody is an error, also for one that waits for room', async () => {
    const [reader, writer] = Pipe({ duplex });
    const waiting = writer.sendBytes(Buffer.alloc(2 ** 20)).catch(codeOf);
    await sleep(1);
    reader.close();
    expect(await waiting).toBe('BROKEN_PIPE');
    await expect(writer.send(1)).rejects.toEqual(error('BROKEN_PIPE'));
  });

  test('after its own close everything is refused; closing twice is not', async () => {
    const [reader, writer] = Pipe({ duplex });
    const waiting = reader.recv().catch(codeOf);
    await sleep(1);
    expect([reader.closed, reader.fileno() > 2]).toEqual([false, true]);
    reader.close();
    reader.close();
    writer[Symbol.dispose]();
    expect([reader.closed, writer.closed, await waiting]).toEqual([true, true, 'CLOSED']);
    const closed = error('CLOSED', 'handle is closed');
    await expect(reader.recv()).rejects.toEqual(closed);
    await expect(reader.recvBytes()).rejects.toEqual(closed);
    await expect(reader.poll()).rejects.toEqual(closed);
    await expect(writer.send(1)).rejects.toEqual(closed);
    await expect(writer.sendBytes(Buffer.alloc(1))).rejects.toEqual(closed);
    expect(() => writer.fileno()).toThrow(closed as Error);
    const child = new Process({ module: fixture('pipes'), target: 'echoes', args: [writer] });
    expect(() => child.start()).toThrow(error('CLOSED', 'in the args of a process') as Error);
  });

  test('several sends and receives that are not awaited happen in turn', async () => {
    const [reader, writer] = Pipe({ duplex });
    const sizes = [3, 100_000, 0, 70_000, 5000, 1];
    const received = Promise.all(sizes.map(() => reader.recvBytes()));
    await Promise.all(sizes.map((size, index) => writer.sendBytes(Buffer.alloc(size, index))));
    expect((await received).map((bytes) => bytes.length)).toEqual(sizes);
    expect((await received).every((bytes, index) => bytes.every((byte) => byte === index))).toBe(
      true,
    );
  });

  test.each(['', 'ticket', '\xff'])(
    'bytes that are no value are refused (%j), and the next arrives',
    async (text) => {
      const [reader, writer] = Pipe({ duplex });
      await writer.sendBytes(Buffer.from(text, 'latin1'));
      await writer.send('next');
      await expect(reader.recv()).rejects.toEqual(error('DECODING', 'recvBytes'));
      expect(await reader.recv()).toBe('next');
    },
  );

  test('a sender waits while the pipe is full, and goes on when it is read', async () => {
    const [reader, writer] = Pipe({ duplex });
    const sent = makeWord();
    const child = started('fills', writer, sent, 1000);
    writer.close();
    await until('something is sent', () => look(sent) > 0);
    let before = -1;
    await until('it sends no more', () => {
      const rests = look(sent) === before;
      before = look(sent);
      return rests && child.isAlive();
    });
    await sleep(100);
    expect(look(sent)).toBeLessThan(500);
    for (let time = 0; time < 1000; time++) expect((await reader.recvBytes()).length).toBe(1000);
    expect(await child.join(TIME)).toBe(0);
    expect(look(sent)).toBe(1000);
  });

  test('the end of the file after a death, for one who waits and one who comes later', async () => {
    const [reader, writer] = Pipe({ duplex });
    const ready = new Semaphore(0);
    const child = started('floods', writer, ready, 10);
    writer.close();
    await ready.acquire();
    await reader.recvBytes();
    child.kill();
    const drained = async (): Promise<never> => {
      for (;;) await reader.recvBytes();
    };
    await expect(drained()).rejects.toEqual(error('END_OF_FILE'));
    await expect(reader.recv()).rejects.toEqual(error('END_OF_FILE'));
    await child.join();
  });

  test('a writer that is killed in the middle of a message, at any moment: no receiver hangs or gets a wrong message', async () => {
    for (let round = 0; round < 8; round++) {
      const [reader, writer] = Pipe({ duplex });
      const ready = new Semaphore(0);
      const child = started('floods', writer, ready, 300_000);
      // In half of the rounds this process keeps the writing end open, so the end of the file says
      // nothing.
      if (round % 2 === 0) writer.close();
      await ready.acquire();
      expect((await reader.recvBytes()).length).toBe(300_000);
      if (round > 3) await sleep(Math.random() * 3);
      child.kill();
      const end = await untilItEnds(reader, 300_000);
      expect(['END_OF_FILE', 'TORN_MESSAGE', 'nothing']).toContain(end);
      expect(reader.readable).toBe(end !== 'TORN_MESSAGE');
      await child.join();
      reader.close();
      writer.close();
    }
  });

  test('a writer that is killed while the pipe is full has torn its message', async () => {
    const [reader, writer] = Pipe({ duplex });
    const ready = new Semaphore(0);
    const child = started('floods', writer, ready, 2 ** 24);
    await ready.acquire();
    await reader.poll(TIME);
    child.kill();
    await child.join();
    await expect(reader.recv()).rejects.toEqual(error('TORN_MESSAGE', 'died in the middle'));
    await expect(reader.recv()).rejects.toEqual(error('TORN_MESSAGE', 'died in the middle'));
    await expect(writer.send(1)).rejects.toEqual(error('BROKEN_PIPE', 'died in the middle'));
  });

  test('a reader that is killed in the middle of a message: the next one with its end gets no wrong message', async () => {
    const [reader, writer] = Pipe({ duplex });
    const ready = new Semaphore(0);
    const sending = writer.sendBytes(Buffer.alloc(2 ** 20)).catch(codeOf);
    const child = started('readsSome', reader, 1000, ready);
    await ready.acquire();
    child.kill();
    await child.join();
    await expect(reader.recvBytes()).rejects.toEqual(error('TORN_MESSAGE', 'another reader'));
    reader.close();
    expect(await sending).toBe('BROKEN_PIPE');
  });

  test.each([1, 7, 8, 55])(
    'a reader that is killed with %d bytes of a message left: the next one does not wait for more',
    async (left) => {
      const [reader, writer] = Pipe({ duplex });
      const ready = new Semaphore(0);
      await writer.sendBytes(Buffer.alloc(1000));
      const bytes = HEADER_BYTES + 1000 - left;
      const child = started('readsSome', reader, bytes, ready);
      await ready.acquire();
      child.kill();
      await child.join();
      await expect(reader.recvBytes()).rejects.toEqual(error('TORN_MESSAGE', 'another reader'));
      for (const end of [reader, writer]) end.close();
    },
  );

  test('a reader that is killed at any moment: the sender gets an error', async () => {
    for (let round = 0; round < 5; round++) {
      const [reader, writer] = Pipe({ duplex });
      const ready = new Semaphore(0);
      const child = started('drains', reader, ready);
      reader.close();
      await ready.acquire();
      const flood = async (): Promise<never> => {
        for (;;) await writer.sendBytes(Buffer.alloc(50_000));
      };
      const end = flood().catch(codeOf);
      await sleep(Math.random() * 5);
      child.kill();
      expect(await end).toBe('BROKEN_PIPE');
      await child.join();
    }
  });

  test('many readers with a lock, one of them killed while it waits: every number once', async () => {
    const [reader, writer] = Pipe({ duplex });
    const [lock, sum, many] = [new Lock(), makeWord(), makeWord()];
    const readers = [1, 2, 3, 4].map(() => started('adds', reader, lock, sum, many));
    reader.close();
    await until('one reads, the others wait', () => lock.inspect().waiting.length === 3);
    const victim = readers.find(({ pid }) => pid === lock.inspect().holder)!;
    victim.kill();
    await victim.join();
    for (let number = 0; number < 20_000; number++) await writer.send(number);
    writer.close();
    expect(await Promise.all(readers.map((one) => one.join(TIME)))).toEqual(
      readers.map((one) => (one === victim ? -9 : 0)),
    );
    expect([look(many), look(sum)]).toEqual([20_000, (20_000 * 19_999) / 2]);
  });

  test('a child has what it is given, and nothing else; so has a grandchild', async () => {
    const [reader, writer] = Pipe({ duplex });
    const before = openDescriptors();
    const [one, two] = Pipe({ duplex });
    const names = openDescriptors().filter((name) => !before.includes(name));
    expect(names.length).toBeGreaterThan(0);
    expect(await started('looksFor', names).join()).toBe(0);
    expect(await started('looksFor', names, reader, writer).join()).toBe(0);
    expect(await started('looksFor', names, reader, two).join()).toBe(1);
    expect(await started('comparesTwo', one, { other: one }).join()).toBe(0);
    expect(await started('hasChild', two, names, false).join()).toBe(0);
    expect(await started('hasChild', two, names, true).join()).toBe(0);
    expect([await one.recv(), await one.recv(), await one.recv()]).toEqual([
      'the child of the one',
      'the child of the one',
      'and the grandchild',
    ]);
  });

  test('there is no end of the file as long as this process has the writing end open', async () => {
    const [reader, writer] = Pipe({ duplex });
    const child = started('sends', writer, 'hi');
    expect(await reader.recv()).toBe('hi');
    await child.join();
    expect(await reader.poll({ timeout: 60 })).toBe(false);
    writer.close();
    await expect(reader.recv()).rejects.toEqual(error('END_OF_FILE'));
  });

  test('hooks are told of what is sent and received, and of the end', async () => {
    const [reader, writer] = Pipe({ duplex });
    const seen: unknown[] = [];
    const record =
      (when: string) =>
      ({ op, target, value, bytes }: Operation): unknown =>
        seen.push([when, op, target === reader ? 'reader' : 'writer', value, bytes]);
    setHooks({ before: record('before'), after: record('after') });
    try {
      await writer.send('v');
      await reader.recv();
      writer.close();
      await reader.recv().catch(() => {});
    } finally {
      setHooks(null);
    }
    expect(seen).toEqual([
      ['before', 'send', 'writer', 'v', undefined],
      ['after', 'send', 'writer', 'v', 3],
      ['before', 'recv', 'reader', undefined, undefined],
      ['after', 'recv', 'reader', 'v', 3],
      ['before', 'recv', 'reader', undefined, undefined],
      ['after', 'eof', 'reader', undefined, undefined],
    ]);
  });

  test('it travels in the arguments of a process only', () => {
    const [reader] = Pipe({ duplex });
    expect(() => JSON.stringify(reader)).toThrow(error('INHERITANCE') as Error);
    expect(() => structuredClone(reader)).toThrow(error('INHERITANCE') as Error);
  });
});

describe('a pipe in one direction', () => {
  test('the first end can only receive, the second only send', async () => {
    const [reader, writer] = Pipe({ duplex: false });
    expect([reader.readable, reader.writable, writer.readable, writer.writable]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    const [readOnly, writeOnly] = [
      error('DIRECTION', 'connection is read-only'),
      error('DIRECTION', 'connection is write-only'),
    ];
    await expect(reader.send(1)).rejects.toEqual(readOnly);
    await expect(reader.sendBytes(Buffer.alloc(1))).rejects.toEqual(readOnly);
    await expect(writer.recv()).rejects.toEqual(writeOnly);
    await expect(writer.recvBytes()).rejects.toEqual(writeOnly);
    await expect(writer.poll()).rejects.toEqual(writeOnly);
    expect([String(reader), String(writer)]).toEqual([
      `<Connection fd=${reader.fileno()} read-only>`,
      `<Connection fd=${writer.fileno()} write-only>`,
    ]);
  });
});

describe('a pipe in both directions', () => {
  test('each end sends and receives, also to and from another process', async () => {
    const [here, there] = Pipe();
    await here.send(1);
    await there.send(2);
    expect([await there.recv(), await here.recv()]).toEqual([1, 2]);
    const child = started('echoes', there);
    there.close();
    for (const value of ['a', 'b'.repeat(300_000), new Map([[1, 2]])]) {
      await here.send(value);
      expect(await here.recv()).toEqual(value);
    }
    here.close();
    expect(await child.join(TIME)).toBe(0);
  });

  test('both sides may send at the same time more than fits', async () => {
    const [here, there] = Pipe();
    const bytes = 3_000_000;
    const child = started('exchanges', there, bytes);
    there.close();
    const [received] = await Promise.all([
      here.recvBytes(),
      here.sendBytes(Buffer.alloc(bytes, 'a')),
    ]);
    expect(received.equals(Buffer.alloc(bytes, 'b'))).toBe(true);
    expect(await child.join(TIME)).toBe(0);
  });
});

describe('many pipes', () => {
  test('100 pipes, ten in the hands of each of ten processes, leave no descriptor here', async () => {
    const before = openDescriptors();
    const pairs = Array.from({ length: 100 }, (_, index) => Pipe({ duplex: index % 2 === 0 }));
    const opened = openDescriptors().filter(
      (name) => /^(pipe|socket):/.test(name) && !before.includes(name),
    );
    expect(new Set(opened).size).toBe(50 + 2 * 50);
    const children = Array.from({ length: 10 }, (_, index) =>
      started(
        'sendsToAll',
        'all',
        ...pairs.slice(index * 10, index * 10 + 10).map(([, writer]) => writer),
      ),
    );
    for (const [, writer] of pairs) writer.close();
    expect(await Promise.all(pairs.map(([reader]) => reader.recv()))).toEqual(
      pairs.map(() => 'all'),
    );
    expect(await Promise.all(children.map((child) => child.join(TIME)))).toEqual(
      children.map(() => 0),
    );
    for (const [reader] of pairs) reader.close();
    expect(openDescriptors().filter((name) => opened.includes(name))).toEqual([]);
  });
});

/** Receives messages, each of which must be whole, until none comes any more. */
async function untilItEnds(reader: Connection, length: number): Promise<string> {
  try {
    while (await reader.poll({ timeout: 500 })) {
      const message = await reader.recvBytes();
      if (message.length !== length || message.some((byte) => byte !== message[0]))
        return 'a wrong message';
    }
    return 'nothing';
  } catch (end) {
    return codeOf(end);
  }
}
