import { expect, test } from '@jest/globals';
import { complaintAbout, explorations, findingOf, Load, performances } from './load.js';

/** The short form; `node dist/bench/load.js 20 all` is the long one. */
const SHORT = /^(explore (ticket|.*bank.mjs)|ticket --lock|run .*polite|run .* --schedule 0110)$/;

const commands = [...explorations, ...performances].filter(({ args }) =>
  SHORT.test(args.join(' ')),
);

test('six busy processes change nothing that is found', async () => {
  const usual = await Promise.all(commands.map(findingOf));
  await using _ = await Load.begin();
  for (const [index, command] of commands.entries())
    expect(complaintAbout(command, usual[index]!, await findingOf(command))).toBeNull();
  expect(commands.length).toBe(5);
}, 300_000);
