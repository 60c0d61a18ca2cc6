import { describe, expect, test } from '@jest/globals';
import type { Demo } from '../../src/act/act.js';
import { explore } from '../../src/explore/explore.js';
import { checkOnProcesses } from '../../src/run/every-order.js';
import {
  barrier,
  block,
  counter,
  dict,
  folder,
  jsonFile,
  lock,
  named,
  queue,
  scenario,
  semaphore,
} from '../../src/scenario/index.js';
import * as scenarios from '../fixtures/small-scenarios.js';
import { fixture } from '../outside.js';

/**
 * The contract of everything that can be shared: in every order, real processes get what the model
 * says, and leave what it says.
 */

/** Each order that gets stuck costs new processes. */
const MOST_STUCK = 2;

const acts = Object.entries(scenarios).map(([name, scenario]) => ({
  name,
  scenario,
  judge: () => ({ ok: true, summary: {}, sentence: { key: 'holdsAtEnd' as const, data: {} } }),
}));
const demo: Demo = {
  name: 'small',
  source: { module: fixture('small-scenarios'), name: null },
  options: {},
  acts,
};

describe('the words with which a value is refused', () => {
  test.each([
    ['n.write 3: TypeError: write takes whole numbers, not 0.5'],
    ['n.add 23: TypeError: add takes whole numbers, not a promise (did you forget await?)'],
    [
      'file.write 9: TypeError: write takes what JSON can say: Do not know how to serialize a BigInt',
    ],
    ["sheet.write 12: RangeError: write takes characters of one byte each, not '€'"],
    [
      'dict.set 14: SerializationError: cannot be sent to another process: the value is a function; send plain data instead',
    ],
    ['queue.get 20: TypeError: get has no option blok: it takes { block, timeout }'],
    ['queue.get 2: TypeError: get takes { block, timeout }, not true'],
    ['l.tryAcquire 22: TypeError: tryAcquire has no option block: it takes no options'],
    ['e.wait 22: TypeError: wait has no option block: it takes { timeout }'],
    ['bell.notify 24: TypeError: notify takes whole numbers, not /x/'],
    ['bell.wait 0: NotOwnerError: cannot wait for bell without holding k: only the holder may'],
    [
      "drawer.create 10: RangeError: create takes the name of a file (1 to 60 letters, digits, ., - and _, the first of them no .), not ''",
    ],
    ['drawer.read 11: NoFileError: there is no 1'],
  ])('%s', async (words) => {
    const { endings } = await explore(scenarios.hostile, {});
    expect(endings[0]!.ending.outcomes.map(({ outcome }) => outcome)).toContain(words);
  });

  test.each([
    [() => counter(0.5), 'counter takes whole numbers, not 0.5'],
    [() => semaphore(-1), 'semaphore takes whole numbers from 0 to 2147483647, not -1'],
    [() => barrier(0), 'barrier takes whole numbers from 1 to 1023, not 0'],
    [() => folder({ '../a': '' }), 'folder takes the name of a file'],
    [() => queue(NaN), 'queue takes whole numbers, not NaN'],
    [() => block(2 ** 30), 'block takes whole numbers from 0 to 1048576, not 1073741824'],
    [
      () => jsonFile('a.json', (() => 1) as object),
      'jsonFile takes what JSON can say, not [Function (anonymous)]',
    ],
    [
      () => dict({ f: () => 1 }),
      'cannot be sent to another process: the value.f is a function; send plain data instead',
    ],
  ])('also where a thing is made: %s', (make, words) => expect(make).toThrow(words));

  test('of an option of a lock, with what there is instead', async () => {
    const impatient = scenario({
      shares: () => ({ l: lock() }),
      workers: () =>
        named('guest', 1, async ({ l }) =>
          (l as unknown as { acquire(o: object): Promise<void> }).acquire({ block: false }),
        ),
      holds: () => true,
    });
    expect((await explore(impatient, {})).endings[0]!.failures[0]!.message).toBe(
      'TypeError: acquire has no option block: it takes { timeout }; tryAcquire() does not wait',
    );
  });
});

describe('in every order, and in some that get stuck, real processes do what the model says', () => {
  test.each([
    ['unboundedQueue', 4, 0],
    ['boundedQueue', 1, 0],
    ['seatsForTwo', 384, 0],
    ['lostUpdates', 90, 0],
    ['reentrant', 2, 0],
    ['wrongOrder', 6, 2],
    ['pipeToItsEnd', 14, 0],
    ['tornApart', 6, 0],
    ['managed', 10, 0],
    ['printed', 6, 0],
    ['strangers', 2, 0],
    ['copies', 6, 0],
    ['torn', 3, 0],
    ['ownText', 2, 0],
    ['hostile', 1, 0],
    ['tries', 140, 0],
    ['impatient', 6, 0],
    ['stamped', 6, 0],
    ['peterson', 26, 0],
    ['givesUp', 5, 0],
    ['words', 70, 0],
    ['turns', 4, 4],
    ['watched', 66, 0],
    ['patience', 140, 0],
    ['rings', 30, 12],
    ['ringsInTime', 3, 0],
    ['ringsByItself', 6, 0],
    ['opened', 6, 0],
    ['meetings', 24, 0],
    ['crowd', 24, 24],
    ['drawers', 210, 0],
    ['refiled', 2, 0],
  ])('%s: %d orders, in %d of which somebody waits for ever', async (name, orders, deadlocks) => {
    const found = await checkOnProcesses(
      demo,
      acts.find((act) => act.name === name)!,
      {},
      { costly: MOST_STUCK },
      () => {},
    );
    const left = found.leftOut;
    expect(found).toMatchObject({ mismatches: [], cut: 0, stopped: null });
    expect([found.orders + left, found.deadlocks + left]).toEqual([orders, deadlocks]);
  });
});
