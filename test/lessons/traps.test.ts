import { expect, test } from '@jest/globals';
import { findAct, perform } from '../../src/cli/learn/perform.js';
import { traps } from '../../src/lessons/chapters/traps.js';
import type { TypedAct } from '../../src/lessons/lesson.js';
import { Taught } from './classroom.js';

test('who asks for a lock that is free is not said to have waited for it', async () => {
  const [{ see, happened }] = traps.rounds;
  const [ownLocks] = (see as { readonly run: readonly [TypedAct] }).run;
  const taught = new Taught('en');
  const { figures } = await taught.whileTold(async () =>
    perform(ownLocks, await findAct(ownLocks), taught.classroom),
  );
  expect(happened(figures as never).en).toContain('acquired 2 times, and waited for 0 times');
});
