import { cells, nameOf, wrongIn } from '../test/orphans/cell.js';

/**
 * Every way in which a main process can end, with a child in every state: is it gone, too, and
 * nothing left?
 *
 *   node dist/bench/orphans.js [rounds]
 */

const rounds = Number(process.argv[2] ?? 1);
let breaches = 0;
for (let round = 0; round < rounds; round++)
  for (const cell of cells) {
    const wrong = await wrongIn(cell);
    for (const one of wrong) console.log(`BREACH ${nameOf(cell)}: ${one}`);
    breaches += wrong.length;
  }
console.log(`${rounds * cells.length} ends of a main process, ${breaches} breaches`);
process.exitCode = breaches > 0 ? 1 : 0;
