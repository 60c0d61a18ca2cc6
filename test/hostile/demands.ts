import type { Seen } from './laboratory.js';

/** What must be so, whatever is given to the command. */

const CODES = new Set([0, 1, 2, 3, 4]);
const STACK = /(?:^|\\n) {4}at \S/m;
/** Everything that a terminal obeys, but for the end of a line. */
const OBEYED = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/u;

/** On a busy machine the time may be over before anything is found; that is a finding, too. */
const NOBODY_KNOWS = /NOT KNOWN|无法确定|"exitCode":4/;

/** Nothing when all is as it should be. */
export function wrongWith(
  args: readonly string[],
  { code, stdout, stderr, hung, touched }: Seen,
): string | null {
  if (hung) return 'it hangs, or has taken the process with it';
  if (code === null || !CODES.has(code)) return `exit code ${code}`;
  if (STACK.test(stdout) || STACK.test(stderr) || stdout.includes('"code":"BUG"')) return 'a stack';
  for (const written of [stdout, stderr]) {
    const strange = OBEYED.exec(written.slice(0, 200_000));
    if (strange) return `a raw ${JSON.stringify(strange[0])} at ${strange.index}`;
    if (written !== '' && !written.endsWith('\n')) return 'a line without its end';
  }
  const complaint = stderr.split('\n').at(-2) ?? '';
  const isTold = /^ipc-demo[:：]/.test(complaint) || (code === 4 && NOBODY_KNOWS.test(stdout));
  // What a program of the user's does and says until it is refused is its own affair.
  const isProgram = args.some((arg) => /^held-\d+\.mjs$/.test(arg));
  if (code >= 2 && (!isTold || (code < 4 && !isProgram && stderr.split('\n').length !== 2)))
    return 'not one line of complaint';
  if (stderr.length > 100_000) return 'a flood';
  if (args.includes('--json')) {
    const last = stdout.trimEnd().split('\n').map(parsed).at(-1);
    if (
      stdout !== '' &&
      args[0] !== 'help' &&
      !args.some(asksForText) &&
      !(last && (last as { exitCode?: number }).exitCode === code)
    )
      return 'no result in JSON';
  } else if (code === 2 && stdout !== '' && args[0] !== 'play' && !isProgram)
    return 'something was shown before the input was refused';
  if (touched.length > 0) return `touched ${touched.join(', ')}`;
  return null;
}

/** Help and the version are for people, `--json` or not; short options may stand in one word. */
function asksForText(arg: string): boolean {
  return /^--(help|version)$|^-[a-zA-Z]*[hV]/.test(arg);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
