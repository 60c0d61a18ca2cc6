import { loadAll } from '../src/demos/registry.js';
import { RealRuns } from '../src/run/real-runs.js';

/**
 * Does every act show what it promises, every time? Each act is run so often with its defaults, the
 * processes kept between the runs where that is possible. Usage: node dist/bench/promises.js
 * [times] [demo]. Exit code 1 when one did not.
 */

const [times = '100', only] = process.argv.slice(2);
let broken = 0;

for (const demo of await loadAll()) {
  if (only !== undefined && demo.name !== only) continue;
  const options = Object.fromEntries(
    Object.entries(demo.options).map(([name, { default: usual }]) => [name, usual]),
  );
  for (const act of demo.acts) {
    const began = performance.now();
    const realRuns = await RealRuns.open(demo, act, { options, runs: Number(times) });
    let [kept, last] = [0, ''];
    for (let time = 0; time < Number(times); time++) {
      const run = await realRuns.run(() => {});
      const verdict = act.judge(run);
      if (verdict.ok && run.deaths.length === 0) kept++;
      else last = JSON.stringify({ ...verdict.summary, deaths: run.deaths });
    }
    await realRuns.close();
    if (kept < Number(times)) broken++;
    console.log(
      `${demo.name.padEnd(10)}${act.name.padEnd(20)}${String(kept).padStart(6)} of ${times}   ${((performance.now() - began) / 1000).toFixed(1)} s${last && `   ${last}`}`,
    );
  }
}
process.exit(broken === 0 ? 0 : 1);
