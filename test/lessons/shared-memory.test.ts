import { expect, test } from '@jest/globals';
import { accountOf, findAct } from '../../src/cli/learn/perform.js';
import { sharedMemory } from '../../src/lessons/chapters/shared-memory.js';
import type { TypedAct } from '../../src/lessons/lesson.js';
import { Taught } from './classroom.js';

test('2 is the least that is left of three additions each, and there are 924 orders', async () => {
  const [, least] = sharedMemory.rounds;
  const [act] = (least!.see as { readonly run: readonly [TypedAct] }).run;
  const { exploration } = await accountOf(await findAct(act), new Taught('en').classroom);
  expect(exploration).toMatchObject({ complete: true, orders: 924n });
  const left = exploration.endings.map(({ ending }) => ending.shared['sold'] as number);
  expect(Math.min(...left)).toBe(2);
  expect(least!.happened({ expected: 6, actual: 2, lost: 4 } as never).en).toContain('924 orders');
});
