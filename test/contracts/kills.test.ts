import { expect, test } from '@jest/globals';
import { arena } from '../../src/primitives/system/arena.js';
import { filesUnder } from '../../src/primitives/system/folder.js';
import { grounds } from '../kills/grounds.js';
import { Sweep } from '../kills/sweep.js';

/** The short form; `node dist/bench/kills.js 5000` is the long one. */
const SHORT = ['Lock', 'Barrier', 'Pipe, one who sends', 'Queue(1), one who gets'];

test('whoever is killed, at each operation in turn: the others go on, or are told', async () => {
  const sweeps = grounds
    .filter(({ name }) => SHORT.includes(name))
    .map(({ name, open }) => new Sweep(name, open));
  await Promise.all(sweeps.map((sweep) => sweep.everyPoint('SIGKILL', false, () => false)));
  await Promise.all(sweeps.map((sweep) => sweep.close()));
  const told = sweeps.map(({ tally }) => `${tally.name} ${tally.kills}`);
  const kills = sweeps.reduce((sum, { tally }) => sum + tally.kills, 0);
  process.stdout.write(`${kills} kills: ${told.join(', ')}\n`);
  expect(sweeps.flatMap(({ tally }) => tally.breaches)).toEqual([]);
  expect(filesUnder(arena().folder).filter((name) => /^(message|hand)-/.test(name))).toEqual([]);
  expect(sweeps.some(({ tally }) => tally.at.has('its own code'))).toBe(true);
}, 600_000);
