import { describe, expect, test } from '@jest/globals';
import { crowds } from './crowd.js';
import { earlyPasses } from './passes.js';
import { type Happening, wrongWakeUps } from './wake-ups.js';

describe('how many were inside', () => {
  const visits = [
    { who: 1, from: 0, to: 10 },
    { who: 2, from: 10, to: 20 },
    { who: 3, from: 15, to: 30 },
  ];

  test('one after the other is nobody too many; one who comes before another has left is', () => {
    expect(crowds(visits.slice(0, 2), 1)).toEqual([]);
    expect(crowds(visits, 1)).toEqual(['2,3 were inside at the same time']);
    expect(crowds(visits, 2)).toEqual([]);
  });

  test('one who is never seen to leave stays inside', () => {
    const stays = [{ who: 0, from: 5, to: Infinity }, ...visits];
    expect(crowds(stays, 2)).toEqual(['0,2,3 were inside at the same time']);
  });
});

describe('who passed a barrier', () => {
  const passage = (who: number, came: number, passed: number | null, number: number) => ({
    who,
    came,
    passed,
    number,
  });
  const right = [passage(1, 0, 12, 0), passage(2, 5, 11, 1), passage(1, 13, 21, 1)];

  test('is right when all had come, and each had a number of its own', () => {
    expect(earlyPasses([...right, passage(2, 20, 22, 0)], 2)).toEqual([]);
  });

  test('is wrong when one passes before all have come', () => {
    expect(earlyPasses([...right, passage(2, 23, 24, 0)], 2)).toEqual([
      '1 passed when 3 had come, and not 4',
    ]);
  });

  test('is wrong when two have the same number', () => {
    expect(earlyPasses([passage(1, 0, 10, 0), passage(2, 1, 11, 0)], 2)).toEqual([
      'of the numbers 2,0 were given',
    ]);
  });

  test('one who died may have passed', () => {
    expect(earlyPasses([passage(1, 0, 10, 0), passage(2, 1, null, 0)], 2)).toEqual([]);
  });
});

describe('who was woken', () => {
  const on = (who: number, what: Happening['what'], count = 1): Happening => ({ who, what, count });
  const all = [on(1, 'waits'), on(2, 'waits'), on(3, 'notifies', Infinity)];

  test('is right when each is woken that was notified, in any order', () => {
    expect(wrongWakeUps([...all, on(2, 'is woken'), on(1, 'is woken')], [])).toEqual([]);
  });

  test('is wrong when one is not', () => {
    expect(wrongWakeUps([...all, on(2, 'is woken')], [])).toEqual(['1 was never woken']);
    expect(wrongWakeUps([...all, on(2, 'is woken')], [1])).toEqual([]);
  });

  test('is wrong when one is that was not', () => {
    const one = [on(1, 'waits'), on(2, 'waits'), on(3, 'notifies'), on(1, 'is woken')];
    expect(wrongWakeUps(one, [])).toEqual([]);
    expect(wrongWakeUps([...one, on(2, 'is woken')], [])).toEqual(['2 was woken by nobody']);
    // The first one may have been dead by then.
    expect(wrongWakeUps([...one.slice(0, 3), on(2, 'is woken')], [1])).toEqual([]);
  });

  test('what the dead did last may not have happened', () => {
    expect(wrongWakeUps(all, [3])).toEqual([]);
  });
});
