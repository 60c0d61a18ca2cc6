import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { goneOn, moved, START } from '../../src/cli/stage/moves.js';
import { Interrupts } from '../../src/cli/shell/interrupts.js';
import { run } from '../command.js';
import { languages } from '../languages.js';

/** The keys of `--stage`, and where there is no stage. */

const acting = ['buyer-1', 'buyer-2', 'buyer-1', 'buyer-3'];
const processes = ['buyer-1', 'buyer-2', 'buyer-3'];
const press = (keys: readonly string[], from = START) =>
  keys.reduce((state, key) => moved(state, key, acting, processes)!, from);

describe('a key', () => {
  test('leads an event on, or back, and never beyond the ends', () => {
    expect(press([' ', '\x1b[C']).at).toBe(2);
    expect(press([' ', ' ', '\x7f']).at).toBe(1);
    expect(press(['\b', '\x1b[D']).at).toBe(0);
    expect(press(Array.from({ length: 9 }, () => ' ')).at).toBe(4);
  });

  test('that is a digit leads to the next event of that process, or says that there is none', () => {
    expect(press(['1']).at).toBe(1);
    expect(press(['1', '1']).at).toBe(3);
    expect(press(['3']).at).toBe(4);
    expect(press(['3', '2'])).toMatchObject({
      at: 4,
      note: { kind: 'nothing more', process: 'buyer-2' },
    });
    expect(press(['7'])).toMatchObject({ at: 0, note: { kind: 'no such', key: '7' } });
    const ten = Array.from({ length: 10 }, (_, index) => `buyer-${index + 1}`);
    expect(moved(START, '0', ['buyer-1', 'buyer-10'], ten)!.at).toBe(2);
  });

  test('lets it go by itself, until the end or another key; faster and slower within bounds', () => {
    const playing = press(['g', '+']);
    expect(playing).toMatchObject({ plays: true, pace: 500 });
    expect(goneOn(playing, 4)).toMatchObject({ at: 1, plays: true });
    expect(goneOn({ ...playing, at: 3 }, 4)).toMatchObject({ at: 4, plays: false });
    expect(press(['g', 'g']).plays).toBe(false);
    expect(press(['g', ' '])).toMatchObject({ at: 1, plays: false });
    expect(press(Array.from({ length: 20 }, () => '+')).pace).toBe(125);
    expect(press(Array.from({ length: 20 }, () => '-')).pace).toBe(8000);
  });

  test('that is none changes nothing, and q is the end', () => {
    expect(press(['x', '\x1b[A'])).toEqual(START);
    expect(moved(START, 'q', acting, processes)).toBeNull();
  });
});

test('what the user takes his time for does not count, and what comes after it does', async () => {
  const interrupts = new Interrupts(languages.en);
  interrupts.within(0.02);
  await interrupts.untimed(() => new Promise((resolve) => setTimeout(resolve, 100)));
  expect(interrupts.signal.aborted).toBe(false);
  await once(interrupts.signal, 'abort');
  expect(interrupts.signal.reason).toMatchObject({ code: 'TIMEOUT' });
});

describe('there is no stage', () => {
  test.each([
    ['where there is no terminal', ['--stage'], '--stage needs a terminal'],
    ['in Chinese', ['--stage', '--lang', 'zh'], '--stage 需要终端'],
    ['for programs', ['--stage', '--json'], '--stage and --json cannot be used together'],
    ['for many runs', ['--stage', '--repeat', '3'], '--stage and --repeat cannot be used together'],
  ])('%s: a sentence, and nothing is run', async (_, flags, sentence) => {
    for (const command of [
      ['ticket', '--nolock'],
      ['run', 'examples/bank.mjs'],
    ]) {
      const { code, stdout, stderr, left } = await run([...command, ...flags]);
      expect(stderr).toContain(sentence);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stdout).not.toContain('reads');
      expect([code, left]).toEqual([2, []]);
    }
  });

  test('for what shows no run', async () => {
    for (const command of ['explore ticket', 'play ticket', 'list', 'verify'])
      expect((await run([...command.split(' '), '--stage'])).stderr).toContain('--stage');
  });
});
