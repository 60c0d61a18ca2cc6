import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Lock, type Process } from '../../src/index.js';

/**
 * What leads to another process, which sends back all that it receives, and from there back here.
 */
export interface RoundTrip {
  readonly child: Process;
  send(value: unknown): Promise<void>;
  receive(): Promise<unknown>;
}

const loop: { self?: unknown } = {};
loop.self = loop;

const values: [string, unknown][] = [
  ['an empty text', ''],
  ['an empty object', {}],
  ['empty bytes', new Uint8Array(0)],
  ['undefined', undefined],
  ['null', null],
  ['numbers that JSON has not', [-0, NaN, Infinity]],
  ['text', 'é票\ud800'],
  ['a long text', 'x'.repeat(200_000)],
  [
    'a Map',
    new Map<unknown, unknown>([
      [{ a: 1 }, new Set([1])],
      ['b', new Map([[1, 2]])],
    ]),
  ],
  ['a Set', new Set<unknown>([1, 'a', { a: [] }])],
  ['a Date', new Date(5)],
  ['a BigInt', [2n ** 70n, -1n]],
  [
    'typed arrays',
    [
      new Float64Array([1.5, NaN]),
      new Uint8Array([1]),
      new BigUint64Array([1n]),
      new Int16Array([-1]),
    ],
  ],
  ['an ArrayBuffer', new Uint8Array([1, 2]).buffer],
  ['an Error', new RangeError('no', { cause: 'greed' })],
  ['a regular expression', /a+/gi],
  ['an array with holes', [, 1]], // oxlint-disable-line no-sparse-arrays
  ['what has itself in it', loop],
  ['objects nested 1,000 deep', nested((inner) => ({ inner }))],
  ['arrays nested 1,000 deep', nested((inner) => [inner])],
];

class Cyclic {
  readonly me = this;
  readonly call = (): void => {};
}

const refused: [string, unknown, string, string][] = [
  ['a function', () => 1, 'SERIALIZATION', 'the value is a function'],
  ['a function inside', [{ call: () => 1 }], 'SERIALIZATION', 'the value[0].call is a function'],
  ['a socket', new Socket(), 'SERIALIZATION', 'is a function'],
  [
    'a cyclic instance with a function in it',
    new Cyclic(),
    'SERIALIZATION',
    'the value.call is a function',
  ],
  ['a primitive', [new Lock()], 'INHERITANCE', 'Lock objects'],
];

/** What everything that carries messages promises of them, whatever it is made of. */
export function messageContract(what: string, begin: () => RoundTrip): void {
  describe(`messages to a process and back through ${what}`, () => {
    let trip: RoundTrip;
    beforeAll(() => {
      trip = begin();
    });
    afterAll(() => trip.child[Symbol.asyncDispose]());

    test.each(values)('%s is the same on the other side', async (_, value) => {
      await trip.send(value);
      expect(await trip.receive()).toStrictEqual(value);
    });

    test('64 MiB are the same on the other side', async () => {
      const big = new Uint8Array(2 ** 26).map((_, index) => index % 251);
      const [, back] = await Promise.all([
        trip.send({ big }),
        trip.receive() as Promise<{ big: Uint8Array }>,
      ]);
      expect(Buffer.compare(back.big, big)).toBe(0);
    });

    test.each(refused)(
      '%s is refused at the sender, nothing of it is sent, and the next arrives',
      async (_, value, code, why) => {
        await expect(trip.send(value)).rejects.toEqual(
          expect.objectContaining({ code, message: expect.stringContaining(why) }),
        );
        await trip.send('next');
        expect(await trip.receive()).toBe('next');
      },
    );
  });
}

function nested(around: (inner: unknown) => unknown): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < 1000; level++) value = around(value);
  return value;
}
