import { readFileSync } from 'node:fs';
import { fewFiles, localLanguage } from '../messages/before-all.js';

/** The sole owner of exit codes: below it everything returns or throws. */

/** So many open files are enough to load everything. */
const ENOUGH = 128;

const args = process.argv.slice(2);
const { runCommandLine: carryOut } = await import('./command-line.js').catch((error: unknown) => {
  const most = filesAllowed();
  if (most > ENOUGH) throw error;
  const message = fewFiles[args.includes('zh') ? 'zh' : localLanguage(process.env)](most);
  process.stderr.write(`${message}\n`);
  if (args.includes('--json'))
    process.stdout.write(
      `${JSON.stringify({ type: 'result', demo: null, ok: false, acts: 0, error: { code: 'ENVIRONMENT', message }, elapsedMs: 0, exitCode: 3 })}\n`,
    );
  return process.exit(3);
});
process.exit(await carryOut(args, version()));

function version(): string {
  const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/**
 * How many files this process may have open at once; with too few of them Node finds modules
 * missing, or cannot open them.
 */
function filesAllowed(): number {
  const { userLimits } = process.report.getReport() as unknown as {
    userLimits?: { open_files: { soft: number | 'unlimited' } };
  };
  return Number(userLimits?.open_files.soft ?? Infinity) || Infinity;
}
