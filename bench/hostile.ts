import { tryMany } from '../test/hostile/try-many.js';

/** `node dist/bench/hostile.js [inputs] [seed]`: the long form of test/hostile. */
const inputs = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const began = performance.now();
console.log(`${inputs} hostile inputs, seed ${seed}`);
const codes = await tryMany(inputs, seed);
console.log(
  `nothing found in ${Math.round((performance.now() - began) / 1000)} s; exit codes: ${[...codes].map(([code, count]) => `${code}: ${count}`).join(', ')}`,
);
