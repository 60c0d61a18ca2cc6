import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, median } from './figure.js';

/**
 * How long from nothing to the answer, and by how many states: `explore` beside Spin, on the same
 * programmes (bench/spin). Spin makes a checker, compiles it and runs it, for all errors and with
 * its partial order reduction; it counts no orders. Ours counts them, and takes buyers that are
 * alike for one another.
 */

// Seen from dist/bench.
const COMMAND = fileURLToPath(new URL('../../bin/ipc-demo.js', import.meta.url));
const MODELS = new URL('../../bench/spin/', import.meta.url);
const ROUNDS = 3;
/** The checker is stopped then. */
const LONGEST = 60_000;

interface Programme {
  readonly name: string;
  readonly model: string;
  readonly defines: readonly string[];
  readonly explored: readonly string[];
}

interface Answer {
  readonly ms: number;
  /** Null where it took too long. */
  readonly states: number | null;
}

const buyers = (lock: 'nolock' | 'lock', many: number): Programme => ({
  name: `${many} buyers, ${lock === 'lock' ? 'with' : 'without'} a lock`,
  model: `buyers-${lock}.pml`,
  defines: [`-DN=${many}`],
  explored: ['ticket', `--${lock}`, '--buyers', String(many)],
});

const increments = (many: number, times: number): Programme => ({
  name: `${many} × ${times} increments`,
  model: 'increments.pml',
  defines: [`-DN=${many}`, `-DTIMES=${times}`],
  explored: `memory --act counter-nolock --processes ${many} --increments ${times}`.split(' '),
});

const PROGRAMMES = [
  buyers('nolock', 6),
  buyers('nolock', 8),
  buyers('lock', 8),
  buyers('lock', 10),
  increments(2, 2),
  increments(4, 2),
];

export function spin(): Figure[] {
  const missing = ['spin -V', 'cc --version'].filter((command) => {
    const [name, ...args] = command.split(' ');
    return spawnSync(name!, args).status !== 0;
  });
  if (missing.length > 0) {
    process.stderr.write(`spin: left out, for this does not work here: ${missing.join(', ')}\n`);
    return [];
  }
  return PROGRAMMES.flatMap(figuresOf);
}

function figuresOf(programme: Programme): Figure[] {
  const rounds: { readonly mine: Answer; readonly theirs: Answer }[] = [];
  do rounds.push({ mine: ours(programme), theirs: theirs(programme) });
  while (rounds.length < ROUNDS && rounds.at(-1)!.theirs.states !== null);
  const last = rounds.at(-1)!;
  const isOver = last.theirs.states === null;
  return [
    {
      name: programme.name,
      unit: 'ms',
      ours: median(rounds.map(({ mine }) => mine.ms)),
      beside: {
        what: isOver ? 'and more, Spin' : 'Spin',
        value: median(rounds.map((round) => round.theirs.ms)),
        ratio: median(rounds.map((round) => round.mine.ms / round.theirs.ms)),
      },
      target: null,
    },
    {
      name: 'the same, states',
      unit: 'states',
      ours: last.mine.states!,
      beside:
        last.theirs.states === null
          ? null
          : {
              what: 'Spin',
              value: last.theirs.states,
              ratio: last.mine.states! / last.theirs.states,
            },
      target: null,
    },
  ];
}

function ours({ explored }: Programme): Answer {
  const began = performance.now();
  const stdout = run(process.execPath, [COMMAND, 'explore', ...explored, '--json']);
  const ms = performance.now() - began;
  return { ms, states: Number(/"states":(\d+)/.exec(stdout)![1]) };
}

function theirs({ name, model, defines }: Programme): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'ipc-demo-spin-'));
  try {
    const began = performance.now();
    run('spin', ['-a', ...defines, fileURLToPath(new URL(model, MODELS))], folder);
    run('cc', ['-w', '-O2', '-DSAFETY', '-o', 'pan', 'pan.c'], folder);
    // Past the first error (-c0), and no way is too long (-m).
    const checked = spawnSync('./pan', ['-c0', '-m100000'], {
      cwd: folder,
      encoding: 'utf8',
      timeout: LONGEST,
    });
    const ms = performance.now() - began;
    if (checked.signal !== null) return { ms, states: null };
    if (/not completed|too small/.test(checked.stdout)) throw new Error(checked.stdout);
    const [, errors] = /errors: (\d+)/.exec(checked.stdout)!;
    const goesWrong = !name.endsWith('with a lock');
    if (Number(errors) > 0 !== goesWrong) throw new Error(`Spin finds ${errors} errors in ${name}`);
    return { ms, states: Number(/(\d+) states, stored/.exec(checked.stdout)![1]) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(command: string, args: readonly string[], cwd?: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd });
  // 1: what is explored goes wrong, as it is meant to.
  if (status !== 0 && status !== 1)
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}
