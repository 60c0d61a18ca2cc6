import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { course } from '../../src/lessons/chapters/course.js';
import { LANGUAGE_CODES } from '../../src/messages/index.js';
import { run } from '../command.js';
import { temporaryFolder } from '../temporary.js';

/** What learners write when they are to mend the ticket office: right, and wrong as is well known. */

const { exercise } = course.find(({ name }) => name === 'lock')!;

const JUDGE = fileURLToPath(new URL('./judge.js', import.meta.url));

const SHARED = `tickets: jsonFile('tickets.json', { count: 1 })`;
const HOLDS = `({ shared, outcomes }) =>
    shared.tickets.count === 0 && outcomes.filter(({ outcome }) => outcome === 'bought').length === 1`;

function file(
  buy: string,
  { shares = '', workers = `named('buyer', 2, buy)`, more = '', holds = HOLDS } = {},
): string {
  return `import { jsonFile, lock, named, queue, scenario, semaphore, word } from 'ipc-demo/scenario';
${buy}
export const sale = scenario({
  shares: () => ({ ${SHARED}${shares} }),
  workers: () => ${workers},
  holds: ${holds},${more}
});
`;
}

const BUY = `const { count } = await tickets.read();
  if (count === 0) return outcome('sold-out');
  await tickets.write({ count: count - 1 });
  outcome('bought');`;

const RIGHT: readonly (readonly [string, string])[] = [
  ['withLock around the purchase', exercise!.solution],
  [
    'acquire, and release in finally',
    file(
      `async function buy({ tickets, outcome, lock }) {
  await lock.acquire();
  try {
  ${BUY}
  } finally {
    await lock.release();
  }
}`,
      { shares: ', lock: lock()' },
    ),
  ],
  [
    'a semaphore of 1',
    file(
      `async function buy({ tickets, outcome, only }) {
  await only.acquire();
  const { count } = await tickets.read();
  if (count > 0) await tickets.write({ count: count - 1 });
  await only.release();
  outcome(count > 0 ? 'bought' : 'sold-out');
}`,
      { shares: ', only: semaphore(1)' },
    ),
  ],
  [
    'one after the other',
    file(`async function buy({ tickets, outcome }) {\n  ${BUY}\n}`, {
      more: `\n  starts: 'one-by-one',`,
    }),
  ],
  [
    'one seller for all, asked through a queue',
    file(
      `const buyer = (n) => async ({ questions, [\`answers\${n}\`]: answers, outcome }) => {
  await questions.put(n);
  outcome(await answers.get());
};
async function sell({ tickets, questions, ...given }) {
  for (let sale = 0; sale < 2; sale++) {
    const n = await questions.get();
    const { count } = await tickets.read();
    if (count > 0) await tickets.write({ count: count - 1 });
    await given[\`answers\${n}\`].put(count > 0 ? 'bought' : 'sold-out');
  }
}`,
      {
        shares: ', questions: queue(), answers1: queue(), answers2: queue()',
        workers: `[{ name: 'buyer-1', run: buyer(1) }, { name: 'buyer-2', run: buyer(2) }, { name: 'seller', run: sell }]`,
      },
    ),
  ],
];

