import { describe, expect, test } from '@jest/globals';
import {
  Event,
  Lock,
  type NumberType,
  Process,
  RLock,
  Semaphore,
  SharedArray,
  Value,
} from '../../src/index.js';
import { fixture } from '../outside.js';

function started(target: string, ...args: unknown[]): Process {
  const child = new Process({ module: fixture('memories'), target, args });
  child.start();
  return child;
}

const exitOf = (target: string, ...args: unknown[]): Promise<number | null> =>
  started(target, ...args).join({ timeout: 120_000 });

/** What is written, and what can be read then. */
const wraps: [NumberType, number | bigint, number | bigint][] = [
  ['b', 130, -126],
  ['B', -1, 255],
  ['h', 2 ** 15, -(2 ** 15)],
  ['H', 2 ** 16, 0],
  ['i', 2 ** 31, -(2 ** 31)],
  ['I', -1, 2 ** 32 - 1],
  ['l', 2n ** 63n, -(2n ** 63n)],
  ['L', -1n, 2n ** 64n - 1n],
  ['q', 2n ** 63n, -(2n ** 63n)],
  ['Q', -1n, 2n ** 64n - 1n],
  ['f', 0.1, Math.fround(0.1)],
  ['d', 0.1, 0.1],
  ['int8', 130, -126],
  ['uint8', -1, 255],
  ['int16', 2 ** 15, -(2 ** 15)],
  ['uint16', 2 ** 16, 0],
  ['int32', 2 ** 31, -(2 ** 31)],
  ['uint32', -1, 2 ** 32 - 1],
  ['bigint64', 2n ** 63n, -(2n ** 63n)],
  ['biguint64', -1n, 2n ** 64n - 1n],
  ['float32', 0.1, Math.fround(0.1)],
  ['float64', 0.1, 0.1],
];

describe('a value', () => {
  test('what a child changes, its parent sees', async () => {
    const [value, big, array] = [
      new Value('d', 1.5),
      new Value('q'),
      new SharedArray('h', [41, 0]),
    ];
    expect(await exitOf('changes', value, big, array)).toBe(0);
    expect([value.value, big.value, [...array]]).toEqual([2.5, 2n ** 62n, [41, 42]]);
  });

  test('it comes with an RLock, or with the lock given, or with none', async () => {
    const [lock, rlock] = [new Lock(), new RLock()];
    expect(new Value('i').getLock()).toBeInstanceOf(RLock);
    expect(new Value('i', 0, { lock }).getLock()).toBe(lock);
    expect(new SharedArray('i', 1, { lock: rlock }).getLock()).toBe(rlock);
    for (const none of [
      new Value('i', 0, { lock: false }),
      new SharedArray('i', 1, { lock: false }),
    ]) {
      expect(() => none.getLock()).toThrow(
        expect.objectContaining({ code: 'VALUE', message: expect.stringContaining('lock: false') }),
      );
      await expect(none.withLock(() => 1)).rejects.toMatchObject({ code: 'VALUE' });
      expect(await exitOf('looksForALock', none)).toBe(0);
    }
    for (const wrong of ['no', 1, null, {}])
      expect(() => new Value('i', 0, { lock: wrong as never })).toThrow(TypeError);
  });

  test.each([
    ['its own', undefined],
    ['a Lock', new Lock()],
    ['an RLock', new RLock()],
  ])('a child has the same lock: %s', async (_, lock) => {
    const [value, held] = [new Value('i', 0, { ...(lock && { lock }) }), new Semaphore(0)];
    const holder = started('keepsTheLock', value, held);
    await held.acquire();
    expect(value.getLock().inspect().holder).toBe(holder.pid);
    expect(value.getLock().tryAcquire()).toBe(false);
    holder.kill();
    expect(await value.withLock(() => value.getLock().inspect().abandonedBy)).toBe(holder.pid);
    await holder.join();
  });

  test('+= reads, then writes: what another writes in between is lost', async () => {
    const [count, read, written] = [new Value('i'), new Event(), new Event()];
    const both = [
      started('addsAround', count, read, written),
      started('addsBetween', count, read, written),
    ];
    expect(await Promise.all(both.map((one) => one.join({ timeout: 120_000 })))).toEqual([0, 0]);
    expect(count.value).toBe(1);
  });

  test.each([
    ['locked', 5_000],
    ['atomic', 500_000],
  ] as const)('two processes that add one, %s, lose nothing', async (way, times) => {
    const [count, gate] = [new Value('i'), new Value('i')];
    const both = [1, 2].map(() => started('adds', count, gate, way, times));
    expect(await Promise.all(both.map((one) => one.join({ timeout: 120_000 })))).toEqual([0, 0]);
    expect(count.value).toBe(2 * times);
  });

  test.each(wraps)('%s: %p is %p', (type, written, read) => {
    const value = new Value(type, written as never);
    expect(value.value).toBe(read);
    value.value = written as never;
    expect(value.value).toBe(read);
    expect(new Value(type).value).toBe(typeof read === 'bigint' ? 0n : 0);
  });

  test.each([
    ['i', 1.5],
    ['i', NaN],
    ['i', '1'],
    ['i', 1n],
    ['q', 1],
    ['d', '1'],
    ['B', null],
  ] as const)('a value of %s refuses %p, and stays as it is', (type, wrong) => {
    const value = new Value<NumberType>(type);
    const before = value.value;
    expect(() => (value.value = wrong as never)).toThrow(TypeError);
    expect(value.value).toBe(before);
    expect(() => new Value(type, wrong as never)).toThrow(TypeError);
  });

  test.each(['x', '', 'toString', '__proto__', undefined, 1])('there is no type %p', (type) => {
    expect(() => new Value(type as never)).toThrow(
      expect.objectContaining({ name: 'TypeError', message: expect.stringContaining('int32') }),
    );
  });

  test.each(['b', 'B', 'h', 'H', 'i', 'I'] as const)(
    '%s: add, exchange and compareExchange return what was there before',
    (type) => {
      const value = new Value(type, 5);
      expect([value.add(2), value.value]).toEqual([5, 7]);
      expect([value.exchange(1), value.value]).toEqual([7, 1]);
      expect([
        value.compareExchange(2, 9),
        value.value,
        value.compareExchange(1, 9),
        value.value,
      ]).toEqual([1, 1, 1, 9]);
    },
  );

  test('and for bigints; for fractions there are none', () => {
    const big = new Value('Q', 2n ** 64n - 1n);
    expect([big.add(2n), big.exchange(5n), big.compareExchange(5n, 6n), big.value]).toEqual([
      2n ** 64n - 1n,
      1n,
      5n,
      6n,
    ]);
    for (const type of ['f', 'd'] as const) {
      const value = new Value(type);
      for (const atomic of [
        () => value.add(1),
        () => value.exchange(1),
        () => value.compareExchange(0, 1),
      ])
        expect(atomic).toThrow(TypeError);
    }
    const whole = new Value('i');
    for (const wrong of [1.5, '1', undefined])
      expect(() => whole.add(wrong as never)).toThrow(TypeError);
    expect(whole.value).toBe(0);
  });

  test('it travels in the arguments of a process only', () => {
    expect(() => JSON.stringify(new Value('i'))).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
    expect(() => structuredClone(new Value('i'))).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
    expect(String(new Value('i', 3))).toBe('<Value(i, 3)>');
  });
});
