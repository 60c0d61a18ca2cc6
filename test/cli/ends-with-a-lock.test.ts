import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as scenarios from '../fixtures/ends-with-a-lock.js';
import { type Finished, type Line, lines, run } from '../command.js';
import { fixture } from '../outside.js';
import { temporaryFolder } from '../temporary.js';

/** Who throws, or ends with a lock in hand: whatever command carries it out says the same of it. */

const FILE = fileURLToPath(fixture('ends-with-a-lock'));
const acts = Object.keys(scenarios);
const LABELS = [
  { lang: 'en', label: /^ +(WENT WRONG|DEADLOCK) / },
  { lang: 'zh', label: /^ +(出错了|死锁) / },
];
const ofAct = (found: Finished, type: string, name: string): Line =>
  lines(found).find((line) => line.type === type && line['act'] === name)!;

const saved = join(temporaryFolder(), 'saved.jsonl');
let [explored, ran, replayed]: Finished[] = [];
beforeAll(async () => {
  explored = await run(['explore', FILE, '--real', '--timeout', '600', '--json', '--save', saved]);
  ran = await run(['run', FILE, '--delay', '0', '--timeout', '600', '--json']);
  replayed = await run(['replay', saved, FILE, '--timeout', '600']);
});

describe.each(acts)('%s goes wrong', (act) => {
  test('in explore, and --real agrees', () => {
    expect(ofAct(explored!, 'verdict', act)).toMatchObject({ ok: false });
    expect(ofAct(explored!, 'rehearsal', act)).toMatchObject({ ok: true, complete: true });
  });

  test('in run, where it comes to that, and its order is told', () => {
    const { schedules, violations, deadlocks } = ofAct(explored!, 'exploration', act) as never;
    const { ok, race, schedule, message } = ofAct(ran!, 'verdict', act);
    expect(race).toBe(!ok);
    expect(typeof schedule).toBe(ok ? 'undefined' : 'string');
    expect([violations + deadlocks === schedules, ok]).not.toEqual([true, true]);
    expect(/throws|without|can go on/.test(String(message))).toBe(!ok);
  });

  test('in run --schedule, which ends with 0: it has come out as it must', async () => {
    const { witness } = ofAct(explored!, 'exploration', act);
    const order = ['run', FILE, '--act', act, '--schedule', String(witness)];
    const told = await run([...order, '--json']);
    expect(ofAct(told, 'verdict', act)).toMatchObject({ ok: true, race: true });
    expect(told.code).toBe(0);
    const { lang, label } = LABELS[acts.indexOf(act) % 2]!;
    expect((await run([...order, '--quiet', '--lang', lang])).stdout).toMatch(label);
  });
});

test.each([
  ['en', /YOU WIN +\S+ ends without releasing .* No order goes well/],
  ['zh', /你赢了 .*没有释放.*没有一种交错顺序有正确的结局/],
])('play says what went wrong, also where nothing could go well (%s)', async (lang, said) => {
  const { witness } = ofAct(explored!, 'exploration', 'ends');
  const args = ['play', FILE, '--act', 'ends', '--lang', lang];
  const { stdout } = await run(args, { input: `${String(witness)}\n` });
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(said);
});

test('a replay says of each what was said of it', () => {
  expect(replayed!.stdout.match(/^ +(WENT WRONG|DEADLOCK) /gm)).toHaveLength(acts.length);
  expect(replayed!.stdout).not.toContain('WENT WELL');
  expect(replayed!.code).toBe(0);
});

test('a run in its own order ends with that order, and with what all orders come to', async () => {
  const { stdout } = await run(['run', FILE, '--act', 'ends', '--delay', '0']);
  const told = stdout.replaceAll(/\\?\s+/g, ' ');
  expect(told).toMatch(/Every order of these 2 processes goes wrong/);
  expect(told).toMatch(/this order again npx ipc-demo run .* --schedule/);
  expect(told).toMatch(/every order npx ipc-demo explore/);
});
