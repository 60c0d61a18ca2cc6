import { describe, expect, test } from '@jest/globals';
import { lines, run } from '../command.js';

/** Processes that die where their order says so, as the command tells of them. */

/** As it was before it was broken into lines. */
const told = (stdout: string): string => stdout.replaceAll(/\s+/g, ' ');

const explored = async (act: string, ...more: string[]): Promise<string> => {
  const { stdout } = await run(['explore', 'crash-in-lock', '--act', act, ...more]);
  return told(stdout);
};

describe('explore', () => {
  test('tells who may die, who dies in which ending, and after which step', async () => {
    const text = await explored('trusts');
    expect(text).toContain('1 of 13 orders goes wrong');
    expect(text).toContain('In place of any of its steps, teller may die.');
    expect(text).toMatch(/1 8 % wrong teller dies: a 90, b 0, 1 × money is missing/);
    expect(text).toMatch(/2 15 % right a 90, b 10/);
    expect(text).toContain('teller dies after it updates a: 90 (SIGKILL). After it, no order');
    expect(text).toContain('0! is the death of 0, in place of its step');
  });

  test('tells it in Chinese', async () => {
    const text = (await explored('trusts', '--lang', 'zh')).replaceAll(' ', '');
    expect(text).toContain('teller可能在任何一步之前崩溃。');
    expect(text).toContain('teller崩溃；a90；b0；1×moneyismissing');
    expect(text).toContain('teller在更新a：90之后崩溃（SIGKILL）');
  });

  test('says how many may die where several may', async () => {
    const { stdout } = await run(['explore', 'two-phase-commit', '--act', 'waitsForEver']);
    expect(told(stdout)).toContain(
      'In place of any of its steps, coordinator, ann or bob may die; at most 1 in an order.',
    );
  });

  test('has every order carried out on real processes, deaths among them', async () => {
    const found = await run(['explore', 'crash-in-write', '--real', '--timeout', '600', '--json']);
    const real = lines(found).filter(({ type }) => type === 'rehearsal');
    expect(real.map(({ act, ok, orders }) => [act, ok, orders])).toEqual([
      ['inPlace', true, 12],
      ['whole', true, 10],
      ['removesFirst', true, 14],
      ['renames', true, 12],
    ]);
    expect(found.code).toBe(1);
  });
});

describe('run in an order', () => {
  const order = ['run', 'crash-in-lock', '--act', 'trusts', '--schedule', '000!1*4'];

  test('kills whom it says, and tells it once', async () => {
    const events = lines(await run([...order, '--json']));
    const ofTeller = events.filter(({ process }) => process === 'teller');
    expect(ofTeller.slice(-2)).toMatchObject([{ op: 'die' }, { op: 'exit', value: -9 }]);
    expect(events.at(-2)).toMatchObject({ ok: true, race: true });
    const { stdout, code } = await run(order);
    expect(stdout.match(/teller +(dies|is ended)/g)).toEqual(['teller    dies']);
    expect(told(stdout)).toContain(
      'WENT WRONG teller died at step 3 (SIGKILL), as the order says. The check at the end',
    );
    expect(code).toBe(0);
  });

  test('says so in Chinese', async () => {
    const { stdout } = await run([...order, '--lang', 'zh']);
    expect(told(stdout)).toContain('teller 按交错顺序在第 3 步崩溃（SIGKILL）。');
  });
});

test('without an order nobody dies', async () => {
  const { stdout, code } = await run(['run', 'crash-in-lock', '--act', 'trusts']);
  expect(stdout).toContain('This was 1 of 13 orders');
  expect([stdout.includes('SIGKILL'), code]).toEqual([false, 0]);
});

describe('play', () => {
  test('lets a process die that may, and none that may not', async () => {
    const input = '00\n0!\n1!\n0!\n1111\n';
    const { stdout } = await run(['play', 'crash-in-lock', '--act', 'trusts'], { input });
    expect(stdout).toContain('3  teller   dies (SIGKILL)');
    expect(stdout.match(/(teller|auditor) does not die there/g)).toEqual([
      'auditor does not die there',
      'teller does not die there',
    ]);
    expect(told(stdout)).toContain('YOU WIN teller dies: The check at the end (holds) failed');
  });

  test('goes on with the value that is chosen, and refuses one that is not there', async () => {
    const input = '0\n1:2\n1:1\n';
    const play = ['play', 'two-phase-commit', '--act', 'waitsForEver'];
    const { stdout } = await run(play, { input });
    expect(stdout).toContain('ann has no such value to choose there');
    expect(stdout).toContain('ann          puts no into votes');
  });
});
