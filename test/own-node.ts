import { spawnSync } from 'node:child_process';

/** In milliseconds; while it waits, the test runner's own limit cannot end it. */
const LONG = 1_200_000;

/**
 * What a function of our own comes to in a Node of its own: in the test runner's sandbox what
 * computes takes three times as long.
 * @param module exports the function of that name
 * @param args what it is given, and what it returns, must be JSON
 */
export function inOwnNode<T>(module: URL, name: string, ...args: readonly unknown[]): T {
  const program = `
    const { ${name}: compute } = await import(${JSON.stringify(module.href)});
    process.stdout.write(JSON.stringify(await compute(...${JSON.stringify(args)})));`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--enable-source-maps', '--input-type=module', '--eval', program],
    { encoding: 'utf8', maxBuffer: Infinity, timeout: LONG },
  );
  if (status !== 0 || stderr !== '')
    throw new Error(`${module.pathname} ends with ${status}: ${stderr}`);
  return JSON.parse(stdout) as T;
}
