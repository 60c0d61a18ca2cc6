import { readFileSync } from 'node:fs';

/** The sole owner of exit codes: below it everything returns or throws. */

/** Read from the package before anything else is loaded: it is asked for often, and is to be quick. */
function version(): string {
  const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 3)).write(`${version()}\n`);
} else {
  const { carryOut } = await import('./carry-out.js');
  process.exit(await carryOut(args));
}
