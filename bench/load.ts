import {
  complaintAbout,
  explorations,
  type Finding,
  findingOf,
  Load,
  performances,
} from '../test/load/load.js';

/**
 * Every command while six processes are busy: does it find what it finds otherwise?
 *
 *   node dist/bench/load.js 20               `explore` of every act and of the examples, 20 rounds
 *   node dist/bench/load.js 20 all           and every demonstration on real processes
 */

const rounds = Number(process.argv[2] ?? 20);
const commands = process.argv[3] === 'all' ? [...explorations, ...performances] : explorations;

const usual = new Map<string, Finding>();
for (const command of commands) usual.set(command.args.join(' '), await findingOf(command));
console.log(`usually: ${[...usual.values()].map(({ code }) => code).join(' ')}`);

const complaints: string[] = [];
let unknown = 0;
{
  await using _ = await Load.begin();
  for (let round = 1; round <= rounds; round++) {
    const began = performance.now();
    const codes: (number | null)[] = [];
    for (const command of commands) {
      const found = await findingOf(command);
      codes.push(found.code);
      if (found.code === 4) unknown++;
      const complaint = complaintAbout(command, usual.get(command.args.join(' '))!, found);
      if (complaint !== null) complaints.push(complaint);
      if (complaint !== null) console.log(complaint);
    }
    console.log(
      `round ${round} of ${rounds}: ${codes.join(' ')}  (${((performance.now() - began) / 1000).toFixed(0)} s)`,
    );
  }
}
console.log(
  `${rounds * commands.length} commands on a busy machine: ${complaints.length} wrong, ${unknown} not known`,
);
process.exitCode = complaints.length > 0 ? 1 : 0;
