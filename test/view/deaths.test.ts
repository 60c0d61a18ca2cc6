import { describe, expect, test } from '@jest/globals';
import { carryOutOrder } from '../../src/explore/one-order.js';
import { parseToken } from '../../src/explore/model/token.js';
import { type Given, lock, named, scenario, word } from '../../src/scenario/index.js';
import type { TraceEvent } from '../../src/trace/event.js';
import { drawLanes } from '../../src/view/lanes/picture.js';
import { Lines } from '../../src/view/lines.js';
import { createLook, type Look } from '../../src/view/look.js';
import { drawStory, turnText } from '../../src/view/story.js';
import { languages } from '../languages.js';

/** A process that dies as its order has it, wherever it is told. */

const shares = { n: word(), door: lock() };
const mortal = scenario({
  crash: ['p-1'],
  shares: () => shares,
  workers: () =>
    named('p', 2, async ({ n, door }: Given<typeof shares>) => {
      await n.add(1);
      await door.withLock(() => n.add(1));
    }),
  holds: () => true,
});
const processes = ['p-1', 'p-2'];

const eventsOf = async (token: string): Promise<readonly TraceEvent[]> =>
  (await carryOutOrder(mortal, {}, parseToken(token))).events;
const look = (language: keyof typeof languages): Look => createLook(languages[language], 100, 0);

describe('a death', () => {
  test.each([
    [
      '0!1111',
      'p-1 dies before its first step (SIGKILL).',
      'p-1 还没执行第一步就崩溃（SIGKILL）。',
    ],
    [
      '11110!',
      'Then p-1 dies before its first step',
      '然后，p-1 还没执行第一步就崩溃（SIGKILL）。',
    ],
    [
      '000!1111',
      'p-1 updates n: 1, acquires door and dies (SIGKILL).',
      '，获取 door，崩溃（SIGKILL）。',
    ],
    [
      '010!111',
      'Then p-1 dies after it updates n: 1 (SIGKILL).',
      'p-1 在更新 n：1 之后崩溃（SIGKILL）。',
    ],
  ])('in the order %s is told with the step after which it comes: %s', async (token, en, zh) => {
    const events = await eventsOf(token);
    expect(drawStory(look('en'), events).join('\n')).toContain(en);
    expect(drawStory(look('zh'), events).join('\n')).toContain(zh);
  });

  test('may be the point of no return', async () => {
    const events = await eventsOf('000!1111');
    expect(turnText(look('en'), events, 3, true)).toContain(
      'step 3: p-1 dies after it acquires door (SIGKILL).',
    );
    expect(turnText(look('zh'), events, 3, true)).toContain(
      '第 3 步：p-1 在获取 door 之后崩溃（SIGKILL）。',
    );
  });

  test('is a row of the picture, and a step that is counted', async () => {
    const events = await eventsOf('000!1111');
    const picture = drawLanes(look('en'), { events, processes, counts: true });
    expect(picture.filter((line) => /^ +\d/.test(line)).map((line) => line.trim())).toEqual([
      '1  update 1            1',
      '2  lock                1  1',
      '3  dies                1  1',
      '4            update 2  2  1',
      '5            lock      2  2',
      '6            update 3  3  2',
      '7            free      3  free',
    ]);
  });

  test('is told once: that the process has ended is no news then', async () => {
    const end: TraceEvent = { at: 1e9, process: 'p-1', pid: 1, op: 'exit', value: -9 };
    const lines = new Lines(look('en'), { processes, lives: false, named: true });
    const told = [...(await eventsOf('0!1111')), end].flatMap((event) => lines.draw([event]));
    expect(told.filter((line) => line.includes('SIGKILL'))).toEqual([
      '      1 ms  p-1       dies (SIGKILL)',
    ]);
    const picture = drawLanes(look('en'), {
      events: [...(await eventsOf('0!1111')), end],
      processes,
    });
    expect(picture.join('\n')).not.toContain(languages.en.lanes.killed);
  });
});