const WRONG: readonly (readonly [string, string])[] = [
  [
    'a lock each',
    file(
      `const buyer = (mine) => async (given) => {
  const { tickets, outcome } = given;
  await given[mine].withLock(async () => {
  ${BUY}
  });
};`,
      {
        shares: `, one: lock('one'), other: lock('other')`,
        workers: `[{ name: 'buyer-1', run: buyer('one') }, { name: 'buyer-2', run: buyer('other') }]`,
      },
    ),
  ],
  [
    'only the write locked',
    file(
      `async function buy({ tickets, outcome, lock }) {
  const { count } = await tickets.read();
  if (count === 0) return outcome('sold-out');
  await lock.withLock(() => tickets.write({ count: count - 1 }));
  outcome('bought');
}`,
      { shares: ', lock: lock()' },
    ),
  ],
  [
    'a bool for a lock',
    file(
      `async function buy({ tickets, outcome, taken }) {
  await taken.until((value) => value === 0);
  await taken.store(1);
  const { count } = await tickets.read();
  if (count > 0) await tickets.write({ count: count - 1 });
  await taken.store(0);
  outcome(count > 0 ? 'bought' : 'sold-out');
}`,
      { shares: ', taken: word(0)' },
    ),
  ],
  [
    'released too early',
    file(
      `async function buy({ tickets, outcome, lock }) {
  const { count } = await lock.withLock(() => tickets.read());
  if (count === 0) return outcome('sold-out');
  await lock.withLock(() => tickets.write({ count: count - 1 }));
  outcome('bought');
}`,
      { shares: ', lock: lock()' },
    ),
  ],
  [
    'two locks in opposite order',
    file(
      `const buyer = (first, second) => async (given) => {
  const { tickets, outcome } = given;
  await given[first].withLock(() => given[second].withLock(async () => {
  ${BUY}
  }));
};`,
      {
        shares: `, counter: lock('counter'), till: lock('till')`,
        workers: `[{ name: 'buyer-1', run: buyer('counter', 'till') }, { name: 'buyer-2', run: buyer('till', 'counter') }]`,
      },
    ),
  ],
];

/** Those that are wrong, and whose own check does not say so. */
const CHEATED: readonly (readonly [string, string])[] = [
  [
    'a check that takes everything for right',
    file(`async function buy({ tickets, outcome }) {\n  ${BUY}\n}`, { holds: '() => true' }),
  ],
  [
    'nobody buys any more',
    file(`async function buy({ outcome }) {\n  outcome('sold-out');\n}`, { holds: '() => true' }),
  ],
  [
    'only one buyer is left',
    file(`async function buy({ tickets, outcome }) {\n  ${BUY}\n}`, {
      workers: `named('buyer', 1, buy)`,
    }),
  ],
];

interface Judged {
  readonly mended: boolean;
  readonly told: string;
  readonly path: string;
}

async function judged(text: string, language = 'en'): Promise<Judged> {
  const path = join(temporaryFolder(), 'tickets.mjs');
  writeFileSync(path, text);
  const { code, stdout, stderr, left } = await run(['lock', path, language], { program: JUDGE });
  expect([stderr, left]).toEqual(['', []]);
  return { mended: code === 0, told: stdout, path };
}

describe('a fix of a learner’s', () => {
  test.each(RIGHT)('is right: %s', async (_, text) => {
    const { mended, told } = await judged(text);
    expect(told).toMatch(/Mended: it goes well in [\d,]+ orders?\./);
    expect(mended).toBe(true);
  });

  test.each(WRONG)('is wrong, and the order told fails on real processes: %s', async (_, text) => {
    const { mended, told, path } = await judged(text);
    expect(mended).toBe(false);
    const [, token] = /Not yet: it goes wrong in the order (\S+)\./.exec(told)!;
    const { code, stdout } = await run(['run', path, '--schedule', token!, '--json']);
    const verdict = stdout.split('\n').find((line) => line.includes('"type":"verdict"'))!;
    expect(JSON.parse(verdict)).toMatchObject({ race: true });
    // An order that was asked for has come out as foreseen.
    expect(code).toBe(0);
    expect(told).toMatch(/WENT WRONG|DEADLOCK/);
  });

  test.each(CHEATED)('is not taken for right by its own word: %s', async (_, text) => {
    const { mended, told } = await judged(text);
    expect(mended).toBe(false);
    expect(told.replaceAll(/\s+/g, ' ')).toContain(exercise!.because.en);
  });

  test('as it is begun goes wrong, in both languages', async () => {
    for (const language of LANGUAGE_CODES) {
      const { mended } = await judged(exercise!.begun[language], language);
      expect(mended).toBe(false);
    }
  });
});
