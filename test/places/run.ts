import { commands } from './place.js';
import { places } from './places.js';
import { table, tryIn } from './table.js';

/**
 * The long form: every command in every place, Nodes and wine included, which are downloaded for
 * the time that it takes. With words of their names, some of the places.
 */

const asked = process.argv.slice(2);
const chosen = places.filter(
  ({ name }) => asked.length === 0 || asked.some((word) => name.includes(word)),
);
let [failed, skipped] = [0, 0];
for (const place of chosen) {
  const began = performance.now();
  const row = tryIn(place, Object.keys(commands));
  if (row.skipped !== null) skipped++;
  failed += row.faults.length;
  const came =
    row.skipped === null
      ? row.faults.length === 0
        ? 'as promised'
        : 'NOT as promised'
      : `SKIPPED: ${row.skipped}`;
  process.stderr.write(
    `${place.name}: ${came} (${((performance.now() - began) / 1000).toFixed(0)} s)\n${row.faults.map((one) => `  ${one}\n`).join('')}`,
  );
}
process.stdout.write(`${table(places)}\n`);
process.stderr.write(
  `${chosen.length - skipped} of ${chosen.length} places tried, ${failed} times not as promised\n`,
);
process.exitCode = failed > 0 ? 1 : 0;
