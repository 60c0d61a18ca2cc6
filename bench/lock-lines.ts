import { contendedAct } from '../test/contended-act.js';
import { contradictions } from '../test/lock-lines.js';

/**
 * Is every line about a lock true? The contended act is carried out so often, and each line is held
 * against what the lock itself says. Usage: node dist/bench/lock-lines.js [times]. Exit code 1 when
 * one is contradicted.
 */

const times = Number(process.argv[2] ?? 50);
let [told, wrong] = [0, 0];
for await (const { lines, events } of contendedAct(times)) {
  told += lines.filter((line) => /(waits for|acquires) the lock/.test(line)).length;
  const found = contradictions(lines, events);
  wrong += found.length;
  for (const one of found) console.log(one);
}
console.log(
  `${times} runs, ${told} lines about the lock, ${wrong} contradicted by the lock itself`,
);
process.exit(wrong === 0 ? 0 : 1);
